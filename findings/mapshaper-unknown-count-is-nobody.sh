#!/usr/bin/env bash
# Counts that nobody knows, in the statistics of npm mapshaper 0.7.70, which makes maps from points and tables.
#
# A good guess: the mean of 12, 6 and a count that is `null` is 9, of the two that are known, as it is when the third
# record has no such field; and where all counts are unknown there is no mean.
# Seen: a `null`, or an empty cell of a CSV file in a column of numbers, is a zero for mean() and median(), so that they
# say 6, and 0 for events of which no count is known. For min() and max() it is no zero: min() says null, max() says 12.
# `-join calc=` and `-dissolve calc=`, which bring the events of a province onto its area, do the same without a word.
# A map of how many were killed on average in an event of each province shows too few, and "0" where nothing is known.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --ignore-scripts --silent --no-fund --no-audit mapshaper@0.7.70 >/dev/null 2>&1

cat >events.json <<'JSON'
[{"nulled": 12, "absent": 12}, {"nulled": null}, {"nulled": 6, "absent": 6}]
JSON
cat >events.csv <<'CSV'
province,killed
Kunar,12
Kunar,
Kunar,6
Ghor,
Ghor,
CSV
cat >provinces.csv <<'CSV'
province
Kunar
Ghor
CSV
calc='events = count(), avg = mean(killed), middle = median(killed), least = min(killed), most = max(killed)'
{
  npx --no-install mapshaper events.json -calc 'mean(nulled)' -calc 'mean(absent)' 2>&1
  npx --no-install mapshaper provinces.csv -join events.csv keys=province,province calc="$calc" \
    -o - format=json 2>/dev/null | sed 's/},/},\n/'
  echo
} | tee seen
diff - seen <<'EXPECTED'
[calc] mean(nulled):  6
[calc] mean(absent):  9
[{"province":"Kunar","events":3,"avg":6,"middle":6,"least":null,"most":12},
{"province":"Ghor","events":2,"avg":0,"middle":0,"least":null,"most":null}]
EXPECTED

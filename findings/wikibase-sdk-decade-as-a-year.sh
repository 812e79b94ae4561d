#!/usr/bin/env bash
# Wikidata's times below the precision of a day, by npm wikibase-sdk 11.6.6.
#
# A time of Wikidata has a text and a precision (11 day, 10 month, 9 year, 8 decade, 7 century) and a calendar model.
# A good guess: the "simple day" of a value leaves away what the precision does not cover. Seen: only zeros in the text
# and a first of January are left away; the precision is not asked. So a decade and a century are a year, a month whose text
# holds a day keeps that day, and a day of the Julian calendar (Q1985786) comes without a word as the same day.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
npm install --silent --no-audit --no-fund wikibase-sdk@11.6.6 >/dev/null

cat >node.mjs <<'NODE'
import { wikibaseTimeToSimpleDay } from "wikibase-sdk";

const [gregorian, julian] = ["Q1985727", "Q1985786"].map((id) => `http://www.wikidata.org/entity/${id}`);
for (const [name, time, precision, calendarmodel] of [
  ["day", "+2018-07-13T00:00:00Z", 11, gregorian],
  ["month", "+2018-07-00T00:00:00Z", 10, gregorian],
  ["month, text with a day", "+2018-07-13T00:00:00Z", 10, gregorian],
  ["decade", "+2010-00-00T00:00:00Z", 8, gregorian],
  ["century", "+1900-00-00T00:00:00Z", 7, gregorian],
  ["day, Julian", "+1582-10-04T00:00:00Z", 11, julian],
]) {
  console.log(`${name}:`, wikibaseTimeToSimpleDay({ time, precision, calendarmodel, timezone: 0, before: 0, after: 0 }));
}
NODE
node node.mjs | tee seen
diff - seen <<'EXPECTED'
day: 2018-07-13
month: 2018-07
month, text with a day: 2018-07-13
decade: 2010
century: 1900
day, Julian: 1582-10-04
EXPECTED

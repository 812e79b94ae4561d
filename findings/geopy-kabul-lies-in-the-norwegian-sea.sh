#!/usr/bin/env bash
# Degrees and minutes parted by spaces, by PyPI geopy 2.5.0 and npm geo-coordinates-parser 1.7.4.
#
# Gazetteers and reports write Kabul as "34 31 N 69 11 E". geopy documents that minutes carry a sign (' or m), with a
# space between degrees and minutes: "23 26m 22s N 23 27m 30s E".
# A good guess: geopy reads minutes without the sign too, since each number has its place before N or E, or it raises
# the ValueError that it has for an "unknown format".
# Seen: it reads the end of the text and forgets the rest, without an error. "34 31 N 69 11 E" is 69 degrees north and
# 11 degrees east, in the Norwegian Sea; with seconds it is 10 north and 42 east, in Ethiopia; with commas for decimal
# points it is 17 degrees west. The letters N and E in between do not stop it.
# An editor who fills in the places of events from such a list puts all of them on the map, and all of them elsewhere.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet geopy==2.5.0 2>/dev/null
npm install --silent --no-fund --no-audit geo-coordinates-parser@1.7.4 >/dev/null 2>&1

cat >places <<'TEXT'
34° 31' N 69° 11' E
34 31' N 69 11' E
34 31 N 69 11 E
N 34 31, E 69 11
34 31 30 N, 69 10 42 E
34,5253; 69,1783
TEXT
cat >python.py <<'PYTHON'
from geopy import Point

for line in open("places", encoding="utf-8"):
    point = Point(line.strip())
    print(line.strip(), "=", round(point.latitude, 4), round(point.longitude, 4))
PYTHON
cat >node.cjs <<'NODE'
const { convert } = require("geo-coordinates-parser");
const lines = require("fs").readFileSync("places", "utf-8").trim().split("\n");

for (const line of lines) {
  try {
    const place = convert(line, 4);
    console.log(line, "=", place.decimalLatitude, place.decimalLongitude);
  } catch (error) {
    console.log(line, "is refused");
  }
}
NODE
{ echo geopy; env/bin/python python.py 2>/dev/null; echo geo-coordinates-parser; node node.cjs; } | tee seen
diff - seen <<'EXPECTED'
geopy
34° 31' N 69° 11' E = 34.5167 69.1833
34 31' N 69 11' E = 34.5167 69.1833
34 31 N 69 11 E = 69.0 11.0
N 34 31, E 69 11 = 69.0 11.0
34 31 30 N, 69 10 42 E = 10.0 42.0
34,5253; 69,1783 = 69.0 -17.0
geo-coordinates-parser
34° 31' N 69° 11' E = 34.5167 69.1833
34 31' N 69 11' E = 34.5167 69.1833
34 31 N 69 11 E = 34.5167 69.1833
N 34 31, E 69 11 = 34.5167 69.1833
34 31 30 N, 69 10 42 E = 34.525 69.1783
34,5253; 69,1783 = 34.5253 69.1783
EXPECTED

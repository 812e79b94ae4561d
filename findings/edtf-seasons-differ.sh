#!/usr/bin/env bash
# EDTF 2018-24, "winter 2018", in three libraries that read EDTF.
#
# A good guess: programs that implement the same standard agree on the days a season may cover, or refuse to say.
# ISO 8601-2 leaves the months of a season open. Seen: Python edtf 5.0.2 ends the winter of 2018 with the year, so that
# it is December alone; npm edtf 4.11.1 counts quarters, October to December, and its summer begins in April; npm
# @edtf-ts/core 0.4.2 takes December to the next February. A day in January 2019 is in one winter of the three.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet edtf==5.0.2 2>/dev/null
npm install --silent --no-audit --no-fund edtf@4.11.1 @edtf-ts/core@0.4.2 >/dev/null

cat >python.py <<'PYTHON'
from edtf import parse_edtf

for text in ("2018-22", "2018-24"):
    season = parse_edtf(text)
    days = (season.lower_strict(), season.upper_strict())
    print("edtf.py", text, *("-".join(f"{part:02d}" for part in day[:3]) for day in days))
PYTHON
cat >node.mjs <<'NODE'
import edtf from "edtf";
import { parse } from "@edtf-ts/core";

const day = (value) => new Date(value).toISOString().slice(0, 10);
for (const text of ["2018-22", "2018-24"]) {
  const season = edtf(text);
  console.log("edtf.js", text, day(season.min), day(season.max));
}
for (const text of ["2018-22", "2018-24"]) {
  const season = parse(text).value;
  console.log("edtf-ts", text, day(season.min), day(season.max));
}
NODE
{ env/bin/python python.py; node node.mjs; } | tee seen
diff - seen <<'EXPECTED'
edtf.py 2018-22 2018-06-01 2018-08-31
edtf.py 2018-24 2018-12-01 2018-12-31
edtf.js 2018-22 2018-04-01 2018-06-30
edtf.js 2018-24 2018-10-01 2018-12-31
edtf-ts 2018-22 2018-06-01 2018-08-31
edtf-ts 2018-24 2018-12-01 2019-02-28
EXPECTED

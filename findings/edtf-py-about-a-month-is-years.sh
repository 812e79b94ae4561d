#!/usr/bin/env bash
# The fuzzy bounds of "about January 2018" in Python edtf 5.0.2.
#
# A good guess: what is approximate by its month is widened by months, as the sign is read by itself: 2004-?06 (the
# month alone is uncertain) becomes May to July 2004. Seen: 2018-01~ becomes December 2016 to February 2019, because a
# sign at the end also counts for the year, and the margins of both are added. "About January" lasts 27 months.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet edtf==5.0.2 2>/dev/null

cat >python.py <<'PYTHON'
from edtf import parse_edtf

for text in ("2004-?06", "2018-01~"):
    date = parse_edtf(text)
    days = (date.lower_fuzzy(), date.upper_fuzzy())
    print(text, *("-".join(f"{part:02d}" for part in day[:2]) for day in days))
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
2004-?06 2004-05 2004-07
2018-01~ 2016-12 2019-02
EXPECTED

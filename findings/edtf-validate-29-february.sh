#!/usr/bin/env bash
# Days that do not exist, held against PyPI edtf-validate 2.0.0.
#
# A good guess: a validator of EDTF that refuses 30 February and 31 April refuses 29 February 2019 too, since 2019 is no
# leap year. Seen: it accepts that day in every year, and a set that runs backwards, [2018..2016], while it refuses the
# span 2018/2017. A table that passed it can hold days that no calendar has.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet edtf-validate==2.0.0 2>/dev/null

cat >python.py <<'PYTHON'
from edtf_validate.valid_edtf import is_valid

for text in ("2018-02-30", "2018-04-31", "2019-02-29", "2018/2017", "[2018..2016]"):
    print(text, is_valid(text))
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
2018-02-30 False
2018-04-31 False
2019-02-29 True
2018/2017 False
[2018..2016] True
EXPECTED

#!/usr/bin/env bash
# A decade and a year of it, a month and a day of it, compared in PyPI undate 0.8.0, a library for uncertain dates.
#
# A good guess: 202X and 2021 cannot be ordered, since the unknown digit may be a 1: the comparison raises an error, as
# it does in undate for 2021 and 2021-08 ("Can't compare when one date falls within the other"), or is False both ways.
# Seen: dates of the same precision are not looked at so. 202X > 2021 and 2021 > 202X are both True, and no error is
# raised; 2021-08-XX is later than each day of August, and each day later than it, and a date is later than itself.
# `sorted` answers in the order it was given. A chronology that sorts with it, or asks for all events after a day, puts
# an event of unknown day on whichever side it asks about.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet undate==0.8.0 2>/dev/null

cat >python.py <<'PYTHON'
from undate import Undate


def later(one, other):
    try:
        return Undate.parse(one, "EDTF") > Undate.parse(other, "EDTF")
    except NotImplementedError:
        return "refused"


pairs = ("2020", "2021"), ("2021", "2021-08"), ("202X", "2021"), ("2021-08-XX", "2021-08-26"), ("202X", "202X")
for one, other in pairs:
    print(f"{one} > {other} {later(one, other)}, {other} > {one} {later(other, one)}")
for order in (("202X", "2021", "2005"), ("2021", "202X", "2005")):
    print("sorted", *sorted(Undate.parse(text, "EDTF") for text in order))
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
2020 > 2021 False, 2021 > 2020 True
2021 > 2021-08 refused, 2021-08 > 2021 refused
202X > 2021 True, 2021 > 202X True
2021-08-XX > 2021-08-26 True, 2021-08-26 > 2021-08-XX True
202X > 202X True, 202X > 202X True
sorted 2005 202X 2021
sorted 2005 2021 202X
EXPECTED

#!/usr/bin/env bash
# Dates of a list with HXL hashtags, normalised by libhxl 5.2.2 (`hxlclean --date` does it in a shell).
#
# A good guess: what is a date in ISO 8601 stays that date, a spreadsheet's number of a day becomes that day, and what
# cannot be said as one date is refused, as `mid-July 2018` and the thirteenth month are. Seen: any whole number above
# 2,200 is one of days since 1970, above 100,000 one of seconds. So 13 July 2018 in the basic form of ISO 8601 becomes a
# day of August 1970, and the number that a spreadsheet has for it (days since 30 December 1899) the same day of 2088. An
# interval becomes its first day, a day that the year does not have stays, and a day without a year gets this one. All
# of these count as dates (`is_date`), so that a filter or a schema lets them pass.
# It imports `six` and does not say that it needs it.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet libhxl==5.2.2 six==1.17.0 2>/dev/null

cat >python.py <<'PYTHON'
from datetime import date

import hxl
from hxl.datatypes import is_date, normalise_date

serial = (date(2018, 7, 13) - date(1899, 12, 30)).days
written = ["2018-07-13", "2018-07", "20180713", str(serial), "2018-07-13/2018-07-15", "2018-02-29"]
table = [["Date"], ["#date"], *([text] for text in written)]
cleaned = hxl.data(table).clean_data(date=["date"])
for text, row in zip(written, cleaned, strict=True):
    print(f"{text}: {row.values[0]}, {is_date(text)}")
print("without a year:", normalise_date("13 July") == f"{date.today().year}-07-13")
for text in ("mid-July 2018", "2018-13-07"):
    print(f"{text}: {is_date(text)}")
PYTHON
TZ=UTC env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
2018-07-13: 2018-07-13, True
2018-07: 2018-07, True
20180713: 1970-08-22, True
43294: 2088-07-13, True
2018-07-13/2018-07-15: 2018-07-13, True
2018-02-29: 2018-02-29, True
without a year: True
mid-July 2018: False
2018-13-07: False
EXPECTED

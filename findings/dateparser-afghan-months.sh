#!/usr/bin/env bash
# Afghan month names of the Solar Hijri calendar in dateparser 1.5.0.
#
# A good guess: its Jalali calendar, which reads the Iranian «۲۲ تیر ۱۳۹۷» as 13 July 2018, either knows the name that the
# same month bears in Afghanistan (سرطان, Saratan) or gives nothing. Seen: it gives a date whose month is that of the day
# on which the program runs, and says so only in `parts`, which lacks the month. A record read in March and in
# November has the event in different months.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet 'dateparser[calendars]==1.5.0' 2>/dev/null

cat >python.py <<'PYTHON'
from datetime import datetime

from dateparser.calendars.jalali import JalaliCalendar

for name, text in (("Iran", "۲۲ تیر ۱۳۹۷"), ("Afghanistan", "۲۲ سرطان ۱۳۹۷")):
    data = JalaliCalendar(text).get_date()
    is_july, is_now = (data.date_obj.month == month for month in (7, datetime.now().month))
    month = "July" if is_july and "month" in data.parts else "the running one" if is_now else "another"
    print(name, data.date_obj.year, "month:", month, "parts:", *data.parts)
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
Iran 2018 month: July parts: year month day
Afghanistan 2018 month: the running one parts: year day
EXPECTED

#!/usr/bin/env bash
# The publication date that htmldate 1.11.0 finds on a page that states a month, not a day.
#
# A good guess: for `article:published_time` of 2018-07 it gives nothing, or the first of the month as for a year alone.
# Seen: it gives the day of the month on which the program runs, so the same page has another date tomorrow.
# "Published July 2018" in the text is 1 January 2018: the month is lost. None of it is marked as less than exact.
# A source's date found in this way has to be held against the page before it stands in a record.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet htmldate==1.11.0 2>/dev/null

cat >python.py <<'PYTHON'
from datetime import datetime

from htmldate import find_date

PAGE = "<html><head><title>T</title>{}</head><body><p>{}</p></body></html>"
META = '<meta property="article:published_time" content="{}">'
for name, head, body in (
    ("a day, in the head", META.format("2018-07-13"), "Text"),
    ("a month, in the head", META.format("2018-07"), "Text"),
    ("a month, in <time>", "", '<time datetime="2018-07">July 2018</time>'),
    ("a month, in words", "", "Published July 2018"),
    ("a year, in the head", META.format("2018"), "Text"),
):
    # The last day of July is 31, so the running day of any month is possible in it.
    found = find_date(PAGE.format(head, body), original_date=True)
    running = f"2018-07-{datetime.now().day:02}"
    print(f"{name}:", "2018-07 with today's day" if found == running and "month" in name else found)
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
a day, in the head: 2018-07-13
a month, in the head: 2018-07 with today's day
a month, in <time>: 2018-07 with today's day
a month, in words: 2018-01-01
a year, in the head: 2018-01-01
EXPECTED

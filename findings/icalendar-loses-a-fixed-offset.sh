#!/usr/bin/env bash
# A time with a fixed offset from UTC in icalendar 7.3.2, written and read back.
#
# Python's own `timezone(timedelta(hours=4, minutes=30))` is the offset of a report that says "17:50 local time".
# A good guess: the time is written in UTC, or with a VTIMEZONE, and is the same moment when it is read.
# Seen: it is written with TZID="UTC+04:30" and no VTIMEZONE of that name, and read back as a time without any zone.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet icalendar==7.3.2 2>/dev/null

cat >round.py <<'PYTHON'
from datetime import UTC, datetime, timedelta, timezone

from icalendar import Calendar, Event

kabul = timezone(timedelta(hours=4, minutes=30))
for zone in (kabul, UTC):
    calendar, event = Calendar(), Event()
    event.add("dtstart", datetime(2017, 8, 3, 17, 50, tzinfo=zone))
    calendar.add_component(event)
    written = calendar.to_ical()
    (line,) = [line for line in written.decode().splitlines() if line.startswith("DTSTART")]
    (read,) = Calendar.from_ical(written).walk("VEVENT")
    print(line, "VTIMEZONE" in written.decode(), read["dtstart"].dt.isoformat())
PYTHON
env/bin/python round.py | tee seen
diff - seen <<'EXPECTED'
DTSTART;TZID="UTC+04:30":20170803T175000 False 2017-08-03T17:50:00
DTSTART:20170803T175000Z False 2017-08-03T17:50:00+00:00
EXPECTED

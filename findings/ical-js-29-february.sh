#!/usr/bin/env bash
# A yearly event of 29 February in npm ical.js 2.2.1, beside python-dateutil 2.9.0.post0 and rrule 2.8.1 (npm).
#
# RFC 5545, 3.3.10: a recurrence on a date that does not exist "MUST be ignored and MUST NOT be counted".
# A good guess: `FREQ=YEARLY` from 29 February 2016 comes round in 2020 and 2024.
# Seen: ical.js, which Thunderbird uses, has it on 1 March 2017 and on every 1 March after it.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet python-dateutil==2.9.0.post0 2>/dev/null
npm install --silent --no-audit --no-fund ical.js@2.2.1 rrule@2.8.1 >/dev/null

cat >node.cjs <<'NODE'
const module_ = require("ical.js");
const ICAL = module_.default ?? module_;
const { RRule } = require("rrule");

const lines = ["BEGIN:VEVENT", "DTSTART;VALUE=DATE:20160229", "RRULE:FREQ=YEARLY;COUNT=3", "END:VEVENT"];
const days = new ICAL.Event(new ICAL.Component(ICAL.parse(lines.join("\r\n")))).iterator();
console.log("ical.js", [days.next(), days.next(), days.next()].join(" "));
const rule = new RRule({ freq: RRule.YEARLY, count: 3, dtstart: new Date(Date.UTC(2016, 1, 29)) });
console.log("rrule", rule.all().map((day) => day.toISOString().slice(0, 10)).join(" "));
NODE
cat >python.py <<'PYTHON'
from datetime import datetime

from dateutil.rrule import rrulestr

print("dateutil", *(f"{day:%Y-%m-%d}" for day in rrulestr("FREQ=YEARLY;COUNT=3", dtstart=datetime(2016, 2, 29))))
PYTHON
{ node node.cjs; env/bin/python python.py; } | tee seen
diff - seen <<'EXPECTED'
ical.js 2016-02-29 2017-03-01 2018-03-01
rrule 2016-02-29 2020-02-29 2024-02-29
dateutil 2016-02-29 2020-02-29 2024-02-29
EXPECTED

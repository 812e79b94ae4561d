#!/usr/bin/env bash
# The first day of Solar Hijri years in four libraries of Python, beside ICU's calendar in Node.
#
# A good guess: programs that turn dates of Iran and Afghanistan into Gregorian ones agree, at least on years that somebody
# alive has written. The year begins at the spring equinox: on the day itself if that comes before noon in Tehran, else on
# the next. Seen: khayyam 3.0.17, the newest, begins 1404 on 20 March 2025 (equinox: 12:31), so that each of its dates of
# that year is a day early; jdatetime 6.1.1, persiantools 6.2.0, convertdate 2.5.1 and ICU begin it on the 21st. And
# convertdate begins 1271 on 21 March 1892 (equinox: 06:51), a day after all others, as it does four other years before
# 1280. None of them says so.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet khayyam==3.0.17 jdatetime==6.1.1 persiantools==6.2.0 convertdate==2.5.1 2>/dev/null

cat >python.py <<'PYTHON'
from datetime import date

import jdatetime
import khayyam
from convertdate import persian
from persiantools.jdatetime import JalaliDate

FIRST_DAYS = {
    "khayyam": lambda year: khayyam.JalaliDate(year, 1, 1).todate(),
    "jdatetime": lambda year: jdatetime.date(year, 1, 1).togregorian(),
    "persiantools": lambda year: JalaliDate(year, 1, 1).to_gregorian(),
    "convertdate": lambda year: date(*persian.to_gregorian(year, 1, 1)),
}
for name, first_day in FIRST_DAYS.items():
    print(name, *(f"{year}: {first_day(year)}" for year in (1271, 1403, 1404, 1405)))
PYTHON
cat >node.mjs <<'NODE'
const persian = new Intl.DateTimeFormat("en-u-ca-persian", { year: "numeric", month: "numeric", day: "numeric", timeZone: "UTC" });
const days = [[1271, 1892], [1403, 2024], [1404, 2025], [1405, 2026]].map(([year, ours]) => {
  const day = [19, 20, 21, 22].find((at) => persian.format(new Date(Date.UTC(ours, 2, at))).startsWith(`1/1/${year}`));
  return `${year}: ${ours}-03-${day}`;
});
console.log("ICU", ...days);
NODE
{ env/bin/python python.py; node node.mjs; } | tee seen
diff - seen <<'EXPECTED'
khayyam 1271: 1892-03-20 1403: 2024-03-20 1404: 2025-03-20 1405: 2026-03-21
jdatetime 1271: 1892-03-20 1403: 2024-03-20 1404: 2025-03-21 1405: 2026-03-21
persiantools 1271: 1892-03-20 1403: 2024-03-20 1404: 2025-03-21 1405: 2026-03-21
convertdate 1271: 1892-03-21 1403: 2024-03-20 1404: 2025-03-21 1405: 2026-03-21
ICU 1271: 1892-03-20 1403: 2024-03-20 1404: 2025-03-21 1405: 2026-03-21
EXPECTED

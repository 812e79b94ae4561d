#!/usr/bin/env bash
# Two months of one year in Dari, Persian, Pashto and Arabic, by PyPI Babel 2.16.0 and by the ICU inside Node.js.
#
# A good guess: `format_interval` of August and September 2021 names August and September in every language it knows.
# Seen: in Dari and Persian it says "August to August 2021". UTS #35 (Dates, intervalFormats) parts the pattern of the
# language before its first repeated field and adds: "standalone fields and format fields are considered equivalent".
# Babel takes the `LLLL` and the `MMMM` of "LLLL تا MMMM y" for two fields, finds no repeat and writes the first date
# alone, twice. The ICU inside Node.js has the same pattern and is right. PyPI babel-edtf 1.2.2, which hands EDTF to
# Babel, says "January to January 2021" for 2021/2021-08. Readers of Dari pages are told that an event of two months
# took one; the English and Pashto pages beside them are right.
set -euo pipefail
export TZ=UTC
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet babel==2.16.0 babel-edtf==1.2.2 2>/dev/null

cat >python.py <<'PYTHON'
from datetime import date

from babel.dates import format_interval
from babel_edtf import format_edtf

months = date(2021, 8, 1), date(2021, 9, 1)
for locale in ("fa_AF", "fa", "ps", "ar", "en"):
    print("babel", locale, format_interval(*months, "yMMMM", locale=locale).replace("\u2009", " "))
print("babel", "fa_AF", format_interval(date(2021, 8, 1), date(2022, 1, 1), "yMMMM", locale="fa_AF"))
print("babel-edtf", "fa_AF", format_edtf("2021-08/2021-09", "long", locale="fa_AF"))
print("babel-edtf", "fa_AF", format_edtf("2021/2021-08", "long", locale="fa_AF"))
PYTHON
cat >node.mjs <<'NODE'
const dari = "fa-AF-u-ca-gregory-nu-latn";
const months = new Intl.DateTimeFormat(dari, { year: "numeric", month: "long", timeZone: "UTC" });
console.log("icu", "fa_AF", months.formatRange(new Date("2021-08-01"), new Date("2021-09-01")));
NODE
{ env/bin/python python.py; node node.mjs; } | tee seen
diff - seen <<'EXPECTED'
babel fa_AF اگست تا اگست 2021
babel fa اوت تا اوت 2021
babel ps 2021 اګست–سېپتمبر
babel ar أغسطس – سبتمبر، 2021
babel en August – September 2021
babel fa_AF اگست 2021 تا جنوری 2022
babel-edtf fa_AF اگست تا اگست 2021
babel-edtf fa_AF جنوری تا جنوری 2021
icu fa_AF اگست تا سپتمبر 2021
EXPECTED

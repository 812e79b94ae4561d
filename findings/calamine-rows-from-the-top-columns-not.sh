#!/usr/bin/env bash
# A sheet whose cells begin in its third row and second column, in python-calamine 0.9.1.
#
# A good guess: the two ways to read a sheet, `to_python()` and `iter_rows()`, give the same rows, either all from the
# first cell on or both from the first one that is filled. Seen: `to_python()` leaves out empty rows and columns at the
# beginning, and `iter_rows()` leaves out the columns and keeps the rows. A program that goes from one to the other to
# save memory cites each row by another number, and one that adds `start` to what `iter_rows()` counts is wrong by as much.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet python-calamine==0.9.1 XlsxWriter==3.3.1 2>/dev/null

cat >python.py <<'PYTHON'
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

with Workbook("sheet.xlsx") as workbook:
    sheet = workbook.add_worksheet()
    sheet.write("B3", "Date")
    sheet.write("B4", "2031-07-13")

sheet = CalamineWorkbook.from_path("sheet.xlsx").get_sheet_by_index(0)
print("start:", sheet.start)
print("to_python:", sheet.to_python())
print("iter_rows:", list(sheet.iter_rows()))
print("to_python, all:", sheet.to_python(skip_empty_area=False))
PYTHON
env/bin/python python.py | tee seen
diff - seen <<'EXPECTED'
start: (2, 1)
to_python: [['Date'], ['2031-07-13']]
iter_rows: [[''], [''], ['Date'], ['2031-07-13']]
to_python, all: [['', ''], ['', ''], ['', 'Date'], ['', '2031-07-13']]
EXPECTED

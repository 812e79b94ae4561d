"""Spreadsheets (xlsx, ods, xls) as grids: values by calamine, and beside them what it drops.

Calamine gives an error as an empty cell and a formula that was never calculated as nothing or 0; it says nothing of
hidden rows, comments, struck text and the addresses of links. These are looked for in the parts of the file. An xls
file cannot be looked into like this, and its report says so.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from build_scripts.contribute.importing.beside import Beside
from build_scripts.contribute.importing.cells import Cell, Fault, Grid, Row, TableError
from build_scripts.contribute.importing.ods_parts import read_ods
from build_scripts.contribute.importing.xlsx_parts import read_xlsx

OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
LARGEST = 1 << 29
"""Bytes that the parts of a file may have together when they are unpacked."""
_PROTECTED = "{} is protected by a password: open it, save a copy without one, and import that"
_BROKEN = "{} cannot be read as a spreadsheet ({}): open it in its program and save it as .xlsx"
_FIRST_SURE_DAY = date(1900, 3, 1)  # before it programs disagree by a day
Values = Sequence[Sequence[Cell]]
_XLS = "an .xls file does not show which rows are hidden, and its errors look like empty cells: save it as .xlsx"


def read_workbook(name: str, data: bytes) -> list[Grid]:
    """Return the sheets of a spreadsheet that are not hidden, in their order; empty ones too.

    :raises TableError: when it is protected, broken, too large, or of another kind.
    """
    if data.startswith(OLE) and _ENCRYPTED in data:
        raise TableError(_PROTECTED.format(name))
    try:
        beside = {} if data.startswith(OLE) else _read_parts(name, data)
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            hidden = {s.name for s in workbook.sheets_metadata if s.visible != SheetVisibleEnum.Visible}
            grids = [
                _grid(workbook.get_sheet_by_name(sheet), beside.get(sheet))
                for sheet in workbook.sheet_names
                if sheet not in hidden
            ]
    except PasswordError as error:
        raise TableError(_PROTECTED.format(name)) from error
    except (CalamineError, zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError) as error:
        raise TableError(_BROKEN.format(name, " ".join(str(error).split()) or type(error).__name__)) from error
    if hidden and grids:
        grids[0] = replace(grids[0], aside={**grids[0].aside, "hidden sheets": len(hidden)})
    return grids


def _read_parts(name: str, data: bytes) -> dict[str, Beside]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        if sum(part.file_size for part in parts.infolist()) > LARGEST:
            raise TableError(f"{name} is larger than {LARGEST >> 20} MiB when it is unpacked: split it")
        if any(part.flag_bits & 1 for part in parts.infolist()):
            raise TableError(_PROTECTED.format(name))
        if parts.testzip():  # what a part claims to have is what it has, so nothing else unpacks more
            raise zipfile.BadZipFile("a part of it is damaged")
        names = set(parts.namelist())
        if "xl/workbook.xml" in names:
            return read_xlsx(parts)
        if "content.xml" in names:
            if b"manifest:encryption-data" in parts.read("META-INF/manifest.xml"):
                raise TableError(_PROTECTED.format(name))
            return read_ods(parts)
    raise TableError(f"{name} is no spreadsheet that can be read here: save it as .xlsx, .ods or .csv")


def _grid(sheet: CalamineSheet, beside: Beside | None) -> Grid:
    values = sheet.to_python(skip_empty_area=False)
    if beside is None:
        return Grid(sheet.name, lambda: _plain(values), doubt=_XLS)

    def rows() -> Iterator[Row]:
        inside = {(r, c): (top, left) for top, left, bottom, right in beside.merged
                  for r in range(top, bottom + 1) for c in range(left, right + 1)}  # fmt: skip
        for at, row in enumerate(values):
            if at not in beside.hidden:
                cells = [_value(beside.cells.get((at, c), cell)) for c, cell in enumerate(row)]
                if inside:
                    cells = [_merged(values, beside, inside.get((at, c)), cell) for c, cell in enumerate(cells)]
                yield Row(at + 1, cells)

    hidden = sum(any(cell != "" for cell in values[row]) for row in beside.hidden if row < len(values))
    aside = {"hidden rows": hidden, "comments": beside.comments}
    return Grid(sheet.name, rows, beside.addresses, {what: n for what, n in aside.items() if n}, beside.merged)


def _plain(values: Values) -> Iterator[Row]:
    yield from (Row(at + 1, [_value(cell) for cell in row]) for at, row in enumerate(values))


def _merged(values: Values, beside: Beside, first: tuple[int, int] | None, cell: Cell) -> Cell:
    """Return a cell; one that was merged with others has what the first of them says."""
    if first is None or cell is not None:
        return cell
    row, column = first
    value = values[row][column] if row < len(values) and column < len(values[row]) else None
    return _value(beside.cells.get(first, value))


def _value(cell: Cell) -> Cell:
    """Return a cell without what calamine writes for an empty one; a day on which programs disagree as a fault."""
    if cell == "" and isinstance(cell, str):
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, date) and (cell.date() if isinstance(cell, datetime) else cell) < _FIRST_SURE_DAY:
        return Fault("unsure-day", cell.isoformat())
    return cell

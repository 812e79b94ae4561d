"""Rows that stay out, as a file of the form of the table: to be mended there, and imported with the same map.

Behind the columns of the table stand the reason, the rule, the number of the row in the first file, by which it is
cited, and the entry that it was to correct. An xls or ods file becomes xlsx.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from build_scripts.contribute.importing.cells import Cell, Table, cell_text
from build_scripts.contribute.importing.json_tables import LATITUDE, LONGITUDE
from build_scripts.contribute.importing.plan import Outcome
from build_scripts.contribute.importing.table_rows import MARKS, shown_cell
from build_scripts.contribute.importing.text_tables import SEPARATORS

ENDINGS = {"text": ".csv", "sheet": ".xlsx", "json": ".json", "geojson": ".geojson"}
_FORMATS = {datetime: "yyyy-mm-dd hh:mm", date: "yyyy-mm-dd", time: "hh:mm", timedelta: "[h]:mm"}


def write_rejects(table: Table, outcomes: Iterable[Outcome]) -> bytes:
    """Return the file of the rows that stay out."""
    columns = [column for column in table.columns if column not in MARKS]
    at = [table.columns.index(column) for column in columns]
    rows = [
        ([one.row.cells[n] if n < len(one.row.cells) else None for n in at], _marks(table, one)) for one in outcomes
    ]
    if table.form == "text":
        return _as_text(table, columns, rows)
    if table.form == "sheet":
        return _as_sheet(table, columns, rows)
    return _as_json(table, columns, rows)


def _marks(table: Table, outcome: Outcome) -> list[str]:
    number = str(outcome.row.number)
    if MARKS[2] in table.columns:
        at = list(table.columns).index(MARKS[2])
        number = (cell_text(outcome.row.cells[at]) if at < len(outcome.row.cells) else "") or number
    why = outcome.why
    return [why.reason if why else "", why.rule if why else "", number, outcome.entry]


Rows = Sequence[tuple[Sequence[Cell], Sequence[str]]]


def _as_text(table: Table, columns: Sequence[str], rows: Rows) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=SEPARATORS[str(table.settings["separator"])], lineterminator="\n")
    for _ in range(_heads_at(table) - 1):
        text.write("\n")
    writer.writerow((*columns, *MARKS))
    writer.writerows([*map(shown_cell, cells), *marks] for cells, marks in rows)
    return text.getvalue().encode(str(table.settings["encoding"]), "replace")


def _heads_at(table: Table) -> int:
    """Return the number of the row below which the rows stand, so that the map fits this file too."""
    head = table.settings.get("head", "1")
    last = head[-1] if isinstance(head, list) else head
    return int(last) if last.isdecimal() else 1


def _as_sheet(table: Table, columns: Sequence[str], rows: Rows) -> bytes:
    import xlsxwriter  # which few imports need

    data = io.BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(data, options) as workbook:
        sheet = workbook.add_worksheet(str(table.settings["sheet"])[:31])
        formats = {kind: workbook.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        first = _heads_at(table)
        for column, name in enumerate((*columns, *MARKS)):
            sheet.write_string(first - 1, column, name)
        for number, (cells, marks) in enumerate(rows, first):
            for column, cell in enumerate((*cells, *marks)):
                if cell is not None and cell != "":
                    _write_cell(sheet, number, column, cell, formats)
    return data.getvalue()


def _write_cell(sheet: Any, row: int, column: int, cell: Cell, formats: dict[type, Any]) -> None:
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    elif type(cell) in formats:
        sheet.write_datetime(row, column, cell, formats[type(cell)])
    else:
        sheet.write_string(row, column, str(shown_cell(cell)))


def _as_json(table: Table, columns: Sequence[str], rows: Rows) -> bytes:
    objects: list[Any] = []
    for cells, marks in rows:
        named = dict(zip(columns, map(_plain, cells), strict=True))
        marked = dict(zip(MARKS, marks, strict=True))
        if table.form == "geojson":
            lon, lat = named.pop(LONGITUDE, None), named.pop(LATITUDE, None)
            shape = {"type": "Point", "coordinates": [lon, lat]} if lon is not None and lat is not None else None
            objects.append({"type": "Feature", "geometry": shape, "properties": {**named, **marked}})
        else:
            objects.append({**named, **marked})
    tree: Any = objects
    for key in reversed(str(table.settings.get("at", "")).split(".")):
        tree = {key: tree} if key else tree
    if table.form == "geojson":
        tree = {"type": "FeatureCollection", **tree}
    return f"{json.dumps(tree, ensure_ascii=False, indent=1)}\n".encode()


def _plain(cell: Cell) -> str | int | float | bool | None:
    return cell if isinstance(cell, str | int | float | bool) or cell is None else shown_cell(cell)

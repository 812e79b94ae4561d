"""Cells as CSV, JSON and SQLite have them.

Spreadsheets run what begins like a formula. In CSV such text gets an apostrophe before it; so does text that has
apostrophes and then such a sign, so that taking one away from either gives what was there. Numbers in text are no
formulas. JSON and SQLite have every text as it is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from build_scripts.exports.data.columns import Row, Table, Type

SEPARATOR = ";"
_BEGINS = frozenset("'=+-@\t\r\n＝＋－＠")
_FORMULA = re.compile(r"'*[=+\-@\t\r\n＝＋－＠]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?")
_DEFUSED = re.compile(r"'+[=+\-@\t\r\n＝＋－＠]")


def defused(text: str) -> str:
    """Return text that no spreadsheet takes for a formula."""
    if not _FORMULA.match(text) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def undefused(text: str) -> str:
    """Return what `defused` was given."""
    return text[1:] if _DEFUSED.match(text) else text


def _csv_text(cell: Any) -> Any:
    return defused(cell) if cell and cell[0] in _BEGINS else cell


def _csv_list(cell: Any) -> Any:
    return defused(SEPARATOR.join(cell)) if cell else None


def _csv_boolean(cell: Any) -> Any:
    return None if cell is None else "true" if cell else "false"


_CSV: Mapping[Type, Callable[[Any], Any]] = {"text": _csv_text, "list": _csv_list, "boolean": _csv_boolean}


def csv_rows(table: Table[Any], rows: Iterable[Row]) -> list[list[Any]]:
    """Return rows as `csv.writer` writes them, to which None is an empty cell."""
    return _converted(table, rows, _CSV)


_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def json_row(table: Table[Any], row: Row) -> str:
    """Return a row as an object of JSON, with every column."""
    return _encode(dict(zip(table.header, row, strict=True)))


def _sql_list(cell: Any) -> Any:
    return _encode(cell) if cell else None


def sql_rows(table: Table[Any], rows: Iterable[Row]) -> list[list[Any]]:
    """Return rows as SQLite holds them; a list is an array of JSON."""
    return _converted(table, rows, {"list": _sql_list})


def _converted(table: Table[Any], rows: Iterable[Row], to: Mapping[Type, Callable[[Any], Any]]) -> list[list[Any]]:
    """Return rows in which the cells of some types are converted; most cells need nothing, and cost nothing."""
    conversions = [(at, to[column.type]) for at, column in enumerate(table.columns) if column.type in to]
    converted: list[list[Any]] = [list(row) for row in rows]
    for cells in converted:
        for at, convert in conversions:
            cells[at] = convert(cells[at])
    return converted

"""What a program read from the CSV of a table, held against its JSON; the suite holds that against the record."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time
from typing import Any

from build_scripts.exports.data.cells import undefused
from build_scripts.exports.data.tables import TABLES
from tests.readers.published import Published
from tests.readers.reading import Reading


def compare(published: Published, name: str, header: Sequence[str], rows: Iterable[Sequence[Any]]) -> Reading:
    """Return whether rows are those of the table; text that was read as another type, and says the same, is named."""
    artifact = f"data/{name}.csv"
    listed = json.loads((published.site / f"data/{name}.json").read_text("utf-8"))
    wanted = [list(row.values()) for row in listed]
    read = [list(row) for row in rows]
    columns = [column.name for table in TABLES if table.name == name for column in table.columns]
    if list(header) != columns or len(read) != len(wanted):
        return Reading(artifact, f"{len(read)} rows of {len(wanted)}, columns {list(header)}", is_right=False)
    retyped: set[str] = set()
    for number, (got, expected) in enumerate(zip(read, wanted, strict=True), 1):
        for column, cell, value in zip(columns, got, expected, strict=True):
            if not _is_same(cell, value):
                return Reading(artifact, f"row {number}, {column}: {cell!r} for {value!r}", is_right=False)
            if isinstance(value, str) and not isinstance(cell, str | date):
                retyped.add(column)
    others = f"; text read as another type: {', '.join(sorted(retyped))}" if retyped else ""
    return Reading(artifact, f"{len(read)} rows, all cells the same{others}")


def tables(published: Published) -> Iterator[tuple[str, str]]:
    """Yield the name of each table and the path of its CSV."""
    return ((table.name, str(published.site / f"data/{table.name}.csv")) for table in TABLES)


def _is_same(cell: Any, value: Any) -> bool:
    """Check whether a cell says what JSON has: whatever a program has for nothing is nothing, a list is one text."""
    if value is None or value == []:
        return cell is None or str(cell) in ("", "nan", "NaT", "<NA>")
    if isinstance(value, list):
        value = ";".join(value)
    if isinstance(cell, str):
        return bool(undefused(cell) == value)
    if isinstance(value, str):
        return _as_text(cell, value)
    return bool(cell == value) if isinstance(value, bool) else math.isclose(cell, value, rel_tol=1e-12)


def _as_text(cell: Any, value: str) -> bool:
    """Check whether a cell of another type is what a text says: a number or a day."""
    if isinstance(cell, date | time):
        return cell.isoformat().startswith(value)
    try:
        return float(cell) == float(value)
    except (TypeError, ValueError):
        return False

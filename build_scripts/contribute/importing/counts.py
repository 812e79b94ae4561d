"""Counts out of cells: what a cell says for certain, and nothing else."""

from __future__ import annotations

from datetime import date, time, timedelta

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Cell, Fault, cell_text, is_empty
from build_scripts.contribute.importing.dates import Get
from build_scripts.contribute.importing.map_model import CountColumns
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.model.values.quantity import parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_count, only_count


def read_count(cell: Cell, columns: CountColumns, column: str) -> str:
    """Return a cell as a count; empty where it is."""
    if isinstance(cell, Fault):
        raise RefusedRowError(cell.rule, cell.reason, column)
    text = cell_text(cell)
    if text in columns.words:
        return columns.words[text] or _ask(text, column)
    if is_empty(cell):
        return ""
    if isinstance(cell, date | time | timedelta):
        raise RefusedRowError(
            "bad-count", f"a date, {text}, stands here: programs make one of ‘3-5’; write `3 to 5`", column
        )
    if isinstance(cell, bool):
        raise RefusedRowError("bad-count", f"‘{text}’ is a yes or a no, and no count", column)
    count = only_count(text) or text
    try:
        quantity = parse_quantity(count)
    except RefusedValueError as refusal:
        advice = " ".join(explain_count(count))
        raise RefusedRowError("bad-count", f"{advice} Or say what it means by `words` in the map.", column) from refusal
    return quantity.text if quantity.kind != "words" else _ask(text, column)


def _ask(text: str, column: str) -> str:
    raise RefusedRowError(
        "count-in-words",
        f"‘{shown(text)}’ is a count in words: write a number, or say what it means by `words` in the map",
        column,
    )


def read_estimate(columns: CountColumns, get: Get) -> str:
    """Return the count of a row; of an estimate with its bounds one value."""
    best = read_count(get(columns.column), columns, columns.column)
    if not (columns.low and columns.high):
        return best
    low, high = (read_count(get(name), columns, name) for name in (columns.low, columns.high))
    if bool(low) != bool(high):
        raise RefusedRowError("bad-count", "one of the two bounds is missing", columns.high if low else columns.low)
    if not low or best == low == high:
        return best
    if not best:
        return low if low == high else f"{low} to {high}"
    count = f"{best} ({low} to {high})"
    try:
        return parse_quantity(count).text
    except RefusedValueError as refusal:
        raise RefusedRowError("bad-count", " ".join(explain_count(count)), columns.column) from refusal

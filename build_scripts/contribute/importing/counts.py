"""Counts out of cells, and coordinates with how exact they are: what a cell says for certain, and nothing else."""

from __future__ import annotations

import re
from datetime import date, time, timedelta

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Cell, Fault, cell_text, is_empty
from build_scripts.contribute.importing.dates import Get
from build_scripts.contribute.importing.map_model import CountColumns, PointColumns
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.model.values.distances import decimals_for, metres_of
from build_scripts.model.values.quantity import parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_count, only_count

_DEGREES = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")


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


def read_point(columns: PointColumns, get: Get) -> dict[str, str]:
    """Return the point of a row with as many decimals as its precision bears; nothing where none is to be written."""
    texts = []
    for name, limit in ((columns.lat, 90), (columns.lon, 180)):
        cell = get(name)
        if isinstance(cell, Fault):
            raise RefusedRowError(cell.rule, cell.reason, name)
        text = cell_text(cell).replace(",", ".")
        if is_empty(cell):
            return {}
        if not _DEGREES.fullmatch(text) or abs(float(text)) > limit:
            raise RefusedRowError("bad-coordinates", f"‘{shown(text)}’ is no number of degrees up to {limit}", name)
        texts.append(text)
    precision = columns.precision
    if columns.column:
        code = cell_text(get(columns.column))
        if code not in columns.codes:
            raise RefusedRowError("unknown-code", f"the map does not say what ‘{shown(code)}’ means", columns.column)
        precision = columns.codes[code]
    if not precision or (float(texts[0]), float(texts[1])) == (0, 0):  # nobody's place, and many a program's nothing
        return {}
    metres = metres_of(precision)
    lat, lon = (_rounded(text, decimals_for(metres)) if metres else text for text in texts)
    return {"lat": lat, "lon": lon, "precision": precision}


def _rounded(text: str, decimals: int) -> str:
    return text if len(text.partition(".")[2]) <= decimals else f"{float(text):.{decimals}f}"

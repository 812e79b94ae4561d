"""A file as a table: of which kind it is, which of its sheets, which row has the heads; named by a map, or found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from build_scripts.base.text import did_you_mean, shown
from build_scripts.contribute.importing.cells import Cell, Form, Grid, Row, Table, TableError, cell_text, is_empty
from build_scripts.contribute.importing.heads import measure_of, role_of
from build_scripts.contribute.importing.json_tables import read_json
from build_scripts.contribute.importing.map_model import FileSettings
from build_scripts.contribute.importing.text_tables import read_text
from build_scripts.contribute.importing.workbooks import OLE, read_workbook
from build_scripts.contribute.new.answers import is_date
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.vocabulary import Vocabulary

_FIRST_ROWS = 30
_NO_HEAD = "none"
_ADDRESS = "address"
Numbers = list[int]


def open_table(name: str, data: bytes, settings: FileSettings, vocabulary: Vocabulary) -> Table:
    """Return the table in a file.

    :raises TableError: when there is none, or it cannot be told how to read it.
    """
    if not data.strip():
        raise TableError(f"{name} is empty: save it again where it comes from")
    if data.startswith((b"PK\x03\x04", OLE)):
        return _of_workbook(name, read_workbook(name, data), settings, vocabulary)
    start = data[:200].removeprefix(b"\xef\xbb\xbf").lstrip()[:100].lower()
    if start.startswith((b"<!doctype", b"<html", b"<table", b"<?xml")):
        raise TableError(f"{name} is a page of the web or XML, whatever its name says: open it and save it as .xlsx")
    if start.startswith((b"{", b"[")):
        return read_json(name, data, settings.at)
    read = read_text(name, data, settings.encoding, settings.separator)
    named: dict[str, str | list[str]] = {"encoding": read.encoding, "separator": read.separator}
    reasons = read.reasons
    if short := settings.short_rows or ("reject" if read.is_ragged else ""):
        named["short_rows"] = short
        reasons["short_rows"] = "which of their cells are missing is not known; if the last ones are, write `fill`"
    table = _below_head(name, "text", read.grid, settings, vocabulary, named)
    return replace(table, reasons={**reasons, **table.reasons}, doubts=read.doubts)


def _of_workbook(name: str, grids: Sequence[Grid], settings: FileSettings, vocabulary: Vocabulary) -> Table:
    filled = [grid for grid in grids if any(_filled(row) for row in grid.rows())]
    if not filled:
        raise TableError(f"{name} holds no filled cell in a sheet that is not hidden")
    if settings.sheet:
        chosen = next((grid for grid in grids if grid.name == settings.sheet), None)
        if chosen is None:
            remedy = (
                did_you_mean(settings.sheet, [grid.name for grid in grids]) or "write its name as it is in the file"
            )
            raise TableError(f"{name} has no sheet ‘{shown(settings.sheet)}’; {remedy}")
        why = ""
    else:
        scores = {grid.name: max((_known(row, vocabulary) for row in _first(grid)), default=0) for grid in filled}
        chosen = max(filled, key=lambda grid: (scores[grid.name], sum(1 for _ in grid.rows())))
        why = f"{scores[chosen.name]} of its heads are known" + (
            ", more than of any other sheet" if len(filled) > 1 else ""
        )
    table = _below_head(name, "sheet", chosen, settings, vocabulary, {"sheet": chosen.name})
    others = {f"rows of the sheet {grid.name}": sum(map(_filled, grid.rows())) for grid in filled if grid is not chosen}
    hidden = {key: count for grid in grids for key, count in grid.aside.items() if key == "hidden sheets"}
    reasons = {"sheet": why, **table.reasons} if why else table.reasons
    doubts = [chosen.doubt] if chosen.doubt else []
    return replace(table, aside={**chosen.aside, **hidden, **others}, reasons=reasons, doubts=doubts)


def _below_head(
    name: str,
    form: Form,
    grid: Grid,
    settings: FileSettings,
    vocabulary: Vocabulary,
    named: Mapping[str, str | list[str]],
) -> Table:
    """Return the rows of a grid below its heads."""
    reasons: dict[str, str] = {}
    if settings.head == _NO_HEAD:
        heads: Numbers = []
    elif settings.head:
        chosen = (settings.head,) if isinstance(settings.head, str) else settings.head
        if not all(each.isdecimal() for each in chosen):
            raise TableError("`head` in the map is the number of a row, [2, 3] for two rows, or `none`")
        heads = sorted(map(int, chosen))
    else:
        heads, reasons["head"] = _find_head(name, grid, vocabulary)
    last = max(heads, default=0)
    rows = {row.number: row for row in _first(grid, last)}
    above = [rows[number] for number in heads if number in rows]
    kept = _columns_in_use(above, grid, form)
    names = _columns(above, kept)
    linked = sorted({column for (row, column) in grid.addresses if row >= last and column in kept})
    columns = names + _distinct([f"{names[kept.index(column)]}: {_ADDRESS}" for column in linked], names)
    is_filled = named.get("short_rows") != "reject"

    def below() -> Iterator[Row]:
        for row in grid.rows():
            if row.number > last:
                cells = [
                    row.cells[column] if column < len(row.cells) else None
                    for column in kept
                    if is_filled or column < len(row.cells)
                ]
                more = row.cells[kept[-1] + 1 :] if kept and form == "text" else ()
                yield Row(row.number, [*cells, *more, *(grid.addresses.get((row.number - 1, c)) for c in linked)])

    head = _NO_HEAD if not heads else [str(each) for each in heads] if len(heads) > 1 else str(heads[0])
    return Table(name, form, columns, below, {**named, "head": head}, reasons)


def _columns_in_use(heads: Sequence[Row], grid: Grid, form: Form) -> Numbers:
    """Return the columns, from 0, that have a head or a value; of a text file those of its heads."""
    if form == "text" and heads:
        return list(range(max(len(row.cells) for row in heads)))
    used: set[int] = set()
    for row in grid.rows():
        used.update(at for at, cell in enumerate(row.cells) if at not in used and not is_empty(cell))
    return sorted(used)


def _first(grid: Grid, least: int = 0) -> list[Row]:
    """Return the first rows of a grid, at least up to a number."""
    found: list[Row] = []
    for row in grid.rows():
        if row.number > max(_FIRST_ROWS, least):
            break
        found.append(row)
    return found


def _filled(row: Row) -> bool:
    return not all(is_empty(cell) for cell in row.cells)


def _known(row: Row, vocabulary: Vocabulary) -> int:
    """Return how many cells of a row are known heads."""
    texts = {cell_text(cell) for cell in row.cells if isinstance(cell, str)}
    return sum(bool(role_of(text) or measure_of(text, vocabulary.measures, vocabulary.groups)[0]) for text in texts)


def _find_head(name: str, grid: Grid, vocabulary: Vocabulary) -> tuple[Numbers, str]:
    """Return the number of the row with the heads, or of two, and why."""
    rows = [row for row in _first(grid) if _filled(row)]
    scores = {row.number: _known(row, vocabulary) for row in rows}
    best = max(rows, key=lambda row: (scores[row.number], -row.number), default=None)
    if best is None or scores[best.number] < 1 or not _may_be_head(best, grid):
        best = next((row for row in rows if _may_be_head(row, grid)), None)
        if best is None:
            raise TableError(
                f"no row of {name} has heads: name the row in the map, `file: {{head: 3}}`, or `head: none`"
            )
        why = "the first row that is all words: look whether these are the heads"
    else:
        why = f"{scores[best.number]} of its cells are known heads"
    at = rows.index(best)
    for upper, lower in ((at, at + 1), (at - 1, at)):
        if upper >= 0 and lower < len(rows) and _is_in_two(rows[upper], rows[lower], grid):
            return [rows[upper].number, rows[lower].number], f"{why}; heads of several columns lie above others"
    return [best.number], why


def _may_be_head(row: Row, grid: Grid) -> bool:
    """Check whether a row may have heads: all texts, each once but for those of several columns, no number or date."""
    spans = {
        c
        for top, left, bottom, right in grid.merged
        if top <= row.number - 1 <= bottom
        for c in range(left + 1, right + 1)
    }
    texts = [cell_text(cell) for at, cell in enumerate(row.cells) if not is_empty(cell) and at not in spans]
    words = all(isinstance(cell, str) or is_empty(cell) for cell in row.cells)
    plain = [text for text in texts if re.fullmatch(r"[\d.,/ -]+", text) or is_date(text) or "://" in text]
    return (
        words
        and len(texts) > min(1, len(row.cells) - 1)
        and not plain
        and len(set(texts)) == len(texts)
        and all(len(text) < 80 for text in texts)
    )


def _is_in_two(upper: Row, lower: Row, grid: Grid) -> bool:
    """Check whether two rows are heads together: one in the upper spans columns that have their own in the lower."""
    if lower.number != upper.number + 1 or not _may_be_head(lower, grid):
        return False
    spans = [(left, right) for top, left, _, right in grid.merged if top == upper.number - 1 and right > left]
    return any(sum(not is_empty(cell) for cell in lower.cells[left : right + 1]) > 1 for left, right in spans)


def _columns(heads: Sequence[Row], columns: Numbers) -> list[str]:
    """Return the names of columns, each once: heads, those above before those below them, or letters."""
    names: list[str] = []
    for column in columns:
        parts: list[str] = []
        for row in heads:
            text = one_line(_head_text(row.cells[column] if column < len(row.cells) else None))
            if text and text not in parts:
                parts.append(text)
        names.append(": ".join(parts) or _letters(column))
    return _distinct(names)


def _head_text(cell: Cell) -> str:
    return cell.isoformat() if isinstance(cell, date) else cell_text(cell)


def _distinct(names: Sequence[str], taken: Sequence[str] = ()) -> list[str]:
    found: list[str] = []
    for name in names:
        number, free = 2, name
        while free in found or free in taken:
            free, number = f"{name} ({number})", number + 1
        found.append(free)
    return found


def _letters(column: int) -> str:
    """Return the letters by which spreadsheets call a column: A, B, … AA."""
    text = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(65 + rest) + text
    return text

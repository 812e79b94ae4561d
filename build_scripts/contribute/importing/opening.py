"""A file as a table: of which kind it is, which of its sheets, which row has the heads; named by a map, or found."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from build_scripts.base.text import did_you_mean, shown
from build_scripts.contribute.importing.cells import Cell, Form, Grid, Row, Table, TableError, cell_text, is_empty
from build_scripts.contribute.importing.head_rows import (
    NO_HEAD,
    first_rows,
    hashtags_below,
    heads_of,
    is_filled,
    known_in,
)
from build_scripts.contribute.importing.json_tables import read_json
from build_scripts.contribute.importing.map_model import FileSettings
from build_scripts.contribute.importing.text_tables import read_text
from build_scripts.contribute.importing.workbooks import OLE, read_workbook
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.vocabulary import Vocabulary

_ADDRESS = "address"


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
    filled = [grid for grid in grids if any(is_filled(row) for row in grid.rows())]
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
        scores = {grid.name: max((known_in(row, vocabulary) for row in first_rows(grid)), default=0) for grid in filled}
        chosen = max(filled, key=lambda grid: (scores[grid.name], sum(1 for _ in grid.rows())))
        why = f"{scores[chosen.name]} of its heads are known" + (
            ", more than of any other sheet" if len(filled) > 1 else ""
        )
    table = _below_head(name, "sheet", chosen, settings, vocabulary, {"sheet": chosen.name})
    others = {
        f"rows of the sheet {grid.name}": sum(map(is_filled, grid.rows())) for grid in filled if grid is not chosen
    }
    hidden = {key: count for grid in grids for key, count in grid.aside.items() if key == "hidden sheets"}
    reasons = {"sheet": why, **table.reasons} if why else table.reasons
    doubts = [chosen.doubt] if chosen.doubt else []
    aside = {**table.aside, **chosen.aside, **hidden, **others}
    return replace(table, aside=aside, reasons=reasons, doubts=doubts)


def _below_head(
    name: str,
    form: Form,
    grid: Grid,
    settings: FileSettings,
    vocabulary: Vocabulary,
    named: Mapping[str, str | list[str]],
) -> Table:
    """Return the rows of a grid below its heads."""
    heads, reasons = heads_of(name, grid, settings, vocabulary)
    last = max(heads, default=0)
    rows = {row.number: row for row in first_rows(grid, last)}
    above = [rows[number] for number in heads if number in rows]
    kept = _columns_in_use(above, grid, form)
    names = _columns(above, kept)
    linked = sorted({column for (row, column) in grid.addresses if row >= last and column in kept})
    columns = names + _distinct([f"{names[kept.index(column)]}: {_ADDRESS}" for column in linked], names)
    fills = named.get("short_rows") != "reject"
    tagged = hashtags_below(grid, last)
    begin = tagged.number if tagged else last

    def below() -> Iterator[Row]:
        for row in grid.rows():
            if row.number > begin:
                cells = [
                    row.cells[column] if column < len(row.cells) else None
                    for column in kept
                    if fills or column < len(row.cells)
                ]
                more = row.cells[kept[-1] + 1 :] if kept and form == "text" else ()
                yield Row(row.number, [*cells, *more, *(grid.addresses.get((row.number - 1, c)) for c in linked)])

    head = NO_HEAD if not heads else [str(each) for each in heads] if len(heads) > 1 else str(heads[0])
    table = Table(name, form, columns, below, {**named, "head": head}, reasons)
    if not tagged:
        return table
    hashtags = {
        name: cell_text(tagged.cells[at]) for name, at in zip(names, kept, strict=True) if at < len(tagged.cells)
    }
    return replace(table, hashtags=hashtags, aside={"the row of hashtags, which says what the columns are": 1})


def _columns_in_use(heads: Sequence[Row], grid: Grid, form: Form) -> list[int]:
    """Return the columns, from 0, that have a head or a value; of a text file those of its heads."""
    if form == "text" and heads:
        return list(range(max(len(row.cells) for row in heads)))
    used: set[int] = set()
    for row in grid.rows():
        used.update(at for at, cell in enumerate(row.cells) if at not in used and not is_empty(cell))
    return sorted(used)


def _columns(heads: Sequence[Row], columns: list[int]) -> list[str]:
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

"""A table as every kind of file gives it: heads, and rows of cells whose values are not yet anything of the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Literal

from build_scripts.model.values.nothing import is_nothing

Form = Literal["text", "sheet", "json", "geojson"]
FAULTS = {
    "error-in-cell": "the cell shows an error, {shown}",
    "formula-without-value": "the formula {shown} was never calculated: open the file in its program and save it",
    "struck-text": "the text ‘{shown}’ is struck through",
    "unsure-day": "of days before 1 March 1900 programs disagree, {shown} or the day after: write it as text",
}
"""What may be wrong with a cell itself, by rule."""
ERRORS = frozenset(("#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#N/A", "#SPILL!", "#CALC!"))
"""What spreadsheets show, and write into text files, where a formula failed."""


class TableError(Exception):
    """Why a file cannot be read as a table, in a sentence with what to do."""


_is_nothing = lru_cache(maxsize=1 << 12)(is_nothing)


@dataclass(frozen=True, slots=True)
class Fault:
    """A cell whose value is not what its maker meant: its rule, and what it shows."""

    rule: str
    shown: str

    @property
    def reason(self) -> str:
        """Return what is wrong in words."""
        return FAULTS[self.rule].format(shown=self.shown)


Cell = str | int | float | bool | date | datetime | time | timedelta | Fault | None


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the file (from 1; of JSON the number of the object), with a cell for each column."""

    number: int
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet as it lies in its file, before anybody said which row has the heads; rows can be read again and again.

    ``addresses`` are those of links by row and column, both from 0; ``aside`` counts what is not imported.
    """

    name: str
    rows: Callable[[], Iterator[Row]]
    addresses: Mapping[tuple[int, int], str] = field(default_factory=dict)
    aside: Mapping[str, int] = field(default_factory=dict)
    merged: Sequence[tuple[int, int, int, int]] = ()
    doubt: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows below heads, which are distinct. ``settings`` are how the file was read, as its map names them.

    ``hashtags`` are those below the heads, by column, where a row of them says what the columns are.
    """

    file: str
    form: Form
    columns: Sequence[str]
    rows: Callable[[], Iterator[Row]]
    settings: Mapping[str, str | list[str]]
    reasons: Mapping[str, str] = field(default_factory=dict)
    aside: Mapping[str, int] = field(default_factory=dict)
    doubts: Sequence[str] = ()
    hashtags: Mapping[str, str] = field(default_factory=dict)


def cell_text(cell: Cell) -> str:
    """Return a cell as text on which words are looked up: ``1.0`` is ``1``, a date is ISO 8601."""
    if isinstance(cell, str):  # as most are
        return cell.strip()
    if cell is None or isinstance(cell, Fault):
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(" ", "minutes")
    if isinstance(cell, date | time):
        return cell.isoformat() if isinstance(cell, date) else cell.isoformat("minutes")
    return str(cell).strip()


def is_empty(cell: Cell) -> bool:
    """Check whether nothing stands in a cell, in any spelling."""
    return cell is None or (not isinstance(cell, Fault) and _is_nothing(cell_text(cell)))


def as_error(cell: Cell) -> Cell:
    """Return a cell; one that has the text of an error as the fault that it is."""
    if isinstance(cell, str) and cell.startswith("#") and cell.strip().upper() in ERRORS:
        return Fault("error-in-cell", cell.strip())
    return cell

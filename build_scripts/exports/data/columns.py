"""Tables and their columns, each declared once; what a cell may hold.

Conventions, once for everything that is made of tables:

* Nothing is known or said: the cell is empty (None). Unknown is never 0 and never a word.
* The first column of a table is `id`, its key. An id is a path on the site, so that it never looks like a number, a
  date or nothing: `2031-04-02-mill-dike`, `2031-04-02-mill-dike#figure-injured-gazette`, `actors/council`.
* A list holds ids or words of the vocabulary alone, in which there is no semicolon.
* A date that the record writes is three columns: its first and its last possible day, and the EDTF text. None of them
  is called `date`: programs guess what such a column holds. An open side has no day.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Generic, Literal, TypeVar

from build_scripts.model.values.edtf import Edtf
from build_scripts.pages.context import Context

Type = Literal["text", "day", "integer", "number", "boolean", "list"]
Cell = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Cell, ...]
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Column(Generic[Item]):
    """A column: its name, its type, what it means in a sentence, and how its value is taken from what a row is of.

    ``names`` is the table whose ids it holds; ``beyond`` says that it may name a row that a selection leaves out.
    ``words`` is the list of the vocabulary that it takes its words from. ``required``: it is never empty.
    """

    name: str
    type: Type
    meaning: str
    get: Callable[[Item], Cell]
    names: str = ""
    words: str = ""
    beyond: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class Table(Generic[Item]):
    """A table: its name, what one row is, its columns, and what its rows are of, in order."""

    name: str
    meaning: str
    columns: tuple[Column[Item], ...]
    items: Callable[[Context], Iterable[Item]]
    header: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "header", tuple(column.name for column in self.columns))

    def rows(self, context: Context) -> Iterator[Row]:
        """Yield the rows, one at a time."""
        getters = [column.get for column in self.columns]
        for item in self.items(context):
            yield tuple([get(item) for get in getters])


def key(meaning: str, get: Callable[[Item], str]) -> Column[Item]:
    """Return the column of a table's ids."""
    return Column("id", "text", meaning, get, required=True)


def dated(
    name: str, meaning: str, get: Callable[[Item], Edtf | None], *, required: bool = False
) -> tuple[Column[Item], ...]:
    """Return the three columns of a date that is called ``name``."""

    def first(item: Item) -> Cell:
        day = get(item)
        return first_day(day) if day else None

    def last(item: Item) -> Cell:
        day = get(item)
        return last_day(day) if day else None

    def edtf(item: Item) -> Cell:
        day = get(item)
        return day.text if day else None

    return (
        Column(f"{name}_first_day", "day", f"{meaning}: the first day that it may be.", first),
        Column(f"{name}_last_day", "day", f"{meaning}: the last day that it may be.", last),
        Column(f"{name}_edtf", "text", f"{meaning}: as the record writes it, in EDTF.", edtf, required=required),
    )


def first_day(day: Edtf) -> str | None:
    """Return the first possible day; None where the beginning is open."""
    return None if day.first == date.min else day.first.isoformat()


def last_day(day: Edtf) -> str | None:
    """Return the last possible day; None where the end is open."""
    return None if day.last == date.max else day.last.isoformat()


def plain(value: Any) -> Cell:
    """Return text, or None for what is empty."""
    return value or None

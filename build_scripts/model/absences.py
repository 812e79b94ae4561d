"""What was looked for and not found: how rows are named, and from which day each is due to be looked for again.

Nothing here knows what day it is: a row is due from a day that follows from the row, and from the vocabulary.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from build_scripts.model.entries import Entry
from build_scripts.model.rows import Absence
from build_scripts.model.vocabulary import Word

MONTHS = 12
"""After how many months something is looked for again where neither the row nor its word says it."""


class Due(NamedTuple):
    """A row of an entry, and the day from which it is to be looked for again."""

    day: date
    entry: Entry
    row: Absence


def name_of(row: Absence) -> str:
    """Return the name of a row, by which a claim refers to it: its `id`, or what was not found."""
    return row.id or row.what


def absence_named(entry: Entry, name: str) -> Absence | None:
    """Return the row of an entry that is called ``name``; None where there is none."""
    return next((row for row in entry.not_found if name_of(row) == name), None)


def due_day(row: Absence, words: Mapping[str, Word]) -> date:
    """Return the day from which a row is to be looked for again; ``words`` are the vocabulary's `absences`."""
    if row.due:
        return row.due.first
    months = int((words[row.what].again if row.what in words else None) or MONTHS)
    return _later(row.looked.last, months)


def in_order_of_days(entries: Iterable[Entry], words: Mapping[str, Word]) -> list[Due]:
    """Return the rows of ``entries`` by the day from which they are due, then by file and place in it."""
    rows = [Due(due_day(row, words), entry, row) for entry in entries for row in entry.not_found]
    return sorted(rows, key=lambda due: (due.day, due.entry.path))  # rows of one file stay in its order


def _later(day: date, months: int) -> date:
    """Return the day ``months`` after ``day``; of a shorter month the last."""
    years, month = divmod(day.month - 1 + months, 12)
    year = min(day.year + years, date.max.year)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))

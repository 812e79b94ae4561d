"""The one order of events, on every page: by the year, the month and the day that an event stands under.

An event stands under the first day that it may have begun on; one whose beginning is not known, under the last day of
its end. What is known only to the year stands before its months, and what is known only to the month before its days:
so a page that has years, months or days as headings lists its events in the same order as "Earlier" and "Later" do.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import NamedTuple

from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import Edtf, parse_edtf


class Standing(NamedTuple):
    """Where an event stands: a year, and a month and a day, which are 0 where they are not known."""

    year: int
    month: int
    day: int


def standing_of(event: Event) -> Standing:
    """Return the year, the month and the day that an event stands under."""
    return _standing_of(event.date.text)


@lru_cache(1 << 15)
def _standing_of(text: str) -> Standing:
    """Return where an event of a date stands: every list of a page asks for that of each event, again and again."""
    whole = parse_edtf(text)
    day, named = _first_day(whole), whole.start or whole.end or whole
    month = day.month if (named.first.year, named.first.month) == (named.last.year, named.last.month) else 0
    return Standing(day.year, month, day.day if named.first == named.last else 0)


def year_of(event: Event) -> int:
    """Return the year that an event belongs to."""
    return _first_day(event.date).year


_UNKNOWN = (10**6, 10**6)
"""The place in its day of an event whose time is not known: behind all others."""


def sort_key(event: Event) -> tuple[Standing, date, date, tuple[int, int], str]:
    """Return the place of an event in the total order: where it stands, then its days, its time of day, its id."""
    return (
        standing_of(event),
        _first_day(event.date),
        event.date.last,
        event.time.order if event.time else _UNKNOWN,
        event.id,
    )


def _first_day(when: Edtf) -> date:
    """Return the first day that an event may have begun on; where its beginning is not known, the last of its end."""
    has_no_beginning = when.start is None and when.end is not None
    return when.last if has_no_beginning else when.first

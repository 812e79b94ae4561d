"""Dates of an entry that agree with the rest of it only when read in another calendar than the Gregorian one.

A year such as 1397 may be one of the Middle Ages. So a date is only taken for one of another calendar where something
in the entry bears that out: the id, the event's own date, a source's, or a year in an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from build_scripts.model.entries import Event
from build_scripts.model.layout import date_in_id
from build_scripts.model.rows import Source
from build_scripts.model.values.calendars import (
    LUNAR,
    SOLAR,
    YEARS,
    Calendar,
    Days,
    edtf_of,
    gregorian_words,
    written_out,
    year_of,
)
from build_scripts.model.values.edtf import Edtf, parse_edtf

_ADDRESS_YEAR = re.compile(r"(?<![0-9])(?:1[89]|20)[0-9]{2}(?![0-9])")
_LIFETIME = timedelta(days=60 * 366)
_YEAR = timedelta(days=366)
_DAY = timedelta(days=1)


class Reading(NamedTuple):
    """A date read in another calendar: which, the days that it then means, and what those agree with."""

    calendar: Calendar
    days: Days
    fits: str

    def words(self, text: str) -> str:
        """Return the date ``text`` in both calendars, as exactly as can be known without its source."""
        return f"about {gregorian_words(self.days)}" if self.calendar is LUNAR else written_out(text, self.days)

    def remedy(self, text: str) -> str:
        """Return what to do: the days of the moon are not proposed, since nobody can tell them from here."""
        if self.calendar is LUNAR:
            return "ask which calendar the source counts in, and write the Gregorian day that it means"
        return f"write `{edtf_of(self.days, text)}` if the source counts in that calendar"


def may_be_other(text: str) -> bool:
    """Check whether an EDTF text has a year that other calendars count now."""
    return year_of(text) in YEARS


def other_reading_of_id(event: Event) -> Reading | None:
    """Return what the date in an event's id means in another calendar, where that is the event's date."""
    named = date_in_id(event.id)
    if not may_be_other(named) or may_be_other(event.date.text):
        return None
    return _first(named, "`date`", lambda days: _overlap(days, event.date))


def other_reading_of_date(event: Event) -> Reading | None:
    """Return what an event's date means in another calendar, where only that agrees with its id or its sources."""
    if not may_be_other(event.date.text):
        return None
    named = date_in_id(event.id)
    if not may_be_other(named):
        return _first(event.date.text, "the id", lambda days: _overlap(days, parse_edtf(named)))
    return _first(event.date.text, "the sources", lambda days: any(_reports(s, days) for s in event.sources.values()))


def other_reading_of_source(event: Event, source: Source) -> Reading | None:
    """Return what a source's date means in another calendar, where only that agrees with its address or the event."""
    if source.date is None or not may_be_other(source.date.text):
        return None
    text = source.date.text
    return _first(text, "its address", lambda days: _has_year(_years(source), days)) or _after_event(event, text)


def other_reading_of_row(event: Event, day: Edtf) -> Reading | None:
    """Return what another date of an entry means in another calendar, where only that agrees with the event's."""
    return _after_event(event, day.text) if may_be_other(day.text) else None


def _after_event(event: Event, text: str) -> Reading | None:
    if may_be_other(event.date.text):
        return None
    happened = event.date

    def follows(days: Days) -> bool:
        starts = happened.first if happened.first > date.min else happened.last
        return days[1] >= starts - _DAY and days[0] - starts < _LIFETIME

    return _first(text, "the event's date", follows)


def _first(text: str, fits: str, agrees: Callable[[Days], bool]) -> Reading | None:
    for calendar in (SOLAR, LUNAR):
        days = calendar.days(text)
        if days and agrees(days):
            return Reading(calendar, days, fits)
    return None


def _overlap(days: Days, other: Edtf) -> bool:
    return days[0] <= other.last and other.first <= days[1]


def _reports(source: Source, days: Days) -> bool:
    """Check whether a source came out within a year of these days, by its address or by its date.

    A year alone bears nothing out: books on the Middle Ages have one.
    """
    dated = source.date
    if dated is None or may_be_other(dated.text):
        return _has_year(_years(source), days)
    in_time = days[0] <= dated.last + _DAY and dated.first <= days[1] + _YEAR
    return in_time and dated.precision in ("day", "month")


def _years(source: Source) -> Iterable[int]:
    return [int(year) for year in _ADDRESS_YEAR.findall(source.url or "")]


def _has_year(years: Iterable[int], days: Days) -> bool:
    return any(days[0].year <= year <= days[1].year for year in years)

"""Dates against each other, against their sources, and against the day of the check."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from build_scripts.base.text import plain_digits
from build_scripts.check.calendars import (
    may_be_other,
    other_reading_of_date,
    other_reading_of_id,
    other_reading_of_row,
    other_reading_of_source,
)
from build_scripts.findings import At, Checked, KeyPath, rule
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry, Event
from build_scripts.model.layout import date_in_id
from build_scripts.model.rows import Attribution, Figure, Unclaimed
from build_scripts.model.values.edtf import Edtf, is_days_before, parse_edtf
from build_scripts.reading.extracts import Extract
from build_scripts.reading.record import Record

_COARSE = frozenset({"month", "season", "year", "decade", "century"})
_OF_A_DATE = re.compile(r"\b(?:date|day|month|year)[ds]?\b", re.IGNORECASE)


@rule("warning")
def date_differs_from_id(event: Event, record: Record) -> Iterator[Checked]:
    """The date with which an event's id begins is its date, or the log says that the date was corrected."""
    named = date_in_id(event.id)
    if (
        not _fits_id(event.date, parse_edtf(named))
        and not _is_corrected(event, named)
        and not other_reading_of_date(event)
    ):
        other = other_reading_of_id(event)
        swapped = f"{named[:4]}{named[7:]}{named[4:7]}"
        slip = ": day and month may have changed places" if len(named) == 10 and event.date.text == swapped else ""
        if other:
            slip = f": in the {other.calendar.name} calendar, {other.words(named)}"
        remedy = (
            "correct the one that is wrong; an id that was published stays, and a line of `changes:` then says that"
            " the date was corrected"
        )
        yield At(("date",)), f"the id says {named}, and `date` {event.date}{slip}", remedy


def _fits_id(happened: Edtf, named: Edtf) -> bool:
    """Check whether an event may have happened when its id says.

    The id of what lasted, or has an open side, may say any day in the year of a stated side: an unknown one is no day.
    """
    if happened.precision == "span" and happened.start and happened.end:
        years = (happened.start.first.year, happened.end.last.year)
        return _overlap(happened, named) and any(named.first.year <= year <= named.last.year for year in years)
    stated = happened.start or happened.end if happened.precision == "open" else None
    return _overlap(stated or happened, named)


def _overlap(one: Edtf, other: Edtf) -> bool:
    return one.first <= other.last and other.first <= one.last


def _is_corrected(event: Event, named: str) -> bool:
    """Check whether a line of the log speaks of a date, in words or by quoting that of the id or the one that stands.

    The words are those of the record's voice, which is English; digits are those of any script.
    """
    notes = [plain_digits(change.note) for change in event.changes]
    return any(_OF_A_DATE.search(note) or named in note or event.date.text in note for note in notes)


@rule("error")
def time_without_day(event: Event, record: Record) -> Iterator[Checked]:
    """A time of day goes with a date that begins on a known day."""
    start = event.date.start or event.date
    if event.time and (start.precision != "day" or event.date.precision == "between"):
        message = f"`{event.time}` is a time of day, and {event.date} is not a known day"
        yield At(("time",)), message, "remove `time:`, or give the day in `date:`"


@rule("error")
def time_over_midnight(event: Event, record: Record) -> Iterator[Checked]:
    """A time of day that ends before it begins goes with a date that ends on a later day."""
    time = event.time
    if time and time.end < time.start and event.date.first == event.date.last:
        message = f"`{time}` ends on the next day, and {event.date} is one day"
        remedy = "give both days in `date:`, as in `2018-07-13/2018-07-14`, or put the earlier time first"
        yield At(("time",)), message, remedy


@rule("warning")
def date_finer_than_sources(event: Event, record: Record) -> Iterator[Checked]:
    """A day taken from sources that are dated to the month or the year alone has a `date_note` that says how."""
    if event.date.precision != "day" or event.date_note or not event.date_sources:
        return
    dated = [source.date for name in event.date_sources if (source := event.sources.get(name)) and source.date]
    if len(dated) == len(event.date_sources) and all(_holds(date, event.date) for date in dated):
        remedy = "say in `date_note:` where the day comes from, or write the month alone"
        yield At(("date",)), f"{event.date} is more exact than the dates of its sources", remedy


def _holds(coarse: Edtf, day: Edtf) -> bool:
    """Check whether ``coarse`` is a month or a longer time, and ``day`` lies in it."""
    return coarse.precision in _COARSE and coarse.first <= day.first and day.last <= coarse.last


@rule("warning")
def row_before_event(event: Event, record: Record) -> Iterator[Checked]:
    """A count, a claim of one's own, and that nobody claimed it, are not of a day before the event."""
    for path, row in _rows_of_a_day(event) if event.date.is_certain else ():
        if row.as_of is None or other_reading_of_row(event, row.as_of):
            continue
        more = ""
        match row:
            case Figure(period=None):
                what, more = "this count is of", ", or write `period:` for a count of an earlier time"
            case Attribution(stance=stance) if record.vocabulary and record.vocabulary.is_own(stance):
                what = "this was claimed on"
            case Unclaimed():
                what = "this is as of"
            case _:
                continue
        if row.as_of.is_certain and row.as_of.last < event.date.first:
            message = f"{what} {row.as_of}, before the event, {event.date}"
            yield At((*path, "as_of")), message, f"correct one of the dates{more}"


@rule("warning")
def row_after_sources(event: Event, record: Record) -> Iterator[Checked]:
    """What was counted or said is not of a later day than all the sources that report it."""
    for path, row in _rows_of_a_day(event):
        day, named = row.as_of, [source for name in row.sources if (source := event.sources.get(name))]
        days = [source.date for source in named if source.date and source.date.is_certain]
        if day and day.is_certain and days and len(days) == len(row.sources):
            latest = max(days, key=lambda published: published.last)
            if is_days_before(latest, day) and not any(other_reading_of_source(event, source) for source in named):
                message = f"this is of {day}, and its latest source came out before, {latest}"
                yield At((*path, "as_of")), message, "correct one of the dates, or add the source that reports it"


@rule("warning")
def added_before_event(event: Event, record: Record) -> Iterator[Checked]:
    """An entry came into the record after the event."""
    if not event.added or other_reading_of_row(event, event.added):
        return
    if event.date.is_certain and is_days_before(event.added, event.date):
        message = f"the entry was added on {event.added}, before the event, {event.date}"
        yield At(("added",)), message, "correct one of the dates"


def _rows_of_a_day(event: Event) -> Iterator[tuple[KeyPath, Figure | Attribution | Unclaimed]]:
    """Yield the rows that may have an `as_of`, each with its path."""
    yield from ((("figures", i), row) for i, row in enumerate(event.figures))
    yield from ((("attribution", i), row) for i, row in enumerate(event.attribution))
    if event.unclaimed:
        yield ("unclaimed",), event.unclaimed


@rule("warning")
def other_calendar(event: Event, record: Record) -> Iterator[Checked]:
    """A date is one of the Gregorian calendar, also where its source counts in another."""
    for path, day in _dates(event):
        if not may_be_other(day.text):
            continue
        if path == ("date",):
            reading = other_reading_of_date(event)
        elif path[0] == "sources":
            reading = other_reading_of_source(event, event.sources[str(path[1])])
        else:
            reading = other_reading_of_row(event, day)
        if reading:
            calendar = f"{reading.calendar.name} calendar"
            message = f"{day} agrees with {reading.fits} only as a date of the {calendar}: {reading.words(day.text)}"
            yield At(path), message, reading.remedy(day.text)


def _latest(entry: Entry) -> str | None:
    first = max(((day.end or day).first for _, day in _dates(entry)), default=None)
    return f"{first}" if first else None


LATEST = Extract("latest", _latest)
"""The day on which what an entry tells last may have begun: until it has come, something is in the future."""


@rule("error")
def in_the_future(entry: Entry, today: date) -> Iterator[Checked]:
    """Nothing in the record is dated later than the day of the check."""
    latest = today + timedelta(days=1)  # it may be tomorrow already where the entry was written
    for path, day in _dates(entry):
        if (day.end or day).first > latest:
            message = f"{day} is later than today, {today}"
            yield At(path), message, "correct the date; what is announced is a statement now"


def _dates(entry: Entry) -> Iterator[tuple[KeyPath, Edtf]]:
    """Yield every date in an entry's front matter by which something happened, with its path."""
    if entry.added:
        yield ("added",), entry.added
    for path, source in described_sources(entry):
        if source.date:
            yield (*path, "date"), source.date
    yield from _days_of_looking(entry)
    if isinstance(entry, Event):
        yield ("date",), entry.date
        yield from _dates_of_rows(entry)


def _dates_of_rows(event: Event) -> Iterator[tuple[KeyPath, Edtf]]:
    for i, change in enumerate(event.changes):
        yield ("changes", i, "date"), change.date
    for i, reading in enumerate(event.readings):
        yield ("readings", i, "date"), reading.date
    for i, figure in enumerate(event.figures):
        for key, day in (("as_of", figure.as_of), ("period", figure.period)):
            if day:
                yield ("figures", i, key), day
    for i, row in enumerate(event.attribution):
        if row.as_of:
            yield ("attribution", i, "as_of"), row.as_of
    if event.unclaimed and event.unclaimed.as_of:
        yield ("unclaimed", "as_of"), event.unclaimed.as_of


def _days_of_looking(entry: Entry) -> Iterator[tuple[KeyPath, Edtf]]:
    for i, row in enumerate(entry.not_found):
        yield ("not_found", i, "looked"), row.looked
        yield ("not_found", i, "reached"), row.reached

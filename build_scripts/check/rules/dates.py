"""Dates against each other, against their sources, and against the day of the check."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from build_scripts.findings import At, Checked, KeyPath, rule
from build_scripts.model.entries import Entry, Event
from build_scripts.model.values.edtf import Edtf
from build_scripts.reading.record import Record

_COARSE = frozenset({"month", "season", "year", "decade", "century"})


@rule("error")
def time_without_day(event: Event, record: Record) -> Iterator[Checked]:
    """A time of day goes with a date that begins on a known day."""
    start = event.date.start or event.date
    if event.time and (start.precision != "day" or event.date.precision == "between"):
        message = f"`{event.time}` is a time of day, and {event.date} is not a known day"
        yield At(("time",)), message, "remove `time:`, or give the day in `date:`"


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
    for name, source in entry.sources.items():
        if source.date:
            yield ("sources", name, "date"), source.date
    if isinstance(entry, Event):
        yield ("date",), entry.date
        yield from _dates_of_rows(entry)


def _dates_of_rows(event: Event) -> Iterator[tuple[KeyPath, Edtf]]:
    for i, change in enumerate(event.changes):
        yield ("changes", i, "date"), change.date
    for i, figure in enumerate(event.figures):
        for key, day in (("as_of", figure.as_of), ("period", figure.period)):
            if day:
                yield ("figures", i, key), day
    for i, row in enumerate(event.attribution):
        if row.as_of:
            yield ("attribution", i, "as_of"), row.as_of
    if event.unclaimed and event.unclaimed.as_of:
        yield ("unclaimed", "as_of"), event.unclaimed.as_of

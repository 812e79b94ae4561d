"""When an event may have begun and ended: the four days that bound it, and how exactly its beginning is known.

Conventions, once for everything below:

* Days are ordinals of the proleptic Gregorian calendar (`date.toordinal`), inclusive on both sides. They are the days
  that the record gives, at the place of the event; nothing is moved to another zone.
* Minutes are counted from the midnight before day 0; of a day without a time of day every minute is possible.
* What does not last begins and ends on one day, of which it may not be known which.
* A side that is open or unknown reaches to the first or the last day of the record: `Span`.
* ``~``, ``?`` and ``%`` change no day, but nothing is certain about them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple, get_args

from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import Edtf

Level = Literal["hour", "day", "month", "year", "decade", "century"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""The units of the calendar, each within the next one: what a bin may be."""
NEVER = len(LEVELS)
"""The grain of an event of which no unit certainly holds the beginning."""
DAY = 24 * 60


class Span(NamedTuple):
    """The first and the last day that a drawing of the record has."""

    first: int
    last: int


class Extent(NamedTuple):
    """The first and the last possible day of an event's beginning, then of its end.

    `grain` is the place in `LEVELS` of the smallest unit that certainly holds the beginning. `opens` and `goes_on` say
    that nothing is known of a beginning or an end. `minutes` are the first and the last possible one of the beginning.
    """

    start: int
    latest_start: int
    earliest_end: int
    end: int
    grain: int
    minutes: tuple[int, int]
    opens: bool = False
    goes_on: bool = False

    @property
    def certain(self) -> range:
        """The days on which it certainly went on; none where not even one is known."""
        is_known = self.grain < NEVER and self.latest_start <= self.earliest_end
        return range(self.latest_start, self.earliest_end + 1) if is_known else range(0)


def span_of(events: Iterable[Event]) -> Span:
    """Return the whole years in which the days that the events name lie; open sides name none."""
    sides = [side for event in events for side in _sides(event.date)]
    first, last = min(side.first for side in sides), max(side.last for side in sides)
    return Span(date(first.year, 1, 1).toordinal(), date(last.year, 12, 31).toordinal())


def _sides(day: Edtf) -> Iterator[Edtf]:
    yield from (side for side in (day.start, day.end) if side)
    if day.start is None and day.end is None:
        yield day


def extent_of(event: Event, span: Span) -> Extent:
    """Return when an event of a record that reaches over ``span`` may have begun and ended."""
    day = event.date
    lasts = day.precision in ("span", "open")
    first, last = (day.start, day.end) if lasts else (day, day)
    start = first.first.toordinal() if first else min(span.first, day.last.toordinal())
    end = last.last.toordinal() if last else max(span.last, day.first.toordinal())
    latest_start = min(first.last.toordinal(), end) if first else end
    earliest_end = max(last.first.toordinal(), start) if last else start
    minutes = _minutes(event, start, latest_start)
    grain = grain_of(*minutes) if first and not first.qualifier and day.is_certain else NEVER
    return Extent(start, latest_start, earliest_end, end, grain, minutes, first is None, last is None)


def _minutes(event: Event, start: int, latest: int) -> tuple[int, int]:
    """Return the first and the last possible minute of the beginning."""
    time = event.time
    if time is None or start != latest:
        return start * DAY, latest * DAY + DAY - 1
    if time.kind in ("exact", "span"):
        return start * DAY + time.start, start * DAY + time.start
    # "about 17:50" is no minute that is known: the hour before and after are possible, within the day of the entry.
    first, last = (time.start - 60, time.end + 60) if time.kind == "about" else (time.start, time.end)
    last = last if last >= first else DAY - 1
    return start * DAY + max(first, 0), start * DAY + min(last, DAY - 1)


def grain_of(first: int, last: int) -> int:
    """Return the place in `LEVELS` of the smallest unit in which two minutes lie together."""
    return next((at for at, level in enumerate(LEVELS) if bucket_of(level, first) == bucket_of(level, last)), NEVER)


def bucket_of(level: Level, minute: int) -> int:
    """Return the number of the unit in which a minute lies; the next unit has the next number."""
    if level == "hour":
        return minute // 60
    if level == "day":
        return minute // DAY
    day = date.fromordinal(minute // DAY)
    if level == "month":
        return day.year * 12 + day.month - 1
    return day.year // {"year": 1, "decade": 10, "century": 100}[level]


def bounds_of(level: Level, bucket: int) -> tuple[int, int]:
    """Return the first and the last minute of a unit; before the year 1 and after 9999 there are none."""
    if level in ("hour", "day"):
        length = 60 if level == "hour" else DAY
        return bucket * length, bucket * length + length - 1
    return _first(level, bucket) * DAY, _first(level, bucket + 1) * DAY - 1


def _first(level: Level, bucket: int) -> int:
    year, month = divmod(bucket, 12) if level == "month" else (bucket, 0)
    year *= {"decade": 10, "century": 100}.get(level, 1)
    return date(max(year, 1), month + 1, 1).toordinal() if year <= date.max.year else date.max.toordinal() + 1

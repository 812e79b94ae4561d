"""Lists of events that are too long for a page, split into parts by time: the one owner of what is a part of what.

A list that weighs more than `SPLIT` rows is split into decades (``2010s/``), a decade that is too long into years
(``2018/``), a year into months (``2018/07/``), a month into days (``2018/07-13/``), and a day into numbered shares
(``2018/07-13-part-2/``). What is known only to the year is the month ``00``, what is known only to the month the day
``00``. So every address of a part stays what it is when events are added. A list that is split stays, as the index of
its parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from build_scripts.model.entries import Event
from build_scripts.timeline.order import standing_of

SPLIT = 250
"""How many rows of usual length a page holds; with what is around them that is well below a million bytes."""
_ROW = 3_600
"""How many bytes of HTML a row of usual length may have."""

Unit = Literal["decade", "year", "month", "day", "share"]
Weigh = Callable[[Event], float]
"""Says how many rows of usual length the row of an event takes: never less than one."""
_SMALLER: dict[str, Unit] = {"": "decade", "decade": "year", "year": "month", "month": "day", "day": "share"}
_DEPTH: dict[Unit, int] = {"decade": 1, "year": 1, "month": 2, "day": 3, "share": 3}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a list: the period `at` (of a decade its first year), of which a share is the events from `start` on.

    It is the part `number` of `total`; `before` and `after` are those that are read before and after it.
    """

    unit: Unit
    at: tuple[int, ...]
    number: int = 1
    total: int = 1
    start: int = 0
    stop: int = 0
    before: Part | None = None
    after: Part | None = None

    @property
    def folder(self) -> str:
        """Its folder, from that of the list."""
        year = f"{self.at[0]:04d}{'s' if self.unit == 'decade' else ''}/"
        inner = "-".join(f"{number:02d}" for number in self.at[1:])
        share = f"-part-{self.number}" if self.unit == "share" else ""
        return f"{year}{inner}{share}/" if inner else year

    def choose(self, events: Sequence[Event]) -> Sequence[Event]:
        """Return those of ``events``, which are in order, that belong to it."""
        first = bisect_left(events, self.at, key=lambda event: standing_of(event)[: len(self.at)])
        if self.unit == "share":
            return events[first + self.start : first + self.stop]
        return events[first : _end_of(self.unit, self.at, events, first)]


def weigh_row(event: Event) -> float:
    """Return how many rows of usual length the row of an event takes: one, or more if its texts are long."""
    return max(1, weight_of(1_500 + 5 * (len(event.title) + len(event.summary))))


def weight_of(size: int) -> float:
    """Return what so many bytes of HTML weigh."""
    return size / _ROW


def is_long(events: Sequence[Event], weigh: Weigh = weigh_row) -> bool:
    """Return whether a list is too long for one page."""
    if not 1 < len(events) <= SPLIT:
        return len(events) > SPLIT
    return sum(map(weigh, events)) > SPLIT


def split(events: Sequence[Event], weigh: Weigh = weigh_row, within: Part | None = None) -> list[Part]:
    """Return the parts, in order, of a list or of the part ``within`` whose events these are; none if short enough."""
    if not is_long(events, weigh) or (within and within.unit == "share"):
        return []
    unit = _SMALLER[within.unit if within else ""]
    if within and (unit == "share" or (unit == "day" and within.at[-1] == 0)):
        return _shares(events, weigh, within)
    periods = list(_periods(unit, events))
    return [Part(unit, period, number, len(periods)) for number, period in enumerate(periods, 1)]


def all_parts(events: Sequence[Event], weigh: Weigh = weigh_row, within: Part | None = None) -> list[Part]:
    """Return every part of a list, those that are split themselves before their own, with the ways between them."""
    parts = list(_walk(events, weigh, within))
    leaves = [part for part, is_leaf in parts if is_leaf]
    stems = [part for part, is_leaf in parts if not is_leaf]
    ways = [*pairwise(leaves), *((one, other) for one, other in pairwise(stems) if one.unit == other.unit)]
    after, before = dict(ways), {other: one for one, other in ways}
    return [replace(part, before=before.get(part), after=after.get(part)) for part, _ in parts]


def _walk(events: Sequence[Event], weigh: Weigh, within: Part | None) -> Iterator[tuple[Part, bool]]:
    for part in split(events, weigh, within):
        inner = list(_walk(part.choose(events), weigh, part)) if part.unit != "share" else []
        yield part, not inner
        yield from inner


def _period(unit: Unit, event: Event) -> tuple[int, ...]:
    standing = standing_of(event)
    return (standing.year // 10 * 10,) if unit == "decade" else standing[: _DEPTH[unit]]


def _periods(unit: Unit, events: Sequence[Event]) -> Iterator[tuple[int, ...]]:
    """Yield the periods in which events stand, in order; of each only the first event is looked at."""
    at = 0
    while at < len(events):
        period = _period(unit, events[at])
        yield period
        at = _end_of(unit, period, events, at)


def _end_of(unit: Unit, period: tuple[int, ...], events: Sequence[Event], first: int) -> int:
    """Return the place behind the events of a period, of which the first is at ``first``."""
    last = (*period[:-1], period[-1] + (9 if unit == "decade" else 0))
    return bisect_right(events, last, first, key=lambda event: standing_of(event)[: len(period)])


def _shares(events: Sequence[Event], weigh: Weigh, within: Part) -> list[Part]:
    """Return numbered shares, each as long as a page may be."""
    ends: list[int] = []
    weight = 0.0
    for at, event in enumerate(events):
        weight += weigh(event)
        if weight > SPLIT and at:
            ends.append(at)
            weight = weigh(event)
    bounds = list(pairwise([0, *ends, len(events)]))
    shares = enumerate(bounds, 1)
    return [Part("share", within.at, number, len(bounds), start, stop) for number, (start, stop) in shares]

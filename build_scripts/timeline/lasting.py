"""Years in which something went on: the events that lasted, or may lie, beyond the year that they stand under.

Spans, open intervals, sets of days and seasons reach into other years, and each year that they reach has a page. An
open side reaches to the first or the last year of the record. A decade or a century is listed in its years, but makes
no page for them: nothing more is known of any of them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.model.entries import Event
from build_scripts.timeline.order import sort_key, year_of

MOST = 100
"""How many of such events the page of a year shows; of more it shows those that began last, and how many others."""
FARTHEST = 100
"""For how many years around its own an event makes pages: a span of a thousand years is no thousand pages."""


@dataclass(frozen=True, slots=True)
class Lasting:
    """The events that reach into a year from another one, and how many more there are than these."""

    events: tuple[Event, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Reach:
    event: Event
    first: int
    last: int


def lasting_by_year(events: Sequence[Event]) -> Mapping[int, Lasting]:
    """Return for each year that has a page what reaches into it; ``events`` are in order."""
    begun = {year_of(event) for event in events}
    reaches = sorted(_reaches(events, begun), key=lambda reach: reach.first)
    years = sorted(begun.union(*map(_made_by, reaches)))
    firsts, lasts = [reach.first for reach in reaches], sorted(reach.last for reach in reaches)
    lasting: dict[int, Lasting] = {}
    going: list[_Reach] = []
    entered = 0
    for year in years:
        left = bisect_right(firsts, year)
        going += reaches[entered:left]
        entered = left
        shown = _latest(going, year)
        count = left - bisect_left(lasts, year)
        lasting[year] = Lasting(tuple(sorted((reach.event for reach in shown), key=sort_key)), count - len(shown))
    return lasting


def _latest(going: list[_Reach], year: int) -> list[_Reach]:
    """Return the last `MOST` that still go on in ``year``, and drop from ``going`` those seen to have ended."""
    at, found = len(going), 0
    kept: list[_Reach] = []
    while at and found < MOST:
        at -= 1
        if going[at].last >= year:
            kept.append(going[at])
            found += 1
    kept.reverse()
    going[at:] = kept
    return kept


def _reaches(events: Sequence[Event], begun: set[int]) -> Iterator[_Reach]:
    """Yield the years, beyond its own, that each event lasted in or may lie in."""
    ends = {event.date.last.year for event in events if event.date.precision in ("span", "between")}
    first, last = min(begun, default=0), max(ends.union(begun), default=0)
    for event in events:
        date, own = event.date, year_of(event)
        is_open = date.precision == "open"
        if is_open and date.start is None:
            reach = _Reach(event, first, own - 1)
        else:
            reach = _Reach(event, own + 1, last if is_open else date.last.year)
        if reach.first <= reach.last:
            yield reach


def _made_by(reach: _Reach) -> range:
    """Return the years for which an event makes pages."""
    if reach.event.date.precision in ("decade", "century"):
        return range(0)
    own = year_of(reach.event)
    return range(max(reach.first, own - FARTHEST), min(reach.last, own + FARTHEST) + 1)

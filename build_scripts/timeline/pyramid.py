"""How many events began in any unit of the calendar: certainly, and possibly.

An event counts where it began, so that it is certain of at most one unit of a level and possible of at least one: the
certain counts of all units add up to no more than there are events, and the possible ones to no fewer. To count a unit
costs log n: two sorted lists give what is possible, and one for each level what is certain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from build_scripts.timeline.extent import LEVELS, Extent, Level, bounds_of


class Bin(NamedTuple):
    """How many events certainly began in a unit, and how many may have."""

    certain: int
    possible: int


class Pyramid:
    """The beginnings of events, so that every unit of every level can be counted."""

    def __init__(self, extents: Iterable[Extent]) -> None:
        extents = list(extents)
        self.starts = sorted(extent.minutes[0] for extent in extents)
        self.latest = sorted(extent.minutes[1] for extent in extents)
        self.within: dict[Level, list[int]] = {
            level: sorted(extent.minutes[0] for extent in extents if extent.grain <= at)
            for at, level in enumerate(LEVELS)
        }

    def bin(self, level: Level, bucket: int) -> Bin:
        """Return the counts of a unit."""
        first, last = bounds_of(level, bucket)
        held = self.within[level]
        certain = bisect_right(held, last) - bisect_left(held, first)
        return Bin(certain, bisect_right(self.starts, last) - bisect_left(self.latest, first))

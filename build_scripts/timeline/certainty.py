"""What a record says of an event for certain, and what it leaves possible: in a period, in a count, in a window.

Each answer is a `Held`. The filters of the timeline's page (`pages/assets/event_set.js`) give the same ones.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import IntEnum
from math import cos, inf, radians
from typing import NamedTuple

from build_scripts.base.text import folded
from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline
from build_scripts.model.outlines import Outlines
from build_scripts.model.rows import Figure
from build_scripts.model.values.distances import DEGREE
from build_scripts.model.values.quantity import Range
from build_scripts.timeline.extent import NEVER, Extent
from build_scripts.timeline.located import Locator, Spot
from build_scripts.timeline.timeline import Timeline

_DIGITS = 5
"""Decimals of a degree: about a metre."""


class Held(IntEnum):
    """Whether something holds of an event."""

    NO = 0
    POSSIBLY = 1
    CERTAINLY = 2


class Window(NamedTuple):
    """A rectangle of the globe in degrees, as GeoJSON orders it (RFC 7946, section 5)."""

    west: float
    south: float
    east: float
    north: float


def held_in_period(extent: Extent, first: float, last: float) -> Held:
    """Say whether an event lies in a period from one day to another: it began or ended in it, or went on in it."""
    if extent.end < first or extent.start > last:
        return Held.NO
    if extent.grain == NEVER:
        return Held.POSSIBLY
    began = extent.start >= first and extent.latest_start <= last
    ended = not extent.goes_on and extent.earliest_end >= first and extent.end <= last
    went_on = (
        extent.latest_start <= extent.earliest_end and extent.latest_start <= last and extent.earliest_end >= first
    )
    return Held.CERTAINLY if began or ended or went_on else Held.POSSIBLY


def counts_of(lines: Iterable[Headline]) -> dict[str, tuple[int, float]]:
    """Return of each measure of an event's ranges the number that it was at least, and the highest that it may have
    been."""
    counts: dict[str, tuple[int, float]] = {}
    for line in lines:
        if (bounds := _bounds(line.range)) is not None:
            low, high = counts.get(line.measure, (0, 0))
            counts[line.measure] = (max(low, bounds[0]), max(high, bounds[1]))
    return counts


def _bounds(counts: Range) -> tuple[int, float] | None:
    """Return what a range says for certain and at most; None where it has no number."""
    if counts.low is None and counts.high is None:
        return None
    low, high = counts.bounds or (counts.low, counts.high)
    is_least = low is not None and not counts.open_low and not counts.about_low
    is_most = high is not None and not counts.open_high
    return (low if is_least and low is not None else 0), (high if is_most and high is not None else inf)


def held_in_bounds(count: tuple[int, float] | None, least: float, most: float) -> Held:
    """Say whether a count, from its lowest to its highest number, lies between two others."""
    if count is None or count[1] < least or count[0] > most:
        return Held.NO
    return Held.CERTAINLY if count[0] >= least and count[1] <= most else Held.POSSIBLY


def sources_differ(timeline: Timeline, event: Event, lines: Iterable[Headline]) -> bool:
    """Check whether voices give different numbers for one count of an event, whose ranges ``lines`` are."""
    return any(len(line.rows) > 1 and voices_differ(timeline, event, line.rows) for line in lines)


def voices_differ(timeline: Timeline, event: Event, rows: Iterable[Figure]) -> bool:
    """Check whether two voices give different numbers; what one voice says several times is one account of it.

    A voice is who says it, by whatever name; where a row names nobody, each publisher of its sources. 36 and "at least
    36" are one number; "at least 36" and "at most 36" are not, since they agree on it alone.
    """
    said: dict[str, set[int | None]] = {}
    floors, ceilings = set[str](), set[str]()
    for row in rows:
        low, high = row.value.stated
        for name in _voices(timeline, event, row) if row.value.kind != "words" else ():
            said.setdefault(name, set()).update((low, high))
            floors.update([name] if high is None else [])
            ceilings.update([name] if low is None else [])
    accounts = {frozenset(numbers - {None}) for numbers in said.values()}
    return len(accounts) > 1 or any(floors - {name} for name in ceilings)


def _voices(timeline: Timeline, event: Event, row: Figure) -> Iterator[str]:
    """Yield who says what a row has, as something to compare."""
    names = [row.by] if row.by else [event.sources[name].publisher for name in row.sources]
    for name in names:
        yield timeline.actor_by_name.get(folded(name), folded(name))


def window_of(spot: Spot, outlines: Outlines) -> Window:
    """Return the rectangle in which a spot certainly lies; a place that is known as a whole is where its mark is."""
    return Window(*(round(degrees, _DIGITS) for degrees in _around(spot, outlines)))


def _around(spot: Spot, outlines: Outlines) -> Window:
    if spot.shape:
        points = [point for polygon in outlines.shapes[spot.shape].polygons for point in polygon[0]]
        lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
        return Window(min(lons), min(lats), max(lons), max(lats))
    lon, lat = spot.at
    north = spot.reach * 1000 / DEGREE if spot.is_exact else 0.0
    east = north / max(cos(radians(lat)), 0.01)
    return Window(lon - east, lat - north, lon + east, lat + north)


def held_in_window(locator: Locator, event: Event, window: Window) -> Held:
    """Say whether an event was within a window; of a mark of a place as a whole it may have been, and no more."""
    spots = [spot for spot in locator.of_event(event).values() if spot]
    return max((_spot_held(spot, window_of(spot, locator.outlines), window) for spot in spots), default=Held.NO)


def _spot_held(spot: Spot, around: Window, window: Window) -> Held:
    if around.east < window.west or around.west > window.east or around.north < window.south:
        return Held.NO
    if around.south > window.north:
        return Held.NO
    is_inside = around.west >= window.west and around.east <= window.east
    is_inside = is_inside and around.south >= window.south and around.north <= window.north
    return Held.CERTAINLY if is_inside and (spot.shape or spot.is_exact) else Held.POSSIBLY

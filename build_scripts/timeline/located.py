"""Where an event can be drawn: as far as the record knows it, and never nearer.

A place is drawn as its own outline, or else at its own coordinates, or else as the next larger place that has one of
the two. Coordinates of a larger place than those in which spots lie (a district, where spots lie in towns) say nothing
on how far it reaches, so it is drawn as what lies around it. Which country a place lies in is said by the record alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_scripts.base.globe import direction, distance
from build_scripts.model.entries import Event
from build_scripts.model.outlines import Outlines
from build_scripts.model.rows import Point
from build_scripts.model.values.distances import DEGREE, metres_of
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Spot:
    """What is drawn: the shape of `place`, or a mark at `at` (longitude, latitude).

    A mark that is not `is_exact` stands for a place as a whole. `reach` says how exact its coordinates are, in
    kilometres.
    """

    place: str
    shape: str = ""
    at: tuple[float, float] = (0.0, 0.0)
    reach: float = 0.0
    is_exact: bool = False


@dataclass(frozen=True)
class Locator:
    """Finds the spots of events and places; `outlines` are those of the record."""

    timeline: Timeline
    outlines: Outlines

    def of_event(self, event: Event) -> Mapping[str, Spot | None]:
        """Return by place where an event is drawn; None for what is nowhere.

        Its own point stands for the place that is nearest to it, or for the first where none has coordinates.
        """
        spots = {place: self.of_place(place) for place in event.places or ("",)}
        if event.point:
            place = self._nearest(event, event.point)
            spots[place] = self._of_point(event, event.point, place) or spots[place]
        return spots

    def _nearest(self, event: Event, point: Point) -> str:
        at = direction(*point.degrees)
        known = {place: self.timeline.places[place] for place in event.places if place in self.timeline.places}
        away = {
            place: distance(at, direction(entry.lat, entry.lon))
            for place, entry in known.items()
            if entry.lat is not None and entry.lon is not None
        }
        return min(away, key=away.__getitem__) if away else next(iter(event.places), "")

    def of_place(self, place: str) -> Spot | None:
        """Return where a place is drawn, if it can be."""
        steps = self.timeline.place_path(place)
        return next((spot for step in steps if (spot := self._own(step, is_itself=step == place))), None)

    def _own(self, place: str, *, is_itself: bool) -> Spot | None:
        if shape := self.outlines.by_place.get(place):
            return Spot(place, shape.id)
        known, kinds = self.timeline.places[place], self.timeline.vocabulary.place_kinds
        if known.lat is None or known.lon is None or not is_small(self.timeline.vocabulary, known.kind):
            return None
        reach = reach_of(_written(known.lat), _written(known.lon))
        exact = is_itself and bool(kinds[known.kind].point)
        return Spot(place, at=(known.lon, known.lat), reach=reach, is_exact=exact)

    def _of_point(self, event: Event, point: Point, place: str) -> Spot | None:
        """Return the spot of a point: a mark; the larger place where it is known to a kind of place that is larger."""
        lat, lon = point.degrees
        metres = metres_of(point.precision)
        if metres is not None:
            return Spot(place, at=(lon, lat), reach=metres / 1000, is_exact=True)
        around = [step for each in event.places for step in self.timeline.place_path(each)]
        kind = next((step for step in around if self.timeline.places[step].kind == point.precision), None)
        if kind and kind in self.outlines.by_place:
            return self.of_place(kind)
        if not is_small(self.timeline.vocabulary, point.precision):
            return self.of_place(kind) if kind else None
        exact = bool(self.timeline.vocabulary.place_kinds[point.precision].point)
        return Spot(place, at=(lon, lat), reach=reach_of(point.lat, point.lon), is_exact=exact)


def is_small(vocabulary: Vocabulary, kind: str) -> bool:
    """Check whether a mark can stand for a place of a kind: a spot, or what spots lie in, as far as the words say."""
    kinds = vocabulary.place_kinds
    spots = {name for name, word in kinds.items() if word.point}
    around = {kinds[name].within for name in spots if kinds[name].within}
    return kind in spots or kind in around or not around


def reach_of(*degrees: str) -> float:
    """Return how exact coordinates can be, in kilometres: half a unit of their last decimal, the longer one's."""
    decimals = max(len(text.partition(".")[2]) for text in degrees)
    return float(0.5 * DEGREE / 1000 / 10**decimals)


def _written(degrees: float) -> str:
    return f"{degrees:.7f}".rstrip("0")

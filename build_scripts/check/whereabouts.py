"""Where a place should be, by those around it: the larger place that it lies within, and what else lies there.

Each place stands for itself, or where it has no coordinates for the middle of what lies within it. So many sites of one
town count as one in a country. A country whose places have no coordinates says nothing, and the next larger place may.
No kind of place is known here: how far apart places lie in a larger one of some kind, the record itself shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from build_scripts.base.globe import Direction, direction, distance, middle
from build_scripts.model.entries import Place

FEW = 4
"""So many others, at least, tell how far apart the places of a larger one lie."""
FAR = 2000.0
"""Kilometres that are not far in a large country."""
CLOSE = 300.0
"""Kilometres: as near as this to the others, a place is where it should be, where nothing more is known."""
_SEVERAL = 3
"""So many others tell which of two places is wrong."""
SAMPLES = 8
"""So many places, at least, show what is usual in larger places of a kind."""
_TIMES = 60
_LEAST = 50.0
_SCATTERED = 3000.0
"""Kilometres from their middle: where half of the places go farther, they lie nowhere together, or many are wrong."""
_DEEPEST = 12
"""Larger places that are asked, one after the other."""


@dataclass(frozen=True, slots=True)
class Around:
    """The others around a place: the larger place, how many, their points or the middle of many, how far half go."""

    larger: Place
    number: int
    points: Sequence[Direction]
    reach: float = 0.0

    def away(self, point: Direction) -> float:
        """Return the kilometres from ``point`` to the middle of many others, or to the nearest of a few."""
        return min(distance(point, other) for other in self.points)


class Whereabouts:
    """The points of all places, what lies within each, and what is usual in places of a kind."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self._places = places
        self._inner: dict[str, list[str]] = {}
        for place in places.values():
            if place.within and place.within in places:
                self._inner.setdefault(place.within, []).append(place.id)
        self._points: dict[str, Direction] = {}
        for id_ in sorted(places, key=lambda id_: len(self._path(id_)), reverse=True):  # what lies within comes first
            if point := own_point(places[id_]) or middle(self._within(id_)):
                self._points[id_] = point
        self._many: dict[str, tuple[int, Direction | None, float]] = {}
        self._pointed: dict[str, list[str]] = {}
        self._extents: dict[str, tuple[int, float]] = {}
        self._usual = self._learn()
        self._whole = middle([point for place in places.values() if (point := own_point(place))])

    def _path(self, id_: str) -> list[str]:
        """Return a place and those around it, the nearest first; not very many, and none twice."""
        path = [id_]
        while len(path) < _DEEPEST:
            larger = self._places[path[-1]].within
            if not larger or larger not in self._places or larger in path:
                break
            path.append(larger)
        return path

    def _within(self, id_: str) -> list[Direction]:
        return [self._points[inner] for inner in self._inner.get(id_, ()) if inner in self._points]

    def _known(self, id_: str) -> list[str]:
        """Return what lies in a place and has a point; it is gone through once, also where nothing has one."""
        if id_ not in self._pointed:
            self._pointed[id_] = [inner for inner in self._inner.get(id_, ()) if inner in self._points]
        return self._pointed[id_]

    def around(self, id_: str) -> Iterator[Around]:
        """Yield the others around a place, by each larger one that has any, the nearest first."""
        path = self._path(id_)
        for inner, larger in pairwise(path):
            if others := self._others(inner, larger):
                yield others

    def point_of(self, id_: str) -> Direction | None:
        """Return where a place is: by its own coordinates, or else in the middle of what lies within it."""
        return self._points.get(id_)

    def extent(self, id_: str) -> tuple[int, float]:
        """Return how many of the places right within one have a point, and how far the farthest is, in kilometres."""
        at, inner = self._points.get(id_), self._known(id_)
        if id_ not in self._extents:
            away = (distance(at, self._points[each]) for each in inner) if at else ()
            self._extents[id_] = len(inner), max(away, default=0.0)
        return self._extents[id_]

    def only_other(self, id_: str, larger: str) -> str:
        """Return the one place beside ``id_`` that tells where ``larger`` is: another within it, or itself."""
        others = [inner for inner in self._known(larger) if inner != id_]
        others += [larger] if own_point(self._places[larger]) else []
        return others[0] if len(others) == 1 else ""

    def lies_with_many(self, id_: str) -> bool:
        """Check whether a place lies where the others do, in the nearest larger place that has several others."""
        point, outer = self._points.get(id_), next((each for each in self.around(id_) if each.number >= _SEVERAL), None)
        return point is not None and outer is not None and self.is_close(point, outer)

    def _others(self, inner: str, larger: str) -> Around | None:
        """Return what lies in ``larger`` beside ``inner``, and ``larger`` itself where it has coordinates."""
        place, known = self._places[larger], self._known(larger)
        if len(known) > FEW:
            if larger not in self._many:
                self._many[larger] = _measure([self._points[id_] for id_ in known])
            number, at, reach = self._many[larger]
            return Around(place, number - 1, [at], reach) if at and reach <= _SCATTERED else None
        points = [self._points[id_] for id_ in known if id_ != inner]
        points += [own] if (own := own_point(place)) else []
        return Around(place, len(points), points) if points else None

    def _learn(self) -> dict[str, float]:
        """Return by kind how far from others a place in a larger one of that kind may lie, where enough places show."""
        seen: dict[str, list[float]] = {}
        for id_, place in self._places.items():
            around = next(self.around(id_), None)
            if around and (point := own_point(place)):
                seen.setdefault(around.larger.kind, []).append(around.away(point))
        return {kind: max(_LEAST, _TIMES * median(away)) for kind, away in seen.items() if len(away) >= SAMPLES}

    def is_far(self, point: Direction, around: Around) -> bool:
        """Check whether ``point`` lies where none of the others does, by far."""
        usual = self._usual.get(around.larger.kind)
        far = usual if usual is not None else max(FAR, 16 * around.reach) if around.number >= FEW else None
        return far is not None and around.away(point) > far

    def fits(self, point: Direction, meant: Direction, around: Around) -> bool:
        """Check whether ``meant`` lies where the others do, and a place is rather there than at ``point``.

        Where two places are far apart, either may be wrong: that one is which lies farther from all of the record.
        """
        whole = self._whole if around.number < 3 else None
        is_likelier = whole is None or distance(meant, whole) <= distance(point, whole) + 1
        return is_likelier and self.is_close(meant, around)

    def is_close(self, point: Direction, around: Around) -> bool:
        """Check whether ``point`` lies where the others do."""
        close = min(CLOSE, self._usual.get(around.larger.kind, CLOSE))
        return around.away(point) <= max(close, 4 * around.reach)


def _measure(points: Sequence[Direction]) -> tuple[int, Direction | None, float]:
    """Return of many points the number, the middle, and how far from it half of them go."""
    at = middle(points)
    return len(points), at, median(distance(at, point) for point in points) if at else 0.0


def own_point(place: Place) -> Direction | None:
    """Return where a place is by its own coordinates."""
    return direction(place.lat, place.lon) if place.lat is not None and place.lon is not None else None


def slips(lat: float, lon: float) -> Iterator[tuple[float, float]]:
    """Yield the coordinates that were meant, if it was a slip of the pen: the two swapped, a sign wrong, or both."""
    turned = [(lon, lat)] if abs(lon) <= 90 else []
    for one, other in ((lat, lon), *turned):
        yield from ((n * one, e * other) for n in (1, -1) for e in (1, -1) if (n * one, e * other) != (lat, lon))


def is_zero(place: Place) -> bool:
    """Check whether a place has the coordinates that programs write for an empty cell."""
    return (place.lat, place.lon) == (0, 0)

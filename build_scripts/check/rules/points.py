"""The point of an event itself: how exact it is, no finer than that, and near the place that the event names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from operator import attrgetter
from typing import Any

from build_scripts.base.chains import follow
from build_scripts.base.globe import Direction, direction, distance
from build_scripts.base.text import shown
from build_scripts.check.unknown import unknown_word
from build_scripts.check.whereabouts import SAMPLES, Whereabouts, own_point
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Entry, Event, Place
from build_scripts.model.values.distances import decimals_for, metres_of
from build_scripts.reading.extracts import Extract
from build_scripts.reading.record import Record

_SPOT, _SMALL, _LARGE, _OUTERMOST = 25.0, 100.0, 1_000.0, 5_000.0
"""How far from the coordinates of a place a point in it may lie, in kilometres."""
_TIMES = 4


@rule("error")
def point_precision(event: Event, record: Record) -> Iterator[Checked]:
    """How exact a point is, is a distance in metres or kilometres, or a kind of place in the vocabulary."""
    kinds = record.vocabulary.place_kinds if record.vocabulary else {}
    if event.point and metres_of(event.point.precision) is None and event.point.precision not in kinds:
        from build_scripts.reading.diagnosis import intended_distance

        word, path = event.point.precision, ("point", "precision")
        if distance := intended_distance(word):
            yield At(path), f"`{shown(word)}` is not a distance as `5 km` or `200 m`", f"write `{distance}`"
            return
        for where, message, remedy in unknown_word(
            record, "place_kinds", "distance and no kind of place", [(path, word)]
        ):
            yield where, message, f"{remedy}, or a distance as `5 km`" if remedy.startswith("write one") else remedy


@rule("warning")
def point_finer_than_precision(event: Event, record: Record) -> Iterator[Checked]:
    """A point has no more decimals than its precision bears: none that says less than a tenth of the distance."""
    point = event.point
    metres = metres_of(point.precision) if point else None
    if point is None or metres is None:
        return
    most = decimals_for(metres)
    for key, degrees in (("lat", point.lat), ("lon", point.lon)):
        if len(degrees.partition(".")[2]) > most:
            message = f"`{degrees}` says more than a point known to within {point.precision} can"
            yield At(("point", key)), message, f"write `{float(degrees):.{most}f}`"


def _pointed(entry: Entry) -> list[Any] | None:
    point = entry.point if isinstance(entry, Event) else None
    return [point.lat, point.lon, point.precision, entry.places] if isinstance(entry, Event) and point else None


POINTS = Extract("points", _pointed)
"""Latitude, longitude and precision of an event's point, as its file has them, and the places that it names."""


@rule("warning", POINTS)
def point_far_from_place(record: Record) -> Iterator[Checked]:
    """A point lies near a place that the event names, or near what lies within it."""
    pointed = POINTS.over(record)
    if not pointed:
        return
    whereabouts, reaches = Whereabouts(record.places), _reaches(record)
    for path, (lat_text, lon_text, precision, places) in pointed.items():
        known = [(place, at, _reach(place, whereabouts, reaches)) for place, at in _known(places, record, whereabouts)]
        if not known:
            continue
        lat, lon = float(lat_text), float(lon_text)
        least = (metres_of(precision) or 0.0) / 1000
        if _is_near(direction(lat, lon), known, least):
            continue
        away, nearest = min((distance(direction(lat, lon), at), place.id) for place, at, _ in known)
        swapped = abs(lon) <= 90 and _is_near(direction(lon, lat), known, least)
        message = f"this point lies {away:,.0f} km from `{nearest}`"
        remedy = f"write `lat: {lon_text}` and `lon: {lat_text}` if the source has them so; else " * swapped
        yield InFile(path, At(("point", "lat"))), message, f"{remedy}correct the point, or `places:`"


def _is_near(point: Direction, known: Sequence[tuple[Place, Direction, float]], least: float) -> bool:
    return any(distance(point, at) <= reach + least for _, at, reach in known)


def _known(names: Sequence[str], record: Record, whereabouts: Whereabouts) -> Iterator[tuple[Place, Direction]]:
    """Yield for each place that an event names the first that is known where: itself, or one around it."""
    for name in names:
        path = follow(name, record.places, attrgetter("within"))
        points = ((record.places[step], whereabouts.point_of(step)) for step in path if step in record.places)
        yield from islice(((place, at) for place, at in points if at), 1)


def _reach(place: Place, whereabouts: Whereabouts, reaches: Mapping[str, float]) -> float:
    """Return how far a point may lie from a place, in kilometres.

    Where a place is only known by what lies within it, as far again as that goes; where it lies in no other, and many
    places show how far it goes, some times that.
    """
    number, farthest = whereabouts.extent(place.id)
    reach = reaches[place.id]
    if place.within is None and number >= SAMPLES:
        return min(reach, max(_LARGE, _TIMES * farthest))
    return reach + (farthest if own_point(place) is None else 0.0)


def _reaches(record: Record) -> dict[str, float]:
    """Return how far a point may lie from the coordinates of each place.

    The toolkit knows no kind of place. So it asks the record: a spot is what its kind says is one (`point`), and a kind
    is small where none of its places holds any that is not a spot.
    """
    kinds = record.vocabulary.place_kinds if record.vocabulary else {}
    spots = {name for name, word in kinds.items() if word.point}
    around = (place.within or "" for place in record.places.values() if place.kind not in spots)
    holding = {record.places[name].kind for name in around if name in record.places}

    def reach(place: Place) -> float:
        if place.kind in spots:
            return _SPOT
        if place.within is None:
            return _OUTERMOST
        return _LARGE if place.kind in holding else _SMALL

    return {place.id: reach(place) for place in record.places.values()}

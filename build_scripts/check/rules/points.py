"""The point of an event itself: how exact it is, no finer than that, and near the place that the event names."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from build_scripts.base.chains import follow
from build_scripts.base.text import shown
from build_scripts.check.unknown import unknown_word
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Event, Place
from build_scripts.model.values.distances import decimals_for, metres_between, metres_of
from build_scripts.reading.record import Record

_SPOT, _SMALL, _LARGE, _OUTERMOST = 25_000.0, 100_000.0, 1_000_000.0, 5_000_000.0
"""How far from the coordinates of a place a point in it may lie, in metres."""


@rule("error")
def point_precision(event: Event, record: Record) -> Iterator[Checked]:
    """How exact a point is, is a distance in metres or kilometres, or a kind of place in the vocabulary."""
    if event.point and metres_of(event.point.precision) is None:
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


@rule("warning")
def point_far_from_place(record: Record) -> Iterator[Checked]:
    """A point lies near the coordinates of a place that the event names."""
    reaches = _reaches(record)
    for event in record.events.values():
        known = list(_known(event, record)) if event.point else []
        if not event.point or not known:
            continue
        lat, lon = event.point.degrees
        least = metres_of(event.point.precision) or 0.0
        far = [(metres_between((lat, lon), at), place, at) for place, at in known]
        if any(distance <= reaches[place.id] + least for distance, place, _ in far):
            continue
        distance, nearest, _ = min(far, key=lambda each: each[0])
        swapped = any(
            metres_between((lon, lat), at) <= reaches[place.id] + least for _, place, at in far if abs(lon) <= 90
        )
        message = f"this point lies {distance / 1000:,.0f} km from `{nearest.id}`"
        remedy = "have `lat` and `lon` changed places?" if swapped else "correct the point, or `places:`"
        yield InFile(event.path, At(("point", "lat"))), message, remedy


def _known(event: Event, record: Record) -> Iterator[tuple[Place, tuple[float, float]]]:
    """Yield for each place that an event names the first with coordinates: itself, or one around it."""
    for name in event.places:
        path = (
            record.places[step] for step in follow(name, record.places, attrgetter("within")) if step in record.places
        )
        for place in path:
            if place.lat is not None and place.lon is not None:
                yield place, (place.lat, place.lon)
                break


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

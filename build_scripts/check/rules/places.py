"""Places: each lies where those around it do, and within one that can hold it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.base.chains import follow
from build_scripts.base.globe import direction
from build_scripts.base.text import shown
from build_scripts.check.whereabouts import Around, Whereabouts, slips
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Place
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Why a place cannot be where it is said to be: the others around it, if any, and what was meant, if that shows."""

    around: Around | None
    meant: tuple[float, float] | None = None


@rule("warning")
def place_far_from_others(record: Record) -> Iterator[Checked]:
    """The coordinates of a place are near those of the places around it."""
    whereabouts = Whereabouts(record.places)
    for place in record.places.values():
        if case := misplaced(place, whereabouts):
            yield InFile(place.path, At(("lat",))), *_explain(place, case)


def misplaced(place: Place, whereabouts: Whereabouts) -> Misplaced | None:
    """Return why a place cannot be where it is said to be; None where it may.

    The nearest larger place decides in which enough others lie; fewer do where a slip explains all.
    """
    if place.lat is None or place.lon is None:
        return None
    point, is_nowhere, around = direction(place.lat, place.lon), _is_nowhere(place), None
    for around in whereabouts.around(place.id):
        if whereabouts.is_close(point, around):
            return None
        others = () if is_nowhere else slips(place.lat, place.lon)
        fitting = [pair for pair in others if whereabouts.fits(point, direction(*pair), around)]
        meant = min(((around.away(direction(*pair)), pair) for pair in fitting), default=(0, None))[1]
        if meant or whereabouts.is_far(point, around):
            return Misplaced(around, meant)
    return Misplaced(around) if is_nowhere else None


def _is_nowhere(place: Place) -> bool:
    return (place.lat, place.lon) == (0, 0)


def _explain(place: Place, case: Misplaced) -> tuple[str, str]:
    if _is_nowhere(place) or case.around is None:
        message = "0 and 0 are a point in the sea: programs write them for an empty cell"
        return message, "write what the gazetteer has, or leave both out"
    away = case.around.away(direction(place.lat or 0, place.lon or 0))
    others = "the other place" if case.around.number == 1 else "the others"
    message = f"this is {away:,.0f} km from {others} in {shown(case.around.larger.name)}"
    if not case.meant:
        return message, "correct `lat` and `lon`, or `within:`"
    lat, lon = (f"{value:.10f}".rstrip("0").rstrip(".") for value in case.meant)
    return message, f"write `lat: {lat}` and `lon: {lon}` if the gazetteer has them so; else correct `within:`"


@rule("warning")
def place_within_smaller(place: Place, record: Record) -> Iterator[Checked]:
    """A place lies within one of a kind that can hold it: by the vocabulary, no smaller kind than its own."""
    kinds: Words = record.vocabulary.place_kinds if record.vocabulary else {}
    larger = record.places.get(place.within or "")
    if larger and larger.kind != place.kind and place.kind in _path(larger.kind, kinds):
        message = f"`{place.id}` is a `{place.kind}`, and lies within `{larger.id}`, a `{larger.kind}`"
        remedy = f"name the next larger place, or correct a `kind`: a `{larger.kind}` lies within a `{place.kind}`"
        yield At(("within",)), message, remedy


def _path(kind: str, kinds: Words) -> list[str]:
    """Return a kind of place and those that hold it, by the vocabulary."""
    return follow(kind, kinds, lambda word: word.within)

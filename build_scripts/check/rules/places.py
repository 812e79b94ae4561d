"""Places: each lies where those around it do, and within one that can hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from build_scripts.base.chains import follow
from build_scripts.base.globe import direction
from build_scripts.base.text import shown
from build_scripts.check.whereabouts import Around, Whereabouts, is_zero, slips
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Place
from build_scripts.model.vocabulary import Words
from build_scripts.reading.record import Record


@dataclass(frozen=True, slots=True)
class Misplaced:
    """Why a place cannot be where it is said to be: the others around it, if any, and what was meant, if that shows."""

    around: Around | None
    meant: tuple[float, float] | None = None
    is_nowhere: bool = False


@rule("warning")
def place_far_from_others(record: Record) -> Iterator[Checked]:
    """The coordinates of a place are near those of the places around it."""
    for place, message, remedy in explain_far(record.places):
        yield InFile(place.path, At(("lat",))), message, remedy


def explain_far(places: Mapping[str, Place]) -> Iterator[tuple[Place, str, str]]:
    """Yield each place that cannot be where it is, with what is wrong and a remedy; of two that may be wrong, one."""
    whereabouts = Whereabouts(places)
    cases = {place.id: case for place in places.values() if (case := misplaced(place, whereabouts))}
    for id_, case in cases.items():
        other = _only_other(places[id_], case, whereabouts)
        is_other = _is_the_other(id_, other, cases, whereabouts) if other else False
        if is_other is False:
            yield places[id_], *_explain(places[id_], case)
        elif is_other is None and (other not in cases or id_ < other):
            yield places[id_], *_explain_both(places[id_], places[other], case)


def _only_other(place: Place, case: Misplaced, whereabouts: Whereabouts) -> str:
    """Return the other of two places that lie far apart, where nothing tells that ``place`` is the wrong one."""
    is_told = case.around is None or case.around.number > 1 or case.meant or case.is_nowhere
    return "" if is_told or case.around is None else whereabouts.only_other(place.id, case.around.larger.id)


def _is_the_other(id_: str, other: str, cases: Mapping[str, Misplaced], whereabouts: Whereabouts) -> bool | None:
    """Tell whether of two places ``other`` is the wrong one, by a slip or by those around; None if nothing tells."""
    if other in cases and (cases[other].meant or cases[other].is_nowhere):
        return True
    right, left = whereabouts.lies_with_many(id_), whereabouts.lies_with_many(other)
    return None if right is left else right


def _explain_both(place: Place, other: Place, case: Misplaced) -> tuple[str, str]:
    away = case.around.away(direction(place.lat or 0, place.lon or 0)) if case.around else 0
    message = f"this is {away:,.0f} km from `{other.id}`, and either may be wrong"
    return message, "correct `lat` and `lon`, or `within:`, of the one that the gazetteer has elsewhere"


def misplaced(place: Place, whereabouts: Whereabouts) -> Misplaced | None:
    """Return why a place cannot be where it is said to be; None where it may.

    The nearest larger place decides in which enough others lie; fewer do where a slip explains all.
    """
    if place.lat is None or place.lon is None:
        return None
    point, is_nowhere, around = direction(place.lat, place.lon), is_zero(place), None
    for around in whereabouts.around(place.id):
        if whereabouts.is_close(point, around):
            return None
        others = () if is_nowhere else slips(place.lat, place.lon)
        fitting = [pair for pair in others if whereabouts.fits(point, direction(*pair), around)]
        meant = min(((around.away(direction(*pair)), pair) for pair in fitting), default=(0, None))[1]
        if meant or whereabouts.is_far(point, around):
            return Misplaced(around, meant, is_nowhere)
    return Misplaced(around, None, is_nowhere) if is_nowhere else None


def _explain(place: Place, case: Misplaced) -> tuple[str, str]:
    if case.is_nowhere or case.around is None:
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

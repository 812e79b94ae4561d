"""Actors and places: what they refer to exists, hierarchies end, coordinates have a source."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.findings import At, Checked, rule
from build_scripts.model import Actor, Place
from build_scripts.record import Record
from build_scripts.rules.references import unknown


@rule("error")
def actor_references(actor: Actor, record: Record) -> Iterator[Checked]:
    """What an actor belongs to, follows or is not to be confused with exists, and so does its kind."""
    used = [(("part_of",), actor.part_of), (("successor_of",), actor.successor_of)]
    used += [(("not_to_be_confused_with", i), each) for i, each in enumerate(actor.not_to_be_confused_with)]
    yield from unknown(record.actors, "actor", "`_actors/`", [(path, word) for path, word in used if word])
    if record.vocabulary:
        yield from unknown(record.vocabulary.actor_kinds, "kind of actor", "`actor_kinds`", [(("kind",), actor.kind)])


@rule("error")
def place_references(place: Place, record: Record) -> Iterator[Checked]:
    """The larger place that a place lies within exists, and so does its kind."""
    if place.within:
        yield from unknown(record.places, "place", "`_places/`", [(("within",), place.within)])
    if record.vocabulary:
        yield from unknown(record.vocabulary.place_kinds, "kind of place", "`place_kinds`", [(("kind",), place.kind)])


@rule("error")
def place_loop(place: Place, record: Record) -> Iterator[Checked]:
    """No place lies within itself."""
    seen = {place.id}
    at = place.within
    while at in record.places:
        if at in seen:
            yield At(("within",)), f"`{place.id}` lies within itself by way of `{at}`", "name the next larger place"
            return
        seen.add(at)
        at = record.places[at].within


@rule("error")
def coordinates_without_source(place: Place, record: Record) -> Iterator[Checked]:
    """Coordinates come in pairs and with their source."""
    if (place.lat is None) != (place.lon is None):
        yield At(("lat",) if place.lon is None else ("lon",)), "one coordinate is missing", "give `lat` and `lon`, or none"
    elif place.lat is not None and not place.coordinates_source:
        remedy = "add `coordinates_source:`, a URL or for example `geonames:1138958`"
        yield At(("lat",)), "nothing says where these coordinates come from", remedy


def _uncited(entry: Actor | Place) -> Iterator[Checked]:
    for name in entry.sources:
        if name not in entry.cited:
            remedy = f"cite it (`[@{name}]`), or remove it"
            yield At(("sources", name), key=True), f"nothing cites the source `{name}`", remedy


@rule("warning")
def actor_sources(actor: Actor, record: Record) -> Iterator[Checked]:
    """Every source that an actor's file lists is cited in its body."""
    yield from _uncited(actor)


@rule("warning")
def place_sources(place: Place, record: Record) -> Iterator[Checked]:
    """Every source that a place's file lists is cited in its body."""
    yield from _uncited(place)

"""Actors and places: what they refer to exists, hierarchies end, coordinates have a source, names tell them apart."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from operator import attrgetter
from typing import TypeVar

from build_scripts.base.chains import find_loops
from build_scripts.base.text import folded, shown
from build_scripts.base.urls import is_url
from build_scripts.check.unknown import cited_or_meant, unknown_entry, unknown_word
from build_scripts.findings import At, Checked, InFile, KeyPath, rule
from build_scripts.model.entries import Actor, Place
from build_scripts.reading.record import Record

_LIKE_ADDRESS = re.compile(r"[\w.+-]+:\S|(?:geonames|wikidata|osm)\b|[\w-]+\.[a-z]{2,}/", re.IGNORECASE)
_GAZETTEER = re.compile(r"geonames:[0-9]+|wikidata:Q[0-9]+|osm:(?:node|way|relation)/[0-9]+")

_STEPS = 10  # of a loop are shown
E = TypeVar("E", Actor, Place)


@rule("error")
def actor_references(actor: Actor, record: Record) -> Iterator[Checked]:
    """What an actor belongs to, follows or is not to be confused with is another actor, and its kind exists."""
    used: list[tuple[KeyPath, str | None]] = [
        (("part_of",), actor.part_of),
        (("successor_of",), actor.successor_of),
    ]
    used += [(("not_to_be_confused_with", i), name) for i, name in enumerate(actor.not_to_be_confused_with)]
    yield from unknown_entry(record, "actor", [(path, word) for path, word in used if word])
    first = {name: i for i, name in reversed([*enumerate(actor.not_to_be_confused_with)])}
    for i, name in enumerate(actor.not_to_be_confused_with):
        if name == actor.id or first[name] < i:
            where = At(("not_to_be_confused_with", i))
            yield where, f"`{name}` is this actor itself, or is here twice", "remove it"
    yield from unknown_word(record, "actor_kinds", "kind of actor", [(("kind",), actor.kind)])


@rule("error")
def place_references(place: Place, record: Record) -> Iterator[Checked]:
    """The larger place that a place lies within exists, and so does its kind."""
    if place.within:
        yield from unknown_entry(record, "place", [(("within",), place.within)])
    yield from unknown_word(record, "place_kinds", "kind of place", [(("kind",), place.kind)])


@rule("error")
def place_loop(record: Record) -> Iterator[Checked]:
    """No place lies within itself."""
    for loop in find_loops(record.places, attrgetter("within")):
        for at, name in enumerate(loop):
            where = InFile(record.places[name].path, At(("within",)))
            yield where, f"`{name}` lies within itself: {_way(loop, at)}", "name the next larger place"


@rule("error")
def actor_loop(record: Record) -> Iterator[Checked]:
    """No actor is part of itself or follows itself."""
    for key in ("part_of", "successor_of"):
        for loop in find_loops(record.actors, attrgetter(key)):
            for at, name in enumerate(loop):
                message = f"`{name}` comes back to itself by way of `{key}`: {_way(loop, at)}"
                yield InFile(record.actors[name].path, At((key,))), message, "name another actor, or none"


def _way(loop: Sequence[str], start: int) -> str:
    """Return the way around a loop in words, of a long one its beginning."""
    steps = [loop[(start + step) % len(loop)] for step in range(min(len(loop), _STEPS))]
    rest = ["…"] if len(loop) > _STEPS else []
    return " → ".join([*(f"`{name}`" for name in steps), *rest, f"`{loop[start]}`"])


@rule("error")
def coordinates_without_source(place: Place, record: Record) -> Iterator[Checked]:
    """Coordinates come in pairs and with their source."""
    if (place.lat is None) != (place.lon is None):
        yield (
            At(("lat",) if place.lon is None else ("lon",)),
            "one coordinate is missing",
            "give `lat` and `lon`, or none",
        )
    elif place.lat is not None and not place.coordinates_source:
        remedy = "add `coordinates_source:`, a URL or for example `geonames:1138958`"
        yield At(("lat",)), "nothing says where these coordinates come from", remedy


@rule("error")
def coordinates_source(place: Place, record: Record) -> Iterator[Checked]:
    """The source of coordinates is a gazetteer's number, an http(s) address, or a publication in words."""
    named = place.coordinates_source
    if named and _LIKE_ADDRESS.match(named) and not is_url(named) and not _GAZETTEER.fullmatch(named):
        better = re.sub(r"^(?:https?://)?(?:www\.)?(geonames)(?:\.org)?\s*[:/]\s*", r"\1:", named.lower())
        example = f"`{better}`" if _GAZETTEER.fullmatch(better) else "for example `geonames:1138958`"
        remedy = f"write {example}, or a whole http(s) address"
        yield At(("coordinates_source",)), f"`{shown(named)}` is neither a gazetteer's number nor an address", remedy


def _uncited(entry: Actor | Place) -> Iterator[Checked]:
    cited = cited_or_meant(entry)
    for name in entry.sources:
        if name not in cited:
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


@rule("warning")
def actor_of_one_name(record: Record) -> Iterator[Checked]:
    """Two actors share no name, unless one says that it is not to be confused with the other."""
    for name, actors in _by_name(record.actors.values()):
        for i, (actor, path) in enumerate(actors[1:], 1):
            confused = actor.not_to_be_confused_with
            before = (other for other, _ in islice(actors, i))
            alike = (o for o in before if o.id not in confused and actor.id not in o.not_to_be_confused_with)
            if other := next(alike, None):
                message = f"`{actor.id}` and `{other.id}` are both called “{shown(name)}”"
                remedy = f"keep one of them, or add `not_to_be_confused_with: [{other.id}]`"
                yield InFile(actor.path, At(path)), message, remedy


@rule("warning")
def place_of_one_name(record: Record) -> Iterator[Checked]:
    """Two places within the same larger one share no name."""
    for name, places in _by_name(record.places.values()):
        first: dict[str | None, Place] = {}
        for place, path in places:
            other = first.setdefault(place.within, place)
            if other is not place:
                message = f"`{place.id}` and `{other.id}` are both called “{shown(name)}”, in the same larger place"
                remedy = "keep one of them; or tell them apart, by `within:` or in brackets behind both names"
                yield InFile(place.path, At(path)), message, remedy


def _by_name(entries: Iterable[E]) -> Iterator[tuple[str, list[tuple[E, KeyPath]]]]:
    """Yield each name that several entries have, with those and the path to the name in each; two entries once."""
    named: dict[str, dict[str, tuple[E, KeyPath, str]]] = {}
    for entry in entries:
        for path, name in _names(entry):
            if letters := folded(name):
                named.setdefault(letters, {}).setdefault(entry.id, (entry, path, name))
    seen: set[tuple[str, ...]] = set()
    for held in named.values():
        if len(held) > 1 and tuple(held) not in seen:
            seen.add(tuple(held))
            *_, (_, _, name) = held.values()
            yield name, [(entry, path) for entry, path, _ in held.values()]


def _names(entry: Actor | Place) -> Iterator[tuple[KeyPath, str]]:
    """Yield the names of an entry, each with its path; of a place what is in brackets tells it apart, and stays."""
    forms = entry.names[: len(entry.names) - len(entry.aliases)] if isinstance(entry, Actor) else (entry.name,)
    yield from ((("name",), form) for form in forms)
    for key in ("native", "aliases"):
        yield from (((key, i, "text"), name.text) for i, name in enumerate(getattr(entry, key, ())))

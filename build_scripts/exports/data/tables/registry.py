"""The tables of actors and places, of their other names, and of what entries are called elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_scripts.exports.data.columns import Cell, Column, Table, dated, key
from build_scripts.exports.data.keys import key_of, path_of, row_keys
from build_scripts.model.entries import Actor, Entry, Event, Place
from build_scripts.model.identifiers import address_of
from build_scripts.model.layout import url_of
from build_scripts.model.rows import Name
from build_scripts.pages.context import Context


class Registered(NamedTuple):
    """An actor or a place."""

    context: Context
    actor: Actor


class Located(NamedTuple):
    """A place."""

    context: Context
    place: Place


def _degrees(it: Located, name: str) -> Cell:
    value: float | None = getattr(it.place, name)
    return value


ACTORS: Table[Registered] = Table(
    "actors",
    "One row is a group, a body or a person with a public role.",
    (
        key("The id of the actor, which is the path of its page.", lambda it: key_of(it.actor)),
        Column("url", "text", "The address of its page.", lambda it: f"{it.context.site.url}{url_of(it.actor)}"),
        Column("name", "text", "The one neutral name that the site shows.", lambda it: it.actor.name, required=True),
        Column("kind", "text", "What it is.", lambda it: it.actor.kind, words="actor_kinds", required=True),
        Column(
            "part_of",
            "text",
            "The larger actor that it belongs to.",
            lambda it: path_of("actor", it.actor.part_of) if it.actor.part_of else None,
            names="actors",
        ),
        Column(
            "successor_of",
            "text",
            "The actor that it follows.",
            lambda it: path_of("actor", it.actor.successor_of) if it.actor.successor_of else None,
            names="actors",
        ),
        *dated("active", "Since when and until when it was there", lambda it: it.actor.active),
        Column(
            "not_to_be_confused_with",
            "list",
            "Others with which it is confused.",
            lambda it: tuple([path_of("actor", other) for other in it.actor.not_to_be_confused_with]),
            names="actors",
        ),
        Column(
            "former_ids",
            "list",
            "Ids that it had before.",
            lambda it: tuple([path_of("actor", old) for old in it.actor.redirect_from]),
        ),
        Column(
            "added_edtf",
            "text",
            "The day on which it came into the record.",
            lambda it: it.actor.added.text if it.actor.added else None,
        ),
    ),
    lambda context: (Registered(context, actor) for actor in context.timeline.actors.values()),
)

PLACES: Table[Located] = Table(
    "places",
    "One row is a place.",
    (
        key("The id of the place, which is the path of its page.", lambda it: key_of(it.place)),
        Column("url", "text", "The address of its page.", lambda it: f"{it.context.site.url}{url_of(it.place)}"),
        Column("name", "text", "The name that the site shows.", lambda it: it.place.name, required=True),
        Column("kind", "text", "What it is.", lambda it: it.place.kind, words="place_kinds", required=True),
        Column(
            "within",
            "text",
            "The next larger place.",
            lambda it: path_of("place", it.place.within) if it.place.within else None,
            names="places",
        ),
        Column("lat", "number", "Latitude in degrees (WGS 84).", lambda it: _degrees(it, "lat")),
        Column("lon", "number", "Longitude in degrees (WGS 84).", lambda it: _degrees(it, "lon")),
        Column(
            "is_the_spot",
            "boolean",
            "Whether the coordinates are those of the spot itself; else they stand for something as large as its kind.",
            lambda it: (
                it.context.timeline.vocabulary.place_kinds[it.place.kind].point if it.place.lat is not None else None
            ),
        ),
        Column("coordinates_source", "text", "Where the coordinates are from.", lambda it: it.place.coordinates_source),
        Column(
            "former_ids",
            "list",
            "Ids that it had before.",
            lambda it: tuple([path_of("place", old) for old in it.place.redirect_from]),
        ),
        Column(
            "added_edtf",
            "text",
            "The day on which it came into the record.",
            lambda it: it.place.added.text if it.place.added else None,
        ),
    ),
    lambda context: (Located(context, place) for place in context.timeline.places.values()),
)


class Called(NamedTuple):
    """An entry's other name, or its identifier in a scheme."""

    context: Context
    entry: Entry
    key: str
    kind: str
    name: Name


def _names(context: Context) -> Iterator[Called]:
    timeline = context.timeline
    entries: list[Actor | Place] = [*timeline.actors.values(), *timeline.places.values()]
    for entry in entries:
        native = entry.native if isinstance(entry, Place) else ()
        names = [*(("native", name) for name in native), *(("alias", name) for name in entry.aliases)]
        keys = row_keys(entry, "name", ((name.lang, str(number)) for number, (_, name) in enumerate(names, 1)))
        for row_key, (kind, name) in zip(keys, names, strict=True):
            yield Called(context, entry, row_key, kind, name)


def _of(kind: type, name: str, what: str) -> Column[Any]:
    return Column(
        name,
        "text",
        f"The {name} that {what}.",
        lambda it: key_of(it.entry) if isinstance(it.entry, kind) else None,
        names=f"{name}s",
    )


NAMES: Table[Called] = Table(
    "names",
    "One row is another name of an actor or a place.",
    (
        key("The id of the row.", lambda it: it.key),
        _of(Actor, "actor", "is called so"),
        _of(Place, "place", "is called so"),
        Column("name", "text", "The name as it is written.", lambda it: it.name.text, required=True),
        Column("lang", "text", "The tag of its language.", lambda it: it.name.lang, required=True),
        Column(
            "name_kind",
            "text",
            "`native`: what people there call it; `alias`: another spelling or name.",
            lambda it: it.kind,
            required=True,
        ),
    ),
    _names,
)


class Identified(NamedTuple):
    """What an entry is called in a scheme."""

    context: Context
    entry: Entry
    scheme: str
    identifier: str


def _identifiers(context: Context) -> Iterator[Identified]:
    timeline = context.timeline
    entries: list[Entry] = [*timeline.events, *timeline.actors.values(), *timeline.places.values()]
    for entry in entries:
        for scheme, identifier in entry.identifiers.items():
            yield Identified(context, entry, scheme, identifier)


def _address(it: Identified) -> Cell:
    return address_of(it.identifier, it.context.timeline.vocabulary.identifier_schemes[it.scheme]) or None


IDENTIFIERS: Table[Identified] = Table(
    "identifiers",
    "One row is what an event, an actor or a place is called in another record or a catalogue.",
    (
        key("The id of the row.", lambda it: f"{key_of(it.entry)}#identifier-{it.scheme}"),
        _of(Event, "event", "is called so"),
        _of(Actor, "actor", "is called so"),
        _of(Place, "place", "is called so"),
        Column(
            "scheme", "text", "Where it is called so.", lambda it: it.scheme, words="identifier_schemes", required=True
        ),
        Column("identifier", "text", "What it is called there.", lambda it: it.identifier, required=True),
        Column("url", "text", "The address of the identifier.", _address),
    ),
    _identifiers,
)

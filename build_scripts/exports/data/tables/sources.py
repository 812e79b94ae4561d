"""The tables of sources, and of whom they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.base.text import folded
from build_scripts.exports.data.columns import Cell, Column, Table, dated, key
from build_scripts.exports.data.keys import key_of, path_of, source_key
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.model.rows import Source
from build_scripts.pages.context import Context


class Described(NamedTuple):
    """A source where it is described, with its id."""

    context: Context
    entry: Entry
    key: str
    source: Source


def _sources(context: Context) -> Iterator[Described]:
    """Yield the sources of events, of actors and places, then the shared ones."""
    timeline = context.timeline
    entries: list[Entry] = [
        *timeline.events,
        *timeline.actors.values(),
        *timeline.places.values(),
        *timeline.sources.values(),
    ]
    for entry in entries:
        for path, source in described_sources(entry):
            name = source_key(entry, str(path[-1])) if path else key_of(entry)
            yield Described(context, entry, name, source)


def _entry_of(kind: type) -> Column[Described]:
    name = {Event: "event", Actor: "actor", Place: "place"}[kind]
    return Column(
        name,
        "text",
        f"The {name} whose entry describes it; empty for shared sources and those of others.",
        lambda it: key_of(it.entry) if isinstance(it.entry, kind) else None,
        names=f"{name}s",
    )


SOURCES: Table[Described] = Table(
    "sources",
    "One row is one source, as one entry describes it; a shared source has one row, whoever cites it.",
    (
        key("The id of the source: its address on the page of the entry, or that of its own page.", lambda it: it.key),
        *map(_entry_of, (Event, Actor, Place)),
        Column(
            "is_shared",
            "boolean",
            "Whether it is described once, for all entries that cite it.",
            lambda it: isinstance(it.source, SharedSource),
            required=True,
        ),
        Column("publisher", "text", "Who published it.", lambda it: it.source.publisher, required=True),
        Column("title", "text", "Its title, as printed; empty where it is not known.", lambda it: it.source.title),
        Column("author", "text", "Its author, as printed; empty where nobody is named.", lambda it: it.source.author),
        Column("reference", "text", "What it is, in words, where it has no address.", lambda it: it.source.reference),
        *dated("published", "When it was published", lambda it: it.source.date),
        Column("url", "text", "Its address.", lambda it: it.source.url),
        Column("archive_url", "text", "The address of an archived copy.", lambda it: it.source.archive),
        Column(
            "nature",
            "text",
            "What it is.",
            lambda it: it.context.timeline.vocabulary.nature_of(it.source),
            words="natures",
            required=True,
        ),
        Column("grade", "text", "How the record grades it.", lambda it: it.source.grade, words="grades"),
        Column("lang", "text", "The tag of its language, where it is not the record's own.", lambda it: it.source.lang),
        Column("note", "text", "A few words of the record on it.", lambda it: it.source.note),
    ),
    _sources,
)


class Origin(NamedTuple):
    """Whom a source rests on."""

    described: Described
    position: int
    name: str


def _origins(context: Context) -> Iterator[Origin]:
    for described in _sources(context):
        for position, name in enumerate(described.source.origin, 1):
            yield Origin(described, position, name)


def _actor(it: Origin) -> str | None:
    timeline = it.described.context.timeline
    return it.name if it.name in timeline.actors else timeline.actor_by_name.get(folded(it.name))


def _actor_key(it: Origin) -> Cell:
    actor = _actor(it)
    return path_of("actor", actor) if actor else None


def _name(it: Origin) -> Cell:
    actor = it.described.context.timeline.actors.get(it.name)
    return actor.name if actor else it.name


ORIGINS: Table[Origin] = Table(
    "origins",
    "One row is one origin that a source rests on. A source without a row here rests on its publisher.",
    (
        key("The id of the row.", lambda it: f"{it.described.key}~origin-{it.position}"),
        Column("source", "text", "The source.", lambda it: it.described.key, names="sources", required=True),
        Column(
            "position",
            "integer",
            "Its place among the origins of the source, from 1.",
            lambda it: it.position,
            required=True,
        ),
        Column("name", "text", "Whom it rests on.", _name, required=True),
        Column("actor", "text", "The actor, where it has a file.", _actor_key, names="actors"),
    ),
    _origins,
)

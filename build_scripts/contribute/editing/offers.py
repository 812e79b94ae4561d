"""What may be written at a place: keys of the format, words of the vocabulary, ids of entries and sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from build_scripts.base.text import folded
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.suppression import can_suppress
from build_scripts.contribute.editing.cursor import Spot, front_of
from build_scripts.contribute.editing.explain import explain
from build_scripts.contribute.editing.referents import (
    EVENTS,
    LISTS,
    Referent,
    choices_of,
    keys_at,
    lists_of,
    own_sources,
)
from build_scripts.contribute.editing.registry import Called, Registry, best
from build_scripts.model.layout import EntryKind, link_path
from build_scripts.model.meanings import CITED, EXTENT, OPTIONAL, SPEAKER
from build_scripts.reading.record import Record

_LINKED: tuple[EntryKind, ...] = ("event", "actor", "place", "source")
_FOLDER = re.compile(r"^(?:\.\./?)?(?:[0-9]{4}/|_[a-z]+/)?")


class Offer(NamedTuple):
    """What can be put in the place of a spot: the text, what it is called, what it means, and what it is."""

    text: str
    name: str
    meaning: str
    sort: Literal["key", "word", "entry", "source"]


def offers(kind: str, text: str, spot: Spot, record: Record, registry: Registry) -> list[Offer]:
    """Return what may be written at ``spot`` of a file of ``kind``, the likeliest first."""
    if spot.what == "key":
        return list(_keys(kind, text, spot, record))
    if spot.what == "link":
        return list(_links(spot.typed, registry))
    if spot.what == "citation":
        return list(_sources(kind, text, spot.typed, registry))
    chosen = [Offer(choice, "", "", "word") for choice in choices_of(kind, spot.path)]
    return [
        *chosen,
        *(
            offer
            for listed in lists_of(kind, spot.path)
            for offer in _listed(listed, kind, text, spot, record, registry)
        ),
    ]


def _keys(kind: str, text: str, spot: Spot, record: Record) -> Iterator[Offer]:
    there = set(spot.beside)
    if len(spot.path) == 1:
        begin, end = front_of(kind, text)
        there.update(re.findall(r"^([\w-]+):", text[begin : spot.start] + text[spot.end : end], re.MULTILINE))
    for key, of in keys_at(kind, spot.path, record):
        if key == spot.text or key not in there:
            yield Offer(key if spot.has_colon else f"{key}: ", "", explain(of, kind, text, record), "key")


def _listed(listed: str, kind: str, text: str, spot: Spot, record: Record, registry: Registry) -> Iterator[Offer]:
    if listed == CITED:
        yield from _sources(kind, text, spot.typed, registry)
    elif listed in (SPEAKER, "actor", "place", EVENTS):
        entry_kind = "actor" if listed == SPEAKER else listed
        yield from (Offer(one.id, one.label, "", "entry") for one in registry.find(entry_kind, spot.typed))
    elif listed == "rule":
        warnings = filter(can_suppress, CATALOGUE.values())
        yield from (Offer(rule.id, "", rule.sentence, "word") for rule in warnings)
    else:
        yield from _words(listed, kind, text, spot.typed, record)


def _words(listed: str, kind: str, text: str, typed: str, record: Record) -> Iterator[Offer]:
    name = {OPTIONAL: "groups", EXTENT: "place_kinds"}.get(listed, listed)
    if record.vocabulary is None or name not in LISTS:
        return
    words = {id_: word for id_, word in getattr(record.vocabulary, name).items() if listed != OPTIONAL or word.optional}
    called = [
        Called(id_, word.label, (folded(id_), folded(word.label), *map(folded, word.also)))
        for id_, word in words.items()
    ]
    for one in best(called, typed) or called:  # of a closed list one must be meant
        yield Offer(one.id, one.label, explain(Referent(name, one.id), kind, text, record), "word")


def _sources(kind: str, text: str, typed: str, registry: Registry) -> Iterator[Offer]:
    own = own_sources(kind, text)
    called = [Called(name, label, (folded(name), folded(label))) for name, label in own.items()]
    shared = [one for one in registry.find("source", typed) if one.id not in own]
    yield from (Offer(one.id, one.label, "", "source") for one in (*best(called, typed), *shared))


def _links(typed: str, registry: Registry) -> Iterator[Offer]:
    wanted = _FOLDER.sub("", typed)
    for kind in _LINKED:
        for one in registry.find(kind, wanted):
            yield Offer(link_path(kind, one.id), one.label, "", "entry")

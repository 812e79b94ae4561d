"""The ids of rows: paths on the site, which are permanent, and unlike an id of the record never look like a number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from build_scripts.base.slugs import slugify
from build_scripts.model.absences import name_of
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.model.figures import claim_anchors, row_anchors
from build_scripts.model.layout import EntryKind, entry_url

_SHARED = entry_url("source", "x").removesuffix("x/")


def key_of(entry: Entry) -> str:
    """Return the id of an entry's row: of an event its own, of others the path of its page."""
    if isinstance(entry, Event):
        return entry.id
    kind: EntryKind = "actor" if isinstance(entry, Actor) else "place" if isinstance(entry, Place) else "source"
    return path_of(kind, entry.id)


def path_of(kind: EntryKind, entry_id: str) -> str:
    """Return the id of the row of an actor, a place or a shared source."""
    return entry_url(kind, entry_id)[:-1]


def source_key(entry: Entry, name: str) -> str:
    """Return the id of a source that an entry calls ``name``: of a shared one, that of its own row."""
    return source_keys(entry, (name,))[0]


def source_keys(entry: Entry, names: Iterable[str]) -> tuple[str, ...]:
    """Return the ids of the sources that an entry names."""
    known, own, shared = entry.sources, f"{key_of(entry)}#source-", _SHARED
    return tuple([(shared if isinstance(known.get(name), SharedSource) else own) + name for name in names])


def figure_keys(event: Event) -> list[str]:
    """Return the ids of an event's figures: their permanent addresses on its page."""
    return _apart([f"{event.id}#figure-{anchor}" for anchor in row_anchors(event)])


def claim_keys(event: Event) -> list[str]:
    """Return the ids of an event's claims: their permanent addresses on its page."""
    return _apart([f"{event.id}#claim-{anchor}" for anchor in claim_anchors(event)])


def absence_keys(entry: Entry) -> Mapping[str, str]:
    """Return the ids of what was not found, by the names of the rows."""
    names = [name_of(row) for row in entry.not_found]
    return dict(zip(names, _apart([f"{key_of(entry)}#not-found-{slugify(name)}" for name in names]), strict=True))


def row_keys(entry: Entry, kind: str, parts: Iterable[Sequence[str | None]]) -> list[str]:
    """Return the ids of rows that have no address on a page: their kind, and what tells them from each other."""
    names = ("-".join(slugify(part) for part in row if part) for row in parts)
    return _apart([f"{key_of(entry)}#{kind}-{name}" for name in names])


def _apart(keys: list[str]) -> list[str]:
    """Return keys of which none is there twice: the second gets a number behind it."""
    if len(set(keys)) == len(keys):
        return keys
    seen: Counter[str] = Counter()
    taken, apart = set(keys), []
    for key in keys:
        seen[key] += 1
        name, number = key, seen[key]
        while number > 1 and (name := f"{key}-{number}") in taken:
            number += 1
        taken.add(name)
        apart.append(name)
    return apart

"""Which sources an entry names, and which of them its own file describes.

An entry cites by id, in its body and in its rows: sources that its file lists, and those that several entries share,
which have files of their own (`SharedSource`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any, get_args, get_type_hints

from build_scripts.findings import KeyPath
from build_scripts.model.entries import Entry, Event, SharedSource
from build_scripts.model.rows import Source


def _names_sources(hint: Any) -> bool:
    """Check whether a field of the type ``hint`` holds rows, or one row, that name sources."""
    classes = [arg for arg in get_args(hint) if is_dataclass(arg)]
    return any(field.name == "sources" for cls in classes for field in fields(cls))


_KEYS = tuple(key for key, hint in get_type_hints(Event).items() if _names_sources(hint))
"""The keys of an event whose rows name sources, in the order of the file."""


def named_sources(event: Event) -> Iterator[tuple[KeyPath, str]]:
    """Yield every source that a row or a date names, with the path to where it does."""
    yield from ((("date_sources", i), name) for i, name in enumerate(event.date_sources))
    for key in _KEYS:
        for path, row in _rows(key, getattr(event, key)):
            yield from (((*path, "sources", j), name) for j, name in enumerate(row.sources))


def named_evidence(event: Event) -> Iterator[tuple[KeyPath, str]]:
    """Yield what speaks for or against claims, sources and other events, with the path to each."""
    for i, claim in enumerate(event.claims):
        for key, names in (("for", claim.for_), ("against", claim.against)):
            yield from ((("claims", i, key, j), name) for j, name in enumerate(names))


def _rows(key: str, value: Any) -> Iterator[tuple[KeyPath, Any]]:
    """Yield the rows at a key, which may hold a list of them, one, or none."""
    if isinstance(value, tuple):
        yield from (((key, i), row) for i, row in enumerate(value))
    elif value is not None:
        yield (key,), value


def described_sources(entry: Entry) -> Iterator[tuple[KeyPath, Source]]:
    """Yield the sources that an entry's own file describes, each with the path to it."""
    if isinstance(entry, SharedSource):
        yield (), entry
        return
    for name, source in entry.sources.items():
        if not isinstance(source, SharedSource):
            yield ("sources", name), source


def shared_sources(entry: Entry) -> list[SharedSource]:
    """Return the shared sources that an entry cites, in their order there."""
    return [source for source in entry.sources.values() if isinstance(source, SharedSource)]

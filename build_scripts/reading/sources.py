"""Shared sources, put among the sources of the entries that cite them: the one place where their ids are resolved.

A file is read by itself, and what is kept of it in a cache depends on its bytes alone. Which of the ids in it are those
of shared sources is settled here, each time that a record is put together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from typing import TypeVar

from build_scripts.model.citing import named_evidence, named_sources
from build_scripts.model.entries import Entry, Event, SharedSource

E = TypeVar("E", bound=Entry)


def with_shared(entry: E, foreign: Sequence[str], shared: Mapping[str, SharedSource]) -> E:
    """Return an entry with the shared sources that it cites among its sources, behind its own.

    ``foreign`` are its `foreign_names`. They are in the order of first mention, in the body and then in the rows: so
    they have the numbers there that the citations in the body have. An entry that has them already, or cites none, is
    returned itself.
    """
    if not foreign:
        return entry
    own = {name: source for name, source in entry.sources.items() if not isinstance(source, SharedSource)}
    sources = {**own, **{name: shared[name] for name in foreign if name in shared}}
    if [*map(id, sources.values())] == [*map(id, entry.sources.values())]:
        return entry
    resolved: E = object.__new__(type(entry))
    for field in fields(entry):
        if hasattr(entry, field.name):  # of a refused file only what could be read is there
            object.__setattr__(resolved, field.name, getattr(entry, field.name))
    object.__setattr__(resolved, "sources", sources)
    return resolved


def foreign_names(entry: Entry) -> tuple[str, ...]:
    """Return what an entry cites as a source and does not list, in the order of first mention."""
    if isinstance(entry, SharedSource) or not hasattr(entry, "sources"):
        return ()
    own = {name for name, source in entry.sources.items() if not isinstance(source, SharedSource)}
    return tuple(dict.fromkeys(name for name in _named(entry) if name not in own))


def _named(entry: Entry) -> Iterator[str]:
    yield from entry.cited
    if isinstance(entry, Event):
        try:
            yield from (name for _, name in named_sources(entry))
            yield from (name for _, name in named_evidence(entry))
        except AttributeError:  # a refused file, as far as it was read: no rule may rest on the rest of it
            return

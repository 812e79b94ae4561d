"""The entries of a record by what they are called, to be looked up by any part of an id or of a name."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

from build_scripts.base.text import folded
from build_scripts.model.entries import Entry
from build_scripts.reading.record import Record

MOST = 100
"""As many are offered; whoever types on gets others."""


class Called(NamedTuple):
    """An entry: its id, what it is called first, and its id and all its names as they are compared."""

    id: str
    label: str
    forms: tuple[str, ...]


class Registry:
    """The names of one version of a record."""

    def __init__(self, record: Record) -> None:
        self._kinds: Mapping[str, Mapping[str, Entry]] = {
            "event": record.events,
            "actor": record.actors,
            "place": record.places,
            "source": record.sources,
        }

    @cached_property
    def _called(self) -> Mapping[str, list[Called]]:
        return {kind: [_called(entry) for entry in entries.values()] for kind, entries in self._kinds.items()}

    def find(self, kind: str, typed: str) -> list[Called]:
        """Return the entries of a kind that ``typed`` may be the beginning or a part of, the likeliest first."""
        return best(self._called.get(kind, ()), typed)


def _called(entry: Entry) -> Called:
    names = (
        (entry.title,) if hasattr(entry, "title") and not hasattr(entry, "names") else entry.names
    )  # an event has one
    return Called(entry.id, names[0], tuple(dict.fromkeys((folded(entry.id), *map(folded, names)))))


def best(called: Iterable[Called], typed: str) -> list[Called]:
    """Return those that have ``typed`` in their id or a name: first where one begins with it; at most `MOST`."""
    wanted = folded(typed)
    if not wanted:
        return [one for one, _ in zip(called, range(MOST), strict=False)]
    found: tuple[list[Called], list[Called]] = ([], [])
    for one in called:
        places = [form.find(wanted) for form in one.forms]
        if any(place >= 0 for place in places):
            found[0 if 0 in places else 1].append(one)
    return [*found[0], *found[1]][:MOST]

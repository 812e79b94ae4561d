"""The generated record as plain values, before any tool's file format.

`front` is the front matter exactly as `events/` has it (ids, EDTF, figure words), in the order it is written.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

Front = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """An actor or a place: `id` is the file's stem."""

    id: str
    front: Front
    body: str


@dataclass(frozen=True, slots=True)
class Event:
    """One event; `first` is the first possible day of `front["date"]`, `words` the date as people read it."""

    id: str
    first: date
    words: str
    front: Front
    body: str

    @property
    def year(self) -> str:
        """The folder: the id's own year, four digits."""
        return self.id[:4]

    @property
    def title(self) -> str:
        return str(self.front["title"])


@dataclass(frozen=True, slots=True)
class Record:
    """A whole record; `events` are ordered by their first day, then id."""

    vocabulary: Mapping[str, Any]
    actors: Sequence[Entry]
    places: Sequence[Entry]
    events: Sequence[Event]

    def name_of(self, speaker: str) -> str:
        """Return the name of an actor id, or the free-text speaker itself."""
        return next((str(actor.front["name"]) for actor in self.actors if actor.id == speaker), speaker)

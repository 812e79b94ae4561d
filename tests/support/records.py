"""Records made of entries that no file has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from build_scripts.model.entries import Actor, Entry, Event, Place
from build_scripts.model.publishers import known_publishers
from build_scripts.reading.loaded import Entries, Loaded
from build_scripts.reading.record import Record

E = TypeVar("E", bound=Entry)


def record_of(events: Mapping[str, Event], actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Record:
    """Return these entries as a record without a vocabulary."""
    loaded: dict[str, Loaded] = {}

    def entries(made: Mapping[str, E]) -> Entries[E]:
        files = {name: Loaded.made("", entry) for name, entry in made.items()}
        loaded.update({entry.path: files[name] for name, entry in made.items()})
        return Entries(files)

    return Record(
        *(Path("events"), None, entries(events), entries(actors), entries(places), Entries({})),
        *({}, loaded, frozenset(), (), "", known_publishers(None, actors)),
    )

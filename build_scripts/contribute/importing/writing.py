"""The files that an import writes: new entries, corrected ones, and what they name and the record does not have yet."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from build_scripts.base.git import GitError, ask_git
from build_scripts.contribute.importing.free_ids import FreeIds
from build_scripts.contribute.importing.making import NewEntry, as_event, event_text, used_names
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.row_entry import Made
from build_scripts.contribute.importing.sources import Sources
from build_scripts.contribute.importing.there_already import ThereAlready
from build_scripts.contribute.new.additions import taken_ids
from build_scripts.contribute.new.entry import Front, entry_text
from build_scripts.model.entries import Event
from build_scripts.model.layout import EntryKind, entry_path
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parse import read_file
from build_scripts.reading.record import Record

_MANY = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """A file to write: the kind and the id of its entry, its text; whether there is one already."""

    kind: EntryKind
    id: str
    text: str
    replaces: bool = False

    @property
    def path(self) -> str:
        """Where it goes, from the project's root."""
        return entry_path(self.kind, self.id)


@dataclass(slots=True)
class Writer:
    """Gives entries to ``put``, one after the other, in the order of their rows; ``new`` counts those that are new.

    ``events`` are those so far, without their bodies, as long as they are compared with others (`keeps_events`).
    """

    record: Record
    base: Path
    today: date
    sources: Sources
    registry: Registry
    put: Callable[[Written], None]
    events: dict[str, Event] = field(default_factory=dict)
    new: int = 0
    _ids: FreeIds = field(init=False)
    _there: ThereAlready = field(init=False)
    _used: set[tuple[str, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ids = FreeIds(taken_ids(self.record))
        self._there = ThereAlready(self.record, self.base)

    @property
    def keeps_events(self) -> bool:
        """Check whether events are looked through for twins.

        Not of a long table in an empty record: the check that follows names those among its rows.
        """
        return bool(self.record.events) or self.new <= _MANY

    def find(self, new: NewEntry) -> tuple[str, str]:
        """Return the id and the text of this very entry, which an import that was stopped made; else two empty texts.

        :raises RefusedRowError: when another entry has its identifier.
        """
        if new.there and not self._there.says(new.there, new.text):
            raise RefusedRowError(
                "known-elsewhere", f"`{new.there}` is {new.identifier} already: add there what is new"
            )
        name = new.there or self._there.take(new.wanted, new.text)
        if not name:
            return "", ""
        self._use(new.used)  # what it names may not have been written yet
        return name, self._there.text(name)

    def add(self, new: NewEntry) -> tuple[str, str]:
        """Write a new entry; return its id and its text.

        :raises RefusedRowError: when the format does not take it.
        """
        if new.refused:
            raise new.refused
        name = self._ids.free(new.wanted)
        self._ids.taken.add(name)
        self.new += 1
        written = Written("event", name, new.text)
        if new.event is not None and self.keeps_events:
            self.events[name] = _renamed(new.event, written)
        self._use(new.used)
        self.put(written)
        return name, new.text

    def correct(self, name: str, made: Made, before: Made | None, note: str, written: str) -> str:
        """Write what a corrected row says into its entry; what somebody edited there since stays.

        ``before`` is what the row made as it was, None where that cannot be told; ``written`` is a text of the file
        where nobody edited it since, else empty. Return the text of the entry, which is the old one where it says all
        already.

        :raises RefusedRowError: when both changed the same lines, or the format does not take it.
        """
        event = self.record.events[name]
        current = (self.base / event.path).read_text("utf-8")
        if event_text(made, self.today, event) == current:
            return current
        text = event_text(made, self.today, event, note)
        if written != current:
            if before is None or not before.front:
                raise RefusedRowError("edited-since", f"`{name}` was edited since it was imported: correct it there")
            text = _merge(current, event_text(before, self.today, event), text, name)
            if read_file(SourceFile(event.path, "event", name, text.encode(), "")).entry is None:
                raise RefusedRowError("edited-since", f"`{name}` was edited since it was imported: correct it there")
        self.events[name] = as_event(name, made.front, text)
        self._use(used_names(made, self.sources.new))
        self.put(Written("event", name, text, replaces=True))
        return text

    def _use(self, used: Iterable[tuple[str, str]]) -> None:
        """Take note of what an entry names, and of the places around its places: it may be new."""
        for kind, name in used:
            while name and (kind, name) not in self._used:
                self._used.add((kind, name))
                name = self.registry.within.get(name, "") if kind == "place" else ""

    def put_others(self) -> None:
        """Write the new sources, places and actors that entries name."""
        day = self.today.isoformat()
        new: dict[tuple[EntryKind, str], Front] = {
            ("source", name): dict(row) for name, row in self.sources.new.items()
        }
        new |= self.registry.new
        for (kind, name), front in new.items():
            if (kind, name) in self._used:
                self.put(Written(kind, name, entry_text(kind, {**front, "added": day})))


def _renamed(event: Event, written: Written) -> Event:
    """Return an event with the id and the path of its file; its values were validated before."""
    renamed = copy(event)
    object.__setattr__(renamed, "id", written.id)
    object.__setattr__(renamed, "path", written.path)
    return renamed


def _merge(current: str, base: str, new: str, entry: str) -> str:
    """Return ``current`` with what differs between ``base`` and ``new``.

    :raises RefusedRowError: when ``current`` differs from ``base`` in the same lines.
    """
    with tempfile.TemporaryDirectory() as folder:
        names = ["current", "base", "new"]
        for name, text in zip(names, (current, base, new), strict=True):
            (Path(folder) / name).write_text(text, "utf-8")
        try:
            return ask_git(Path(folder), "merge-file", "-p", "--quiet", *names).decode()
        except GitError as error:
            remedy = "the row and the entry were both changed in the same place: correct the entry"
            raise RefusedRowError("edited-since", f"`{entry}`: {remedy}") from error

"""The record as it will be: with the actors and places that were made on the way to an event."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from build_scripts.check.run import check_record
from build_scripts.contribute.new.additions import Addition, check_additions
from build_scripts.contribute.new.entry import Front, entry_text
from build_scripts.contribute.new.ids import propose_id
from build_scripts.contribute.new.plain import one_line
from build_scripts.findings import Finding
from build_scripts.model.entries import Actor, Place
from build_scripts.model.layout import EntryKind, entry_path
from build_scripts.reading.record import Files, Record


@dataclass(slots=True)
class Desk:
    """What a new entry is made with: the project's folder, its files, the record, and the new files so far."""

    base: Path
    files: Files
    known: Record
    today: date
    record: Record = field(init=False)
    additions: list[Addition] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.record = self.known

    def add_actor(self, front: Front, name: str = "", body: str = "") -> str:
        """Make the file of an actor; its id."""
        made = name or propose_id(str(front["name"]), self.taken("actor"))
        actor = Actor(id=made, path=entry_path("actor", made), name=one_line(front["name"]), kind=str(front["kind"]))
        self.record = replace(self.record, actors={**self.record.actors, made: actor})
        return self._add("actor", made, front, body)

    def add_place(self, front: Front, name: str = "", body: str = "") -> str:
        """Make the file of a place; its id."""
        made = name or propose_id(str(front["name"]), self.taken("place"))
        within = str(front.get("within") or "") or None
        path = entry_path("place", made)
        place = Place(id=made, path=path, name=one_line(front["name"]), kind=str(front["kind"]), within=within)
        self.record = replace(self.record, places={**self.record.places, made: place})
        return self._add("place", made, front, body)

    def add_event(self, name: str, front: Front, body: str) -> str:
        """Make the file of an event; its id."""
        return self._add("event", name, front, body)

    def mark(self) -> tuple[Record, list[Addition]]:
        """How the desk is now, for `back_to`."""
        return self.record, list(self.additions)

    def back_to(self, mark: tuple[Record, list[Addition]]) -> None:
        """Take away what was made since the desk was as ``mark`` has it."""
        self.record, self.additions = mark[0], list(mark[1])

    def check(self) -> list[Finding]:
        """What the check will say of the new files, and of others because of them."""
        before = check_record(self.known, self.today)
        return check_additions(self.files, self.known, before, self.additions, self.today)

    def taken(self, kind: str) -> set[str]:
        """The ids of the actors, or the places, that there are or will be."""
        folder = entry_path("actor" if kind == "actor" else "place", "x").rpartition("/")[0]
        files = (file.path for file in self.files.files if file.path.startswith(folder))
        entries = self.record.actors if kind == "actor" else self.record.places
        return {*entries, *(path.rpartition("/")[2].removesuffix(".md") for path in files)}

    def _add(self, kind: EntryKind, name: str, front: Front, body: str) -> str:
        self.additions.append(Addition(kind, name, entry_text(kind, front, body)))
        return name

"""The record as it will be: with the actors and places that were made on the way to an event."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from build_scripts.check.levels import Levels
from build_scripts.check.run import check_record
from build_scripts.contribute.fix.fix import fix_text
from build_scripts.contribute.new.additions import Addition, check_additions, taken_ids
from build_scripts.contribute.new.entry import Front, entry_text, required
from build_scripts.contribute.new.ids import propose_event_id, propose_id
from build_scripts.contribute.new.plain import one_line
from build_scripts.findings import Finding
from build_scripts.model.entries import Actor, Place
from build_scripts.model.layout import CACHE, RECORD, EntryKind, entry_path
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.loaded import Loaded
from build_scripts.reading.record import Files, Record, load_record, read_files


@dataclass(slots=True)
class Workspace:
    """What a new entry is made with: the project's folder, its files, the record, and the new files so far.

    ``known`` is the record as its files have it, ``record`` the same with the ``additions``; ``unfinished`` is an actor
    or a place that somebody is asked about.
    """

    base: Path
    today: date
    levels: Levels = field(default_factory=dict)
    additions: list[Addition] = field(default_factory=list)
    unfinished: tuple[EntryKind, Front] | None = None
    files: Files = field(init=False)
    known: Record = field(init=False)
    record: Record = field(init=False)
    _before: list[Finding] | None = field(init=False)

    def __post_init__(self) -> None:
        self.reload()
        self.record = self.known

    def reload(self) -> None:
        """Read the record's files, which somebody may have changed meanwhile."""
        self.files = read_files(self.base / RECORD)
        self.known = load_record(self.files, self.base / CACHE)
        self._before = None

    def add(self, kind: EntryKind, front: Front) -> str:
        """Make a new actor or place, so that others may name it; return its id."""
        made = self.propose_id(kind, front)
        entry = {"id": made, "path": entry_path(kind, made), "name": one_line(front["name"]), "kind": front["kind"]}
        if kind == "actor":
            actors = self.record.actors.changed(made, Loaded.made("", Actor(**entry)))
            self.record = replace(self.record, actors=actors)
        else:
            place = Place(**entry, within=front.get("within") or None)
            self.record = replace(self.record, places=self.record.places.changed(made, Loaded.made("", place)))
        self.additions.append(self.addition(kind, front, chosen_id=made))
        self.unfinished = None
        return made

    def addition(self, kind: EntryKind, front: Front, body: str = "", chosen_id: str = "") -> Addition:
        """Return an entry, finished or not, as a file of the record; what it needs and has not is left blank."""
        if kind == "event":
            front = {"added": self.today.isoformat(), **front}
        text = fix_text(kind, entry_text(kind, front, body, required(kind))).text
        return Addition(kind, chosen_id or self.propose_id(kind, front), text)

    def propose_id(self, kind: EntryKind, front: Front) -> str:
        """Return a new id out of an entry's date and title, or its name, as far as it has them."""
        taken = self.taken(kind)
        if kind != "event":
            return propose_id(str(front.get("name") or ""), taken)
        try:
            day = parse_edtf(str(front.get("date") or ""))
        except ValueError:
            day = parse_edtf(self.today.isoformat())
        return propose_event_id(day, str(front.get("title") or ""), taken)

    def taken(self, kind: EntryKind) -> set[str]:
        """Return the ids of ``kind`` that there are or will be."""
        if kind == "event":
            return taken_ids(self.known)
        folder = str(Path(entry_path(kind, "x")).parent)
        stems = {Path(file.path).stem for file in self.files.files if file.path.startswith(folder)}
        return {*(self.record.actors if kind == "actor" else self.record.places), *stems}

    def with_named(self, addition: Addition) -> list[Addition]:
        """Return ``addition`` behind the new actors and places that it names, and those that these name."""
        named, text = [addition], addition.text
        for other in reversed(self.additions):
            if re.search(rf"[:\[,-] ?{re.escape(other.id)}(?=[,\]}}\n])", text):  # as a whole value
                named.insert(0, other)
                text += other.text
        return named

    def check(self, additions: list[Addition]) -> list[Finding]:
        """Return what the check will say of the new files, and of others because of them."""
        if self._before is None:
            self._before = check_record(self.known, self.today, levels=self.levels)
        return check_additions(self.files, self.known, self._before, additions, self.today, self.levels)

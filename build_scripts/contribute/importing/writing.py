"""The files that an import writes: new entries, corrected ones, and what they name and the record does not have yet."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from build_scripts.base.git import GitError, ask_git
from build_scripts.base.text import shown
from build_scripts.contribute.importing.free_ids import FreeIds
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.row_entry import Made
from build_scripts.contribute.importing.sources import Sources
from build_scripts.contribute.new.additions import taken_ids
from build_scripts.contribute.new.entry import Front, entry_text
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.model.entries import Event
from build_scripts.model.layout import EntryKind, entry_path
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parse import ADAPTERS, decode, read_file
from build_scripts.reading.record import Record


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
    """Gives entries to ``put``, one after the other; ``events`` are those so far, without their bodies."""

    record: Record
    base: Path
    today: date
    sources: Sources
    registry: Registry
    put: Callable[[Written], None]
    events: dict[str, Event] = field(default_factory=dict)
    _ids: FreeIds = field(init=False)
    _identified: dict[tuple[str, str], str] = field(init=False)
    _used: set[tuple[EntryKind, str]] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._ids = FreeIds(taken_ids(self.record))
        schemes = self.record.vocabulary.identifier_schemes if self.record.vocabulary else {}
        self._identified = {
            (scheme, text): event.id
            for event in self.record.events.values()
            for scheme, text in event.identifiers.items()
            if scheme in schemes and not schemes[scheme].shared
        }

    def find(self, made: Made) -> tuple[str, str]:
        """Return the id and the text of this very entry, which an import that was stopped made; else two empty texts.

        :raises RefusedRowError: when another entry has its identifier.
        """
        for scheme, text in made.front.get("identifiers", {}).items():
            if other := self._identified.get((scheme, text)):
                if there := self._same(other, made):
                    return other, there
                remedy = f"`{other}` is {scheme} {shown(text)} already: add there what is new"
                raise RefusedRowError("known-elsewhere", remedy)
        wanted = propose_event_id(parse_edtf(made.front["date"]), made.front["title"], ())
        there = self._same(wanted, made) if wanted in self.record.events else ""
        return (wanted, there) if there else ("", "")

    def _same(self, name: str, made: Made) -> str:
        """Return the text of an entry of the record, if it is what would be written; else an empty one."""
        event = self.record.events[name]
        path = self.base / event.path
        text = path.read_text("utf-8") if path.is_file() else ""
        if text != self._text(made, event):
            return ""
        self._use(made.front, made.cited)  # what it names may not have been written yet
        return text

    def add(self, made: Made) -> tuple[str, str]:
        """Write a new entry; return its id and its text.

        :raises RefusedRowError: when the format does not take it.
        """
        name = self._ids.free(propose_event_id(parse_edtf(made.front["date"]), made.front["title"], ()))
        text = self._text(made)
        self._put(Written("event", name, text), made)
        self._ids.taken.add(name)
        return name, text

    def correct(self, name: str, made: Made, before: Made | None, note: str, written: str) -> str:
        """Write what a corrected row says into its entry; what somebody edited there since stays.

        ``before`` is what the row made as it was, None where that cannot be told; ``written`` is a text of the file
        where nobody edited it since, else empty. Return the text of the entry, which is the old one where it says all
        already.

        :raises RefusedRowError: when both changed the same lines, or the format does not take it.
        """
        event = self.record.events[name]
        current = (self.base / event.path).read_text("utf-8")
        if self._text(made, event) == current:
            return current
        text = self._text(made, event, note)
        if written != current:
            if before is None or not before.front:
                raise RefusedRowError("edited-since", f"`{name}` was edited since it was imported: correct it there")
            text = _merge(current, self._text(before, event), text, name)
            if read_file(SourceFile(event.path, "event", name, text.encode(), "")).entry is None:
                raise RefusedRowError("edited-since", f"`{name}` was edited since it was imported: correct it there")
        self._put(Written("event", name, text, replaces=True), made)
        return text

    def _text(self, made: Made, before: Event | None = None, note: str = "") -> str:
        """Return the text of an entry with its day and its log, with a new line in the log where there is a note."""
        log = [
            {"date": row.date.text, "class": row.class_ or "", "note": row.note} for row in before.changes
        ] if before else []  # fmt: skip
        log += [{"date": self.today.isoformat(), "note": note}] if note else []
        added = str(before.added or "") if before else self.today.isoformat()
        return entry_text("event", {**made.front, "added": added, "changes": log}, made.body)

    def _put(self, written: Written, made: Made) -> None:
        if not decode(written.text.encode("utf-8", "surrogatepass"))[1]:
            why = "a word mixes letters of two alphabets, or a character cannot be seen"
            raise RefusedRowError("unreadable-characters", why)
        values = {**made.front, "id": written.id, "path": written.path}
        try:
            self.events[written.id] = ADAPTERS["event"].validate_python(values, by_alias=True, by_name=False)
        except ValidationError as error:
            first = error.errors()[0]
            why = f"`{'.'.join(map(str, first['loc']))}`: {first['msg']}"
            raise RefusedRowError("refused-by-format", why) from error
        self._use(made.front, made.cited)
        self.put(written)

    def _use(self, front: Front, cited: Sequence[str]) -> None:
        """Take note of what an entry names that may be new."""
        self._used.update(("source", name) for name in cited if name in self.sources.new)
        for place in front.get("places", ()):
            while place:
                self._used.add(("place", place))
                place = self.registry.within.get(place, "")
        rows = (row for key in ("actors", "figures", "attribution") for row in front.get(key, ()))
        self._used.update(("actor", str(row[key])) for row in rows for key in ("actor", "by") if key in row)

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

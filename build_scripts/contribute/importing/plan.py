"""What becomes of each row: new, changed, unchanged, merged with another, or rejected; and the files that come of it.

Rows are gone through twice. The first time says which rows are one entry and which sources several cite; the second
time makes one entry after the other, so that a long table needs little memory.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from build_scripts.base.git import GitError, ask_git
from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Fault, Row, Table, cell_text, is_empty
from build_scripts.contribute.importing.ledger import Identity, Ledger, Line, digest_of
from build_scripts.contribute.importing.map_file import Map
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.row_entry import Drafting
from build_scripts.contribute.importing.sources import Sources
from build_scripts.contribute.new.additions import taken_ids
from build_scripts.contribute.new.entry import Front, entry_text
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.model.entries import Event
from build_scripts.model.layout import EntryKind, entry_path
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.parse import ADAPTERS, decode
from build_scripts.reading.record import Record

What = Literal["new", "changed", "unchanged", "merged", "rejected"]
OUTCOMES: tuple[What, ...] = ("new", "changed", "unchanged", "merged", "rejected")
MARKS = ("import: reason", "import: rule", "import: row", "import: entry")
"""The columns of a file of rejects that are not the table's own."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row, and the id of its entry; why, where it stays out."""

    row: Row
    what: What
    entry: str = ""
    why: RefusedRowError | None = None


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
class Importing:
    """An import on its way: what it reads, what it knows, and what it has found so far.

    ``events`` are the new and the changed ones, without their bodies.
    """

    table: Table
    map: Map
    record: Record
    base: Path
    today: date
    ledger: Ledger
    write: Callable[[Written], None]
    counts: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    events: dict[str, Event] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    rows: int = 0
    sources: Sources = field(init=False)
    registry: Registry = field(init=False)
    _drafting: Drafting = field(init=False)
    _columns: list[int] = field(init=False)
    _groups: Counter[Identity] = field(default_factory=Counter)
    _pairs: dict[Identity, Line | RefusedRowError] = field(default_factory=dict)
    _taken: set[str] = field(init=False)
    _named: dict[tuple[str, str], str] = field(init=False)
    _cited: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.sources, self.registry = Sources.of(self.record), Registry.of(self.record)
        self._drafting = Drafting(self.map, self.table, self.record, self.sources, self.registry)
        self._columns = [n for n, column in enumerate(self.table.columns) if column not in MARKS]
        self._taken = taken_ids(self.record)
        self._named = {pair: event.id for event in self.record.events.values() for pair in event.identifiers.items()}
        self.ledger.index([self.table.columns[n] for n in self._columns], self.map.key)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what becomes of each row, in the order of the file but for those that are merged."""
        self._look_through()
        waiting: dict[Identity, list[Row]] = {}
        for row in self._rows():
            identity = self._identity(row)
            group = waiting.setdefault(identity, [])
            group.append(row)
            if len(group) == self._groups[identity]:
                for outcome in self._settle(identity, waiting.pop(identity)):
                    self.counts[outcome.what] += 1
                    yield outcome
        self._write_others()
        if sum(self.counts[what] for what in OUTCOMES) != self.rows:
            raise AssertionError(f"{self.rows} rows, and {dict(self.counts)}")
        self.aside = Counter({name: count for name, count in self.aside.items() if count})

    def _rows(self) -> Iterator[Row]:
        """Yield the rows that are meant to be events."""
        skipped = blank = 0
        for row in self.table.rows():
            if all(is_empty(cell) for cell in row.cells):
                blank += 1
            elif self._is_skipped(row):
                skipped += 1
            else:
                yield row
        self.aside.update({"blank rows": blank - self.aside["blank rows"]})
        self.aside.update({"rows that the map skips": skipped - self.aside["rows that the map skips"]})

    def _is_skipped(self, row: Row) -> bool:
        get = self._drafting.getter(row)
        return any(cell_text(get(column)) in values for column, values in self.map.skip.items())

    def _look_through(self) -> None:
        """Find rows of one entry, and sources that several cite."""
        for row in self._rows():
            self.rows += 1
            identity = self._identity(row)
            self._groups[identity] += 1
            try:
                self.sources.notice(self._drafting.sources_of(row, row.number), identity)
            except RefusedRowError:
                continue  # said when the row's turn comes
        self.sources.settle()
        if not self.map.key and self.ledger.lines and MARKS[2] not in self.table.columns:
            self._pairs = dict(self.ledger.pair(list(self._groups)))

    def _identity(self, row: Row) -> Identity:
        get = self._drafting.getter(row)
        key = tuple(cell_text(get(column)) for column in self.map.key)
        return key if any(key) else self._cells(row)

    def _cells(self, row: Row) -> tuple[str, ...]:
        return tuple(_shown(row.cells[n]) if n < len(row.cells) else "" for n in self._columns)

    def _settle(self, identity: Identity, rows: list[Row]) -> Iterator[Outcome]:
        """Yield what becomes of the rows that are one entry."""
        line = self._line(identity, rows[0])
        if isinstance(line, RefusedRowError):
            yield from (Outcome(row, "rejected", why=line) for row in rows)
            return
        long = {row.number: _long(row, len(self.table.columns)) for row in rows}
        kept = [row for row in rows if not long[row.number]]
        made = self._drafting.make([(row, line.row if line else self._number(row)) for row in kept])
        refused = {**{n: why for n, why in long.items() if why}, **made.refused}
        good = [row for row in rows if row.number not in refused]
        entry, what, why = (line.entry if line else ""), "rejected", None
        if good:
            try:
                entry, what = self._make(made.front, made.body, line, good[0])
                self._cited.update(
                    name for name in made.cited if what in ("new", "changed") and name in self.sources.new
                )
            except RefusedRowError as error:
                why = error
        if what == "rejected" and line is not None:
            self.lines.append(line)
        for row in rows:
            if row is (good[0] if good else None):
                yield Outcome(row, what, entry, why)  # type: ignore[arg-type]
            elif row.number in refused or why:
                yield Outcome(row, "rejected", entry, refused.get(row.number, why))
            else:
                yield Outcome(row, "merged", entry)

    def _line(self, identity: Identity, row: Row) -> Line | RefusedRowError | None:
        named = cell_text(self._drafting.getter(row)(MARKS[3])) if MARKS[3] in self.table.columns else ""
        if named:
            return next((line for line in self.ledger.lines if line.entry == named), None)
        return self.ledger.by_identity.get(identity) or self._pairs.get(identity)

    def _number(self, row: Row) -> int:
        """Return the number by which a row is cited: of one that was rejected before, that of the first file."""
        cell = self._drafting.getter(row)(MARKS[2]) if MARKS[2] in self.table.columns else None
        return int(cell_text(cell)) if cell_text(cell).isdecimal() else row.number

    def _make(self, front: Front, body: str, line: Line | None, row: Row) -> tuple[str, What]:
        """Make an entry, or leave the one that there is; return its id, and what became of the row.

        :raises RefusedRowError: when neither can be done.
        """
        text = entry_text("event", front, body)
        made = digest_of(text)
        if line is not None:
            if made == line.made or line.entry not in self.record.events:
                self.lines.append(line)
                return line.entry, "unchanged"
            written = self._correct(front, body, line, row)
            self.lines.append(replace(line, made=made, written=digest_of(written), cells=self._cells(row)))
            return line.entry, "changed"
        name, what = self._new(front, body)
        data = (self.base / entry_path("event", name)).read_bytes() if what == "unchanged" else self._text(front, body)
        self.lines.append(Line(name, self._number(row), made, digest_of(data), self._cells(row)))
        return name, what

    def _text(self, front: Front, body: str, before: Event | None = None, note: str = "") -> str:
        """Return the text of an entry with its day and its log, with a new line in the log where there is a note."""
        added = str(before.added or "") if before else self.today.isoformat()
        log = (
            [{"date": row.date.text, "class": row.class_ or "", "note": row.note} for row in before.changes]
            if before
            else []
        )
        log += [{"date": self.today.isoformat(), "note": note}] if note else []
        return entry_text("event", {**front, "added": added, "changes": log}, body)

    def _new(self, front: Front, body: str) -> tuple[str, What]:
        for scheme, text in front.get("identifiers", {}).items():
            if (other := self._identified(scheme, text)) and self._is_there(other, front, body):
                return other, "unchanged"
            if other:
                raise RefusedRowError(
                    "known-elsewhere", f"`{other}` is {scheme} {shown(text)} already: add what is new there"
                )
        wanted = propose_event_id(parse_edtf(front["date"]), front["title"], ())
        if wanted in self.record.events and self._is_there(wanted, front, body):
            return wanted, "unchanged"
        name = propose_event_id(parse_edtf(front["date"]), front["title"], self._taken)
        self._put(Written("event", name, self._text(front, body)), front)
        self._taken.add(name)
        return name, "new"

    def _identified(self, scheme: str, text: str) -> str:
        words = self.record.vocabulary.identifier_schemes if self.record.vocabulary else {}
        if scheme not in words or words[scheme].shared:
            return ""
        return self._named.get((scheme, text), "")

    def _is_there(self, name: str, front: Front, body: str) -> bool:
        """Check whether the record has this very entry: an import that was interrupted made it."""
        event = self.record.events[name]
        path = self.base / event.path
        return path.is_file() and path.read_text("utf-8") == self._text(front, body, event)

    def _correct(self, front: Front, body: str, line: Line, row: Row) -> str:
        """Write what a corrected row says into its entry; what somebody edited there since stays.

        :raises RefusedRowError: when both changed the same lines.
        """
        event = self.record.events[line.entry]
        current = (self.base / event.path).read_text("utf-8")
        text = self._text(front, body, event, self._note(line, row))
        if digest_of(current) != line.written:
            cells: list[str | None] = [None] * len(self.table.columns)
            for at, cell in zip(self._columns, line.cells, strict=False):
                cells[at] = cell or None
            old = self._drafting.make([(Row(row.number, cells), line.row)])
            if not old.front:
                raise RefusedRowError(
                    "edited-since", f"`{line.entry}` was edited since it was imported: correct it there"
                )
            text = _merge(current, self._text(old.front, old.body, event), text, line.entry)
        self._put(Written("event", line.entry, text, replaces=True), front)
        return text

    def _note(self, line: Line, row: Row) -> str:
        pairs = zip((self.table.columns[n] for n in self._columns), line.cells, self._cells(row), strict=False)
        changes = [
            f"{name}: {shown(old, 40) or 'empty'} → {shown(new, 40) or 'empty'}"
            for name, old, new in pairs
            if old != new
        ]
        return (
            f"The imported table was corrected. {'; '.join(changes)}." if changes else "The map of the import changed."
        )

    def _put(self, written: Written, front: Front) -> None:
        """Write an event, if the format takes it.

        :raises RefusedRowError: when it does not.
        """
        if not decode(written.text.encode("utf-8", "surrogatepass"))[1]:
            raise RefusedRowError(
                "unreadable-characters", "a word mixes letters of two alphabets, or a character cannot be seen"
            )
        try:
            event = ADAPTERS["event"].validate_python(
                {**front, "id": written.id, "path": written.path}, by_alias=True, by_name=False
            )
        except ValidationError as error:
            first = error.errors()[0]
            raise RefusedRowError(
                "refused-by-format", f"`{'.'.join(map(str, first['loc']))}`: {first['msg']}"
            ) from error
        self.events[written.id] = event
        self.write(written)

    def _write_others(self) -> None:
        """Write the new shared sources, places and actors that the entries name."""
        day = self.today.isoformat()
        for name in sorted(self._cited):
            self.write(Written("source", name, entry_text("source", {**self.sources.new[name], "added": day})))
        for (kind, name), front in self.registry.new.items():
            self.write(Written(kind, name, entry_text(kind, {**front, "added": day})))


def _shown(cell: object) -> str:
    return cell.shown if isinstance(cell, Fault) else cell_text(cell)  # type: ignore[arg-type]


def _long(row: Row, columns: int) -> RefusedRowError | None:
    more = [cell for cell in row.cells[columns:] if not is_empty(cell)]
    return (
        RefusedRowError("too-many-cells", f"it has {len(row.cells)} cells, and there are {columns} heads")
        if more
        else None
    )


def _merge(current: str, base: str, new: str, entry: str) -> str:
    """Return ``current`` with what differs between ``base`` and ``new``."""
    with tempfile.TemporaryDirectory() as folder:
        names = ["current", "base", "new"]
        for name, text in zip(names, (current, base, new), strict=True):
            (Path(folder) / name).write_text(text, "utf-8")
        try:
            return ask_git(Path(folder), "merge-file", "-p", "--quiet", *names).decode()
        except GitError as error:
            remedy = "the row and the entry were both changed in the same place: correct the entry"
            raise RefusedRowError("edited-since", f"`{entry}`: {remedy}") from error


def lost_lines(ledger: Ledger, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of an earlier import whose rows the table has no longer."""
    kept = {line.entry for line in lines}
    return [line for line in ledger.lines if line.entry not in kept]

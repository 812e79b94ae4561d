"""What becomes of each row: new, changed, unchanged, merged with another, or rejected; and the files that come of it.

Rows are gone through twice. The first time says which rows are one entry and which sources several cite; the second
time makes one entry after the other, so that a long table needs little memory.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import InitVar, dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Cell, Fault, Row, Table, cell_text, is_empty
from build_scripts.contribute.importing.ledger import Identity, Ledger, Line, digest_of
from build_scripts.contribute.importing.map_file import write_map
from build_scripts.contribute.importing.map_model import FileSettings, Map, columns_of
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.row_entry import Drafting, Made
from build_scripts.contribute.importing.sources import Sources
from build_scripts.contribute.importing.writing import Writer, Written
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


@dataclass(slots=True)
class Importing:
    """An import on its way: what it reads, what it knows, and what it has found so far.

    ``put`` gets every file that is to be written.
    """

    table: Table
    map: Map
    record: Record
    base: Path
    today: date
    ledger: Ledger
    put: InitVar[Callable[[Written], None]]
    counts: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    writer: Writer = field(init=False)
    lines: list[Line] = field(default_factory=list)
    rows: int = 0
    sources: Sources = field(init=False)
    registry: Registry = field(init=False)
    _drafting: Drafting = field(init=False)
    _columns: list[int] = field(init=False)
    _groups: Counter[Identity] = field(default_factory=Counter)
    _pairs: dict[Identity, Line | RefusedRowError] = field(default_factory=dict)
    _map_digest: str = field(init=False)
    _mapped: frozenset[str] = field(init=False)
    _moved: dict[str, str] = field(init=False)

    def __post_init__(self, put: Callable[[Written], None]) -> None:
        self.sources, self.registry = Sources.of(self.record), Registry.of(self.record)
        self._drafting = Drafting(self.map, self.table, self.record, self.sources, self.registry)
        self._columns = [n for n, column in enumerate(self.table.columns) if column not in MARKS]
        self.writer = Writer(self.record, self.base, self.today, self.sources, self.registry, put)
        self._mapped = frozenset(columns_of(self.map))
        self._moved = {old: event.id for event in self.record.events.values() for old in event.redirect_from}
        self._map_digest = digest_of(write_map(replace(self.map, file=FileSettings(), left_out={}), "", {}))
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
        self.writer.put_others()
        if sum(self.counts[what] for what in OUTCOMES) != self.rows:
            raise AssertionError(f"{self.rows} rows, and {dict(self.counts)}")
        self.aside = +(self.aside + self._drafting.aside)

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
        get = self._drafting.reader.getter(row)
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
        get = self._drafting.reader.getter(row)
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
        digest = digest_of(json.dumps([self._map_digest, *map(self._cells, rows)]))
        if line is not None and (line.made == digest or line.entry not in self.record.events):
            self.aside["rows whose entries the record has no longer"] += line.entry not in self.record.events
            self.lines.append(line)
            yield from (Outcome(row, "merged" if at else "unchanged", line.entry) for at, row in enumerate(rows))
            return
        long = ((row.number, _long(row, len(self.table.columns))) for row in rows)
        refused = {number: error for number, error in long if error}
        kept = [row for row in rows if row.number not in refused]
        made = self._drafting.make([(row, line.row if line else self._number(row)) for row in kept])
        refused |= made.refused
        good = [row for row in rows if row.number not in refused]
        entry = line.entry if line else ""
        what: What = "rejected"
        why: RefusedRowError | None = None
        if good:
            try:
                entry, what = self._make(good, made, line, "" if refused else digest)
            except RefusedRowError as error:
                why = error
        if what == "rejected" and line is not None:
            self.lines.append(line)
        for row in rows:
            if row.number in refused or why:
                yield Outcome(row, "rejected", entry, refused.get(row.number, why))
            else:
                yield Outcome(row, what if row is good[0] else "merged", entry)

    def _line(self, identity: Identity, row: Row) -> Line | RefusedRowError | None:
        named = cell_text(self._drafting.reader.getter(row)(MARKS[3])) if MARKS[3] in self.table.columns else ""
        if named:
            return next((line for line in self.ledger.lines if line.entry == named), None)
        line = self.ledger.by_identity.get(identity) or self._pairs.get(identity)
        if isinstance(line, Line) and line.entry in self._moved:
            return replace(line, entry=self._moved[line.entry])
        return line

    def _number(self, row: Row) -> int:
        """Return the number by which a row is cited: of one that was rejected before, that of the first file."""
        cell = self._drafting.reader.getter(row)(MARKS[2]) if MARKS[2] in self.table.columns else None
        return int(cell_text(cell)) if cell_text(cell).isdecimal() else row.number

    def _make(self, rows: list[Row], made: Made, line: Line | None, digest: str) -> tuple[str, What]:
        """Write an entry, or leave the one that there is; return its id, and what became of its first row.

        :raises RefusedRowError: when neither can be done.
        """
        if line is not None:
            return line.entry, self._correct(rows[0], made, line, digest)
        name, text = self.writer.find(made)
        what: What = "unchanged" if name else "new"
        if not name:
            name, text = self.writer.add(made)
        self.lines.append(Line(name, self._number(rows[0]), digest, digest_of(text), self._cells(rows[0])))
        return name, what

    def _correct(self, row: Row, made: Made, line: Line, digest: str) -> What:
        current = (self.base / self.record.events[line.entry].path).read_text("utf-8")
        is_edited = digest_of(current) != line.written
        changed = self._changed_cells(row, line)
        if is_edited and not changed:  # it is the map that changed, and somebody has worked on the entry since
            self.lines.append(replace(line, made=digest))
            return "unchanged"
        note = f"The imported table was corrected. {'; '.join(changed)}." if changed else "The map changed."
        before = self._drafting.make([(self._as_it_was(row, line), line.row)]) if is_edited else None
        text = self.writer.correct(line.entry, made, before, note, "" if is_edited else current)
        self.lines.append(replace(line, made=digest, written=digest_of(text), cells=self._cells(row)))
        return "changed" if text != current else "unchanged"

    def _changed_cells(self, row: Row, line: Line) -> list[str]:
        """Return in words how a row differs from what it was, in columns that the map names."""
        names = (self.table.columns[n] for n in self._columns)
        pairs = zip(names, self._old_cells(line), self._cells(row), strict=True)
        changed = ((name, old, new) for name, old, new in pairs if old != new and name in self._mapped)
        return [f"{name}: {shown(old, 40) or 'empty'} → {shown(new, 40) or 'empty'}" for name, old, new in changed]

    def _old_cells(self, line: Line) -> list[str]:
        at = {column: number for number, column in enumerate(self.ledger.columns)}
        names = (self.table.columns[n] for n in self._columns)
        return [line.cells[at[name]] if name in at else "" for name in names]

    def _as_it_was(self, row: Row, line: Line) -> Row:
        cells: list[Cell] = [None] * len(self.table.columns)
        for at, cell in zip(self._columns, self._old_cells(line), strict=True):
            cells[at] = cell or None
        return Row(row.number, cells)


def _shown(cell: object) -> str:
    return cell.shown if isinstance(cell, Fault) else cell_text(cell)  # type: ignore[arg-type]


def _long(row: Row, columns: int) -> RefusedRowError | None:
    more = [cell for cell in row.cells[columns:] if not is_empty(cell)]
    return (
        RefusedRowError("too-many-cells", f"it has {len(row.cells)} cells, and there are {columns} heads")
        if more
        else None
    )


def lost_lines(ledger: Ledger, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of an earlier import whose rows the table has no longer."""
    kept = {line.entry for line in lines}
    return [line for line in ledger.lines if line.entry not in kept]

"""What becomes of each row: new, changed, unchanged, merged with another, or rejected; and the files that come of it.

Rows are gone through twice. The first time says which rows are one entry and which sources several cite; the second
time makes one entry after the other, so that a long table needs little memory. Both times `making` does the long part
of it, in workers; what depends on the order of the rows is done here.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import InitVar, dataclass, field, replace
from datetime import date
from itertools import chain, islice, starmap
from pathlib import Path
from typing import Literal, TypeVar

from build_scripts.base.workers import in_turn, open_executor
from build_scripts.contribute.importing.cells import Row, Table
from build_scripts.contribute.importing.corrections import Earlier
from build_scripts.contribute.importing.first_look import FirstLook
from build_scripts.contribute.importing.ledger import Identity, Ledger, Line, digest_of
from build_scripts.contribute.importing.making import (
    Finished,
    Maker,
    ToMake,
    begin,
    make_entries,
    read_sources_of,
)
from build_scripts.contribute.importing.map_file import write_map
from build_scripts.contribute.importing.map_model import FileSettings, Map
from build_scripts.contribute.importing.names import read_names
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.registry import Registry
from build_scripts.contribute.importing.row_entry import Drafting, Made, Numbered
from build_scripts.contribute.importing.row_reader import RowReader
from build_scripts.contribute.importing.sources import Sources
from build_scripts.contribute.importing.table_rows import MARKS, TableRows
from build_scripts.contribute.importing.writing import Writer, Written
from build_scripts.reading.record import Record

T = TypeVar("T")
What = Literal["new", "changed", "unchanged", "merged", "rejected"]
OUTCOMES: tuple[What, ...] = ("new", "changed", "unchanged", "merged", "rejected")
PARALLEL_FROM = 1_000  # rows
BATCH = 100  # rows, or entries, that a worker gets at once
_AHEAD = 3  # batches on their way for each worker


@dataclass(frozen=True, slots=True)
class Outcome:
    """What becomes of a row, and the id of its entry; why, where it stays out."""

    row: Row
    what: What
    entry: str = ""
    why: RefusedRowError | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that are one entry, and what is known before they are made: nothing is (no ``job``) of what stays as it is.

    ``why`` is the reason for which all of them stay out, ``refused`` are those for some of them.
    """

    rows: Sequence[Row]
    line: Line | None = None
    digest: str = ""
    why: RefusedRowError | None = None
    refused: Mapping[int, RefusedRowError] = field(default_factory=dict)
    job: ToMake | None = None


@dataclass(slots=True)
class Importing:
    """An import on its way: what it reads, what it knows, and what it has found so far.

    ``put`` gets every file that is to be written. With more ``workers`` the same comes of it, sooner.
    """

    table: Table
    map: Map
    record: Record
    base: Path
    today: date
    ledger: Ledger
    put: InitVar[Callable[[Written], None]]
    workers: int = 1
    counts: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    writer: Writer = field(init=False)
    lines: list[Line] = field(default_factory=list)
    seen: FirstLook = field(default_factory=FirstLook)
    sources: Sources = field(init=False)
    registry: Registry = field(init=False)
    _maker: Maker = field(init=False)
    _rows: TableRows = field(init=False)
    _earlier: Earlier = field(init=False)
    _pairs: Mapping[Identity, Line | RefusedRowError] = field(default_factory=dict)
    _map_digest: str = field(init=False)

    def __post_init__(self, put: Callable[[Written], None]) -> None:
        self.sources, self.registry = Sources.of(self.record), Registry.of(self.record)
        reader = RowReader(self.map, self.table.columns, self.record)
        drafting = Drafting(reader, self.sources, self.table.file, str(self.table.settings.get("sheet", "")))
        self._maker = Maker(drafting, self.record, self.today)
        self._rows = TableRows(self.table, reader)
        self.writer = Writer(self.record, self.base, self.today, self.sources, self.registry, put)
        moved = {old: event.id for event in self.record.events.values() for old in event.redirect_from}
        self._earlier = Earlier(self.ledger, self._rows, self.map, moved)
        self._map_digest = digest_of(write_map(replace(self.map, file=FileSettings(), left_out={}), "", {}))
        self.ledger.index(self._rows.columns, self.map.key)

    def outcomes(self) -> Iterator[Outcome]:
        """Yield what becomes of each row, in the order of the file but for those that are merged."""
        self._look_through()
        with self._executor(self.seen.rows) as (executor, ahead):
            for groups, (finished, aside) in in_turn(executor, make_entries, self._batches(), ahead):
                self.aside.update(aside)
                made = iter(finished)
                for group in groups:
                    for outcome in self._settle(group, next(made) if group.job else None):
                        self.counts[outcome.what] += 1
                        yield outcome
        self.writer.put_others()
        if sum(self.counts[what] for what in OUTCOMES) != self.seen.rows:
            raise AssertionError(f"{self.seen.rows} rows, and {dict(self.counts)}")
        self.aside = +(Counter(self._rows.aside) + self.aside)

    @contextmanager
    def _executor(self, rows: int) -> Iterator[tuple[Executor, int]]:
        """Yield what runs `making`, and how many batches may be on their way."""
        workers = self.workers if rows >= PARALLEL_FROM else 1
        with open_executor(workers, begin, (self._maker,)) as executor:
            yield executor, 1 if workers == 1 else _AHEAD * workers

    def _look_through(self) -> None:
        """Find rows of one entry, and sources that several cite."""
        rows = iter(self._rows)
        first = list(islice(rows, PARALLEL_FROM))
        batches = ((batch, batch) for batch in _batched(chain(first, rows)))
        with self._executor(len(first)) as (executor, ahead):
            self.seen.see(self._rows, in_turn(executor, read_sources_of, batches, ahead), self.sources)
        if not self.map.key and self.ledger.lines and MARKS[2] not in self.table.columns:
            self._pairs = self.ledger.pair(list(self.seen.groups))

    def _batches(self) -> Iterator[tuple[list[Group], list[ToMake]]]:
        """Yield entries, and what is to be made for them."""
        for batch in _batched(starmap(self._group, self.seen.grouped(self._rows))):
            yield batch, [group.job for group in batch if group.job]

    def _group(self, identity: Identity, rows: list[Row]) -> Group:
        """Return what is known of rows before they are made; names that are new get their ids here, in order."""
        line = self._line(identity, rows[0])
        if isinstance(line, RefusedRowError):
            return Group(rows, why=line)
        digest = digest_of(json.dumps([self._map_digest, *map(self._rows.cells, rows)]))
        if line is not None and (line.made == digest or line.entry not in self.record.events):
            return Group(rows, line)
        refused = {row.number: error for row in rows if (error := self._rows.misfit(row))}
        jobs = [self._numbered(row, line) for row in rows if row.number not in refused]
        return Group(rows, line, digest, None, refused, ToMake(jobs, line is None, self.writer.keeps_events))

    def _numbered(self, row: Row, line: Line | None) -> tuple[Numbered, bytes]:
        number = line.row if line else self._rows.number(row)
        names = read_names(self._maker.drafting.reader, self.registry, row)
        kept = self.seen.take_sources(row)
        return Numbered(row, number, names), kept if number == row.number else b""

    def _line(self, identity: Identity, row: Row) -> Line | RefusedRowError | None:
        if named := self._rows.mark(row, MARKS[3]):
            return next((line for line in self.ledger.lines if line.entry == named), None)
        line = self.ledger.by_identity.get(identity) or self._pairs.get(identity)
        if isinstance(line, Line) and line.entry in self._earlier.moved:
            return replace(line, entry=self._earlier.moved[line.entry])
        return line

    def _settle(self, group: Group, finished: Finished | None) -> Iterator[Outcome]:
        """Yield what becomes of the rows that are one entry."""
        rows, line, why = group.rows, group.line, group.why
        if finished is None and line is not None:
            self.aside["rows whose entries the record has no longer"] += line.entry not in self.record.events
            self.lines.append(line)
            yield from (Outcome(row, "merged" if at else "unchanged", line.entry) for at, row in enumerate(rows))
            return
        refused = {**group.refused, **(finished.made.refused if finished else {})}
        good = [row for row in rows if row.number not in refused]
        entry = line.entry if line else ""
        what: What = "rejected"
        if good and finished:
            try:
                entry, what = self._make(good, finished, line, "" if refused else group.digest)
            except RefusedRowError as error:
                why = error
        if what == "rejected" and line is not None:
            self.lines.append(line)
        for row in rows:
            if row.number in refused or why:
                yield Outcome(row, "rejected", entry, refused.get(row.number, why))
            else:
                yield Outcome(row, what if row is good[0] else "merged", entry)

    def _make(self, rows: list[Row], finished: Finished, line: Line | None, digest: str) -> tuple[str, What]:
        """Write an entry, or leave the one that there is; return its id, and what became of its first row.

        :raises RefusedRowError: when neither can be done.
        """
        if line is not None or finished.new is None:
            assert line is not None
            return line.entry, self._correct(rows[0], finished.made, line, digest)
        name, text = self.writer.find(finished.new)
        what: What = "unchanged" if name else "new"
        if not name:
            name, text = self.writer.add(finished.new)
        number, cells = self._rows.number(rows[0]), self._rows.cells(rows[0])
        self.lines.append(Line(name, number, digest, digest_of(text), cells))
        return name, what

    def _correct(self, row: Row, made: Made, line: Line, digest: str) -> What:
        current = (self.base / self.record.events[line.entry].path).read_text("utf-8")
        is_edited = digest_of(current) != line.written
        changed = self._earlier.changes(row, line)
        if is_edited and not changed:  # it is the map that changed, and somebody has worked on the entry since
            self.lines.append(replace(line, made=digest))
            return "unchanged"
        note = f"The imported table was corrected. {'; '.join(changed)}." if changed else "The map changed."
        before = None
        if is_edited:
            was, _ = self._numbered(self._earlier.row(row, line), line)
            before = self._maker.drafting.make([was])
        text = self.writer.correct(line.entry, made, before, note, "" if is_edited else current)
        self.lines.append(replace(line, made=digest, written=digest_of(text), cells=self._rows.cells(row)))
        return "changed" if text != current else "unchanged"


def _batched(items: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while batch := list(islice(rest, BATCH)):
        yield batch

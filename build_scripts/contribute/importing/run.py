"""The way in: a file becomes a table, a map is read or proposed, and entries are shown or written.

What is written: the entries, and beside the map what became of each row (``.rows.csv``) and the rows that stay out
(``.rejected.…``). Every entry is a whole file from the first moment on, so an import that was stopped may be run again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from build_scripts.base.atomic import write_atomically
from build_scripts.base.slugs import slugify
from build_scripts.base.text import did_you_mean, shown
from build_scripts.check.glances import glance
from build_scripts.check.twins import Twins, find_twins
from build_scripts.contribute.importing.cells import Table, TableError
from build_scripts.contribute.importing.corrections import lost_lines
from build_scripts.contribute.importing.guess import propose
from build_scripts.contribute.importing.ledger import Line, read_ledger, write_ledger
from build_scripts.contribute.importing.map_file import MapError, read_map, write_map
from build_scripts.contribute.importing.map_model import FileSettings, Map, columns_of
from build_scripts.contribute.importing.opening import open_table
from build_scripts.contribute.importing.own_words import OwnWords, add_kinds, kinds_beside, with_own_words
from build_scripts.contribute.importing.plan import OUTCOMES, Importing, Outcome
from build_scripts.contribute.importing.rejects import ENDINGS, write_rejects
from build_scripts.contribute.importing.sources import Described
from build_scripts.contribute.importing.table_rows import MARKS
from build_scripts.contribute.importing.writing import Written
from build_scripts.contribute.new.additions import Addition, write_additions
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import Files, Record, load_record

FOLDER = "imports"
"""Where maps lie, from the project's folder."""
SHOWN = 10
"""So many entries of an import are shown."""


class Mapped(NamedTuple):
    """A map, where its file is or belongs, its text, and whether it is a proposal that nobody has seen yet.

    ``kinds`` are those that a proposal needs and the vocabulary does not have, label by id.
    """

    map: Map
    path: Path
    text: str
    is_new: bool
    kinds: Mapping[str, str] = MappingProxyType({})


@dataclass(slots=True)
class Report:
    """What an import did, or would do: in numbers that add up, with the first entries and every row that stays out."""

    table: Table
    mapped: Mapped
    counts: Mapping[str, int]
    rows: int
    aside: Mapping[str, int]
    guessed: Mapping[str, int]
    differing: Sequence[Described]
    rejected: Sequence[Outcome]
    first: Sequence[Written]
    others: Mapping[str, int]
    twins: Sequence[Twins]
    lost: Sequence[Line]
    is_written: bool
    rejects: Path | None = None


def map_path(base: Path, file: str) -> Path:
    """Return where the map of a file lies, if nobody names another place."""
    stem = file.rpartition(".")[0] or file
    return base / FOLDER / f"{slugify(stem.removesuffix('.rejected'))}.yml"


def open_mapped(
    file: str, data: bytes, path: Path, record: Record, own_words: bool = False, encoding: str = ""
) -> tuple[Table, Mapped]:
    """Return the table in a file, and its map: the one at ``path``, or a proposal.

    With ``own_words`` kinds that the table has and the vocabulary does not are new ones, which are for the caller to
    add. ``encoding`` is that of a text file for which there is no map yet.

    :raises TableError: when the file cannot be read as a table.
    :raises MapError: when the map is none, or does not fit the table.
    """
    if record.vocabulary is None:
        raise MapError("the record's vocabulary cannot be read: run `timeline check`")
    if path.is_file():
        text = path.read_text("utf-8")
        map_ = read_map(text)
        table = open_table(file, data, map_.file, record.vocabulary)
        _fits(map_, table)
        kinds = kinds_beside(map_, table, record.vocabulary) if own_words else {}
        return table, Mapped(map_, path, text, False, kinds)
    table = open_table(file, data, FileSettings(encoding=encoding), record.vocabulary)
    if next(table.rows(), None) is None:
        raise TableError(f"{file} has no row below its heads: name the row of the heads in a map, `file: {{head: 1}}`")
    proposed = propose(table, record.vocabulary)
    own = with_own_words(proposed, table, record.vocabulary) if own_words else OwnWords(*proposed, {})
    return table, Mapped(own.map, path, write_map(own.map, file, own.reasons), True, own.kinds)


def add_words(base: Path, files: Files, record: Record, mapped: Mapped, file: str, write: bool) -> tuple[Files, Record]:
    """Return the record with the kinds that a map needs in its vocabulary, which is written too if that is wanted.

    :raises OSError: when it cannot be written.
    """
    if not mapped.kinds:
        return files, record
    added = add_kinds(files, mapped.kinds, file)
    if write:
        old = {each.path: each.data for each in files.files}
        (new,) = [each for each in added.files if old[each.path] != each.data]
        write_atomically(base / new.path, new.data, 0o644)
    return added, load_record(added, None, previous=record)


def _fits(map_: Map, table: Table) -> None:
    """Check that a table has the columns that a map names."""
    for column in columns_of(map_):
        if column not in table.columns:
            near = did_you_mean(column, table.columns) or f"they are {shown(', '.join(table.columns), 300)}"
            raise MapError(f"the map names a column `{shown(column)}`, which {table.file} does not have; {near}")


@dataclass(slots=True)
class _Output:
    """Takes the files of an import: writes them where that is wanted, and keeps the first entries to be shown."""

    base: Path
    write: bool
    first: list[Written] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    _events: int = 0

    def put(self, written: Written) -> None:
        """Take a file; of those that are no events, what the first events name is kept."""
        if written.kind == "event":
            self._events += 1
            is_shown = self._events <= SHOWN
        else:
            self.others[written.kind] += 1
            is_shown = any(written.id in each.text for each in self.first)
        if is_shown:
            self.first.append(written)
        if self.write:
            _write(self.base, written)


def import_table(
    table: Table, mapped: Mapped, record: Record, base: Path, today: date, write: bool = False, workers: int = 1
) -> Report:
    """Show what comes of a table, or ``write`` it into the record in ``base``.

    :raises TableError: when a part of the file cannot be read, or it is doubtful and nobody has looked at it.
    :raises OSError: when a file cannot be written.
    """
    if write and table.doubts and mapped.is_new:
        raise TableError(f"{table.doubts[0]}; look at the rows, and get a map by `--map` before you write")
    ledger_path = mapped.path.with_suffix(".rows.csv")
    ledger = read_ledger(ledger_path.read_text("utf-8") if ledger_path.is_file() else "")
    if write and mapped.is_new:
        write_atomically(mapped.path, mapped.text.encode(), 0o644)
    output = _Output(base, write)
    importing = Importing(table, mapped.map, record, base, today, ledger, output.put, workers)
    rejected = [outcome for outcome in importing.outcomes() if outcome.what == "rejected"]
    lost = lost_lines(ledger, importing.lines)
    rejects = mapped.path.with_suffix(f".rejected{ENDINGS[table.form]}")
    if write:
        columns = [column for column in table.columns if column not in MARKS]
        kept = _as_columns(ledger.columns, columns, lost)
        write_atomically(ledger_path, write_ledger(columns, [*importing.lines, *kept]).encode(), 0o644)
        _write_rejects(rejects, table, rejected)
    return Report(
        table=table,
        mapped=mapped,
        counts={what: importing.counts[what] for what in OUTCOMES},
        rows=importing.seen.rows,
        aside={**table.aside, **importing.aside},
        guessed=+importing.seen.guessed,
        differing=list(importing.sources.differing.values()),
        rejected=rejected,
        first=output.first,
        others=output.others,
        twins=_twins(record, importing),
        lost=[] if MARKS[2] in table.columns else lost,
        is_written=write,
        rejects=rejects if rejected else None,
    )


def _as_columns(old: Sequence[str], new: Sequence[str], lines: Sequence[Line]) -> list[Line]:
    """Return lines with their cells in the order of other columns."""
    at = {column: number for number, column in enumerate(old)}
    return [
        Line(line.entry, line.row, line.made, line.written, [line.cells[at[c]] if c in at else "" for c in new])
        for line in lines
    ]


def _write(base: Path, written: Written) -> None:
    if written.replaces:
        path = base / written.path
        write_atomically(path, written.text.encode(), path.stat().st_mode & 0o7777)
    else:
        write_additions(base, [Addition(written.kind, written.id, written.text)])


def _write_rejects(path: Path, table: Table, rejected: Sequence[Outcome]) -> None:
    if rejected:
        write_atomically(path, write_rejects(table, rejected), 0o644)
    else:
        path.unlink(missing_ok=True)


def _twins(record: Record, importing: Importing) -> list[Twins]:
    """Return the clusters of events that are probably one, of which at least one is new."""
    new = importing.writer.events.keys() - record.events.keys()
    if not new or not importing.writer.keeps_events:
        return []
    names = {place.id: place.names for place in record.places.values()}
    names |= {name: (front["name"],) for (kind, name), front in importing.registry.new.items() if kind == "place"}
    events = {**record.events, **importing.writer.events}
    by_path = {event.path: event for event in events.values()}
    found = find_twins(map(glance, events.values()), names, by_path.__getitem__)
    return [twins for twins in found if {twins.last.id, *(other.id for other in twins.others)} & new]


def preview(files: Files, record: Record, written: Sequence[Written]) -> Record:
    """Return the record as it will be with some of the files of an import."""
    added = []
    for each in written:
        data = each.text.encode()
        added.append(SourceFile(each.path, each.kind, each.id, data, blake2b(data, digest_size=16).hexdigest()))
    paths = {file.path for file in added}
    others = [file for file in files.files if file.path not in paths]
    changed = Files(files.root, sorted((*others, *added), key=lambda file: file.path), files.findings)
    return load_record(changed, None, previous=record)

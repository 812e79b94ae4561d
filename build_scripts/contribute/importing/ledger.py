"""What an earlier import made of each row: a CSV file beside the map, which is part of the project like the entries.

Each line has the id of the entry, the number by which the row is cited, a digest of what was made of it and one of the
file as it was written, and the cells of the row. By it a row is found again: by its key, or else by its cells; of a row
without a key that was corrected, by its place between rows that were not.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b

from build_scripts.contribute.importing.refused import RefusedRowError

Identity = tuple[str, ...]
"""What tells a row from others: the texts of its key, or of all its cells."""
_FIXED = ("entry", "row", "made", "written")
_FEW = 1_000_000  # pairs of rows and lines that are compared
_MOSTLY = 0.75  # of the cells of a row are as they were, where its place alone does not say which one it was


@dataclass(slots=True)
class Line:
    """What became of one row."""

    entry: str
    row: int
    made: str
    written: str
    cells: Sequence[str]


@dataclass(slots=True)
class Ledger:
    """The lines of an earlier import, by what tells their rows apart."""

    columns: Sequence[str] = ()
    lines: list[Line] = field(default_factory=list)
    by_identity: dict[Identity, Line] = field(default_factory=dict)

    def index(self, columns: Sequence[str], key: Sequence[str]) -> None:
        """Make lines known by the identity that rows with these columns have."""
        at = {column: number for number, column in enumerate(self.columns)}
        chosen = [at.get(column, -1) for column in (key or columns)]
        for line in self.lines:
            identity = tuple(line.cells[n] if 0 <= n < len(line.cells) else "" for n in chosen)
            self.by_identity.setdefault(identity, line)

    def pair(self, identities: Sequence[Identity]) -> Mapping[Identity, Line | RefusedRowError]:
        """Return which lines rows without a key are corrections of, or that it cannot be told.

        Only rows and lines between the same two that are as they were can be one.
        """
        place = {id(line): number for number, line in enumerate(self.lines)}
        known = {id(self.by_identity[each]) for each in identities if each in self.by_identity}
        pairs: dict[Identity, Line | RefusedRowError] = {}
        run: list[Identity] = []
        before = -1
        for identity in (*identities, None):
            line = self.by_identity.get(identity) if identity is not None else None
            if identity is not None and line is None:
                run.append(identity)
                continue
            after = place[id(line)] if line is not None else len(self.lines)
            open_lines = [each for each in self.lines[before + 1 : after] if id(each) not in known]
            pairs |= _pair(run, open_lines)
            run, before = [], after
        return pairs


def _pair(rows: Sequence[Identity], lines: Sequence[Line]) -> dict[Identity, Line | RefusedRowError]:
    if len(rows) == len(lines):
        return {row: line for row, line in zip(rows, lines, strict=True) if _likeness(row, line) >= 0.5}
    unsure = RefusedRowError(
        "which-row", "it may be new, or a correction of an earlier row: name a column in `key` of the map"
    )
    if len(rows) * len(lines) > _FEW:
        return dict.fromkeys(rows, unsure)
    near = {row: [line for line in lines if _likeness(row, line) >= _MOSTLY] for row in rows}
    wanted = [id(line) for found in near.values() for line in found]
    return {
        row: found[0] if len(found) == 1 and wanted.count(id(found[0])) == 1 else unsure
        for row, found in near.items()
        if found
    }


def _likeness(row: Identity, line: Line) -> float:
    """Return the share of cells that are as they were, of those that are filled."""
    pairs = [pair for pair in zip(row, line.cells, strict=False) if any(pair)]
    return sum(one == other for one, other in pairs) / (len(pairs) or 1)


def digest_of(text: str | bytes) -> str:
    """Return a digest of what was made or written."""
    return blake2b(text.encode() if isinstance(text, str) else text, digest_size=6).hexdigest()


def read_ledger(text: str) -> Ledger:
    """Read a ledger; of an empty text an empty one."""
    lines = csv.reader(io.StringIO(text, newline=""))
    head = next(lines, [])
    read = [Line(line[0], int(line[1]), line[2], line[3], line[4:]) for line in lines if len(line) >= len(_FIXED)]
    return Ledger(head[len(_FIXED) :], read)


def write_ledger(columns: Sequence[str], lines: Iterable[Line]) -> str:
    """Return the text of a ledger."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow((*_FIXED, *columns))
    writer.writerows((line.entry, line.row, line.made, line.written, *line.cells) for line in lines)
    return text.getvalue()

"""Rows that an earlier import made entries of: whether they differ from what they were, and how, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Row
from build_scripts.contribute.importing.ledger import Ledger, Line
from build_scripts.contribute.importing.map_model import Map, columns_of
from build_scripts.contribute.importing.table_rows import TableRows


@dataclass(slots=True)
class Earlier:
    """What an earlier import knew of rows; ``moved`` are today's ids of its entries by those that they had."""

    ledger: Ledger
    rows: TableRows
    map: Map
    moved: Mapping[str, str]

    def changes(self, row: Row, line: Line) -> list[str]:
        """Return in words how a row differs from what it was, in columns that the map names."""
        pairs = zip(self.rows.columns, self._cells(line), self.rows.cells(row), strict=True)
        mapped = columns_of(self.map)
        changed = ((name, old, new) for name, old, new in pairs if old != new and name in mapped)
        return [f"{name}: {shown(old, 40) or 'empty'} → {shown(new, 40) or 'empty'}" for name, old, new in changed]

    def row(self, row: Row, line: Line) -> Row:
        """Return a row as it was."""
        return self.rows.row_of(row.number, self._cells(line))

    def _cells(self, line: Line) -> list[str]:
        at = {column: number for number, column in enumerate(self.ledger.columns)}
        return [line.cells[at[name]] if name in at else "" for name in self.rows.columns]


def lost_lines(ledger: Ledger, lines: Sequence[Line]) -> list[Line]:
    """Return the lines of an earlier import whose rows the table has no longer."""
    kept = {line.entry for line in lines}
    return [line for line in ledger.lines if line.entry not in kept]

"""The rows of a table that are meant to be events, and what tells one from the others."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Cell, Fault, Row, Table, cell_text, is_empty
from build_scripts.contribute.importing.ledger import Identity
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.importing.row_reader import RowReader

MARKS = ("import: reason", "import: rule", "import: row", "import: entry")
"""The columns of a file of rejects that are not the table's own."""


class TableRows:
    """Gives the rows of a table again and again; ``aside`` counts those that are left out.

    ``columns`` are those of the table, but for the marks of a file of rejects.
    """

    def __init__(self, table: Table, reader: RowReader) -> None:
        self.table, self.reader = table, reader
        self.aside = {"blank rows": 0, "rows that the map skips": 0}
        self._at = [n for n, column in enumerate(table.columns) if column not in MARKS]
        self.columns = [table.columns[n] for n in self._at]

    def __iter__(self) -> Iterator[Row]:
        """Yield the rows that are meant to be events."""
        skipped = blank = 0
        for row in self.table.rows():
            if all(is_empty(cell) for cell in row.cells):
                blank += 1
            elif self._is_skipped(row):
                skipped += 1
            else:
                yield row
        self.aside = {"blank rows": blank, "rows that the map skips": skipped}

    def _is_skipped(self, row: Row) -> bool:
        if not self.reader.map.skip:
            return False
        get = self.reader.getter(row)
        return any(cell_text(get(column)) in values for column, values in self.reader.map.skip.items())

    def identity(self, row: Row) -> Identity:
        """Return the texts of a row's key, or else of all its cells."""
        if self.reader.map.key:
            get = self.reader.getter(row)
            key = tuple(cell_text(get(column)) for column in self.reader.map.key)
            if any(key):
                return key
        return self.cells(row)

    def cells(self, row: Row) -> tuple[str, ...]:
        """Return the texts of a row."""
        return tuple(shown_cell(row.cells[n]) if n < len(row.cells) else "" for n in self._at)

    def row_of(self, number: int, texts: list[str]) -> Row:
        """Return a row with these texts in its columns."""
        cells: list[Cell] = [None] * len(self.table.columns)
        for at, text in zip(self._at, texts, strict=True):
            cells[at] = text or None
        return Row(number, cells)

    def number(self, row: Row) -> int:
        """Return the number by which a row is cited: of one that was rejected before, that of the first file."""
        text = self.mark(row, MARKS[2])
        return int(text) if text.isdecimal() else row.number

    def mark(self, row: Row, column: str) -> str:
        """Return what a file of rejects says of a row."""
        return cell_text(self.reader.getter(row)(column)) if column in self.table.columns else ""

    def misfit(self, row: Row) -> RefusedRowError | None:
        """Return why a row stays out whose cells are more than there are heads, or fewer where the map minds that."""
        columns, cells = len(self.table.columns), len(row.cells)
        if cells < columns and self.table.settings.get("short_rows") == "reject":
            remedy = "see that each cell stands under its head, or write `short_rows: fill` in the map"
            return RefusedRowError("too-few-cells", f"it has {cells} of {columns} cells: {remedy}")
        if all(is_empty(cell) for cell in row.cells[columns:]):
            return None
        more = ", ".join(f"‘{shown(shown_cell(cell))}’" for cell in row.cells[columns:] if not is_empty(cell))
        why = f"it has {cells} cells, and there are {columns} heads; behind them stands {more}"
        return RefusedRowError("too-many-cells", why)


def shown_cell(cell: Cell) -> str:
    """Return a cell as text; of one that has a fault what it shows."""
    return cell.shown if isinstance(cell, Fault) else cell_text(cell)

"""Tables as files: CSV, JSON and SQLite, written side by side while the rows are made, a thousand at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from itertools import islice
from pathlib import Path
from typing import Any, TextIO

from build_scripts.exports.data.cells import csv_rows, json_row
from build_scripts.exports.data.columns import Row, Table
from build_scripts.exports.data.database import Database
from build_scripts.pages.context import Context

_BATCH = 1_000


def write_tables(
    context: Context, tables: Sequence[Table[Any]], folder: Path, database: Database | None = None
) -> None:
    """Write each table to ``folder`` as CSV and as JSON, and into ``database``."""
    for table in tables:
        with ExitStack() as files:
            csv_file = files.enter_context((folder / f"{table.name}.csv").open("x", encoding="utf-8", newline=""))
            json_file = files.enter_context((folder / f"{table.name}.json").open("x", encoding="utf-8", newline=""))
            write_csv(table, (), csv_file)
            json_rows = _JsonRows(table, json_file)
            for batch in in_batches(table.rows(context)):
                csv.writer(csv_file).writerows(csv_rows(table, batch))
                json_rows.write(batch)
                if database:
                    database.add(table, batch)
            json_rows.finish()


def write_csv(table: Table[Any], rows: Iterable[Row], file: TextIO) -> None:
    """Write a table as CSV (RFC 4180), its header first; ``file`` leaves line ends alone."""
    writer = csv.writer(file)
    writer.writerow(table.header)
    for batch in in_batches(rows):
        writer.writerows(csv_rows(table, batch))


def write_json(table: Table[Any], rows: Iterable[Row], file: TextIO) -> None:
    """Write a table as an array of JSON, one object a line."""
    json_rows = _JsonRows(table, file)
    for batch in in_batches(rows):
        json_rows.write(batch)
    json_rows.finish()


class _JsonRows:
    """An array of JSON while it is written."""

    def __init__(self, table: Table[Any], file: TextIO) -> None:
        self.table, self.file, self.separator = table, file, "[\n"

    def write(self, rows: Iterable[Row]) -> None:
        for row in rows:
            self.file.write(f"{self.separator}{json_row(self.table, row)}")
            self.separator = ",\n"

    def finish(self) -> None:
        self.file.write("\n]\n" if self.separator == ",\n" else "[]\n")


def in_batches(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Yield rows a thousand at a time."""
    remaining = iter(rows)
    while batch := list(islice(remaining, _BATCH)):
        yield batch

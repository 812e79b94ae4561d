"""The record as a file of SQLite, which Datasette opens: keys that hold, lists as tables of their own, and a search.

Equal input gives equal bytes with one version of SQLite: rows are inserted in order, and nothing has a clock.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.exports.data.cells import sql_rows
from build_scripts.exports.data.columns import Column, Row, Table, Type

_TYPES: Mapping[Type, str] = {
    "text": "TEXT",
    "day": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "list": "TEXT",
}
SEARCHED_TABLE = "events"
SEARCHED = ("title", "summary", "account")
"""The table that the search of the file looks in, and its columns."""


class Database:
    """The file while it is written: `add` takes rows table by table, `finish` makes the search and closes it."""

    def __init__(self, path: Path, tables: Sequence[Table[Any]], *, is_whole: bool) -> None:
        """Make the tables in a new file; only where the record ``is_whole`` do references to events hold."""
        self.connection = sqlite3.connect(path, isolation_level=None)
        # The file is new, and nobody sees it before it is whole: a journal would only cost time.
        for pragma in ("journal_mode=OFF", "synchronous=OFF", "page_size=4096", "foreign_keys=OFF"):
            self.connection.execute(f"PRAGMA {pragma}")
        self.connection.execute("BEGIN")
        for table in tables:
            self.connection.execute(_create(table, is_whole))
            for column in _lists(table):
                self.connection.execute(_create_list(table, column, is_whole))

    def add(self, table: Table[Any], rows: Sequence[Row]) -> None:
        """Insert rows into a table, and what their lists name into the tables of these."""
        marks = ", ".join("?" * len(table.columns))
        self.connection.executemany(f'INSERT INTO "{table.name}" VALUES ({marks})', sql_rows(table, rows))
        for at, column in enumerate(table.columns):
            if column.type == "list" and column.names:
                self.connection.executemany(
                    f'INSERT INTO "{table.name}_{column.name}" VALUES (?, ?, ?)', _named(rows, at)
                )

    def finish(self) -> None:
        """Index what is looked up, and close the file."""
        # Datasette knows the table of a search by `content="…"`, and by no other quotation marks.
        columns = ", ".join(SEARCHED)
        self.connection.execute(
            f'CREATE VIRTUAL TABLE events_search USING fts5({columns}, content="events", '
            "tokenize='unicode61 remove_diacritics 2')"
        )
        self.connection.execute("INSERT INTO events_search(events_search) VALUES ('rebuild')")
        self.connection.execute('CREATE INDEX "events by day" ON events (first_day, last_day)')
        self.connection.execute("COMMIT")
        self.connection.close()


def _lists(table: Table[Any]) -> Iterator[Column[Any]]:
    return (column for column in table.columns if column.type == "list" and column.names)


def _named(rows: Iterable[Row], at: int) -> Iterator[tuple[Any, int, str]]:
    for row in rows:
        names: Any = row[at]
        yield from ((row[0], position, name) for position, name in enumerate(names, 1))


def _create(table: Table[Any], is_whole: bool) -> str:
    columns = ",\n  ".join(_column(column, is_whole) for column in table.columns)
    # Without a rowid a table holds each id once. What the search indexes it knows by rowid.
    rowid = "" if table.name == SEARCHED_TABLE else " WITHOUT ROWID"
    return f'CREATE TABLE "{table.name}" (\n  {columns}\n){rowid}'


def _column(column: Column[Any], is_whole: bool) -> str:
    parts = [f'"{column.name}"', _TYPES[column.type]]
    if column.name == "id":
        parts.append("PRIMARY KEY")
    if column.required:
        parts.append("NOT NULL")
    if column.type == "boolean":
        parts.append(f'CHECK ("{column.name}" IN (0, 1))')
    if column.names and column.type != "list" and (is_whole or not column.beyond):
        parts.append(f'REFERENCES "{column.names}" ("id")')
    return " ".join(parts)


def _create_list(table: Table[Any], column: Column[Any], is_whole: bool) -> str:
    """Return the statement for the table of a list: whose list it is, the place in it, and the id that stands there."""
    held = f' REFERENCES "{column.names}" ("id")' if is_whole or not column.beyond else ""
    return (
        f'CREATE TABLE "{table.name}_{column.name}" (\n'
        f'  "id" TEXT NOT NULL REFERENCES "{table.name}" ("id"),\n'
        f'  "position" INTEGER NOT NULL,\n'
        f'  "named" TEXT NOT NULL{held},\n'
        f'  PRIMARY KEY ("id", "position")\n) WITHOUT ROWID'
    )

"""`/api/v1/`: every entry with its statements in one piece, in a file for each year, and an index of these files.

The addresses and the names of columns are those of version 1; they are added to, and never changed or taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, TextIO

from build_scripts.exports.data.columns import Table
from build_scripts.exports.data.tables import TABLES, changes, claims, figures, parts, sources
from build_scripts.exports.data.tables.events import EVENTS
from build_scripts.pages.context import Context

FOLDER = "api/v1/"
MOST = 2_000
"""How many entries a file holds; the next ones of a year are in another."""
NESTED = (
    *(figures.FIGURES, claims.ATTRIBUTIONS, claims.CLAIMS, parts.PARTICIPANTS, parts.RELATIONS, parts.ABSENCES),
    *(sources.SOURCES, changes.CHANGES),
)
"""The tables whose rows stand within the entry that they are of. In each, rows of events come first, in their order,
and the event is the second column."""


def render_api(context: Context, folder: Path) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the path of each file, and what it holds in pieces; the files are to be written in this order.

    The rows are those of the tables in ``folder``.
    """
    entries = _entries(folder)
    index: list[dict[str, Any]] = []
    for year, listed in context.timeline.years.items():
        for number, start in enumerate(range(0, len(listed), MOST), 1):
            count = len(listed[start : start + MOST])
            path = f"{FOLDER}events/{year:04}.json" if number == 1 else f"{FOLDER}events/{year:04}-{number}.json"
            index.append({"year": year, "events": count, "url": f"{context.site.url}{path}"})
            yield path, _array(entries, count)
    yield f"{FOLDER}events.json", _index(context, index)
    yield f"{FOLDER}index.json", _root(context)


def _array(entries: Iterator[str], count: int) -> Iterator[str]:
    for number in range(count):
        yield ("[\n" if number == 0 else ",\n") + next(entries)
    yield "\n]\n"


def _head(context: Context) -> dict[str, Any]:
    return {"format": 1, "record": context.site.version, "events": len(context.timeline.events)}


def _index(context: Context, files: list[dict[str, Any]]) -> Iterator[str]:
    yield json.dumps({**_head(context), "files": files}, indent=2) + "\n"


def _root(context: Context) -> Iterator[str]:
    url = context.site.url
    links = {
        "events": f"{url}{FOLDER}events.json",
        "tables": {table.name: f"{url}data/{table.name}.json" for table in TABLES},
        "datapackage": f"{url}data/datapackage.json",
        "geojson": f"{url}data/events.geojson",
        "sqlite": f"{url}data/record.sqlite",
    }
    yield json.dumps({**_head(context), "title": context.site.name, "urls": links}, indent=2, ensure_ascii=False) + "\n"


def _entries(folder: Path) -> Iterator[str]:
    """Yield every event with its statements as an object of JSON, in the order of the chronology."""
    with ExitStack() as files:
        nested = [_Rows(table.name, files.enter_context(_open(folder, table))) for table in NESTED]
        for event, row in _read_rows(files.enter_context(_open(folder, EVENTS)), at=3):
            inner = "".join(f',"{rows.name}":[{",".join(rows.of(event))}]' for rows in nested)
            yield f"{row[:-1]}{inner}}}"


def _open(folder: Path, table: Table[Any]) -> TextIO:
    return (folder / f"{table.name}.json").open(encoding="utf-8", newline="")


def _read_rows(file: TextIO, at: int) -> Iterator[tuple[str, str]]:
    """Yield the rows of a table of JSON as they are written there, one a line, each behind the id at ``at``."""
    # The file was written a moment ago by `writing`, and an id has no quotation marks in it: what stands between the
    # third pair of them is taken as it is. To make rows anew, or to decode them, takes as long as all other files do.
    for line in file:
        if line.startswith("{"):
            parts = line.split('"', at + 1)
            yield ("" if parts[at - 1] != ":" else parts[at]), line.rstrip(",\n")


class _Rows:
    """The rows of a table, taken event by event as they come. Their second column is the event."""

    def __init__(self, name: str, file: TextIO) -> None:
        self.name = name
        self.rows = _read_rows(file, at=7)
        self.next = next(self.rows, None)

    def of(self, event: str) -> Iterator[str]:
        """Yield the rows of the next event."""
        while self.next is not None and self.next[0] == event:
            yield self.next[1]
            self.next = next(self.rows, None)

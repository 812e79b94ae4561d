"""`/api/v1/`: every entry with its statements in one piece, in a file for each year, and an index of these files.

The addresses and the names of columns are those of version 1; they are added to, and never changed or taken away.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from build_scripts.exports.data.columns import Row
from build_scripts.exports.data.tables import TABLES, changes, claims, events, figures, parts, sources
from build_scripts.pages.context import Context

FOLDER = "api/v1/"
MOST = 2_000
"""How many entries a file holds; the next ones of a year are in another."""
NESTED = (
    *(figures.FIGURES, claims.ATTRIBUTIONS, claims.CLAIMS, parts.PARTICIPANTS, parts.RELATIONS, parts.ABSENCES),
    *(sources.SOURCES, changes.CHANGES),
)
"""The tables whose rows stand within the entry that they are of. In each, rows of events come first, in their order."""
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def render_api(context: Context) -> Iterator[tuple[str, Iterator[str]]]:
    """Yield the path of each file, and what it holds in pieces; the files are to be written in this order."""
    entries = _entries(context)
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


def _entries(context: Context) -> Iterator[str]:
    """Yield every event with its statements as an object of JSON, in the order of the chronology."""
    nested = [_Rows(table.name, table.header, table.rows(context)) for table in NESTED]
    for row in events.EVENTS.rows(context):
        entry = dict(zip(events.EVENTS.header, row, strict=True))
        entry["sources_cited"] = entry.pop("sources")
        yield _encode({**entry, **{rows.name: rows.of(str(row[0])) for rows in nested}})


class _Rows:
    """The rows of a table, taken event by event as they come."""

    def __init__(self, name: str, header: tuple[str, ...], rows: Iterator[Row]) -> None:
        self.name, self.header, self.rows = name, header, rows
        self.at = header.index("event")
        self.next = next(rows, None)

    def of(self, event: str) -> list[dict[str, Any]]:
        """Return the rows of the next event, which is called ``event``, without its name in each."""
        taken = []
        while self.next is not None and self.next[self.at] == event:
            row = dict(zip(self.header, self.next, strict=True))
            del row["event"]
            taken.append(row)
            self.next = next(self.rows, None)
        return taken

"""The tables that `timeline export` and `/data/` give away, read again: a `datapackage.json` with its tables beside it.

Rows are looked up by the entry that they belong to. Ids of rows are paths on the site, such as `actors/council` and
`2031-04-02-breach#source-gazette`; `name_in` takes the id of the record out of one.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from build_scripts.contribute.importing.cells import TableError

NEEDED = frozenset(("events", "figures", "attributions", "claims", "sources", "actors", "places", "participants"))
"""Tables by which a package is known as our own."""
_MARKS = ("date_edtf", "date_words", "date_precision", "digest")
Row = Mapping[str, Any]


class Package:
    """The rows of all tables, in their order."""

    def __init__(self, tables: Mapping[str, Sequence[Row]]) -> None:
        self._tables = tables
        self._of: dict[str, dict[str, list[Row]]] = {}
        self._names: dict[str, str] = {}

    def rows(self, table: str) -> Sequence[Row]:
        """Return the rows of a table; none where the package does not have it."""
        return self._tables.get(table, ())

    def name_of(self, actor: str) -> str:
        """Return what the actor with this key is called; empty where there is none."""
        if not self._names:
            self._names = {str(row["id"]): str(row["name"]) for row in self.rows("actors")}
        return self._names.get(actor, "")

    def rows_of(self, table: str, entry: str) -> Sequence[Row]:
        """Return the rows of a table that belong to the entry with this key."""
        if table not in self._of:
            rows = self._of[table] = {}
            for row in self.rows(table):
                owner = next((row[key] for key in ("event", "source", "actor", "place") if row.get(key)), "")
                rows.setdefault(str(owner), []).append(row)
        return self._of[table].get(entry, ())


def is_own_package(file: Path) -> bool:
    """Check whether a file describes a package of tables as we export it."""
    if file.name != "datapackage.json":
        return False
    try:
        described = json.loads(file.read_text("utf-8"))
        return {resource["name"] for resource in described["resources"]} >= NEEDED
    except (OSError, ValueError, KeyError, TypeError):
        return False


def is_own_table(columns: Sequence[str]) -> bool:
    """Check whether these are the columns of our own table of events, which alone says little of them."""
    return set(_MARKS) <= set(columns)


def read_package(file: Path) -> Package:
    """Read the JSON of every table beside ``file``.

    :raises TableError: when a table is missing or is none.
    """
    tables: dict[str, Sequence[Row]] = {}
    for path in sorted(file.parent.glob("*.json")):
        try:
            rows = json.loads(path.read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise TableError(f"{path.name} cannot be read: {error}") from error
        if isinstance(rows, list) and all(isinstance(row, dict) for row in rows):
            tables[path.stem] = rows
    if missing := NEEDED - tables.keys():
        raise TableError(f"{', '.join(sorted(f'{name}.json' for name in missing))} should lie beside {file.name}")
    return Package(tables)


def name_in(key: str) -> str:
    """Return the id in a key: of an entry behind its folder, of a row in an entry what its kind is called before."""
    return key.rpartition("#source-")[2].rpartition("/")[2]


def names_in(keys: Sequence[str]) -> list[str]:
    """Return the ids in some keys."""
    return [name_in(key) for key in keys]

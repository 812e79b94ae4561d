"""Everything that the record gives away in bulk, written into one folder: `data/` and `api/v1/` of the site.

It is made by the build that publishes, all of it or nothing, into a folder that nobody sees yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.exports.data.api import FOLDER as API
from build_scripts.exports.data.api import render_api
from build_scripts.exports.data.database import Database
from build_scripts.exports.data.geojson import render_features
from build_scripts.exports.data.linked import render_linked
from build_scripts.exports.data.package import describe, sum_of, sums_of
from build_scripts.exports.data.tables import TABLES
from build_scripts.exports.data.writing import write_tables
from build_scripts.pages.context import Context

FOLDER = "data/"
PACKAGE, DATABASE, MAP, LINKED, SUMS = (
    *("datapackage.json", "record.sqlite", "events.geojson"),
    *("record.jsonld", "SHA256SUMS"),
)
FILES = (
    *((PACKAGE, "datapackage"), (DATABASE, "sqlite"), (MAP, "geojson"), (LINKED, "jsonld")),
    *((f"../{API}events.json", "api"), (SUMS, "sums")),
)
"""The files beside the tables, from the folder of the data, each with the name by which the page says what it is."""


def write_bulk(context: Context, target: Path) -> None:
    """Write all files below ``target``, which is empty; nothing is held in memory that grows with the record."""
    folder = target / FOLDER
    folder.mkdir(parents=True)
    database = Database(folder / DATABASE, TABLES, is_whole=True)
    write_tables(context, TABLES, folder, database)
    database.finish()
    _write(folder / MAP, render_features(context))
    sums = sums_of(folder)
    if context.site.url:
        _write(folder / LINKED, render_linked(context, sums))
        sums[LINKED] = sum_of(folder / LINKED)
    (folder / PACKAGE).write_bytes(describe(context, TABLES, folder, sums, ""))
    sums[PACKAGE] = sum_of(folder / PACKAGE)
    for path, pieces in render_api(context, folder):
        _write(target / path, pieces)
    _write(folder / SUMS, (f"{digest}  {name}\n" for name, digest in sorted(sums.items())))


def _write(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.writelines(pieces)

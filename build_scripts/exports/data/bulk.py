"""Everything that the record gives away in bulk, written into one folder: `data/` and `api/v1/` of the site.

It is made by the build that publishes, all of it or nothing, into a folder that nobody sees yet.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from build_scripts.exports.data.api import render_api
from build_scripts.exports.data.database import Database
from build_scripts.exports.data.geojson import render_features
from build_scripts.exports.data.linked import render_linked
from build_scripts.exports.data.package import describe, sha256_of
from build_scripts.exports.data.tables import TABLES
from build_scripts.exports.data.writing import write_tables
from build_scripts.pages.context import Context

FOLDER = "data/"
FILES = (
    *(("datapackage.json", "datapackage"), ("record.sqlite", "sqlite"), ("events.geojson", "geojson")),
    *(("record.jsonld", "jsonld"), ("../api/v1/events.json", "api"), ("SHA256SUMS", "sums")),
)
"""The files beside the tables, from the folder of the data, each with the name by which the page says what it is."""


def write_bulk(context: Context, target: Path) -> None:
    """Write all files below ``target``, which is empty; nothing is held in memory that grows with the record."""
    folder = target / FOLDER
    folder.mkdir(parents=True)
    database = Database(folder / "record.sqlite", TABLES, is_whole=True)
    write_tables(context, TABLES, folder, database)
    database.finish()
    _write(folder / "events.geojson", render_features(context))
    others = [*(f"{table.name}.json" for table in TABLES), "events.geojson", "record.sqlite"]
    if context.site.url:
        downloads = [*(f"{table.name}.csv" for table in TABLES), *others]
        _write(folder / "record.jsonld", render_linked(context, folder, downloads))
        others.append("record.jsonld")
    (folder / "datapackage.json").write_bytes(describe(context, TABLES, folder, others, ""))
    for path, pieces in render_api(context):
        _write(target / path, pieces)
    _write(folder / "SHA256SUMS", _sums(folder))


def _write(path: Path, pieces: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


def _sums(folder: Path) -> Iterable[str]:
    """Yield the lines that `sha256sum --check` reads."""
    return (f"{sha256_of(path)}  {path.name}\n" for path in sorted(folder.iterdir()) if path.name != "SHA256SUMS")

"""`datapackage.json`: the tables described for programs, by the Data Package standard 2.0 (https://datapackage.org).

Types and keys come from the declarations of the columns; nothing is inferred from the rows.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.exports.data.cells import SEPARATOR
from build_scripts.exports.data.columns import Column, Table, Type
from build_scripts.model.former import word_lists
from build_scripts.pages.context import Context

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
MEDIA_TYPES: Mapping[str, str] = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".geojson": "application/geo+json",
    ".jsonld": "application/ld+json",
    ".sqlite": "application/vnd.sqlite3",
}
_TYPES: Mapping[Type, str] = {
    "text": "string",
    "day": "date",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "list": "string",
}


def sums_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of each file in a folder, in hexadecimal digits by name."""
    return {path.name: sum_of(path) for path in sorted(folder.iterdir())}


def sum_of(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal digits."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def describe(
    context: Context, tables: Sequence[Table[Any]], folder: Path, sums: Mapping[str, str], about: str
) -> bytes:
    """Return `datapackage.json` for the files in ``folder``: a CSV for each table, and others that are no tables.

    ``sums`` has the SHA-256 of each by name. ``about`` says which part of the record it is, in a sentence; with one,
    references to events need not hold.
    """
    site = context.site
    words = {name: list(listed) for name, listed in word_lists(context.timeline.vocabulary)}
    listed = {name: _resource(folder, name, digest) for name, digest in sums.items()}
    described = [_table(table, listed.pop(f"{table.name}.csv"), words, is_whole=not about) for table in tables]
    package = {
        "$schema": PROFILE,
        "name": slugify(site.name) or "record",
        "title": site.name,
        "description": " ".join(filter(None, (site.description, about))),
        "homepage": site.url,
        "version": site.version,
        "licenses": [{"name": site.license, "path": site.license_url}] if site.license else [],
        "resources": [*described, *listed.values()],
    }
    known = {name: value for name, value in package.items() if value}
    return (json.dumps(known, indent=2, ensure_ascii=False) + "\n").encode()


def _resource(folder: Path, name: str, digest: str) -> dict[str, Any]:
    path = folder / name
    return {
        "name": slugify(name),
        "path": name,
        "format": path.suffix[1:],
        "mediatype": MEDIA_TYPES[path.suffix],
        "bytes": path.stat().st_size,
        "hash": f"sha256:{digest}",
    }


def _table(
    table: Table[Any], file: Mapping[str, Any], words: Mapping[str, list[str]], *, is_whole: bool
) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column, words) for column in table.columns],
        "primaryKey": ["id"],
        "foreignKeys": list(_foreign_keys(table, is_whole)),
        "missingValues": [""],
    }
    described = {"title": table.name.capitalize(), "description": table.meaning, "encoding": "utf-8"}
    return {**file, "name": table.name, "type": "table", **described, "schema": schema}


def _field(column: Column[Any], words: Mapping[str, list[str]]) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.name == "id":
        constraints["unique"] = True
    if column.words and column.type == "text":
        constraints["enum"] = words.get(column.words, [])
    meaning = f"{column.meaning} Several are separated by `{SEPARATOR}`." if column.type == "list" else column.meaning
    field = {"name": column.name, "type": _TYPES[column.type], "description": meaning}
    return {**field, **({"constraints": constraints} if constraints else {})}


def _foreign_keys(table: Table[Any], is_whole: bool) -> Iterator[dict[str, Any]]:
    for column in table.columns:
        if column.names and column.type != "list" and (is_whole or not column.beyond):
            resource = "" if column.names == table.name else column.names
            yield {"fields": [column.name], "reference": {"resource": resource, "fields": ["id"]}}

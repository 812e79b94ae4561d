"""Datasette, which opens the database as a site: its tables, its keys, its search."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

from datasette.app import Datasette

from build_scripts.exports.data.tables import TABLES
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("datasette")
ARTIFACT = "data/record.sqlite"


def read(published: Published) -> Iterator[Reading]:
    """Ask for the first page of each table, and search for a word of the first title."""
    datasette = Datasette([str(published.site / ARTIFACT)], settings={"num_sql_threads": 1})
    for table in TABLES:
        rows = json.loads((published.site / f"data/{table.name}.json").read_text("utf-8"))
        answer = _ask(datasette, f"/record/{table.name}.json?_shape=objects&_size=1")
        count = answer["filtered_table_rows_count"]
        is_right = count == len(rows) and answer["primary_keys"] == ["id"]
        keys = len(answer.get("expandable_columns", ()))
        yield Reading(ARTIFACT, f"{table.name}: {count} rows, {keys} columns that lead to other tables", is_right)
    title = json.loads((published.site / "data/events.json").read_text("utf-8"))[0]["title"]
    word = max(title.split(), key=len)
    found = _ask(datasette, f"/record/events.json?_shape=objects&_size=max&_search={word}")
    texts = [f"{row['title']} {row['summary']} {row['account']}".casefold() for row in found["rows"]]
    is_right = title in [row["title"] for row in found["rows"]] and all(word.casefold()[:4] in text for text in texts)
    yield Reading(ARTIFACT, f"search for {word}: {len(texts)} found", is_right)


def _ask(datasette: Any, path: str) -> Any:
    response = asyncio.run(datasette.client.get(path))
    return response.raise_for_status().json()

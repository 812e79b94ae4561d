"""DuckDB, which guesses the type of each column of a CSV."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb

from tests.readers.comparing import compare, tables
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("duckdb")


def read(published: Published) -> Iterator[Reading]:
    """Read every table with `read_csv`."""
    with duckdb.connect() as connection:
        for name, path in tables(published):
            relation = connection.execute("SELECT * FROM read_csv(?)", [path])
            header = [column[0] for column in relation.description]
            yield compare(published, name, header, relation.fetchall())

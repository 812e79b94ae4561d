"""polars, told to look at all rows before it decides on types: by a hundred it would refuse what comes later."""

from __future__ import annotations

from collections.abc import Iterator

import polars

from tests.readers.comparing import compare, tables
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("polars")


def read(published: Published) -> Iterator[Reading]:
    """Read every table with `read_csv`."""
    for name, path in tables(published):
        frame = polars.read_csv(path, infer_schema_length=None)
        yield compare(published, name, frame.columns, frame.rows())

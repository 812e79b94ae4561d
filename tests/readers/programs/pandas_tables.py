"""pandas, as it reads a table that is given to it with no options."""

from __future__ import annotations

from collections.abc import Iterator

import pandas

from tests.readers.comparing import compare, tables
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("pandas")


def read(published: Published) -> Iterator[Reading]:
    """Read every table with `read_csv`."""
    for name, path in tables(published):
        frame = pandas.read_csv(path)
        yield compare(published, name, list(frame.columns), frame.astype(object).itertuples(index=False, name=None))

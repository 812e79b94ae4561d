"""The metadata schema of DataCite, as its package for Python has it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from datacite import schema45

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("datacite")


def read(published: Published) -> Iterator[Reading]:
    """Validate the file: with an identifier, which a repository adds, it is a whole description."""
    values = json.loads((published.site / "datacite.json").read_text("utf-8"))
    errors = [error.message for error in schema45.validator.iter_errors({**values, "doi": "10.5072/example"})]
    yield Reading("datacite.json", "; ".join(errors[:3]) or "valid", not errors)

"""The JSON Schema of JSON Feed 1.1, held against the feeds by Ajv."""

from __future__ import annotations

from collections.abc import Iterator

from tests.readers.node_programs import answer, named_node
from tests.readers.published import Published
from tests.readers.reading import Reading

PROGRAM = named_node("jsonfeed-schema")


def read(published: Published) -> Iterator[Reading]:
    """Validate both feeds."""
    for path in ("feeds/feed.json", "feeds/corrections.json"):
        problems = answer("json_feed.cjs", published.site / path)
        yield Reading(path, "valid" if not problems else "; ".join(problems[:3]), not problems)

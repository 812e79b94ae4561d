"""rss-parser, which shows an entry's title, link, day and content, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from tests.readers.node_programs import answer, named_node
from tests.readers.published import Published
from tests.readers.reading import Reading

PROGRAM = named_node("rss-parser")


def read(published: Published) -> Iterator[Reading]:
    """Read the two main feeds: each entry, and each correction, has its own id, title and day."""
    lines = sum(len(event.changes) for event in published.timeline.events)
    added = sum(event.added is not None for event in published.timeline.events)
    for path, count in (("feeds/new.atom", added), ("feeds/corrections.atom", lines)):
        items = answer("feed.cjs", published.site / path)["items"]
        is_whole = all(item["title"] and item["link"] and item["isoDate"] and item["content"] for item in items)
        is_right = is_whole and len({item["id"] for item in items}) == len(items) and 0 <= count - len(items) < 200
        yield Reading(path, f"{len(items)} entries, each with id, title, link, day, content", is_right)

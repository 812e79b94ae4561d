"""feedparser, which most programs in Python read feeds with: every entry of every Atom feed."""

from __future__ import annotations

from collections.abc import Iterator

import feedparser

from build_scripts.exports.feeds.channels import documents
from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("feedparser")


def read(published: Published) -> Iterator[Reading]:
    """Read each feed: it is well-formed, has all its entries with ids and days, and their directions."""
    seen: set[str] = set()
    for document in documents(published.timeline):
        path = document.path("atom")
        feed = feedparser.parse((published.site / path).read_bytes())
        ids = [entry.id for entry in feed.entries]
        is_whole = all(entry.published_parsed and entry.updated_parsed and entry.link for entry in feed.entries)
        directed = all('dir="ltr"' in entry.content[0].value for entry in feed.entries)
        is_right = not feed.bozo and len(set(ids)) == len(document.refs) and is_whole and directed
        if document.channel in ("new", "corrections") and not document.number:
            yield Reading(path, f"{len(ids)} entries, each with id, days, link and directions", is_right)
        elif not is_right:
            yield Reading(path, f"{feed.get('bozo_exception', '')} {len(ids)} entries", is_right)
        seen.add(path)
    others = len(seen) - 2
    yield Reading("feeds/*/*.atom", f"{others} feeds of actors and kinds read", others >= 0)

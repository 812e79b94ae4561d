"""The sitemap, for search engines (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from build_scripts.exports.markup import render
from build_scripts.model.layout import entry_url, event_url
from build_scripts.pages.context import Context

MOST = 45_000
"""How many addresses a sitemap holds; the protocol allows 50,000."""


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield a sitemap, or an index of several where one would be too long; none where the site has no address.

    Entries that were taken down are left out.
    """
    root, removed = context.site.url, {entry_url("event", id_) for id_ in context.timeline.removed}
    pages = sorted(set(context.pages) - removed)
    if not root:
        return
    changed = {event_url(event): event.changed for event in context.timeline.events if len(event.changed) == 10}
    rows = [(root + quote(page, safe="/%"), changed.get(page, "")) for page in pages]
    parts = [rows[at : at + MOST] for at in range(0, len(rows), MOST)] or [[]]
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)] if len(parts) > 1 else ["sitemap.xml"]
    for name, part in zip(names, parts, strict=True):
        yield name, render("sitemap.xml", rows=part)
    if len(parts) > 1:
        yield "sitemap.xml", render("sitemaps.xml", addresses=[root + name for name in names])

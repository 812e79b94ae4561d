"""The newest entries as an Atom feed (RFC 4287); ids are `tag:` URIs (RFC 4151).

An id is of the site's host and path and of the first id of an entry: nothing that is corrected later is a part of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from build_scripts.exports.markup import render
from build_scripts.language.direction import direction, isolate
from build_scripts.model.layout import event_url
from build_scripts.pages.context import Context
from build_scripts.timeline.timeline import newest

MOST = 50
_EPOCH = "1970"
_HELD = "2026"  # RFC 4151 wants a year in which the host was its owner's; another one would make other ids


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the feed; none where the site has no address."""
    site, timeline = context.site, context.timeline
    if not site.url:
        return
    address, base = urlsplit(site.url), direction(site.lang)
    tag = f"tag:{address.hostname or ''},{_HELD}:{address.path.lstrip('/')}"
    entries = [
        {
            "id": f"{tag}{event.first_id}",
            "title": isolate(event.title, base),
            "updated": _stamp(event.changed),
            "url": f"{site.url}{event_url(event)}",
            "summary": isolate(f"{context.dates(event.date)}: {event.summary}", base),
        }
        for event in newest(timeline.events, MOST)
    ]
    yield (
        "feed.xml",
        render(
            "feed.xml",
            site=site,
            id=f"{tag}feed",
            title=isolate(context.t["feed_title"].format(site=site.name), base),
            updated=max((entry["updated"] for entry in entries), default=_stamp("")),
            entries=entries,
        ),
    )


def _stamp(day: str) -> str:
    """Return a day as RFC 3339 wants it; the epoch if it is not a whole day."""
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"
    except ValueError:
        return f"{_EPOCH}-01-01T00:00:00Z"

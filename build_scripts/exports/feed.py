"""The newest entries as an Atom feed (RFC 4287); ids are `tag:` URIs (RFC 4151)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from build_scripts.exports.markup import render
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.context import Context
from build_scripts.timeline.timeline import newest

MOST = 50
_EPOCH = "1970"


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the feed; none where the site has no address."""
    site, timeline = context.site, context.timeline
    if not site.url:
        return
    entries = [
        {
            "id": event.id,
            "year": _year_added(event),
            "title": event.title,
            "updated": _stamp(event.changed),
            "url": f"{site.url}{event_url(event)}",
            "summary": f"{context.dates(event.date)}: {event.summary}",
        }
        for event in newest(timeline.events, MOST)
    ]
    yield (
        "feed.xml",
        render(
            "feed.xml",
            site=site,
            host=urlsplit(site.url).hostname or "",
            year=min((_year_added(event) for event in timeline.events if event.added), default=_EPOCH),
            title=context.t["feed_title"].format(site=site.name),
            updated=max((entry["updated"] for entry in entries), default=_stamp("")),
            entries=entries,
        ),
    )


def _year_added(event: Event) -> str:
    return event.added.text[:4] if event.added else _EPOCH


def _stamp(day: str) -> str:
    """Return a day as RFC 3339 wants it; the epoch if it is not a whole day."""
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"
    except ValueError:
        return f"{_EPOCH}-01-01T00:00:00Z"

"""Ids that never change, as `tag:` URIs (RFC 4151), and times as feeds write them (RFC 3339).

An id is of the site's host and path, of the first id of an entry, and of the day and the place in that day of a line of
its log: nothing that is corrected later is a part of it.
"""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from build_scripts.model.entries import Event

_EPOCH = "1970-01-01"
_HELD = "2026"  # RFC 4151 wants a year in which the host was its owner's; another one would make other ids


def tag(site_url: str, name: str) -> str:
    """Return the id of what a site calls ``name``."""
    address = urlsplit(site_url)
    return f"tag:{address.hostname or ''},{_HELD}:{address.path.lstrip('/')}{name}"


def uid(site_url: str, name: str) -> str:
    """Return the same id for calendars, without a comma: not every program undoes that it is escaped there."""
    address = urlsplit(site_url)
    return f"{name}@{address.hostname or ''}{address.path.rstrip('/')}"


def name_of(event: Event, at: int = -1) -> str:
    """Return the name of an entry, or of the line of its log at ``at``: its day, and its number among those of it."""
    if at < 0:
        return event.first_id
    day = event.changes[at].date
    number = sum(change.date == day for change in event.changes[: at + 1])
    return f"{event.first_id}/{day}" + (f"/{number}" if number > 1 else "")


def stamp(day: str) -> str:
    """Return a day as RFC 3339 wants it; the epoch if it is not a whole day."""
    try:
        return f"{date.fromisoformat(day).isoformat()}T00:00:00Z"
    except ValueError:
        return f"{_EPOCH}T00:00:00Z"

"""Which feeds there are, and where they lie: new entries, corrections, and new entries of an actor or a kind."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT

FOLDER = "feeds/"
NEW, CORRECTIONS = "new", "corrections"
FAMILIES = ("actors", "kinds")
"""The families of terms that have feeds."""
LEAST = 3
"""How many entries an actor or a kind has before it gets a feed: most have one, and a file for each is no use."""

Format = Literal["atom", "json"]
_DISCOVERED = Markup('<link rel="alternate" type="application/atom+xml" href="{}" title="{}">')


def path_of(channel: str, number: int = 0, format: Format = "atom") -> str:
    """Return where a document of a channel lies; the JSON of new entries has the name that others look for."""
    name = "feed" if (channel, number, format) == (NEW, 0, "json") else channel
    return f"{FOLDER}{name}{f'/{number}' if number else ''}.{format}"


def has_feed(family: str, events: Sequence[Event]) -> bool:
    """Return whether a term with these events has a feed."""
    return family in FAMILIES and sum(event.added is not None for event in events) >= LEAST


def discovered(path: str, title: str) -> str:
    """Return what makes programs find a feed from a page that is about the same."""
    return str(_DISCOVERED.format(f"{SITE_ROOT}{path}", title))

"""Styles, scripts and the icon, as files of the site."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.pages.context import Context
from build_scripts.pages.styles import ASSETS, join_styles

FOLDER = "assets/timeline/"
DRAWN = (
    *("address.js", "calendar.js", "canvas.js", "drawn.js", "event_set.js", "lanes.js"),
    *("painter.js", "picture.js", "pyramid.js", "tree.js", "words.js"),
)
"""The scripts of the drawn timeline, which its page alone loads."""
FILES = ("favicon.svg", "query.js", "scheme.js", "search.js", "timeline.js", *DRAWN)


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the one style sheet and every other asset."""
    yield f"{FOLDER}timeline.css", join_styles()
    for name in FILES:
        yield f"{FOLDER}{name}", (ASSETS / name).read_bytes()

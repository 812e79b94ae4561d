"""Styles, scripts and the icon, as files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from build_scripts.pages.context import Context
from build_scripts.pages.styles import ASSETS, REST, join_styles

FOLDER = "assets/timeline/"
DRAWN = (
    *(
        "address.js",
        "calendar.js",
        "canvas.js",
        "columns.js",
        "drawn.js",
        "event_set.js",
        "filters.js",
        "index.js",
        "lanes.js",
    ),
    *("mapped.js", "marks.js", "painter.js", "picture.js", "projection.js", "pyramid.js", "query.js"),
    *("rows.js", "selecting.js", "set_page.js", "spots.js", "strokes.js", "tree.js", "window.js", "words.js"),
)
"""The scripts of the drawn timeline and of the map; of them the search page loads two."""
FILES = (
    *("favicon.svg", "docs.css", "drawn.css", "edition.css", "map.css"),
    *("search.js", "timeline.js", *DRAWN),
)


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the style sheet of all pages and every other asset, without comments and space that only people need."""
    yield f"{FOLDER}timeline.css", _smaller("timeline.css", join_styles(REST))
    for name in FILES:
        yield f"{FOLDER}{name}", _smaller(name, (ASSETS / name).read_bytes())


def _smaller(name: str, data: bytes) -> bytes:
    change: Callable[[str], str] | None = {".css": cssmin, ".js": jsmin}.get(Path(name).suffix)
    return change(data.decode()).encode() if change else data

"""Styles, scripts and the icon, as files of the site."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from rcssmin import cssmin
from rjsmin import jsmin

from build_scripts.pages.context import Context
from build_scripts.pages.styles import ASSETS, join_styles

FOLDER = "assets/timeline/"
FILES = ("favicon.svg", "query.js", "search.js", "timeline.js")


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the one style sheet and every other asset, without comments and space that only people need."""
    yield f"{FOLDER}timeline.css", _as_text(join_styles(), cssmin)
    for name in FILES:
        data = (ASSETS / name).read_bytes()
        yield f"{FOLDER}{name}", _as_text(data, jsmin) if name.endswith(".js") else data


def _as_text(data: bytes, change: Callable[[str], str]) -> bytes:
    return change(data.decode()).encode()

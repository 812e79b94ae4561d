"""The styles of all pages: written in parts, served as two.

The first stand in the head of each page, so that its first screen is drawn without waiting for another file. The second
are a file that is named within the page, behind what the first screen shows (`FOLD` in `pages/page.py`), and only what
stands behind it waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from rcssmin import cssmin

ASSETS = Path(__file__).parent / "assets"
FIRST = ("tokens", "reset", "frame", "opening")
"""The parts that stand in the head: what the top of every page needs."""
REST = (
    *("foot", "lists", "ledger", "entry", "indexes", "maps", "rules", "search"),
    *("sheet", "print", "print-lists"),
)
"""The parts of ``timeline.css``."""
PARTS = (*FIRST, *REST)
"""All parts, in the order of the cascade: where two say different things, the later one holds."""


def join_styles(parts: Iterable[str] = PARTS) -> bytes:
    """Return the style sheet that parts make."""
    return b"\n".join((ASSETS / "styles" / f"{part}.css").read_bytes() for part in parts)


def first_styles() -> str:
    """Return what stands in the head of every page, without comments and space that only people need."""
    return str(cssmin(join_styles(FIRST).decode()))

"""The style sheets of all pages: written in parts, served as two files.

A page waits for the first before anything of it is drawn. The second is named within the page, behind what the first
screen shows (`FOLD` in `pages/page.py`), and only what stands behind it waits for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
FIRST = ("tokens", "reset", "frame", "opening")
"""The parts of ``first.css``: what the top of every page needs."""
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

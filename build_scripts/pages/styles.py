"""The style sheet: written in parts, served as one file."""

from __future__ import annotations

import re
from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
PARTS = (
    *("tokens", "reset", "frame", "lists", "ledger", "entry", "indexes", "rules", "search", "docs"),
    *("sheet", "print", "print-lists", "edition"),
)
"""Their names, in the order of the cascade: where two parts say different things, the later one holds."""

_COMMENT = re.compile(rb"/\*.*?\*/\s*", re.DOTALL)


def join_styles() -> bytes:
    """Return the style sheet, without its comments, which are an eighth of what it weighs on the way to a reader."""
    return _COMMENT.sub(b"", b"\n".join((ASSETS / "styles" / f"{part}.css").read_bytes() for part in PARTS))

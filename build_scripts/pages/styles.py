"""The style sheet: written in parts, served as one file."""

from __future__ import annotations

from pathlib import Path

ASSETS = Path(__file__).parent / "assets"
PARTS = (
    *("tokens", "reset", "frame", "lists", "ledger", "entry", "indexes", "maps", "rules", "search", "docs"),
    *("sheet", "print", "print-lists"),
)
"""Their names, in the order of the cascade: where two parts say different things, the later one holds."""


def join_styles() -> bytes:
    """Return the style sheet."""
    return b"\n".join((ASSETS / "styles" / f"{part}.css").read_bytes() for part in PARTS)

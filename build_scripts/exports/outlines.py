"""The outlines of all maps: one file, which the pages show by reference."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.pages.context import Context
from build_scripts.pages.maps.drawing import GROUND, ground


def export(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield the file, if the record has outlines."""
    if context.drawing:
        yield GROUND, ground(context.drawing).encode()

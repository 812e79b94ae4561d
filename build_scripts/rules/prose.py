"""Prose: titles and summaries that stand alone, and words that take no side."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.findings import At, Checked, rule
from build_scripts.model import Actor, Event, Place
from build_scripts.record import Record


@rule("error")
def one_line(entry: Event | Actor | Place, record: Record) -> Iterator[Checked]:
    """A title, a summary and a name are one line each."""
    for key in ("title", "summary", "name"):
        if "\n" in getattr(entry, key, ""):
            yield (
                At((key,), key=True),
                f"`{key}` has more than one line",
                "write one line, in double quotes if need be",
            )

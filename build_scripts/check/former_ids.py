"""Ids of events that are no longer what an entry is called: old ones that redirect, and those of entries taken down."""

from __future__ import annotations

from build_scripts.base.text import shown
from build_scripts.findings import Advice
from build_scripts.reading.record import Record

GO = "leave it out"
"""What to do with a mention of an event that was taken down."""


def present_id(record: Record, name: str) -> str:
    """Return the id of the event that was once called ``name``; empty where none was."""
    return record.names.moved.get(name, "")


def present_source(record: Record, name: str) -> str:
    """Return the id of the shared source that was once called ``name``; empty where none was."""
    return record.names.moved_sources.get(name, "")


def explain_gone(record: Record, name: str) -> Advice | None:
    """Return what became of the event ``name``, and what to write instead; None where the record does not know."""
    if present := present_id(record, name):
        return Advice(f"`{shown(name)}` is called `{present}` now", f"write `{present}`")
    if name in record.removed:
        return Advice(f"`{shown(name)}` was taken down", GO)
    return None

"""Ids that are no longer what an entry or a word is called: old ones that redirect, and those of entries taken down."""

from __future__ import annotations

from collections.abc import Mapping

from build_scripts.base.text import shown
from build_scripts.findings import Advice
from build_scripts.model.former import Renamed
from build_scripts.model.layout import EntryKind
from build_scripts.reading.record import Record

GO = "leave it out"
"""What to do with a mention of an event that was taken down."""


def now_called(present: Mapping[str, Renamed], name: str) -> str:
    """Return the word of ``present`` that was once called ``name``; empty where none was."""
    return next((id_ for id_, each in present.items() if name in each.redirect_from), "")


def present_id(record: Record, kind: EntryKind, name: str) -> str:
    """Return the id of the entry of ``kind`` that was once called ``name``; empty where none was."""
    return record.names.moved[kind].get(name, "")


def explain_gone(record: Record, name: str) -> Advice | None:
    """Return what became of the event ``name``, and what to write instead; None where the record does not know."""
    if present := present_id(record, "event", name):
        return explain_renamed(name, present)
    if name in record.removed:
        return Advice(f"`{shown(name)}` was taken down", GO)
    return None


def explain_renamed(name: str, present: str) -> Advice:
    """Return that ``name`` is called otherwise now, and what to write instead."""
    return Advice(f"`{shown(name)}` is called `{present}` now", f"write `{present}`")

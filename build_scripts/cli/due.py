"""`timeline due`: what was not found and is to be looked for again."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from itertools import chain
from pathlib import Path

import click

from build_scripts.base.text import shown
from build_scripts.base.workers import usable_cores
from build_scripts.cli.options import ROOT, project, show, the_day
from build_scripts.model.absences import Due, in_order_of_days, name_of
from build_scripts.model.entries import Entry, Event
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import Record, load_record, read_files

FORMAT = 1
"""The version of the JSON list's shape."""


def _text(rows: Iterable[Due], record: Record) -> str:
    return "".join(f"{due.day}  {due.entry.path}  {_words(due, record)}\n" for due in rows)


def _words(due: Due, record: Record) -> str:
    """Return what was not found, and when and how far it was looked for."""
    words, row = record.vocabulary.absences if record.vocabulary else {}, due.row
    label = words[row.what].label if row.what in words else row.what
    text = f": {row.text}" if row.text else ""
    return f"{shown(label)}{shown(text, 400)} (looked for {row.looked}, in material to {row.reached})"


def _json(rows: Iterable[Due], record: Record) -> str:
    listed = [
        {
            **{"due": due.day.isoformat(), "path": due.entry.path, "name": name_of(due.row), "what": due.row.what},
            **{"looked": due.row.looked.text, "reached": due.row.reached.text, "text": due.row.text},
        }
        for due in rows
    ]
    return json.dumps({"format": FORMAT, "due": listed}, ensure_ascii=False, indent=2) + "\n"


LISTS: Mapping[str, Callable[[Iterable[Due], Record], str]] = {"text": _text, "json": _json}


@click.command(short_help="List what was not found and is to be looked for again.")
@click.option("--on", "day", type=click.DateTime(["%Y-%m-%d"]), help="The day on which it is due (default: today).")
@click.option("--all", "everything", is_flag=True, help="List what is due later, too.")
@click.option("--format", "form", type=click.Choice(list(LISTS)), default="text", help="How to list it.")
@ROOT
def due(day: date | None, everything: bool, form: str, root: Path) -> None:
    """List what entries say was not found, and what is due to be looked for again, the longest due first.

    Rows of `not_found` are due from their `due`, else some months after `looked`: the vocabulary says how many.
    """
    base = project(root)
    record = load_record(read_files(base / RECORD), base / CACHE, usable_cores())
    rows = in_order_of_days(_entries(record), record.vocabulary.absences if record.vocabulary else {})
    today = date.fromisoformat(str(day)[:10]) if day else the_day()
    chosen = [row for row in rows if everything or row.day <= today]
    show(LISTS[form](chosen, record))
    if form == "text":
        show(_summary(rows, today))


def _entries(record: Record) -> Iterable[Entry]:
    """Return the entries of a record without those that were withdrawn."""
    words = record.vocabulary
    standing = (event for event in record.events.values() if words is None or not words.takes_out(event.status))
    return chain[Event | Entry](standing, record.actors.values(), record.places.values())


def _summary(rows: Sequence[Due], today: date) -> str:
    later = [row.day for row in rows if row.day > today]
    count = len(rows) - len(later)
    due_now = f"{count or 'Nothing'} {'are' if count > 1 else 'is'} due on {today}"
    return f"{due_now}; the next is due on {later[0]}.\n" if later else f"{due_now}.\n"

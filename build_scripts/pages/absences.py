"""What was looked for and not found, as the page of an entry shows it: with the day, and the day it is due again."""

from __future__ import annotations

from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.model.absences import due_day, name_of
from build_scripts.model.entries import Entry
from build_scripts.model.rows import Absence
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context


def absence_rows(context: Context, entry: Entry) -> list[dict[str, Any]]:
    """Return the rows of `not_found` of an entry."""
    return [absence_row(context, row) for row in entry.not_found]


def absence_row(context: Context, row: Absence) -> dict[str, Any]:
    """Return one row: what was not found, when and how far it was looked for, from when it is looked for again."""
    words, t = context.timeline.vocabulary.absences, context.t
    due = parse_edtf(due_day(row, words).isoformat())
    return {
        "name": slugify(name_of(row)),
        "label": words[row.what].label,
        "text": row.text or words[row.what].definition,
        "looked": looked_words(context, row),
        "due": t["look_again"].format(date=context.dates(due)),
        "note": row.note,
    }


def looked_words(context: Context, row: Absence) -> str:
    """Return when a row was looked for, and how far the material reached, in words."""
    words = context.t["looked_for"]
    return str(words).format(looked=context.dates(row.looked), reached=context.dates(row.reached))

"""The tables of changes to entries, and of entries that were taken down."""

from __future__ import annotations

from collections.abc import Iterable

from build_scripts.exports.data.columns import Column, Table, dated, key
from build_scripts.exports.data.statements import Statement, note, statements, where
from build_scripts.model.entries import Event, Removal
from build_scripts.model.rows import Change
from build_scripts.pages.context import Context


def _keys(event: Event) -> list[str]:
    return [f"{event.id}#change-{number}" for number, _ in enumerate(event.changes, 1)]


CHANGES: Table[Statement[Change]] = Table(
    "changes",
    "One row is one line of an entry's public log of changes.",
    (
        *where("the line"),
        *dated("changed", "The day of the change", lambda it: it.row.date, required=True),
        Column(
            "change_class",
            "text",
            "What kind of change it was.",
            lambda it: it.row.class_ or it.context.defaults["class_"],
            words="change_classes",
            required=True,
        ),
        note(),
    ),
    lambda context: statements(context, lambda event: event.changes, _keys),
)


def _removals(context: Context) -> Iterable[Removal]:
    return context.timeline.removed.values()


REMOVALS: Table[Removal] = Table(
    "removals",
    "One row is an entry that was taken down. Delete it from your copy too, if you have it.",
    (
        key("The id that is left, which says nothing of the entry.", lambda it: f"removed/{it.id}"),
        Column(
            "former_id",
            "text",
            "The same as entries had it; no event has it any more.",
            lambda it: it.id,
            required=True,
        ),
        *dated("removed", "The day of the removal", lambda it: it.date, required=True),
        Column("reason", "text", "The class of reason.", lambda it: it.reason, words="removal_reasons", required=True),
    ),
    _removals,
)

"""The table of figures: one row is one count by one speaker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from build_scripts.exports.data.columns import Cell, Column, Table, dated
from build_scripts.exports.data.keys import figure_keys
from build_scripts.exports.data.statements import cited, note, speaker, where
from build_scripts.model.entries import Event
from build_scripts.model.figures import default_group, successors
from build_scripts.model.rows import Figure
from build_scripts.pages.context import Context


@dataclass(frozen=True, slots=True)
class Count:
    """A count, its entry, its id, the group that is meant, and the id of the count that replaced it."""

    context: Context
    event: Event
    key: str
    position: int
    row: Figure
    group: str
    successor: str | None


def _counts(context: Context) -> Iterator[Count]:
    everybody = default_group(context.timeline.vocabulary)
    for event in context.timeline.events:
        keys = figure_keys(event)
        by_row = {id(row): key for key, row in zip(keys, event.figures, strict=True)}
        for position, (key, row) in enumerate(zip(keys, event.figures, strict=True), 1):
            newer = next(iter(successors(event, row)), None) if row.superseded_by else None
            successor = by_row[id(newer)] if newer else None
            yield Count(context, event, key, position, row, row.group or everybody, successor)


def _exact(it: Count) -> Cell:
    return it.row.value.low if it.row.value.kind == "exact" else None


def _estimate(it: Count) -> Cell:
    value = it.row.value
    return value.best if value.kind == "best" else value.low if value.kind == "about" else None


def _least(it: Count) -> Cell:
    return it.row.value.low if it.row.value.kind != "about" else None


def _most(it: Count) -> Cell:
    return it.row.value.high if it.row.value.kind != "about" else None


FIGURES: Table[Count] = Table(
    "figures",
    "One row is one count by one speaker. Several rows of an event are several accounts of it, never to be added up.",
    (
        *where("the count, which is its permanent address on the event's page"),
        Column("measure", "text", "What is counted.", lambda it: it.row.measure, words="measures", required=True),
        Column("counted_group", "text", "Who was counted.", lambda it: it.group, words="groups", required=True),
        Column("group_words", "text", "Who was counted, in the source's words.", lambda it: it.row.words),
        Column(
            "value_words", "text", "The count as the record writes it.", lambda it: it.row.value.text, required=True
        ),
        Column(
            "value_kind",
            "text",
            "How it was said: `exact`, `at-least`, `more-than`, `at-most`, `fewer-than`, `about`, `range`; `best`: an "
            "estimate with its bounds; `words`: no number at all.",
            lambda it: it.row.value.kind,
            required=True,
        ),
        Column("exact", "integer", "The number, where exactly one was said; else empty.", _exact),
        Column(
            "least",
            "integer",
            "The least that was said; empty where nobody said one. Of `more-than` it is the number that was said.",
            _least,
        ),
        Column(
            "most",
            "integer",
            "The most that was said; empty where nobody said one. Of `fewer-than` it is the number that was said.",
            _most,
        ),
        Column("estimate", "integer", "The number of an approximate count or of an estimate with bounds.", _estimate),
        Column(
            "is_approximate",
            "boolean",
            "Whether the numbers were said to be approximate (“about”).",
            lambda it: it.row.value.about,
            required=True,
        ),
        *speaker(),
        cited(),
        *dated("as_of", "The day for which the count was current", lambda it: it.row.as_of),
        *dated("period", "The time that the count is of, where it is not the event's own", lambda it: it.row.period),
        Column(
            "is_current",
            "boolean",
            "Whether no other row replaced it. Rows that were replaced stay, and leave the range.",
            lambda it: not it.row.superseded_by,
            required=True,
        ),
        Column("superseded_by", "text", "The row that replaced it.", lambda it: it.successor, names="figures"),
        Column(
            "includes_group",
            "text",
            "An optional group that the count includes.",
            lambda it: it.row.with_,
            words="groups",
        ),
        Column("excludes_group", "text", "One that it leaves out.", lambda it: it.row.without, words="groups"),
        Column(
            "unstated_group",
            "text",
            "One of which the source does not say whether the count includes it.",
            lambda it: it.row.unstated,
            words="groups",
        ),
        Column("includes_words", "text", "Of whom the count is partly made.", lambda it: it.row.includes),
        note(),
    ),
    _counts,
)

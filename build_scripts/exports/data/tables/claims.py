"""The tables of attributions and of claims that the record weighs."""

from __future__ import annotations

from build_scripts.exports.data.columns import Cell, Column, Table, dated
from build_scripts.exports.data.keys import absence_keys, claim_keys, path_of, row_keys, source_keys
from build_scripts.exports.data.statements import Statement, cited, note, speaker, statements, where
from build_scripts.model.entries import Event
from build_scripts.model.rows import Attribution, Claim


def _attribution_keys(event: Event) -> list[str]:
    parts = ((row.actor, row.stance, row.by or next(iter(row.sources), None)) for row in event.attribution)
    return row_keys(event, "attribution", parts)


ATTRIBUTIONS: Table[Statement[Attribution]] = Table(
    "attributions",
    "One row is what one speaker says of who did it. It is not a finding of the record.",
    (
        *where("the attribution"),
        Column(
            "actor",
            "text",
            "Of whom it is said.",
            lambda it: path_of("actor", it.row.actor),
            names="actors",
            required=True,
        ),
        Column("stance", "text", "What is said of it.", lambda it: it.row.stance, words="stances", required=True),
        *speaker(),
        cited(),
        *dated("as_of", "The day on which it was said", lambda it: it.row.as_of),
        note(),
    ),
    lambda context: statements(context, lambda event: event.attribution, _attribution_keys),
)


def _sources_among(it: Statement[Claim], names: tuple[str, ...]) -> Cell:
    return source_keys(it.event, [name for name in names if name in it.event.sources])


def _events_among(it: Statement[Claim], names: tuple[str, ...]) -> Cell:
    return tuple([name for name in names if name not in it.event.sources])


def _lacks(it: Statement[Claim]) -> Cell:
    keys = absence_keys(it.event)
    return tuple([keys[name] for name in it.row.lacks])


CLAIMS: Table[Statement[Claim]] = Table(
    "claims",
    "One row is a statement that the record weighs, with its verdict.",
    (
        *where("the claim, which is its permanent address on the event's page"),
        Column("text", "text", "The statement, in one sentence.", lambda it: it.row.text, required=True),
        Column(
            "verdict",
            "text",
            "What the record finds of it.",
            lambda it: it.row.verdict,
            words="verdicts",
            required=True,
        ),
        *speaker(),
        cited(),
        Column(
            "for_sources",
            "list",
            "Sources that speak for it.",
            lambda it: _sources_among(it, it.row.for_),
            names="sources",
        ),
        Column(
            "against_sources",
            "list",
            "Sources that speak against it.",
            lambda it: _sources_among(it, it.row.against),
            names="sources",
        ),
        Column(
            "for_events",
            "list",
            "Other events that speak for it.",
            lambda it: _events_among(it, it.row.for_),
            names="events",
            beyond=True,
        ),
        Column(
            "against_events",
            "list",
            "Other events that speak against it.",
            lambda it: _events_among(it, it.row.against),
            names="events",
            beyond=True,
        ),
        Column("about", "list", "Other events that it is about.", lambda it: it.row.about, names="events", beyond=True),
        Column("lacks", "list", "What was looked for to weigh it and not found.", _lacks, names="absences"),
        note(),
    ),
    lambda context: statements(context, lambda event: event.claims, claim_keys),
)

"""The tables of who took part, of ties between events, and of what was looked for and not found."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from build_scripts.exports.data.columns import Cell, Column, Table, dated, key
from build_scripts.exports.data.keys import absence_keys, key_of, path_of, row_keys
from build_scripts.exports.data.statements import Statement, cited, note, statements, where
from build_scripts.model.absences import due_day
from build_scripts.model.entries import Actor, Entry, Event, Place
from build_scripts.model.rows import Absence, Participant, Relation
from build_scripts.pages.context import Context


def _name(it: Statement[Participant]) -> Cell:
    actor = it.context.timeline.actors.get(it.row.actor or "")
    return actor.name if actor else it.row.name


PARTICIPANTS: Table[Statement[Participant]] = Table(
    "participants",
    "One row is one actor's part in an event. It is not a finding of guilt.",
    (
        *where("the row"),
        Column(
            "actor",
            "text",
            "Who took part, where it has a file.",
            lambda it: path_of("actor", it.row.actor) if it.row.actor else None,
            names="actors",
        ),
        Column("name", "text", "The name of whoever took part.", _name, required=True),
        Column("role", "text", "In which role.", lambda it: it.row.role, words="roles", required=True),
        cited(),
        note(),
    ),
    lambda context: statements(
        context,
        lambda event: event.actors,
        lambda event: row_keys(event, "participant", ((row.actor or row.name, row.role) for row in event.actors)),
    ),
)

RELATIONS: Table[Statement[Relation]] = Table(
    "relations",
    "One row is a tie to another event, in the direction in which the entry declares it.",
    (
        *where("the tie"),
        Column(
            "relation",
            "text",
            "What the other event is to this one.",
            lambda it: it.row.as_ or it.context.defaults["as_"],
            words="relations",
            required=True,
        ),
        Column(
            "other", "text", "The other event.", lambda it: it.row.event, names="events", beyond=True, required=True
        ),
        note(),
    ),
    lambda context: statements(
        context,
        lambda event: event.related,
        lambda event: row_keys(event, "related", ((row.event, row.as_) for row in event.related)),
    ),
)


class Missing(NamedTuple):
    """What an entry says was not found."""

    context: Context
    entry: Entry
    key: str
    row: Absence


def _missing(context: Context) -> Iterator[Missing]:
    timeline = context.timeline
    entries: list[Entry] = [*timeline.events, *timeline.actors.values(), *timeline.places.values()]
    for entry in entries:
        for row_key, row in zip(absence_keys(entry).values(), entry.not_found, strict=True):
            yield Missing(context, entry, row_key, row)


def _entry_of(kind: type) -> Column[Missing]:
    name = {Event: "event", Actor: "actor", Place: "place"}[kind]
    return Column(
        name,
        "text",
        f"The {name} whose entry says so.",
        lambda it: key_of(it.entry) if isinstance(it.entry, kind) else None,
        names=f"{name}s",
    )


ABSENCES: Table[Missing] = Table(
    "absences",
    "One row is what somebody looked for and did not find. It is true of the day on which it was looked for.",
    (
        key("The id of the row.", lambda it: it.key),
        *map(_entry_of, (Event, Actor, Place)),
        Column("what", "text", "What was not found.", lambda it: it.row.what, words="absences", required=True),
        *dated("looked", "When it was looked for last", lambda it: it.row.looked, required=True),
        *dated(
            "reached",
            "Up to when the material reached that was looked through",
            lambda it: it.row.reached,
            required=True,
        ),
        Column("text", "text", "What readers see of it, where the word does not say it.", lambda it: it.row.text),
        Column(
            "due_day",
            "day",
            "The day from which it is to be looked for again.",
            lambda it: due_day(it.row, it.context.timeline.vocabulary.absences).isoformat(),
            required=True,
        ),
        note(),
    ),
    _missing,
)

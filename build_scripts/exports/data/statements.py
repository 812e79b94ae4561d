"""What a row of a statement is of: the row, the entry that has it, its id; and who says so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Generic, NamedTuple, TypeVar

from build_scripts.base.text import folded
from build_scripts.exports.data.columns import Cell, Column
from build_scripts.exports.data.keys import path_of, source_keys
from build_scripts.model.entries import Event
from build_scripts.pages.context import Context

Said = TypeVar("Said", bound=Any)


class Statement(NamedTuple, Generic[Said]):
    """A row of an event with its id and its place among the rows of its kind, from 1."""

    context: Context
    event: Event
    key: str
    position: int
    row: Said


def statements(
    context: Context, rows: Callable[[Event], Iterable[Said]], keys: Callable[[Event], Iterable[str]]
) -> Iterator[Statement[Said]]:
    """Yield the rows of a kind of all events, in order."""
    for event in context.timeline.events:
        for position, (key, row) in enumerate(zip(keys(event), rows(event), strict=True), 1):
            yield Statement(context, event, key, position, row)


def where(what: str) -> tuple[Column[Any], ...]:
    """Return the first columns of a table of statements: the id, the event, and the place among its rows."""
    return (
        Column("id", "text", f"The id of {what}.", lambda it: it.key, required=True),
        Column(
            "event", "text", "The event whose entry says it.", lambda it: it.event.id, names="events", required=True
        ),
        Column("position", "integer", "Its place among such rows of the entry, from 1.", _position, required=True),
    )


def _position(statement: Statement[Any]) -> Cell:
    return statement.position


def speaker() -> tuple[Column[Any], ...]:
    """Return the columns that say who says so."""
    return (
        Column(
            "speaker",
            "text",
            "Who says so: the name of an actor, or the words for somebody who has no file. Where nobody is named, the "
            "publishers of the sources, in their own voice.",
            _speaker,
        ),
        Column("speaker_id", "text", "The actor who says so, where it has a file.", _speaker_id, names="actors"),
        Column(
            "in_own_voice",
            "boolean",
            "Whether nobody is named, so that the publishers of the sources say it themselves.",
            lambda it: not it.row.by,
            required=True,
        ),
        Column("through", "text", "The spokesman, where the speaker is a body.", lambda it: it.row.through),
    )


def cited() -> Column[Any]:
    """Return the column of the sources that report a statement."""
    return Column(
        "sources",
        "list",
        "The sources that report it.",
        lambda it: source_keys(it.event, it.row.sources),
        names="sources",
    )


def note() -> Column[Any]:
    """Return the column of a row's note."""
    return Column("note", "text", "A few words of the record on this row.", lambda it: it.row.note)


def _speaker(statement: Statement[Any]) -> Cell:
    by, event = statement.row.by, statement.event
    if by:
        actor = statement.context.timeline.actors.get(by)
        return actor.name if actor else str(by)
    return "; ".join(dict.fromkeys(event.sources[name].publisher for name in statement.row.sources)) or None


def _speaker_id(statement: Statement[Any]) -> Cell:
    by, timeline = statement.row.by, statement.context.timeline
    if not by:
        return None
    actor = by if by in timeline.actors else timeline.actor_by_name.get(folded(by))
    return path_of("actor", actor) if actor else None

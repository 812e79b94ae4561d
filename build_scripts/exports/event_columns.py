"""The columns of the set that few selections need: each in files of its own, loaded when something asks for it.

``timeline/columns/<name>/<n>.json`` has one column of the events of a shard, as `exports.event_set` has shards:

* ``status``: a letter an event. ``sure``: 1 where sources differ, 2 where there is one source, 3 for both.
* ``cast``, ``place``, ``tag``, ``figures``: how many numbers of the list behind them are an event's, a letter an event;
  then that list. The numbers of ``cast`` are an actor's place times the number of parts, and the place of the part;
  those of ``figures`` come in threes: a measure, the number that is certain, and the highest that is possible, -1 where
  that is open.
* ``changed``: the day of the last change, 0 where none is known.

``timeline/of/<filter>/<id>.json`` has of one choice of a filter whose column is large the events that have it: their
places in the order of the record, each as the difference from the one before. A selection by an actor needs no more.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import ceil

from build_scripts.exports.event_set import (
    FOLDER,
    SHARD,
    Lists,
    as_json,
    events_of_share,
    holders_of,
    letters,
    lists_of,
    no_event,
)
from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.certainty import counts_of, sources_differ
from build_scripts.timeline.timeline import Timeline, cast_of


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the columns, each shard with the events that it holds; then of each choice the events that have it."""
    timeline = context.timeline
    for name in COLUMNS:
        for number in range(ceil(len(timeline.events) / SHARD)):
            path = f"{FOLDER}columns/{name}/{number}.json"
            yield planner.plan_list(path, render_column, events_of_share, number, SHARD, name)
    for key, choices in holders_of(timeline).items():
        for name, events in choices.items():
            steps = _steps(timeline, events)
            yield planner.plan_list(f"{FOLDER}of/{key}/{name}.json", render_steps, no_event, steps)


def _steps(timeline: Timeline, events: Sequence[Event]) -> str:
    """Return the places of events as a file has them: an argument, since they change with every event before them."""
    places = [timeline.position[event.id] for event in events]
    return as_json([place - before for before, place in zip((0, *places), places, strict=False)]).decode()


def render_steps(context: Context, events: Sequence[Event], steps: str) -> bytes:
    """Render the places of the events that have a choice."""
    return steps.encode()


def render_column(context: Context, events: Sequence[Event], number: int, size: int, name: str) -> bytes:
    """Render one column of some events."""
    return as_json(COLUMNS[name](context, events, lists_of(context)))


def _statuses(context: Context, events: Sequence[Event], lists: Lists) -> str:
    return letters(lists.statuses[event.status] for event in events)


def _sure(context: Context, events: Sequence[Event], lists: Lists) -> str:
    return letters(
        sources_differ(context.timeline, event, context.headlines(event)) + 2 * (len(event.sources) == 1)
        for event in events
    )


def _changed(context: Context, events: Sequence[Event], lists: Lists) -> list[int]:
    return [parse_edtf(event.changed).first.toordinal() if event.changed else 0 for event in events]


def _cast(context: Context, events: Sequence[Event], lists: Lists) -> list[object]:
    """Return who took part as what, and who is said to have done it in which stance, each once."""
    size = len(lists.parts)
    return _listed(
        list(dict.fromkeys(lists.actors[actor] * size + lists.parts[part] for actor, part in cast_of(event)))
        for event in events
    )


def _places(context: Context, events: Sequence[Event], lists: Lists) -> list[object]:
    return _listed([lists.places[place] for place in event.places] for event in events)


def _tags(context: Context, events: Sequence[Event], lists: Lists) -> list[object]:
    return _listed([lists.tags[tag] for tag in event.tags] for event in events)


def _figures(context: Context, events: Sequence[Event], lists: Lists) -> list[object]:
    return _listed(list(_ranges(counts_of(context.headlines(event)), lists)) for event in events)


def _ranges(counts: Mapping[str, tuple[int, float]], lists: Lists) -> Iterator[int]:
    """Yield for each measure the number that it was at least, and the highest that it may have been, -1 for no end."""
    for measure, (low, high) in counts.items():
        yield from (lists.measures[measure], low, -1 if high == float("inf") else int(high))


def _listed(lists: Iterator[list[int]]) -> list[object]:
    """Return several numbers an event: how many, and all of them one after the other."""
    held = list(lists)
    return [letters(map(len, held)), [number for numbers in held for number in numbers]]


COLUMNS: Mapping[str, Callable[[Context, Sequence[Event], Lists], object]] = {
    "status": _statuses,
    "sure": _sure,
    "changed": _changed,
    "cast": _cast,
    "place": _places,
    "tag": _tags,
    "figures": _figures,
}
"""What makes each column."""

"""The set: every event as a few numbers, by which the browser filters, counts and draws without asking again.

``timeline/set/words.json`` has the words of each filter in their order, and the days that the record reaches over.
``timeline/set/<n>.json`` has the columns of `SHARD` events each, in the order of the record; a word is its place in
the list of ``words.json``. A column is a text with a letter an event (`letters`), or a list of numbers. What few events
have stands in lists of rows, of which the first number is the event's place in the shard.
``timeline/rows/<n>.json`` has what a list shows of `ROWS` events each: id, title, date in words, sign of the date.

The columns, by their names:

* ``day``: the first possible day of the beginning, as the difference from the event before; `timeline.extent` has what
  days are. ``grain``: the place in `LEVELS` of the unit that certainly holds it. ``known``: whether the event stands
  under a year (0), a month (1) or a day (2).
* ``wide``: place, then how many days after that the beginning is at the latest, and the end at the earliest and at the
  latest; then 1 for an open beginning and 2 for an open end. ``time``: place, first and last minute of the day.
* ``kind``, ``status``: a letter. ``sure``: 1 where sources differ, 2 where there is one source, 3 for both.
* ``cast``, ``places``, ``tags``, ``figures``: how many numbers of the list behind them are an event's. The numbers of
  ``of_cast`` are an actor's place times the number of parts, and the place of the part; those of ``of_figures`` come in
  threes: a measure, the number that is certain, and the highest that is possible, -1 where that is open.
* ``changed``: the day of the last change, 0 where none is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from math import ceil
from typing import Any, NamedTuple

from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.certainty import counts_of, sources_differ
from build_scripts.timeline.extent import DAY
from build_scripts.timeline.order import standing_of
from build_scripts.timeline.timeline import Timeline

FOLDER = "timeline/"
SHARD = 4_096
"""How many events a file of columns has: a few milliseconds' work for a browser, and what one edit makes anew."""
ROWS = 200
"""How many events a file of rows has."""
_FIRST = 48
"""The letter of the number 0 in a column."""


class Lists(NamedTuple):
    """The places of the words of each filter."""

    kinds: Mapping[str, int]
    statuses: Mapping[str, int]
    actors: Mapping[str, int]
    parts: Mapping[str, int]
    places: Mapping[str, int]
    tags: Mapping[str, int]
    measures: Mapping[str, int]


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the words, then the columns and the rows of all events, each file with the events that it holds."""
    timeline = context.timeline
    if not timeline.events:
        return
    count = len(timeline.events)
    yield planner.plan_list(f"{FOLDER}set/words.json", render_words, _no_event, timeline.span, count)
    for number in range(ceil(count / SHARD)):
        path = f"{FOLDER}set/{number}.json"
        yield planner.plan_list(path, render_columns, events_of_share, number, SHARD, timeline.span)
    for number in range(ceil(count / ROWS)):
        yield planner.plan_list(f"{FOLDER}rows/{number}.json", render_rows, events_of_share, number, ROWS)


def _no_event(timeline: Timeline, *_: object) -> tuple[Event, ...]:
    return ()


def events_of_share(timeline: Timeline, number: int, size: int, *_: object) -> Sequence[Event]:
    """Return the events of a file."""
    return timeline.events[number * size : (number + 1) * size]


def render_words(context: Context, events: Sequence[Event], *_: object) -> bytes:
    """Render the words of each filter."""
    return _json(_words(context, lists_of(context)))


def render_columns(context: Context, events: Sequence[Event], *_: object) -> bytes:
    """Render the columns of some events."""
    return _json(_columns(context, events, lists_of(context)))


def render_rows(context: Context, events: Sequence[Event], *_: object) -> bytes:
    """Render what a list shows of some events."""
    return _json([_row(context, event) for event in events])


def lists_of(context: Context) -> Lists:
    """Return the places of all words."""
    timeline, words = context.timeline, context.timeline.vocabulary
    cast = (timeline.actors, {**words.roles, **words.stances})
    return Lists(*map(_places_in, (words.kinds, words.statuses, *cast, timeline.places, words.tags, words.measures)))


def _places_in(names: Iterable[str]) -> Mapping[str, int]:
    return {name: at for at, name in enumerate(names)}


def _words(context: Context, lists: Lists) -> dict[str, Any]:
    timeline, words = context.timeline, context.timeline.vocabulary
    parts = {**words.roles, **words.stances}
    return {
        "span": timeline.span,
        "events": len(timeline.events),
        "shard": SHARD,
        "rows": ROWS,
        "kind": [[name, words.kinds[name].label] for name in lists.kinds],
        "status": [[name, words.statuses[name].label, words.statuses[name].mark or ""] for name in lists.statuses],
        "actor": [[name, timeline.actors[name].name] for name in lists.actors],
        "as": [[name, parts[name].label] for name in lists.parts],
        "place": [
            [name, place.name, lists.places.get(place.within or "", -1), place.kind]
            for name, place in timeline.places.items()
        ],
        "place_kinds": [[name, word.label] for name, word in words.place_kinds.items() if word.facet],
        "tag": [[name, words.tags[name].label] for name in lists.tags],
        "measure": [[name, words.measures[name].label] for name in lists.measures],
    }


def _columns(context: Context, events: Sequence[Event], lists: Lists) -> dict[str, Any]:
    cast = [_cast(event, lists) for event in events]
    places = [[lists.places[place] for place in event.places] for event in events]
    tags = [[lists.tags[tag] for tag in event.tags] for event in events]
    figures = [list(_figures(counts_of(context.headlines(event)), lists)) for event in events]
    return {
        **_days(context, events),
        "kind": letters(lists.kinds[event.kind] for event in events),
        "status": letters(lists.statuses[event.status] for event in events),
        "sure": letters(map(partial(_sure, context), events)),
        **_lists("cast", cast),
        **_lists("places", places),
        **_lists("tags", tags),
        **_lists("figures", figures),
        "changed": [parse_edtf(event.changed).first.toordinal() if event.changed else 0 for event in events],
    }


def _days(context: Context, events: Sequence[Event]) -> dict[str, Any]:
    """Return the columns on when: nearly all events are exact days, and have nothing but their difference."""
    days: list[int] = []
    wide: list[list[int]] = []
    times: list[list[int]] = []
    before = 0
    extents = [context.timeline.extents[event.id] for event in events]
    for at, each in enumerate(extents):
        days.append(each.start - before)
        before = each.start
        if each.end != each.start or each.opens or each.goes_on:
            ends = (each.latest_start, each.earliest_end, each.end)
            wide.append([at, *(day - each.start for day in ends), each.opens + 2 * each.goes_on])
        if each.minutes != (each.start * DAY, each.latest_start * DAY + DAY - 1):
            times.append([at, *(minute - each.start * DAY for minute in each.minutes)])
    return {
        "day": days,
        "grain": letters(each.grain for each in extents),
        "known": letters(_known(event) for event in events),
        "wide": wide,
        "time": times,
    }


def _known(event: Event) -> int:
    standing = standing_of(event)
    return 2 if standing.day else 1 if standing.month else 0


def _cast(event: Event, lists: Lists) -> list[int]:
    """Return who took part as what, and who is said to have done it in which stance, each once."""
    rows = [(row.actor, row.role) for row in event.actors if row.actor]
    rows += [(row.actor, row.stance) for row in event.attribution]
    return list(dict.fromkeys(lists.actors[actor] * len(lists.parts) + lists.parts[part] for actor, part in rows))


def _figures(counts: Mapping[str, tuple[int, float]], lists: Lists) -> Iterator[int]:
    """Yield for each measure the number that it was at least, and the highest that it may have been, -1 for no end."""
    for measure, (low, high) in counts.items():
        yield from (lists.measures[measure], low, -1 if high == float("inf") else int(high))


def _sure(context: Context, event: Event) -> int:
    return sources_differ(context.timeline, event, context.headlines(event)) + 2 * (len(event.sources) == 1)


def _lists(name: str, lists: Sequence[Sequence[int]]) -> dict[str, Any]:
    """Return two columns of events with several numbers each: how many, and all of them one after the other."""
    return {name: letters(map(len, lists)), f"of_{name}": [number for numbers in lists for number in numbers]}


def letters(numbers: Iterable[int]) -> str:
    """Return small numbers as a text with a letter for each: half the bytes, and read in a tenth of the time."""
    return "".join(chr(_FIRST + number) for number in numbers)


def _row(context: Context, event: Event) -> list[str]:
    about = " kt-mark-about" if event.date.qualifier else ""
    return [event.id, event.title, context.dates(event.date), f"{event.date.precision}{about}"]


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

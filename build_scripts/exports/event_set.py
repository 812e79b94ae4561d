"""The set: every event as a few numbers, by which the browser filters, counts and draws without asking again.

``timeline/set/words.json`` has the words of each filter in their order, the days that the record reaches over, and in
``totals`` how many events have each choice of the filters whose columns are apart (`exports.event_columns`).
``timeline/set/<n>.json`` has the columns of `SHARD` events each, in the order of the record; a word is its place in
the list of ``words.json``. A column is a text with a letter an event (`letters`), or a list of numbers. What few events
have stands in lists of rows, of which the first number is the event's place in the shard.
``timeline/rows/<n>.json`` has what a list shows of `ROWS` events each: id, title, date in words, sign of the date, and
the place of the status.

The columns, by their names:

* ``day``: the first possible day of the beginning, a letter for the days since that of the event before;
  `timeline.extent` has what days are. ``leap``: rows of place and days for the first event, and those that no letter
  can tell: earlier than the one before, or far behind it.
* ``form``: the place in ``forms`` of what a date is beside that day. A form is the place in `LEVELS` of the unit that
  certainly holds the beginning; whether the event stands under a year (0), a month (1) or a day (2); how many days
  later the beginning is at the latest, and the end at the earliest and at the latest; then 1 for an open beginning and
  2 for an open end. Nearly all events have one of a few forms.
* ``time``: rows of place, first and last minute of the day.
* ``kind``: a letter.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import ceil
from typing import Any, NamedTuple

from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.extent import DAY, Extent
from build_scripts.timeline.order import standing_of
from build_scripts.timeline.timeline import Timeline

FOLDER = "timeline/"
SHARD = 4_096
"""How many events a file of columns has: a few milliseconds' work for a browser, and what one edit makes anew."""
ROWS = 200
"""How many events a file of rows has."""
_FIRST = 48
"""The letter of the number 0 in a column."""
_FAR = 8_192
"""From how many days on a step has no letter."""


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
    totals = totals_of(timeline)
    yield planner.plan_list(f"{FOLDER}set/words.json", render_words, no_event, timeline.span, count, totals)
    for number in range(ceil(count / SHARD)):
        path = f"{FOLDER}set/{number}.json"
        yield planner.plan_list(path, render_columns, events_of_share, number, SHARD, timeline.span)
    for number in range(ceil(count / ROWS)):
        yield planner.plan_list(f"{FOLDER}rows/{number}.json", render_rows, events_of_share, number, ROWS)


def no_event(timeline: Timeline, *_: object) -> tuple[Event, ...]:
    """Return nothing: a file that shows nothing of any event but what its arguments say."""
    return ()


def holders_of(timeline: Timeline) -> dict[str, Mapping[str, Sequence[Event]]]:
    """Return by filter, then by choice, the events that have it: for the filters whose columns are large."""
    return {"actor": timeline.by_actor, "as": timeline.by_part, "place": timeline.by_place, "tag": timeline.by_tag}


def totals_of(timeline: Timeline) -> dict[str, dict[str, int]]:
    """Return by filter, then by choice, how many events have it."""
    held = {
        key: {name: len(events) for name, events in choices.items()} for key, choices in holders_of(timeline).items()
    }
    return {"status": Counter(event.status for event in timeline.events), **held}


def events_of_share(timeline: Timeline, number: int, size: int, *_: object) -> Sequence[Event]:
    """Return the events of a file."""
    return timeline.events[number * size : (number + 1) * size]


def render_words(
    context: Context, events: Sequence[Event], span: object, count: int, totals: Mapping[str, Mapping[str, int]]
) -> bytes:
    """Render the words of each filter."""
    words = _words(context, lists_of(context))
    return as_json(
        {**words, "totals": {key: [held.get(word[0], 0) for word in words[key]] for key, held in totals.items()}}
    )


def render_columns(context: Context, events: Sequence[Event], *_: object) -> bytes:
    """Render the columns of some events."""
    return as_json(_columns(context, events, lists_of(context)))


def render_rows(context: Context, events: Sequence[Event], *_: object) -> bytes:
    """Render what a list shows of some events."""
    statuses = lists_of(context).statuses
    return as_json([_row(context, event, statuses) for event in events])


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
    """Return the columns on when, and the kinds."""
    days: list[int] = []
    leaps: list[tuple[int, int]] = []
    forms: list[tuple[int, ...]] = []
    times: list[list[int]] = []
    before = 0
    for at, event in enumerate(events):
        extent = context.timeline.extents[event.id]
        step, before = extent.start - before, extent.start
        is_leap = not at or not 0 <= step < _FAR
        leaps += [(at, step)] if is_leap else []
        days.append(0 if is_leap else step)
        forms.append(_form(event, extent))
        if extent.minutes != (extent.start * DAY, extent.latest_start * DAY + DAY - 1):
            times.append([at, *(minute - extent.start * DAY for minute in extent.minutes)])
    places = {form: at for at, (form, _) in enumerate(Counter(forms).most_common())}
    return {
        "day": letters(days),
        "leap": leaps,
        "forms": list(places),
        "form": letters(places[form] for form in forms),
        "time": times,
        "kind": letters(lists.kinds[event.kind] for event in events),
    }


def _form(event: Event, extent: Extent) -> tuple[int, ...]:
    standing = standing_of(event)
    known = 2 if standing.day else 1 if standing.month else 0
    ends = (day - extent.start for day in (extent.latest_start, extent.earliest_end, extent.end))
    return (extent.grain, known, *ends, extent.opens + 2 * extent.goes_on)


def letters(numbers: Iterable[int]) -> str:
    """Return small numbers as a text with a letter for each: half the bytes, and read in a tenth of the time."""
    return "".join(chr(_FIRST + number) for number in numbers)


def _row(context: Context, event: Event, statuses: Mapping[str, int]) -> list[str | int]:
    about = " kt-mark-about" if event.date.qualifier else ""
    sign = f"{event.date.precision}{about}"
    return [event.id, event.title, context.dates(event.date), sign, statuses[event.status]]


def as_json(value: object) -> bytes:
    """Return a value as the JSON of a file."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

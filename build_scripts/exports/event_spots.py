"""Where events were: what the map and its window need of the set, in the same shards as `exports.event_set`.

``timeline/spots/<n>.json`` has the ``spots`` of a shard, then ``counts``, how many of them are an event's, and ``of``,
the places of these in the list. A spot is a row of

* what it is: 0 a spot that is known, 1 a place as a whole, of which only the middle is known, 2 an area;
* where its place stands in ``set/words.json`` or -1, then a name where it has no place;
* where its mark is, and how far its coordinates reach, in units of the map; the id of its shape;
* the rectangle in which it certainly lies: west, south, east, north in degrees.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from math import ceil

from build_scripts.exports.event_set import FOLDER, SHARD, events_of_share, letters
from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.maps.drawing import Drawing
from build_scripts.pages.maps.signs import sign_of
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.certainty import window_of
from build_scripts.timeline.located import Locator, Spot

EXACT, WHOLE, AREA = range(3)


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the spots of all events, if the record has outlines."""
    if context.drawing is not None:
        for number in range(ceil(len(context.timeline.events) / SHARD)):
            yield planner.plan_list(f"{FOLDER}spots/{number}.json", render_spots, events_of_share, number, SHARD)


def render_spots(context: Context, events: Sequence[Event], *_: object) -> bytes:
    """Render the spots of some events."""
    drawing, locator = context.drawing, context.locator
    assert drawing is not None
    assert locator is not None
    places = {name: at for at, name in enumerate(context.timeline.places)}
    known: dict[tuple[Spot, str], int] = {}
    counts: list[int] = []
    of: list[int] = []
    for event in events:
        spots = dict.fromkeys(spot for spot in locator.of_event(event).values() if spot)
        own = [(spot, "" if spot.place else event.title) for spot in spots]
        counts.append(len(own))
        of += [known.setdefault(spot, len(known)) for spot in own]
    rows = [_row(drawing, locator, places, spot, name) for spot, name in known]
    made = {"spots": rows, "counts": letters(counts), "of": of}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()


def _row(drawing: Drawing, locator: Locator, places: Mapping[str, int], spot: Spot, name: str) -> list[object]:
    sign = sign_of(drawing, spot)
    kind = AREA if spot.shape else EXACT if spot.is_exact else WHOLE
    window = window_of(spot, locator.outlines)
    at = [round(sign.at[0]), round(sign.at[1]), round(sign.reach, 1)]
    return [kind, places.get(spot.place, -1), name, *at, spot.shape, *window]

"""The table of the large map: every sign with its number, in words, and what is on no map."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.context import Context
from build_scripts.pages.families import place_tree, term_url
from build_scripts.pages.maps.signs import Signs

MOST = 1_000
"""So many rows a table has: of more places the smallest are left to the pages of those around them."""
DEEPEST = 4


def rows(context: Context, signs: Signs) -> list[dict[str, Any]]:
    """Return a row for each place that is drawn as itself and for those around it, larger ones before theirs."""
    direct = Counter(place for event in context.timeline.events for place in event.places)
    drawn = _drawn(signs)
    shown = {step for place in drawn for step in context.timeline.place_path(place)}
    depths = {place: len(context.timeline.place_path(place)) - 1 for place in shown}
    while len(shown) > MOST and (deepest := max(depths[place] for place in shown)):
        shown = {place for place in shown if depths[place] < deepest}
    listed = [place for place in place_tree(context.timeline) if place in shown]
    if len(listed) > MOST:
        kept = sorted(listed, key=lambda place: -len(context.timeline.by_place.get(place, ())))[:MOST]
        listed = [place for place in listed if place in set(kept)]
    made = [_row(context, place, direct[place], drawn.get(place, {}), depths[place]) for place in listed]
    return made + [_event_row(context, event) for event in _placeless(signs)[: MOST - len(made)]]


def count_hidden(signs: Signs, shown: Sequence[Mapping[str, Any]]) -> int:
    """Return how many of the places that are drawn as themselves have no row."""
    return len(_drawn(signs).keys() - {row["id"] for row in shown})


def _placeless(signs: Signs) -> list[Event]:
    """Return the events that are at their own point and name no place."""
    return [event for sign in signs.marks if not sign.spot.place for event in sign.events.values()]


def _drawn(signs: Signs) -> dict[str, dict[str, set[str]]]:
    """Return by place the events that each kind of sign stands for where it is drawn as itself."""
    drawn: dict[str, dict[str, set[str]]] = {}
    for sign in (*signs.areas.values(), *(sign for sign in signs.marks if sign.spot.place)):
        name = "area" if sign.spot.shape else "dot" if sign.spot.is_exact else "disc"
        drawn.setdefault(sign.spot.place, {}).setdefault(name, set()).update(sign.events)
    return drawn


def _row(context: Context, place: str, direct: int, drawn: Mapping[str, set[str]], depth: int) -> dict[str, Any]:
    known, words = context.timeline.places[place], context.t["map_table"]
    events = len(context.timeline.by_place.get(place, ()))
    return {
        "id": place,
        "url": term_url("places", place),
        "name": known.name,
        "native": [{"text": name.text, "lang": name.lang} for name in known.native],
        "events": f"{events:,}",
        "direct": f"{direct:,}",
        "signs": [
            {"name": name, "words": str(words[name]), "count": f"{len(drawn[name]):,}"}
            for name in ("area", "disc", "dot")
            if name in drawn
        ],
        "depth": min(depth, DEEPEST),
    }


def _event_row(context: Context, event: Event) -> dict[str, Any]:
    sign = {"name": "dot", "words": str(context.t["map_table"]["dot"]), "count": "1"}
    values = {"id": "", "url": event_url(event), "name": event.title, "native": []}
    return {**values, "events": "1", "direct": "1", "signs": [sign], "depth": 0}


def missing(context: Context, signs: Signs) -> Iterator[dict[str, Any]]:
    """Yield the places that are on no map and have events, those with most events first, and why."""
    for reason, places in (("outside", signs.outside), ("nowhere", signs.nowhere)):
        listed = {place: events for place, events in places.items() if place}
        ordered = sorted(listed, key=lambda place: (-len(listed[place]), context.timeline.places[place].name))
        if ordered:
            yield {
                "title": context.t["map_missing"][reason],
                "rows": [_missing(context, place, listed[place]) for place in ordered[:MOST]],
                "more": max(len(ordered) - MOST, 0),
            }


def _missing(context: Context, place: str, events: Sequence[Event]) -> dict[str, str]:
    name = context.timeline.places[place].name
    return {"url": term_url("places", place), "name": name, "events": context.events_words(len(events))}

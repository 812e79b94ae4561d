"""The page `/map/`: all events on one map, as exactly as it is known where they were, with a table as its equal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.families import term_url
from build_scripts.pages.maps.drawing import Box, Drawing
from build_scripts.pages.maps.merging import Mark, merge
from build_scripts.pages.maps.signs import Sign, Signs, signs_of
from build_scripts.pages.maps.small import hatch, labels, mark_values
from build_scripts.pages.maps.table import count_hidden, missing, rows
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event

PATH = "map/"
_LAYERS = (("wide", 960, 4.5, 9.5, 13.0), ("narrow", 340, 3.5, 7.5, 10.5))
"""The marks are made for two widths of the map in pixels, each with the radii of its marks and the size of its text."""
_HATCH = 6.0
_MOST_IDS = 5_000
"""So many ids of places the marks carry: of more, none does."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page, if the record has outlines."""
    if context.drawing is not None:
        yield planner.plan_page(PATH, render_map, every_event)


def render_map(context: Context, events: Sequence[Event]) -> Page:
    """Render the map with its table."""
    drawing, locator = context.drawing, context.locator
    assert drawing is not None
    assert locator is not None
    signs = signs_of(drawing, locator, events)
    shown, title = rows(context, signs), context.t["sections"]["map"]
    lead = context.t["map_lead"].format(events=context.events_words(len(events)), drawn=f"{len(signs.drawn()):,}")
    body = context.render(
        "map.html",
        title=title,
        lead=lead,
        view=drawing.frame.view,
        pattern=hatch(_HATCH * drawing.frame.width / _LAYERS[0][1]),
        areas=[_area(context, sign) for sign in signs.areas.values()],
        layers=[_layer(context, drawing, signs, *layer) for layer in _LAYERS],
        known=list(_known(context, signs)),
        has_disputed=bool(drawing.outlines.disputed),
        rows=shown,
        hidden=count_hidden(context, signs, shown),
        missing=list(missing(context, signs)),
        placeless=len(signs.nowhere.get("", ())),
        note=drawing.outlines.note,
        as_of=context.as_of(events),
    )
    return Page(PATH, "map", title, lead, body)


def _known(context: Context, signs: Signs) -> Iterator[str]:
    """Yield how many events are known how exactly; an event at several places counts at each."""
    exact = sum(sign.count for sign in signs.marks if sign.spot.is_exact)
    rough = sum(sign.count for sign in signs.marks if not sign.spot.is_exact)
    areas = sum(sign.count for sign in signs.areas.values())
    for name, count in (("dot", exact), ("disc", rough), ("area", areas)):
        yield str(context.t["map_known"][name]).format(count=f"{count:,}")


def _layer(
    context: Context, drawing: Drawing, signs: Signs, name: str, pixels: int, dot: float, disc: float, text: float
) -> dict[str, Any]:
    """Return the marks and words of a map that is so many pixels wide."""
    pixel = drawing.frame.width / pixels
    marks = merge(signs.marks, dot * pixel, disc * pixel)
    carried = sum(len(sign.places) for mark in marks for sign in mark.signs) <= _MOST_IDS
    numbers = [_number(sign) for sign in signs.areas.values()]
    return {
        "name": name,
        "size": f"{text * pixel:.0f}",
        "marks": [_mark(context, mark, carried=carried) for mark in marks],
        "numbers": numbers,
        "labels": [_apart(label, numbers, text * pixel) for label in labels(drawing, _whole(drawing))],
    }


def _whole(drawing: Drawing) -> Box:
    """Return so much of the plane that every name of the map is well within it."""
    width, height = drawing.frame.width, drawing.frame.height
    return Box(-width, -height, 2 * width, 2 * height)


def _apart(label: dict[str, str], numbers: Sequence[dict[str, str]], height: float) -> dict[str, str]:
    """Return a name above the number that stands at the same point."""
    is_taken = any((number["x"], number["y"]) == (label["x"], label["y"]) for number in numbers)
    return {**label, "y": f"{float(label['y']) - 1.2 * height:.0f}"} if is_taken else label


def _number(sign: Sign) -> dict[str, str]:
    return {"x": f"{sign.at[0]:.0f}", "y": f"{sign.at[1]:.0f}", "count": f"{sign.count:,}"}


def _area(context: Context, sign: Sign) -> dict[str, str]:
    name = context.timeline.places[sign.spot.place].name
    return {
        "shape": sign.spot.shape,
        "place": sign.spot.place,
        "ids": " ".join(sign.places),
        "url": term_url("places", sign.spot.place),
        "title": context.t["map_tip"].format(name=name, events=context.events_words(sign.count)),
    }


def _mark(context: Context, mark: Mark, *, carried: bool) -> dict[str, Any]:
    """Return a mark with the places that it stands for; it leads to the first of them."""
    places = dict.fromkeys(place for sign in mark.signs for place in sign.places if place)
    names = [context.timeline.places[place].name for place in dict.fromkeys(s.spot.place for s in mark.signs) if place]
    several = context.t["map_others"].format(name=names[0], count=len(names) - 1) if len(names) > 1 else "".join(names)
    first = next(iter(places), "")
    return {
        **mark_values(mark),
        "ids": " ".join(places) if carried else "",
        "url": term_url("places", mark.signs[0].spot.place or first) if first else "events/",
        "number": f"{mark.count:,}" if mark.count > 1 else "",
        "title": context.t["map_tip"].format(name=several, events=context.events_words(mark.count)),
    }

"""The page `/map/`: all events on one map, as exactly as it is known where they were, with a table as its equal."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from build_scripts.base.projection import Azimuthal
from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.pages.context import Context
from build_scripts.pages.drawn.facets import facets, script_words
from build_scripts.pages.families import term_url
from build_scripts.pages.maps.drawing import GROUND, Drawing, Label
from build_scripts.pages.maps.labels import names, place, place_names
from build_scripts.pages.maps.merging import Mark, legible, merge
from build_scripts.pages.maps.signs import Sign, Signs, signs_of
from build_scripts.pages.maps.small import hatch, label_values, mark_values
from build_scripts.pages.maps.table import count_hidden, missing, rows
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event

PATH = "map/"
_HATCH = 5.0
_SPARSE = 3
"""Of a larger shape, in which others lie, every third line of the hatching is drawn: those stay legible."""


class Layer(NamedTuple):
    """A width of the map in pixels, and in pixels the radii of its marks and the size of its text.

    A mark of one event is a `dot`, or `hatched`; a `disc` has a number in it.
    """

    name: str
    ending: str
    pixels: int
    dot: float
    hatched: float
    disc: float
    text: float


LAYERS = (
    Layer("wide", "", 960, 4.5, 6.5, 9.5, 13.2),
    Layer("middle", "-middle", 640, 4.0, 6.0, 9.0, 13.0),
    Layer("narrow", "-narrow", 318, 3.2, 5.0, 7.5, 12.4),
    Layer("least", "-least", 280, 3.2, 5.0, 7.5, 12.4),
)
"""Everything but the outlines is made for four widths; the style sheet shows one of them.

Each is shown where its text is at least twelve pixels high.
"""
_MOST_IDS = 5_000
"""So many ids of places the marks carry: of more, none does."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page, if the record has outlines."""
    if context.drawing is not None:
        yield planner.plan_list(PATH, render_map, every_event)


def render_map(context: Context, events: Sequence[Event]) -> Page:
    """Render the map with its table."""
    drawing, locator = context.drawing, context.locator
    assert drawing is not None
    assert locator is not None
    signs = signs_of(drawing, locator, events)
    shown, title = rows(context, signs), context.t["sections"]["map"]
    hidden = count_hidden(signs, shown)
    placeless = len(signs.nowhere.get("", ()))
    lead = context.t["map_lead"].format(events=context.events_words(len(events)), drawn=f"{len(signs.drawn()):,}")
    body = context.render(
        "map.html",
        title=title,
        lead=lead,
        facets=facets(context),
        lanes=[],
        words=script_words(context),
        about=_about(drawing),
        view=drawing.frame.view,
        hatches=list(_hatches(drawing)),
        areas=sorted(
            (_area(context, drawing, sign) for sign in signs.areas.values()), key=lambda area: not area["larger"]
        ),
        layers=[_layer(context, drawing, signs, layer) for layer in LAYERS],
        known=list(_known(context, signs)),
        has_disputed=bool(drawing.outlines.disputed),
        rows=shown,
        hidden=f"{hidden:,}" if hidden else "",
        missing=list(missing(context, signs)),
        placeless=context.count_words("map_placeless", placeless) if placeless else "",
        note=drawing.outlines.note,
        as_of=context.as_of(events),
    )
    return Page(PATH, "map", title, lead, body)


def _about(drawing: Drawing) -> Markup:
    """Return what a script needs to draw on the same map: its projection, the sizes of signs, its shapes and names."""
    projection = drawing.projection
    larger = sorted({shape.within for shape in drawing.outlines.shapes.values() if shape.within})
    size = LAYERS[0].text * drawing.frame.width / LAYERS[0].pixels
    about = {
        "middle": [projection.lon_0, projection.lat_0] if isinstance(projection, Azimuthal) else None,
        "origin": drawing.origin,
        "unit": drawing.unit,
        "outlines": f"{SITE_ROOT}{GROUND}#",
        "layers": [{"dot": at.dot, "hatched": at.hatched, "disc": at.disc, "text": at.text} for at in LAYERS],
        "larger": larger,
        "names": [[label.text, round(label.x), round(label.y)] for label in names(drawing, drawing.frame, size)],
    }
    return Markup(json.dumps(about, ensure_ascii=False).replace("<", "\\u003c").replace("\\u0002", SITE_ROOT))


def _hatches(drawing: Drawing) -> Iterator[dict[str, str]]:
    for layer in LAYERS:
        size = _HATCH * drawing.frame.width / layer.pixels
        yield hatch(f"kt-hatch{layer.ending}", size)
        yield hatch(f"kt-sparse{layer.ending}", size, _SPARSE)


def _known(context: Context, signs: Signs) -> Iterator[str]:
    """Yield how many events are known how exactly; an event at several places counts at each."""
    exact = sum(sign.count for sign in signs.marks if sign.spot.is_exact)
    rough = sum(sign.count for sign in signs.marks if not sign.spot.is_exact)
    areas = sum(sign.count for sign in signs.areas.values())
    for name, count in (("dot", exact), ("disc", rough), ("area", areas)):
        yield str(context.t["map_known"][name]).format(count=f"{count:,}")


def _layer(context: Context, drawing: Drawing, signs: Signs, layer: Layer) -> dict[str, Any]:
    """Return the marks and words of a map that is so many pixels wide."""
    pixel = drawing.frame.width / layer.pixels
    size = layer.text * pixel
    marks = [legible(mark, layer.hatched * pixel) for mark in merge(signs.marks, layer.dot * pixel, layer.disc * pixel)]
    carried = sum(len(sign.places) for mark in marks for sign in mark.signs) <= _MOST_IDS
    taken = [mark.box for mark in marks if not mark.is_wide]
    several = sorted((sign for sign in signs.areas.values() if sign.count > 1), key=lambda sign: -sign.count)
    numbers = [Label(f"{sign.count:,}", *sign.at) for sign in several]
    placed = list(place(numbers, size, taken, drawing.frame, always=True))
    called = list(place_names(drawing, names(drawing, drawing.frame, size), size, taken, drawing.frame))
    return {
        "name": layer.name,
        "size": f"{size:.0f}",
        "marks": [_mark(context, mark, carried=carried) for mark in marks],
        "numbers": [label_values(label) for label in placed],
        "labels": [label_values(label) for label in called],
    }


def _area(context: Context, drawing: Drawing, sign: Sign) -> dict[str, Any]:
    larger = {shape.within for shape in drawing.outlines.shapes.values()}
    name = context.timeline.places[sign.spot.place].name
    return {
        "shape": sign.spot.shape,
        "place": sign.spot.place,
        "ids": " ".join(sign.places),
        "url": term_url("places", sign.spot.place),
        "title": context.t["map_tip"].format(name=name, events=context.events_words(sign.count)),
        "larger": sign.spot.shape in larger,
    }


def _mark(context: Context, mark: Mark, *, carried: bool) -> dict[str, Any]:
    """Return a mark with the places that it stands for; it leads to the first of them."""
    places = dict.fromkeys(place for sign in mark.signs for place in sign.places if place)
    names = [_name(context, sign) for sign in mark.signs]
    several = context.t["map_others"].format(name=names[0], count=len(names) - 1) if len(names) > 1 else names[0]
    return {
        **mark_values(mark),
        "ids": " ".join(places) if carried else "",
        "url": _url(mark.signs[0]),
        "number": f"{mark.count:,}" if mark.count > 1 else "",
        "title": context.t["map_tip"].format(name=several, events=context.events_words(mark.count)),
    }


def _name(context: Context, sign: Sign) -> str:
    """Return the name of what is at a mark: of its place, or of the one event that has a point and no place."""
    return context.timeline.places[sign.spot.place].name if sign.spot.place else _event(sign).title


def _url(sign: Sign) -> str:
    return term_url("places", sign.spot.place) if sign.spot.place else event_url(_event(sign))


def _event(sign: Sign) -> Event:
    return next(iter(sign.events.values()))

"""Small maps: where an event was, where a place is, where an actor's events were.

Filled is certain, hatched is possible. The outlines are those of the one file; a page has only references to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from math import ceil
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.pages.context import Context, keep
from build_scripts.pages.maps.drawing import Box, Drawing, Label, box_of
from build_scripts.pages.maps.labels import names, place
from build_scripts.pages.maps.merging import Mark, legible, merge
from build_scripts.pages.maps.signs import Sign, sign_of, signs_of
from build_scripts.timeline.located import Locator, Spot

MAP = "\x0f"
"""Stands in an article where its map goes: a printed edition has none. No file may hold it."""
MOST = 10
"""So many names the words below a map have; they say of how many more."""
ROOM = 6
"""So many signs a small map has: all that an event needs but for very few."""
FILLED, HATCHED, MARKS = 6, 2, 1
"""So many areas of each kind has the map of an actor, and so many marks that lie in none: those with most events."""
_PIXELS = 352
"""How wide it is at most; its signs have the sizes below in pixels."""
_DOT, _DISC, _HATCH, _TEXT = 4.0, 8.0, 5.0, 15.5
"""Texts are twelve pixels high where the map is as narrow as on a telephone of 320 pixels."""
_ASPECT = 1.5
_STEP = 50
"""Its edges lie on a grid, so that maps of places near each other are of one part of the country."""
_LEAST = 0.3
"""The least of the whole map that it shows, by width: what is around says where it is."""


def event_map(context: Context, event: Event) -> Markup:
    """Render the map of an event; empty where nothing of it can be drawn."""
    if context.drawing is None or context.locator is None:
        return Markup("")
    key = tuple(context.locator.of_event(event).items())
    return keep(context.maps, key, partial(_render_event, context, context.drawing, context.locator, event))


def _render_event(context: Context, drawing: Drawing, locator: Locator, event: Event) -> Markup:
    signs = signs_of(drawing, locator, [event])
    areas = sorted(signs.areas.values(), key=lambda sign: sign.spot.shape)
    return _render(context, (), areas, signs.marks)


def place_map(context: Context, place: str) -> Markup:
    """Render the map of a place: itself if its outline or its coordinates are known, else what it lies in."""
    drawing, locator = context.drawing, context.locator
    spot = locator.of_place(place) if locator else None
    if drawing is None or spot is None or not (spot.shape or drawing.frame.holds(drawing.at(spot.at))):
        return Markup("")
    is_itself = spot.place == place
    if is_itself and not spot.shape:
        spot = Spot(spot.place, at=spot.at, reach=spot.reach, is_exact=True)
    sign = sign_of(drawing, spot)
    sign.places[place] = None
    areas = [sign] if spot.shape else []
    solid, hatched = (areas, []) if is_itself else ([], areas)
    return _render(context, solid, hatched, [] if spot.shape else [sign])


def actor_map(context: Context, events: Sequence[Event]) -> Markup:
    """Render the map of an actor's events: the smallest areas in which they were, and the marks that lie in none.

    An area in which others lie is hatched: the events there are not known to one of them.
    """
    if context.drawing is None or context.locator is None:
        return Markup("")
    signs = signs_of(context.drawing, context.locator, events)
    counts, marks = _areas(context, [*signs.areas.values(), *signs.marks])
    ordered = sorted(counts, key=lambda shape: (-counts[shape], shape))
    larger = {shape.within for shape in context.drawing.outlines.shapes.values()}
    solid = [_area(context, shape) for shape in ordered if shape not in larger]
    hatched = [_area(context, shape) for shape in ordered if shape in larger]
    words = []
    if solid:
        pattern = context.t["map_actor"]["some" if len(solid) > FILLED else "all"]
        words.append(pattern.format(shown=FILLED, areas=context.count_words("areas", len(solid))))
    if hatched:
        words.append(_words(context, "area", hatched, HATCHED))
    most = sorted(marks, key=lambda sign: -sign.count)[:MARKS]
    room = FILLED + HATCHED + MARKS
    return _render(context, solid[:FILLED], hatched[:HATCHED], most, words, room=room)


def _areas(context: Context, signs: Iterable[Sign]) -> tuple[Counter[str], list[Sign]]:
    """Return how many events each smallest area has, by what the record says of places, and the marks in no area."""
    assert context.drawing is not None
    counts: Counter[str] = Counter()
    others = []
    for sign in signs:
        steps = context.timeline.place_path(sign.spot.place)
        shapes = (context.drawing.outlines.by_place.get(step) for step in steps)
        shape = next((shape for shape in shapes if shape), None)
        if shape:
            counts[shape.id] += sign.count
        else:
            others.append(sign)
    return counts, others


def _area(context: Context, shape: str) -> Sign:
    assert context.drawing is not None
    return sign_of(context.drawing, Spot(context.drawing.outlines.shapes[shape].place, shape))


def _render(
    context: Context,
    solid: Sequence[Sign],
    hatched: Sequence[Sign],
    signs: Sequence[Sign],
    words: Sequence[str] = (),
    *,
    room: int = ROOM,
) -> Markup:
    """Render a map, with its signs as far as there is room; ``words`` are on areas, instead of their names."""
    drawing = context.drawing
    assert drawing is not None
    if not (solid or hatched or signs):
        return Markup("")
    view = view_around(drawing, box_of(_corners(drawing, [*solid, *hatched, *signs])))
    pixel = view.width / _PIXELS
    marks = [legible(mark, _DISC * pixel) for mark in merge(signs, _DOT * pixel, _DOT * pixel)]
    size, taken = _TEXT * pixel, [mark.box for mark in marks]
    return Markup(
        context.render(
            "small_map.html",
            view=view.view,
            hatches=[hatch("kt-hatch", _HATCH * pixel)] if hatched or marks else [],
            solid=[sign.spot.shape for sign in solid[:room]],
            hatched=[sign.spot.shape for sign in hatched[:room]],
            marks=[mark_values(mark) for mark in marks[: max(room - len(solid) - len(hatched), 0)]],
            labels=[label_values(label) for label in place(names(drawing, view, size), size, taken, view)],
            size=f"{size:.0f}",
            words=[*words, *_sentences(context, () if words else solid, () if words else hatched, marks)],
            note=drawing.outlines.note,
        )
    )


def _sentences(
    context: Context, solid: Sequence[Sign], hatched: Sequence[Sign], marks: Sequence[Mark]
) -> Iterator[str]:
    """Yield what each kind of sign on the map stands for."""
    exact = [sign for mark in marks if mark.is_exact for sign in mark.signs]
    inexact = [sign for mark in marks if not mark.is_exact for sign in mark.signs]
    for name, signs in (("solid", solid), ("area", hatched), ("dot", exact), ("disc", inexact)):
        if signs:
            yield _words(context, name, signs)


def _words(context: Context, name: str, signs: Iterable[Sign], most: int = MOST) -> str:
    places = context.timeline.places
    ids = dict.fromkeys(place for sign in signs for place in ([sign.spot.place] if name != "dot" else sign.places))
    called = [places[id_].name for id_ in ids if id_ in places]
    more = [str(context.t["and_more"]).format(count=len(called) - most)] if len(called) > most else []
    text = " ".join([", ".join(called[:most]), *more])
    return str(context.t["map_signs"][name]).format(places=text) if called else ""


def _corners(drawing: Drawing, signs: Iterable[Sign]) -> Iterator[tuple[float, float]]:
    for sign in signs:
        if sign.spot.shape:
            box = drawing.box(sign.spot.shape)
        else:
            (x, y), reach = sign.at, sign.reach
            box = Box(x - reach, y - reach, x + reach, y + reach)
        yield from ((box.left, box.top), (box.right, box.bottom))


def view_around(drawing: Drawing, box: Box) -> Box:
    """Return the part of the whole map that a small one shows: around ``box``, within the frame if possible."""
    frame = drawing.frame
    width = max(box.width * 1.2, box.height * 1.2 * _ASPECT, _LEAST * frame.width)
    if width >= frame.width:
        return frame
    width = min(frame.width, ceil(width / _STEP) * _STEP)
    height, (x, y) = width / _ASPECT, box.middle
    left = min(max(round((x - width / 2) / _STEP) * _STEP, 0), frame.right - width)
    top = min(max(round((y - height / 2) / _STEP) * _STEP, 0), max(frame.bottom - height, 0))
    return Box(round(left), round(top), round(left + width), round(top + height))


def hatch(name: str, size: float, sparse: int = 1) -> dict[str, str]:
    """Return the pattern of hatched areas, its lines ``size`` units apart; ``sparse`` lets so many fall together."""
    return {"id": name, "size": f"{size * sparse:.1f}", "at": f"{size / 2:.1f}", "line": f"{size * 0.24:.1f}"}


def label_values(label: Label) -> dict[str, str]:
    """Return a label as its template shows it."""
    return {"x": f"{label.x:.0f}", "y": f"{label.y:.0f}", "text": label.text}


def mark_values(mark: Mark) -> dict[str, Any]:
    """Return a mark as its template shows it; it is never smaller than what its events need."""
    (x, y), radius = mark.at, mark.radius
    return {"x": f"{x:.1f}", "y": f"{y:.1f}", "r": f"{ceil(10 * radius + 0.8) / 10:.1f}", "exact": mark.is_exact}

"""Names and numbers on a map: in the middle of what is seen of a shape, and clear of marks and of each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise, product

from build_scripts.base.projection import XY
from build_scripts.pages.maps.drawing import Box, Drawing, Label

_KEPT = 1_000
_LEAST = 0.012
"""Of less than this share of a view a name says nothing."""
_STEPS = ((0, 0), (0, -1), (0, 1), (1, 0), (-1, 0), (1, 1), (-1, 1), (1, -1), (-1, -1), (0, 2), (0, -2))
"""Where a text may stand, as steps of its own size from where it should."""
_FAR = sorted(product(range(-3, 4), range(-8, 9)), key=lambda step: abs(3 * step[0]) + abs(step[1]))
"""The same for a name that may stand anywhere in its shape, the nearest first."""


def names(drawing: Drawing, view: Box, size: float) -> list[Label]:
    """Return the names of the larger shapes, each in the middle of the part of it that is in ``view``.

    ``size`` is that of the text; a name that would reach beyond the view is left out.
    """
    key = (view, size)
    if key not in drawing.names:
        if len(drawing.names) >= _KEPT:
            drawing.names.clear()
        drawing.names[key] = list(_names(drawing, view, size))
    return drawing.names[key]


def _names(drawing: Drawing, view: Box, size: float) -> Iterator[Label]:
    for shape in drawing.outlines.shapes.values():
        if shape.within or not shape.name:
            continue
        seen = [clip(ring, view) for ring in drawing.outers[shape.id]]
        area, x, y = max((centroid(ring) for ring in seen if ring), default=(0.0, 0.0, 0.0))
        half = width_of(shape.name, size) / 2
        fits = view.left + half < x < view.right - half and view.top + size < y < view.bottom - size
        if fits and area > _LEAST * view.width * view.height:
            yield Label(shape.name, x, y, shape.id)


def width_of(text: str, size: float) -> float:
    """Return about how wide a text is."""
    return 0.58 * size * len(text)


def place(
    labels: Sequence[Label], size: float, taken: list[Box], view: Box, *, always: bool = False
) -> Iterator[Label]:
    """Yield labels moved to where they cover nothing, the first ones first, and add what they cover to ``taken``.

    One without room near by is left out, or with ``always`` stays where it should be.
    """
    for label in labels:
        spots = [_moved(label, size, *step) for step in _STEPS]
        free = (spot for spot in spots if _is_free(_cover(spot, size), taken, view))
        if (spot := next(free, label if always else None)) is not None:
            taken.append(_cover(spot, size))
            yield spot


def place_names(drawing: Drawing, labels: Sequence[Label], size: float, taken: list[Box], view: Box) -> Iterator[Label]:
    """Yield names as `place` does; one without room in the middle of its shape may stand anywhere in it."""
    for label in labels:
        near = (_moved(label, size, *step) for step in _STEPS)
        far = (_moved(label, size, *step) for step in _FAR)
        rings = drawing.outers[label.shape]
        spots = chain(near, (spot for spot in far if any(_is_in(ring, spot.x, spot.y) for ring in rings)))
        if (spot := next((spot for spot in spots if _is_free(_cover(spot, size), taken, view)), None)) is not None:
            taken.append(_cover(spot, size))
            yield spot


def _is_in(ring: Sequence[XY], x: float, y: float) -> bool:
    """Check whether a point lies in a ring: a line to one side of it crosses the ring an odd number of times."""
    crossed = [(ax, ay, bx, by) for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]) if (ay > y) != (by > y)]
    return sum(x < ax + (y - ay) * (bx - ax) / (by - ay) for ax, ay, bx, by in crossed) % 2 == 1


def _moved(label: Label, size: float, across: int, down: int) -> Label:
    return Label(label.text, label.x + across * max(width_of(label.text, size) / 2, size), label.y + down * size)


def _cover(label: Label, size: float) -> Box:
    half = width_of(label.text, size) / 2
    return Box(label.x - half, label.y - 0.55 * size, label.x + half, label.y + 0.55 * size)


def _is_free(box: Box, taken: Sequence[Box], view: Box) -> bool:
    is_inside = view.holds((box.left, box.top)) and view.holds((box.right, box.bottom))
    return is_inside and not any(_overlap(box, other) for other in taken)


def _overlap(one: Box, other: Box) -> bool:
    return one.left < other.right and other.left < one.right and one.top < other.bottom and other.top < one.bottom


def clip(ring: Sequence[XY], view: Box) -> list[XY]:
    """Return the part of a ring within a rectangle (I. Sutherland and G. Hodgman, Reentrant polygon clipping, 1974)."""
    points = list(ring)
    for axis, edge, sign in ((0, view.left, 1), (0, view.right, -1), (1, view.top, 1), (1, view.bottom, -1)):
        kept: list[XY] = []
        for one, other in pairwise([*points, *points[:1]]):
            inside, stays = sign * (one[axis] - edge) >= 0, sign * (other[axis] - edge) >= 0
            if inside:
                kept.append(one)
            if inside != stays:
                share = (edge - one[axis]) / (other[axis] - one[axis])
                kept.append((one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])))
        points = kept
    return points


def centroid(ring: Sequence[XY]) -> tuple[float, float, float]:
    """Return the area within a ring, and its centroid; of a ring without an area its first point."""
    doubled = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        cross = ax * by - bx * ay
        doubled, x, y = doubled + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    if not doubled:
        return 0.0, *ring[0]
    return abs(doubled) / 2, x / (3 * doubled), y / (3 * doubled)

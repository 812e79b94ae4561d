"""The outlines as they are drawn: projected once, in whole units, the same on every map.

The pages show them by reference to one file (`ground`), so that a page has no outlines of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from math import ceil

from build_scripts.base.projection import XY, Projection, projection_for, ring_area, with_bends
from build_scripts.model.outlines import Line, Outlines, Shape

GROUND = "map/outlines.svg"
"""The file of all outlines, from the site's root."""
SIDE = 3_000
"""How many units the longer side of the whole map has: a pixel of the largest one is three of them."""
_MARGIN = 0.015


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of the map, in units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> XY:
        """The point in its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    @property
    def view(self) -> str:
        """The rectangle as `viewBox` has it."""
        return f"{self.left:.0f} {self.top:.0f} {self.width:.0f} {self.height:.0f}"

    def holds(self, point: XY) -> bool:
        """Check whether a point lies in it."""
        return self.left <= point[0] <= self.right and self.top <= point[1] <= self.bottom


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn of the outlines; `unit` is how many kilometres one is."""

    outlines: Outlines
    projection: Projection
    origin: XY
    unit: float
    frame: Box
    boxes: Mapping[str, Box]
    middles: Mapping[str, XY]

    def at(self, position: tuple[float, float]) -> XY:
        """Return where a position (longitude, latitude) is, in units."""
        x, y = self.projection(*position)
        return (x - self.origin[0]) / self.unit, (y - self.origin[1]) / self.unit

    def units(self, kilometres: float) -> float:
        """Return a distance in units."""
        return kilometres / self.unit


def draw(outlines: Outlines) -> Drawing:
    """Return the drawing of outlines, as large as they are."""
    lines = [*(ring for shape in outlines.shapes.values() for ring in rings(shape)), *outlines.disputed]
    projection = projection_for(chain.from_iterable(lines))
    whole = box_of(projection(*position) for line in lines for position in with_bends(line))
    unit = max(whole.width, whole.height) * (1 + 2 * _MARGIN) / SIDE
    margin = SIDE * unit * _MARGIN
    origin = whole.left - margin, whole.top - margin
    frame = Box(0, 0, ceil((whole.width + 2 * margin) / unit), ceil((whole.height + 2 * margin) / unit))
    drawing = Drawing(outlines, projection, origin, unit, frame, {}, {})
    boxes = {id_: box_of(_points(drawing, rings(shape))) for id_, shape in outlines.shapes.items()}
    middles = {id_: _middle(drawing, shape) for id_, shape in outlines.shapes.items()}
    return Drawing(outlines, projection, origin, unit, frame, boxes, middles)


def rings(shape: Shape) -> Iterator[Line]:
    """Yield every ring of a shape."""
    yield from chain.from_iterable(shape.polygons)


def box_of(points: Iterable[XY]) -> Box:
    """Return the smallest rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _points(drawing: Drawing, lines: Iterable[Line]) -> Iterator[XY]:
    return (drawing.at(position) for line in lines for position in with_bends(line))


def _middle(drawing: Drawing, shape: Shape) -> XY:
    """Return where the name of a shape goes: the centroid of its largest ring."""
    outer = max((polygon[0] for polygon in shape.polygons), key=ring_area)
    points = [drawing.at(position) for position in with_bends(outer)]
    doubled = x = y = 0.0
    for (ax, ay), (bx, by) in pairwise(points):
        cross = ax * by - bx * ay
        doubled, x, y = doubled + cross, x + (ax + bx) * cross, y + (ay + by) * cross
    return (x / (3 * doubled), y / (3 * doubled)) if doubled else points[0]


def ground(drawing: Drawing) -> str:
    """Return the file of all outlines: `#map` is the ground of every map, and each shape can be shown alone by its id.

    Colours are custom properties of the page that shows it; those behind the comma are for the file opened by itself.
    """
    shapes = drawing.outlines.shapes.values()
    larger = "".join(_path(drawing, shape) for shape in shapes if not shape.within)
    parts = "".join(_path(drawing, shape) for shape in shapes if shape.within)
    dashed = "".join(f'<path d="{_steps(drawing, line)}" {_STEADY}/>' for line in drawing.outlines.disputed)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawing.frame.view}"><g id="map" stroke-linejoin="round">\n'
        f'<g fill="var(--kt-land,#f0e9da)" stroke="var(--kt-border,#8f8674)" stroke-width="1.6">{larger}</g>\n'
        f'<g fill="none" stroke="var(--kt-inner,#d3cab6)" stroke-width=".7">{parts}</g>\n'
        f'<g fill="none" stroke="var(--kt-ground,#f8f4ea)" stroke-width="3">{dashed}</g>\n'
        f'<g fill="none" stroke="var(--kt-border,#8f8674)" stroke-width="1.6" stroke-dasharray="4 3">{dashed}</g>\n'
        "</g></svg>\n"
    )


_STEADY = 'vector-effect="non-scaling-stroke"'


def _path(drawing: Drawing, shape: Shape) -> str:
    steps = "".join(f"{_steps(drawing, ring[:-1])}z" for ring in rings(shape))
    return f'<path id="{shape.id}" d="{steps}" {_STEADY}/>\n'


def _steps(drawing: Drawing, line: Line) -> str:
    """Return a line in whole units, each point by its distance from the last one."""
    points = [(round(x), round(y)) for x, y in (drawing.at(position) for position in with_bends(line))]
    steps = [(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points) if (ax, ay) != (bx, by)]
    moves = "".join(f"{x:+d}{y:+d}".replace("+", " ") for x, y in steps).strip()
    return f"M{points[0][0]} {points[0][1]}l{moves}" if steps else f"M{points[0][0]} {points[0][1]}h1"

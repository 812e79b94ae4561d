"""The outlines as they are drawn: projected once, in whole units, the same on every map.

The pages show them by reference to one file (`ground`), so that a page has no outlines of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, groupby, pairwise
from math import ceil

from build_scripts.base.projection import XY, Projection, projection_for, with_bends
from build_scripts.model.outlines import Line, Outlines, Shape

GROUND = "map/outlines.svg"
"""The file of all outlines, from the site's root."""
SIDE = 3_000
"""How many units the longer side of the whole map has: a pixel of the largest one is three of them."""
_MARGIN = 0.015
Point = tuple[int, int]
Ring = tuple[Point, ...]


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
class Label:
    """A text and where its middle is; a name has the `shape` that it is of."""

    text: str
    x: float
    y: float
    shape: str = ""


@dataclass(frozen=True, slots=True)
class Drawing:
    """Everything that is drawn of the outlines; `unit` is how many kilometres one is.

    `rings` are those of each shape, without the point that closes them; `outers` are those that are no holes. `names`
    are kept by view and size of the text: many small maps are of one view.
    """

    outlines: Outlines
    projection: Projection
    origin: XY
    unit: float
    frame: Box
    rings: Mapping[str, Sequence[Ring]]
    outers: Mapping[str, Sequence[Ring]]
    disputed: Sequence[Ring]
    names: dict[tuple[Box, float], list[Label]] = field(default_factory=dict, compare=False)

    def at(self, position: tuple[float, float]) -> XY:
        """Return where a position (longitude, latitude) is, in units."""
        x, y = self.projection(*position)
        return (x - self.origin[0]) / self.unit, (y - self.origin[1]) / self.unit

    def units(self, kilometres: float) -> float:
        """Return a distance in units."""
        return kilometres / self.unit

    def box(self, shape: str) -> Box:
        """Return the smallest rectangle around a shape."""
        return box_of(chain.from_iterable(self.outers[shape]))


def draw(outlines: Outlines) -> Drawing:
    """Return the drawing of outlines, as large as they are."""
    shapes = outlines.shapes.values()
    lines = [*(ring for shape in shapes for polygon in shape.polygons for ring in polygon), *outlines.disputed]
    projection = projection_for(chain.from_iterable(lines))
    whole = box_of(projection(*position) for line in lines for position in with_bends(line))
    margin = max(whole.width, whole.height) * _MARGIN
    unit = (max(whole.width, whole.height) + 2 * margin) / SIDE
    origin = whole.left - margin, whole.top - margin
    frame = Box(0, 0, ceil((whole.width + 2 * margin) / unit), ceil((whole.height + 2 * margin) / unit))
    empty = Drawing(outlines, projection, origin, unit, frame, {}, {}, ())
    rings = {each.id: [[_ring(empty, ring) for ring in polygon] for polygon in each.polygons] for each in shapes}
    return replace(
        empty,
        rings={id_: list(chain.from_iterable(polygons)) for id_, polygons in rings.items()},
        outers={id_: [polygon[0] for polygon in polygons] for id_, polygons in rings.items()},
        disputed=[_points(empty, line) for line in outlines.disputed],
    )


def box_of(points: Iterable[XY]) -> Box:
    """Return the smallest rectangle around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _points(drawing: Drawing, line: Line) -> Ring:
    """Return a line in whole units, no point twice in a row: lines that are one in the file are one here."""
    points = ((round(x), round(y)) for x, y in (drawing.at(position) for position in with_bends(line)))
    return tuple(point for point, _ in groupby(points))


def _ring(drawing: Drawing, ring: Line) -> Ring:
    points = _points(drawing, ring)
    return points[:-1] if len(points) > 1 else points


def ground(drawing: Drawing) -> str:
    """Return the file of all outlines: `#map` is the ground of every map, and each shape can be shown alone by its id.

    Colours are custom properties of the page that shows it; those behind the comma are for the file opened by itself.
    """
    shapes = drawing.outlines.shapes.values()
    parts = "".join(_shape(drawing, shape) for shape in shapes if shape.within)
    larger = "".join(_shape(drawing, shape) for shape in shapes if not shape.within)
    inner = f'<path d="{"".join(map(_steps, _inner_lines(drawing)))}" {_STEADY}/>'
    dashed = f'<path d="{"".join(map(_steps, drawing.disputed))}" {_STEADY}/>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawing.frame.view}"><defs>\n{parts}</defs>\n'
        '<g id="map" stroke-linejoin="round">\n'
        f'<g fill="var(--kt-land,#f0e9da)" stroke="var(--kt-border,#8f8674)" stroke-width="1.4">\n{larger}</g>\n'
        f'<g fill="none" stroke="var(--kt-inner,#d3cab6)" stroke-width=".8">{inner}</g>\n'
        f'<g fill="none" stroke="var(--kt-ground,#f8f4ea)" stroke-width="2.4">{dashed}</g>\n'
        f'<g fill="none" stroke="var(--kt-border,#8f8674)" stroke-width="1.4" stroke-dasharray="4 3">{dashed}</g>\n'
        "</g></svg>\n"
    )


_STEADY = 'vector-effect="non-scaling-stroke"'


def _shape(drawing: Drawing, shape: Shape) -> str:
    steps = "".join(f"{_steps(ring)}z" for ring in drawing.rings[shape.id])
    return f'<path id="{shape.id}" d="{steps}" {_STEADY}/>\n'


def _inner_lines(drawing: Drawing) -> Iterator[list[Point]]:
    """Yield the lines between parts of larger shapes, each once, and none that is the edge of a larger shape."""
    shapes = drawing.outlines.shapes.values()
    drawn = {edge for shape in shapes if not shape.within for ring in drawing.rings[shape.id] for edge in _edges(ring)}
    for shape in (shape for shape in shapes if shape.within):
        for ring in drawing.rings[shape.id]:
            line: list[Point] = []
            for one, other in pairwise([*ring, ring[0]]):
                edge = frozenset((one, other))
                if edge in drawn:
                    if len(line) > 1:
                        yield line
                    line = []
                else:
                    drawn.add(edge)
                    line = [*line, other] if line else [one, other]
            if len(line) > 1:
                yield line


def _edges(ring: Ring) -> Iterator[frozenset[Point]]:
    return (frozenset(edge) for edge in pairwise([*ring, ring[0]]))


def _steps(points: Sequence[Point]) -> str:
    """Return a line as a path has it, each point by its distance from the last one."""
    moves = "".join(f"{bx - ax:+d}{by - ay:+d}".replace("+", " ") for (ax, ay), (bx, by) in pairwise(points)).strip()
    return f"M{points[0][0]} {points[0][1]}" + (f"l{moves}" if moves else "h1")

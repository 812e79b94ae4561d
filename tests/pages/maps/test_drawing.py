"""The one file of outlines: every shape by its id, in whole units, at the same place as marks are."""

import re
from xml.etree import ElementTree

import pytest

from build_scripts.model.outlines import Outlines, Shape
from build_scripts.pages.maps.drawing import SIDE, draw, ground
from build_scripts.reading.outlines import read_outlines
from tests.examples import RECORD
from tests.support.projects import OUTLINES

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def outlines() -> Outlines:
    """Those of the example."""
    return read_outlines(RECORD / OUTLINES, {"marrow-region"})


def corners(path: str) -> list[tuple[int, int]]:
    """The absolute points of the first ring of a path."""
    numbers = [int(number) for number in re.findall(r"-?\d+", path.partition("z")[0])]
    steps = list(zip(numbers[::2], numbers[1::2], strict=True))
    points = steps[:1]
    for x, y in steps[1:]:
        points.append((points[-1][0] + x, points[-1][1] + y))
    return points


def test_every_shape_can_be_shown_alone(outlines: Outlines) -> None:
    """The file is XML, and has each shape once under its id, and the disputed line dashed."""
    tree = ElementTree.fromstring(ground(draw(outlines)))
    ids = [path.get("id") for path in tree.iter(f"{SVG}path") if path.get("id")]
    assert ids == ["marrow-north", "marrow", "hill"]
    dashed = [group for group in tree.iter(f"{SVG}g") if group.get("stroke-dasharray")]
    assert [len(group.findall(f"{SVG}path")) for group in dashed] == [1]
    assert all(path.get("vector-effect") == "non-scaling-stroke" for path in tree.iter(f"{SVG}path"))


def test_outlines_and_marks_share_a_projection(outlines: Outlines) -> None:
    """A mark at a corner of a shape lies on that corner, to half a unit."""
    drawing = draw(outlines)
    tree = ElementTree.fromstring(ground(drawing))
    (path,) = [path.get("d") for path in tree.iter(f"{SVG}path") if path.get("id") == "marrow"]
    ring = outlines.shapes["marrow"].polygons[0][0]
    marks = [drawing.at(position) for position in ring[:-1]]
    assert corners(path or "") == [(round(x), round(y)) for x, y in marks]


def test_the_frame_holds_everything(outlines: Outlines) -> None:
    """The longer side of the frame has a fixed number of units; every shape lies in it."""
    drawing = draw(outlines)
    assert max(drawing.frame.width, drawing.frame.height) in (SIDE, SIDE + 1)
    for box in map(drawing.box, outlines.shapes):
        assert drawing.frame.holds((box.left, box.top))
        assert drawing.frame.holds((box.right, box.bottom))


def test_a_shape_smaller_than_a_unit_is_still_there() -> None:
    """A shape that is too small to have an extent is drawn as a point, so that nothing is lost."""
    wide = Shape("wide", "Wide", "", "", ((((0, 0), (60, 0), (60, 40), (0, 40), (0, 0)),),))
    tiny = Shape("tiny", "Tiny", "", "", ((((5, 5), (5.001, 5), (5.001, 5.001), (5, 5)),),))
    made = ground(draw(Outlines("note", {"wide": wide, "tiny": tiny}, (), "digest")))
    assert re.search(r'<path id="tiny" d="M\d+ \d+h1z"', made)


def of_rings(**rings: list[tuple[float, float]]) -> Outlines:
    """Outlines of shapes that have one ring each."""
    shapes = {id_: Shape(id_, id_.title(), "", "", ((tuple(ring),),)) for id_, ring in rings.items()}
    return Outlines("note", shapes, (), "digest")


def test_over_the_line_of_date() -> None:
    """Two halves of an island that the file cuts at the line of date lie side by side, with no sea between them."""
    west = [(177.0, -18.0), (180.0, -18.0), (180.0, -16.0), (177.0, -16.0), (177.0, -18.0)]
    east = [(-180.0, -18.0), (-178.0, -18.0), (-178.0, -16.0), (-180.0, -16.0), (-180.0, -18.0)]
    drawing = draw(of_rings(west=west, east=east))
    assert drawing.unit == pytest.approx(0.18, abs=0.02)
    shared = set(drawing.rings["west"][0]) & set(drawing.rings["east"][0])
    assert len(shared) == 2
    assert drawing.at((-179.999, -17)) == pytest.approx(drawing.at((180, -17)), abs=2)


def test_around_a_pole() -> None:
    """A land around a pole is one shape in the middle of the map, also where its ring has an edge along the pole."""
    ring = [(-180.0, -90.0), (180.0, -90.0), (180.0, -75.0), (90.0, -70.0), (0.0, -72.0), (-90.0, -73.0)]
    drawing = draw(of_rings(land=[*ring, (-180.0, -75.0), ring[0]]))
    x, y = drawing.at((0, -90))
    assert 0.3 * drawing.frame.width < x < 0.7 * drawing.frame.width
    assert 0.3 * drawing.frame.height < y < 0.7 * drawing.frame.height


def test_the_whole_world() -> None:
    """Lands all over the globe are a map of the world, twice as wide as it is high."""
    square = [(0.0, 0.0), (20.0, 0.0), (20.0, 20.0), (0.0, 20.0), (0.0, 0.0)]
    lands = {f"at{east}": [(lon + east, lat) for lon, lat in square] for east in (-170, -60, 30, 150)}
    lands["south"] = [(lon, lat - 85) for lon, lat in square]
    lands["north"] = [(lon, lat + 65) for lon, lat in square]
    drawing = draw(of_rings(**lands))
    assert drawing.frame.width == SIDE
    assert 1.7 < drawing.frame.width / drawing.frame.height < 2.2

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

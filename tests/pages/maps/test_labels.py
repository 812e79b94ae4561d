"""Names and numbers: in the middle of what is seen, clear of marks and of each other, and no number lost."""

import pytest

from build_scripts.pages.maps.drawing import Box, Label, draw
from build_scripts.pages.maps.labels import centroid, clip, names, place, width_of
from build_scripts.reading.outlines import read_outlines
from tests.examples import RECORD
from tests.support.projects import OUTLINES

VIEW = Box(0, 0, 100, 100)
SQUARE = ((10, 10), (50, 10), (50, 50), (10, 50))


def test_centroid() -> None:
    """The middle of a square, whichever way round, and the first point of what has no area."""
    assert centroid(SQUARE) == centroid(SQUARE[::-1]) == (1_600, 30, 30)
    assert centroid(((3, 4), (5, 6))) == (0, 3, 4)


@pytest.mark.parametrize(
    ("view", "area"),
    [(VIEW, 1_600), (Box(0, 0, 30, 100), 800), (Box(20, 20, 40, 40), 400), (Box(60, 60, 90, 90), 0)],
    ids=["whole", "half", "within it", "beside it"],
)
def test_clip(view: Box, area: float) -> None:
    """What is left of a ring is what lies in the view."""
    left = clip(SQUARE, view)
    assert (centroid(left)[0] if left else 0) == area
    assert all(view.holds(point) for point in left)


def test_labels_make_room() -> None:
    """A label moves away from a mark and from an earlier label; without room a name is left out, a number is not."""
    mark = Box(40, 40, 60, 60)
    one, other = place([Label("ab", 50, 50), Label("cd", 50, 50)], 10, [mark], VIEW)
    assert (one.x, one.y) != (other.x, other.y) != (50, 50)
    full = [Box(0, 0, 100, 100)]
    assert list(place([Label("ab", 50, 50)], 10, full, VIEW)) == []
    assert list(place([Label("12", 50, 50)], 10, full, VIEW, always=True)) == [Label("12", 50, 50)]


def test_names_stand_in_what_is_seen() -> None:
    """The name of a larger shape is in the part of it that is in view; of one that is hardly seen there is none."""
    drawing = draw(read_outlines(RECORD / OUTLINES, {"marrow-region"}))
    assert [label.text for label in names(drawing, drawing.frame, 60)] == ["Marrow", "Hill Country"]
    box = drawing.box("marrow")
    west = Box(box.left, box.top, box.left + 800, box.bottom)
    (label,) = names(drawing, west, 60)
    assert label.text == "Marrow"
    assert west.left + width_of("Marrow", 60) / 2 < label.x < west.right - width_of("Marrow", 60) / 2
    assert names(drawing, Box(0, 0, 20, 20), 4) == []

"""Points on the globe."""

import pytest

from build_scripts.base.globe import direction, distance, middle


@pytest.mark.parametrize(
    ("one", "other", "kilometres"),
    [
        ((0, 0), (0, 0), 0),
        ((52.52, 13.405), (48.857, 2.352), 878),
        ((0, 179.5), (0, -179.5), 111),
        ((89.5, 0), (89.5, 180), 111),
        ((0, 0), (0, 180), 20015),
        ((90, 0), (-90, 120), 20015),
    ],
)
def test_distance(one: tuple[float, float], other: tuple[float, float], kilometres: int) -> None:
    """Distances run along the surface, over the line of date and over the pole."""
    assert distance(direction(*one), direction(*other)) == pytest.approx(kilometres, abs=1)


def test_middle() -> None:
    """The middle of points on both sides of the line of date lies on it; one that is far away does not move it."""
    fiji = [direction(-17, 178), direction(-17, -178), direction(-18, 179), direction(-18, -179)]
    there = middle([*fiji, direction(60, 10)])
    assert there is not None
    assert distance(there, direction(-17.5, 180)) < 300
    assert middle([]) is None
    assert middle([direction(0, 0), direction(0, 180)]) is None

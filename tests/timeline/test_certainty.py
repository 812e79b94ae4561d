"""What is certain and what is possible: counts within bounds, periods."""

from math import inf

import pytest

from build_scripts.timeline.certainty import Held, held_in_bounds, held_in_period
from build_scripts.timeline.extent import DAY, NEVER, Extent

NO, POSSIBLY, CERTAINLY = Held.NO, Held.POSSIBLY, Held.CERTAINLY


@pytest.mark.parametrize(
    ("count", "least", "most", "held"),
    [
        (None, 0, inf, NO),
        ((5, 5), 5, inf, CERTAINLY),
        ((5, 9), 6, inf, POSSIBLY),
        ((5, 9), 10, inf, NO),
        ((5, inf), 100, inf, POSSIBLY),
        ((5, inf), 0, 9, POSSIBLY),
        ((5, 9), 0, 9, CERTAINLY),
        ((5, 9), 0, 4, NO),
    ],
)
def test_counts(count: tuple[int, float] | None, least: float, most: float, held: Held) -> None:
    """A count is certain within bounds only as a whole, and outside of them only as a whole too."""
    assert held_in_bounds(count, least, most) == held


def _extent(start: int, latest: int, ended: int, end: int, *, grain: int = 1, goes_on: bool = False) -> Extent:
    return Extent(start, latest, ended, end, grain, (start * DAY, latest * DAY + DAY - 1), goes_on=goes_on)


@pytest.mark.parametrize(
    ("extent", "held"),
    [
        (_extent(10, 10, 10, 10), CERTAINLY),
        (_extent(21, 21, 21, 21), NO),
        (_extent(5, 15, 5, 15), POSSIBLY),
        (_extent(12, 18, 12, 18), CERTAINLY),
        (_extent(12, 12, 12, 12, grain=NEVER), POSSIBLY),
        (_extent(1, 1, 30, 30), CERTAINLY),
        (_extent(1, 1, 1, 30, goes_on=True), POSSIBLY),
        (_extent(1, 1, 12, 14), CERTAINLY),
    ],
)
def test_periods(extent: Extent, held: Held) -> None:
    """Days 10 to 20: an event is in them if it certainly began, ended or went on in them."""
    assert held_in_period(extent, 10, 20) == held

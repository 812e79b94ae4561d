"""Distances: written in metres or kilometres, and the decimals that they bear."""

import pytest

from build_scripts.model.values.distances import decimals_for, metres_of


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("200 m", 200.0),
        ("5 km", 5000.0),
        ("1.5 km", 1500.0),
        ("0.5 km", 500.0),
        ("20000 km", 20_000_000.0),
        ("5km", None),
        ("0 m", None),
        ("0.0 km", None),
        ("-5 km", None),
        ("5 miles", None),
        ("1.25 km", None),
        ("100000 m", None),
        ("5 km\n", None),
    ],
)
def test_distances(text: str, metres: float | None) -> None:
    """A distance is a number of at most five digits, a space and one of two units; nothing else is one."""
    assert metres_of(text) == metres


@pytest.mark.parametrize(
    ("metres", "decimals"), [(1, 6), (50, 4), (1000, 3), (5000, 2), (50_000, 1), (2_000_000, 0), (0.1, 7)]
)
def test_decimals(metres: float, decimals: int) -> None:
    """The last decimal says no less than a tenth of the distance."""
    assert decimals_for(metres) == decimals

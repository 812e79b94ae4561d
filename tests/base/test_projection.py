"""Projections: distances and areas that are known, poles, the line of date, and rings that are none."""

from itertools import pairwise
from math import dist, pi

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.globe import RADIUS, direction, distance
from build_scripts.base.projection import Azimuthal, equal_earth, projection_for, ring_area, with_bends

SQUARE = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0), (0.0, 0.0)]


def plane_area(ring: list[tuple[float, float]]) -> float:
    """The area within points of a plane."""
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))) / 2


@given(st.floats(-60, 60), st.floats(-180, 180), st.floats(-1, 1), st.floats(-1, 1))
def test_near_the_middle_distances_are_true(lat: float, lon: float, north: float, east: float) -> None:
    """Within a hundred kilometres of the middle the map is as long as the ground, to a thousandth; north is up."""
    project = Azimuthal(lon, lat)
    away = distance(direction(lat, lon), direction(lat + north, lon + east))
    x, y = project(lon + east, lat + north)
    assert dist((0, 0), (x, y)) == pytest.approx(away, rel=1e-3, abs=1e-3)
    assert y == pytest.approx(-north * pi * RADIUS / 180, abs=2)


@pytest.mark.parametrize(
    ("positions", "around"),
    [
        ([(60.0, 24.0), (78.0, 45.0)], (69.0, 36.0)),
        ([(179.0, -17.0), (-179.0, -19.0)], (180.0, -18.0)),
        ([(0.0, 80.0), (90.0, 80.0), (180.0, 80.0), (-90.0, 80.0)], (0.0, 90.0)),
    ],
    ids=["a region", "over the line of date", "around a pole"],
)
def test_a_region_is_drawn_around_its_middle(positions: list[tuple[float, float]], around: tuple[float, float]) -> None:
    """The middle of a region is near the origin, and all of it lies together, also over the line of date."""
    project = projection_for(positions)
    assert dist(project(*around), (0, 0)) < 150
    assert max(dist(project(*position), (0, 0)) for position in positions) < 1_600


def test_the_whole_world_is_equal_earth() -> None:
    """Of more than half of the globe the map is Equal Earth: its known width and height, and areas that are true."""
    corners = [(-180.0, 0.0), (180.0, 0.0), (0.0, 90.0), (0.0, -90.0), (90.0, 0.0), (-90.0, 0.0)]
    assert projection_for(corners) is equal_earth
    assert equal_earth(180, 0)[0] == pytest.approx(2.7066 * RADIUS, rel=1e-3)
    assert equal_earth(0, 90)[1] == pytest.approx(-1.3173 * RADIUS, rel=1e-3)
    for south in (0, 40, 70):
        ring = [(lon, lat + south) for lon, lat in SQUARE]
        assert plane_area([equal_earth(*p) for p in with_bends(ring)]) == pytest.approx(ring_area(ring), rel=1e-3)


def test_areas_are_true_far_from_the_middle() -> None:
    """A degree by a degree has the same area on the map as on the globe, wherever it lies."""
    project = Azimuthal(60, 30)
    for east, north in ((60, 30), (40, 45), (90, 10)):
        ring = [(lon + east, lat + north) for lon, lat in SQUARE]
        assert plane_area([project(*position) for position in ring]) == pytest.approx(ring_area(ring), rel=1e-3)


def test_area_of_rings() -> None:
    """The area does not depend on the direction of a ring, nor on the line of date; around a pole it is the cap's."""
    assert ring_area(SQUARE) == pytest.approx(12_364, rel=1e-3)
    assert ring_area(SQUARE[::-1]) == ring_area(SQUARE)
    over = [(179.5, 0.0), (-179.5, 0.0), (-179.5, 1.0), (179.5, 1.0), (179.5, 0.0)]
    assert ring_area(over) == pytest.approx(ring_area(SQUARE))
    cap = [(lon, 80.0) for lon in (0.0, 90.0, 180.0, -90.0, 0.0)]
    assert ring_area(cap) == pytest.approx(2 * pi * RADIUS**2 * (1 - 0.9848), rel=1e-2)
    whole = [(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0), (-180.0, -90.0)]
    assert ring_area(whole) == 0


def test_long_edges_bend() -> None:
    """An edge of many degrees gets points between its ends, the short way over the line of date; others stay."""
    assert with_bends([(0, 0), (1, 1)]) == [(0, 0), (1, 1)]
    assert with_bends([(0, 50), (6, 50)]) == [(0, 50), (2, 50), (4, 50), (6, 50)]
    assert with_bends([(178, 0), (-178, 0)]) == [(178, 0), (180, 0), (-178, 0)]

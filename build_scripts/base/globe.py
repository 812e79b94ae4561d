"""Points on the globe, as directions from its centre: near the poles and the line of date they are what they are.

Degrees in, kilometres out, on a sphere of the Earth's mean radius: within half a percent of the ellipsoid.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import acos, cos, radians, sin, sqrt
from statistics import median
from typing import NamedTuple

RADIUS = 6371.0
"""Kilometres: https://doi.org/10.1007/s001900050278, table 1 (rounded)."""


class Direction(NamedTuple):
    """A direction of length one; north is ``z``."""

    x: float
    y: float
    z: float


def direction(lat: float, lon: float) -> Direction:
    """Return the direction of a point given in degrees."""
    north, east = radians(lat), radians(lon)
    return Direction(cos(north) * cos(east), cos(north) * sin(east), sin(north))


def distance(one: Direction, other: Direction) -> float:
    """Return the kilometres between two points, along the surface."""
    return RADIUS * acos(max(-1.0, min(1.0, sum(a * b for a, b in zip(one, other, strict=True)))))


def middle(points: Sequence[Direction]) -> Direction | None:
    """Return the middle of ``points``: by medians, so that a few that lie elsewhere do not move it.

    There is none of no points, or of points on all sides.
    """
    if not points:
        return None
    x, y, z = (median(point[axis] for point in points) for axis in range(3))
    length = sqrt(x * x + y * y + z * z)
    return Direction(x / length, y / length, z / length) if length > 0.01 else None

"""Distances as people write them, ``5 km`` and ``200 m``, and between two points on the globe; all in metres."""

from __future__ import annotations

import re
from math import asin, cos, radians, sin, sqrt

DISTANCE = re.compile(r"([1-9][0-9]{0,4}(?:\.[0-9])?|0\.[1-9]) (m|km)")
"""A number of at most five digits, or with one decimal, a space, and the unit."""
UNITS = {"m": 1.0, "km": 1000.0}
DEGREE = 111_320.0
"""A degree of latitude."""
_RADIUS = 6_371_000.0
Point = tuple[float, float]
"""Latitude and longitude in degrees."""


def metres_of(text: str) -> float | None:
    """Return a distance in metres; None for what is not written as one."""
    parts = DISTANCE.fullmatch(text)
    return float(parts[1]) * UNITS[parts[2]] if parts else None


def metres_between(one: Point, other: Point) -> float:
    """Return the distance of two points along the surface of the globe, taken for a sphere."""
    (south, west), (north, east) = (tuple(map(radians, point)) for point in (one, other))
    half = sin((north - south) / 2) ** 2 + cos(south) * cos(north) * sin((east - west) / 2) ** 2
    return 2 * _RADIUS * asin(min(1.0, sqrt(half)))


def decimals_for(metres: float) -> int:
    """Return how many decimals of a degree a point that is known to within ``metres`` may have: to a tenth of it."""
    return next((digits for digits in range(8) if DEGREE / 10 ** (digits + 1) < metres / 10), 8)

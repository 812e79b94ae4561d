"""Distances as people write them, ``5 km`` and ``200 m``, in metres."""

from __future__ import annotations

import re

DISTANCE = re.compile(r"([1-9][0-9]{0,4}(?:\.[0-9])?|0\.[1-9]) (m|km)")
"""A number of at most five digits, or with one decimal, a space, and the unit."""
UNITS = {"m": 1.0, "km": 1000.0}
DEGREE = 111_320.0
"""A degree of latitude."""


def metres_of(text: str) -> float | None:
    """Return a distance in metres; None for what is not written as one."""
    parts = DISTANCE.fullmatch(text)
    return float(parts[1]) * UNITS[parts[2]] if parts else None


def decimals_for(metres: float) -> int:
    """Return how many decimals of a degree a point that is known to within ``metres`` may have: to a tenth of it."""
    return next((digits for digits in range(8) if DEGREE / 10 ** (digits + 1) < metres / 10), 8)

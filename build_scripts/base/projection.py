"""Maps of a part of the globe: degrees in, kilometres on a plane out, `x` to the east and `y` to the south.

Areas are true on every map. Both projections are of J. P. Snyder, Map Projections: A Working Manual (USGS 1395), and of
B. Šavrič, T. Patterson and B. Jenny, The Equal Earth map projection (https://doi.org/10.1080/13658816.2018.1504949),
on a sphere of the Earth's mean radius.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import asin, atan2, ceil, cos, degrees, radians, sin, sqrt

from build_scripts.base.globe import RADIUS, direction

Degrees = tuple[float, float]
"""A position as GeoJSON has it: longitude, then latitude."""
XY = tuple[float, float]
Projection = Callable[[float, float], XY]
"""Takes longitude and latitude in degrees."""

_LONGEST = 2.0
"""Degrees: a longer edge bends on the map, so points are set on it."""


def projection_for(positions: Iterable[Degrees]) -> Projection:
    """Return the projection for a map on which all ``positions`` are.

    Of up to half of the globe it is Lambert's azimuthal one around their middle, which knows neither poles nor a line
    of date; of more it is Equal Earth.
    """
    directions = [direction(lat, lon) for lon, lat in positions]
    axes = [[point[axis] for point in directions] for axis in range(3)]
    x, y, z = ((min(axis) + max(axis)) / 2 for axis in axes)
    length = sqrt(x * x + y * y + z * z)
    if length < 0.1 or any(x * point.x + y * point.y + z * point.z < 0 for point in directions):
        return equal_earth
    return Azimuthal(round(degrees(atan2(y, x))), round(degrees(asin(z / length))))


@dataclass(frozen=True, slots=True)
class Azimuthal:
    """Lambert's azimuthal equal-area projection around a point (Snyder, equations 22-4, 22-5 and 24-2)."""

    lon_0: float
    lat_0: float

    def __call__(self, lon: float, lat: float) -> XY:
        """Project a position."""
        north, east = radians(lat), radians(lon - self.lon_0)
        sin_0, cos_0 = sin(radians(self.lat_0)), cos(radians(self.lat_0))
        near = sin_0 * sin(north) + cos_0 * cos(north) * cos(east)
        scale = RADIUS * sqrt(2 / max(1 + near, 1e-9))
        up = cos_0 * sin(north) - sin_0 * cos(north) * cos(east)
        return scale * cos(north) * sin(east), -scale * up


def equal_earth(lon: float, lat: float) -> XY:
    """Project a position of a map of the whole world; its edge is the line of date."""
    angle = asin(sqrt(3) / 2 * sin(radians(lat)))
    terms = ((1.340264, 1), (-0.081106, 3), (0.000893, 7), (0.003796, 9))
    up = sum(factor * angle**power for factor, power in terms)
    slope = sum(factor * power * angle ** (power - 1) for factor, power in terms)
    return RADIUS * 2 * sqrt(3) * radians(lon) * cos(angle) / (3 * slope), -RADIUS * up


def with_bends(line: Sequence[Degrees]) -> list[Degrees]:
    """Return a line with points on its long edges, which GeoJSON means as straight in degrees.

    An edge goes the short way over the line of date.
    """
    bent = [line[0]]
    for (lon, lat), (to_lon, to_lat) in pairwise(line):
        east, north = (to_lon - lon + 180) % 360 - 180, to_lat - lat
        steps = max(1, ceil(max(abs(east), abs(north)) / _LONGEST))
        bent += [(lon + east * step / steps, lat + north * step / steps) for step in range(1, steps)]
        bent.append((to_lon, to_lat))
    return bent


def ring_area(ring: Sequence[Degrees]) -> float:
    """Return the square kilometres within a closed ring, whichever way round it is written; at most half of the globe.

    A ring around a pole needs no edge along it.
    """
    around = swept = 0.0
    for (lon, lat), (to_lon, to_lat) in pairwise(ring):
        east = radians((to_lon - lon + 180) % 360 - 180)
        around += east
        swept += east * (sin(radians(lat)) + sin(radians(to_lat))) / 2
    area = abs(swept)
    return RADIUS * RADIUS * (abs(around) - area if abs(around) > 1 else area)

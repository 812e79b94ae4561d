"""shapely, which makes geometries of the map's features."""

from __future__ import annotations

import json
from collections.abc import Iterator

from shapely.geometry import shape

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("shapely")
ARTIFACT = "data/events.geojson"


def read(published: Published) -> Iterator[Reading]:
    """Make a geometry of each feature that has one; all are valid and lie on the earth."""
    features = json.loads((published.site / ARTIFACT).read_text("utf-8"))["features"]
    shapes = [shape(feature["geometry"]) for feature in features if feature["geometry"]]
    wrong = [one.wkt for one in shapes if not one.is_valid or not _is_on_earth(one.bounds)]
    result = f"{len(features)} features, {len(shapes)} with a geometry"
    yield Reading(ARTIFACT, f"{result}; wrong: {wrong[:3]}" if wrong else result, not wrong)


def _is_on_earth(bounds: tuple[float, float, float, float]) -> bool:
    west, south, east, north = bounds
    return -180 <= west <= east <= 180 and -90 <= south <= north <= 90

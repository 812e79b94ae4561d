"""The outlines of places, of which maps are drawn: shapes and lines in degrees, as GeoJSON has them (RFC 7946)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

Position = tuple[float, float]
"""Longitude and latitude, WGS 84."""
Line = tuple[Position, ...]
Polygon = tuple[Line, ...]
"""Closed rings: the outer one, then those of holes."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of something: of the record's `place`, if that is one; `within` is the id of the larger shape."""

    id: str
    name: str
    place: str
    within: str
    polygons: tuple[Polygon, ...]


@dataclass(frozen=True)
class Outlines:
    """All shapes by their ids, larger ones before those within them, and the lines that are `disputed`.

    `note` is the sentence that stands under every map; `digest` is of the file. `warnings` name places that the record
    does not have: their shapes are drawn all the same, as nobody's.
    """

    note: str
    shapes: Mapping[str, Shape]
    disputed: tuple[Line, ...]
    digest: str
    warnings: tuple[str, ...] = ()

    @cached_property
    def by_place(self) -> Mapping[str, Shape]:
        """Shapes by the places whose outlines they are."""
        return {shape.place: shape for shape in self.shapes.values() if shape.place}

"""The file of outlines that the configuration names: GeoJSON in, `Outlines` out, or one line on what is wrong."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import replace
from hashlib import blake2b
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, ValidationError

from build_scripts.base.globe import RADIUS
from build_scripts.base.projection import ring_area
from build_scripts.base.text import nearest
from build_scripts.model.outlines import Line, Outlines, Polygon, Shape

MOST_POINTS = 60_000
"""As many points as a browser draws at once."""
HALF_OF_THE_GLOBE = 6.28 * RADIUS * RADIUS
SMALLEST = 0.001
"""Square kilometres: less is no shape, mostly one whose ring runs back on itself."""
_ID = re.compile(r"[A-Za-z_][A-Za-z0-9_.-]{0,63}")


class OutlinesError(Exception):
    """The file of outlines cannot be drawn from; the message names the setting, and says in one line what to do."""


def _without_height(position: Any) -> Any:
    return position[:2] if isinstance(position, list) else position


Longitude = Annotated[float, Field(ge=-180, le=180)]
Latitude = Annotated[float, Field(ge=-90, le=90)]
Position = Annotated[tuple[Longitude, Latitude], BeforeValidator(_without_height)]
Ring = Annotated[tuple[Position, ...], Field(min_length=4)]
Path_ = Annotated[tuple[Position, ...], Field(min_length=2)]
Sentence = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300)]


class _Model(BaseModel):
    model_config = ConfigDict(frozen=True)


class _Properties(_Model):
    name: str = ""
    place: str = ""
    within: str = ""
    line: Literal["", "disputed"] = ""


class _Polygon(_Model):
    type: Literal["Polygon"]
    coordinates: tuple[Ring, ...]

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        return (self.coordinates,)


class _MultiPolygon(_Model):
    type: Literal["MultiPolygon"]
    coordinates: tuple[tuple[Ring, ...], ...]

    @property
    def polygons(self) -> tuple[Polygon, ...]:
        return self.coordinates


class _LineString(_Model):
    type: Literal["LineString"]
    coordinates: Path_

    @property
    def lines(self) -> tuple[Line, ...]:
        return (self.coordinates,)


class _MultiLineString(_Model):
    type: Literal["MultiLineString"]
    coordinates: tuple[Path_, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        return self.coordinates


_Geometry = Annotated[_Polygon | _MultiPolygon | _LineString | _MultiLineString, Field(discriminator="type")]


class _Feature(_Model):
    type: Literal["Feature"]
    id: str = ""
    properties: _Properties
    geometry: _Geometry


class _Collection(_Model):
    type: Literal["FeatureCollection"]
    note: Sentence
    features: tuple[_Feature, ...]


def read_outlines(path: Path, places: Collection[str]) -> Outlines:
    """Read the file of outlines; ``places`` are the ids of the record's.

    :raises OutlinesError: when it is not there, or is not what it should be. A place that the record does not have is
        only warned of: one may be taken down, and the site has to be built without it at once.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OutlinesError(
            f"`outlines`: `{path.name}` cannot be read ({error.strerror}): name a file of GeoJSON"
        ) from error
    try:
        read = _Collection.model_validate_json(data)
    except ValidationError as error:
        raise OutlinesError(f"`outlines`: `{path.name}`: {_first(error)}") from error
    shapes = [
        Shape(each.id, each.properties.name, each.properties.place, each.properties.within, each.geometry.polygons)
        for each in read.features
        if isinstance(each.geometry, _Polygon | _MultiPolygon)
    ]
    disputed = tuple(line for each in read.features for line in _lines(each))
    if problem := next(_problems(shapes, disputed), ""):
        raise OutlinesError(f"`outlines`: `{path.name}`: {problem}")
    ordered = [*(shape for shape in shapes if not shape.within), *(shape for shape in shapes if shape.within)]
    digest = blake2b(data, digest_size=16).hexdigest()
    drawn = {each.id: each if each.place in places else replace(each, place="") for each in ordered}
    astray = (each for each in ordered if each.place and each.place not in places)
    return Outlines(read.note, drawn, disputed, digest, tuple(_warn(path.name, each, places) for each in astray))


def _warn(name: str, shape: Shape, places: Collection[str]) -> str:
    near = nearest(shape.place, places)
    remedy = f"did you mean `{near}`?" if near else "leave `place` out, or add the place"
    return f"`outlines`: `{name}`: `{shape.id}` is the outline of `{shape.place}`, which is no place here: {remedy}"


def _lines(feature: _Feature) -> tuple[Line, ...]:
    return feature.geometry.lines if isinstance(feature.geometry, _LineString | _MultiLineString) else ()


def _first(error: ValidationError) -> str:
    """Return the first of what pydantic found, with where it is."""
    found = error.errors(include_url=False)[0]
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in found["loc"])
    return f"`{where.lstrip('.')}`: {found['msg']}" if where else found["msg"]


def _problems(shapes: list[Shape], disputed: tuple[Line, ...]) -> Iterator[str]:
    """Yield what is wrong with shapes that are GeoJSON."""
    if not shapes:
        yield "has no shape: it needs features that are a Polygon or a MultiPolygon"
    known = Counter(shape.id for shape in shapes)
    outlined = Counter(shape.place for shape in shapes if shape.place)
    for shape in shapes:
        yield from _problems_of(shape, known, outlined)
    points = sum(map(len, disputed)) + sum(len(ring) for shape in shapes for ring in _rings(shape))
    if points > MOST_POINTS:
        remedy = "simplify them, for example with `mapshaper -simplify 10% keep-shapes`"
        yield f"the outlines have {points:,} points, and a page can draw {MOST_POINTS:,}: {remedy}"


def _problems_of(shape: Shape, known: Counter[str], outlined: Counter[str]) -> Iterator[str]:
    if not _ID.fullmatch(shape.id):
        yield f"a feature has the id `{shape.id}`: give each shape one of its own, of letters, digits and hyphens"
    if known[shape.id] > 1:
        yield f"{known[shape.id]} features have the id `{shape.id}`: give each one of its own"
    if shape.within and (shape.within not in known or shape.within == shape.id):
        yield f"`{shape.id}` lies within `{shape.within}`, which is no other shape of the file"
    if outlined[shape.place] > 1:
        yield f"{outlined[shape.place]} shapes are the outline of `{shape.place}`: make them one MultiPolygon"
    for ring in _rings(shape):
        if ring[0] != ring[-1]:
            yield f"a ring of `{shape.id}` does not end where it begins"
        if not SMALLEST < ring_area(ring) < HALF_OF_THE_GLOBE:
            yield f"a ring of `{shape.id}` encloses nothing, or half of the globe: cut it at the line of date"


def _rings(shape: Shape) -> Iterator[Line]:
    yield from (ring for polygon in shape.polygons for ring in polygon)

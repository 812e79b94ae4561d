"""JSON and GeoJSON as tables: a list of objects, wherever it lies; what is nested becomes columns, ``text.headline``.

GeoJSON: RFC 7946. Results of a SPARQL query: https://www.w3.org/TR/sparql11-results-json/
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_scripts.base.text import shown
from build_scripts.contribute.importing.cells import Cell, Form, Row, Table, TableError

_DEEPEST = 6
LATITUDE, LONGITUDE = "latitude", "longitude"
"""The columns of a point."""


def read_json(name: str, data: bytes, at: str = "") -> Table:
    """Read the objects of a JSON file; ``at`` is the way to their list, as in ``results.bindings``.

    :raises TableError: when it is no JSON, or holds no list of objects, or several.
    """
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise TableError(f"{name} is no JSON that can be read ({error})") from error
    form: Form = "geojson" if isinstance(tree, Mapping) and tree.get("type") == "FeatureCollection" else "json"
    at = at or ("features" if form == "geojson" else _find(name, tree))
    objects = _objects(name, tree, at)
    others = 0
    if form == "geojson":
        others = sum(_point(feature) is None for feature in objects)
        objects = [_of_feature(feature) for feature in objects]
    elif at.split(".")[-1] == "bindings":
        objects = [{key: _bound(value) for key, value in row.items()} for row in objects]
    flat = [dict(_flat(each)) for each in objects]
    columns = list(dict.fromkeys(key for each in flat for key in each))

    def rows() -> Iterator[Row]:
        yield from (Row(number, [each.get(column) for column in columns]) for number, each in enumerate(flat, 1))

    aside = {"shapes other than points": others} if others else {}
    return Table(name, form, columns, rows, {"at": at} if at else {}, aside=aside)


def _find(name: str, tree: Any) -> str:
    """Return the way to the only list of objects; empty where the file is one."""
    if isinstance(tree, list):
        return ""
    ways = [".".join(way) for way in _lists(tree, ())]
    if len(ways) == 1:
        return ways[0]
    if not ways:
        raise TableError(f"{name} holds no list of objects")
    raise TableError(f"{name} holds several lists of objects: name one in the map, `file: {{at: {ways[0]}}}`")


def _lists(tree: Any, way: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    if isinstance(tree, Mapping) and len(way) < _DEEPEST:
        for key, value in tree.items():
            if isinstance(value, list) and value and all(isinstance(each, Mapping) for each in value):
                yield (*way, key)
            else:
                yield from _lists(value, (*way, key))


def _objects(name: str, tree: Any, at: str) -> Sequence[Mapping[str, Any]]:
    for key in filter(None, at.split(".")):
        tree = tree.get(key) if isinstance(tree, Mapping) else None
    if not isinstance(tree, list) or not all(isinstance(each, Mapping) for each in tree):
        raise TableError(f"{name} has no list of objects at ‘{shown(at)}’")
    return tree


def _of_feature(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    properties = feature.get("properties")
    named = {"id": feature["id"]} if "id" in feature else {}
    point = _point(feature)
    place = {LATITUDE: point[1], LONGITUDE: point[0]} if point else {}
    return {**named, **(properties if isinstance(properties, Mapping) else {}), **place}


def _point(feature: Mapping[str, Any]) -> tuple[float, float] | None:
    geometry = feature.get("geometry")
    if not isinstance(geometry, Mapping) or geometry.get("type") != "Point":
        return None
    place = geometry.get("coordinates")
    if not isinstance(place, list) or len(place) < 2 or not all(isinstance(each, int | float) for each in place[:2]):
        return None
    return place[0], place[1]


def _bound(value: Any) -> Any:
    return value.get("value") if isinstance(value, Mapping) else value


def _flat(tree: Mapping[str, Any], before: str = "", depth: int = 0) -> Iterator[tuple[str, Cell]]:
    """Yield the values of an object by their ways; a list of texts is one text, in lines."""
    for key, value in tree.items():
        way = f"{before}{key}"
        if isinstance(value, Mapping) and depth < _DEEPEST:
            yield from _flat(value, f"{way}.", depth + 1)
        elif isinstance(value, list):
            yield (
                way,
                "\n".join(each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in value),
            )
        elif isinstance(value, float) and value.is_integer():
            yield way, int(value)
        elif value is None or isinstance(value, str | int | float | bool):
            yield way, value if value != "" else None
        else:
            yield way, json.dumps(value, ensure_ascii=False)

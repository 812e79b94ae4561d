"""`events.geojson`: where events were (RFC 7946), each point with how exact it is.

The event's own point comes first; without one, the coordinates of the places that it names, which stand for something
as large as a place of that kind. No larger place stands in for one without coordinates: such an event has no geometry.
Decimals are those of the source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from build_scripts.exports.data.columns import first_day, last_day
from build_scripts.exports.data.keys import path_of
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.model.values.distances import metres_of
from build_scripts.pages.context import Context
from build_scripts.pages.points import geo_uri


class Located(NamedTuple):
    """A point as numbers of JSON, how exact it is, and the place that it is of, where it is not the event's own."""

    lon: str
    lat: str
    precision: str
    place: str


def render_features(context: Context) -> Iterator[str]:
    """Yield the file in pieces: one feature a line, in the order of the chronology."""
    yield '{"type":"FeatureCollection","features":['
    separator = "\n"
    for event in context.timeline.events:
        yield f"{separator}{_feature(context, event)}"
        separator = ",\n"
    yield "\n]}\n"


def points_of(context: Context, event: Event) -> list[Located]:
    """Return the points that an event is known to have been at."""
    if event.point:
        return [Located(_number(event.point.lon), _number(event.point.lat), event.point.precision, "")]
    places = [context.timeline.places[place] for place in event.places]
    return [
        Located(_number(str(place.lon)), _number(str(place.lat)), place.kind, path_of("place", place.id))
        for place in places
        if place.lat is not None and place.lon is not None
    ]


def _number(text: str) -> str:
    """Return degrees as a number of JSON, with the decimals that they have."""
    return str(Decimal(text))


def _feature(context: Context, event: Event) -> str:
    points = points_of(context, event)
    properties = json.dumps(_properties(context, event, points), ensure_ascii=False, separators=(",", ":"))
    name = json.dumps(event.id)
    return f'{{"type":"Feature","id":{name},"geometry":{_geometry(points)},"properties":{properties}}}'


def _geometry(points: list[Located]) -> str:
    pairs = [f"[{point.lon},{point.lat}]" for point in points]
    if not pairs:
        return "null"
    if len(pairs) == 1:
        return f'{{"type":"Point","coordinates":{pairs[0]}}}'
    return f'{{"type":"MultiPoint","coordinates":[{",".join(pairs)}]}}'


def _properties(context: Context, event: Event, points: list[Located]) -> dict[str, Any]:
    timeline, kinds = context.timeline, context.timeline.vocabulary.place_kinds
    metres = [metres_of(point.precision) for point in points]
    spot = [point.precision in kinds and kinds[point.precision].point for point in points]
    return {
        "url": f"{context.site.url}{event_url(event)}",
        "title": event.title,
        "first_day": first_day(event.date),
        "last_day": last_day(event.date),
        "date_edtf": event.date.text,
        "date_words": context.dates(event.date),
        "kind": event.kind,
        "status": event.status,
        "is_withdrawn": timeline.vocabulary.takes_out(event.status),
        "precision": ";".join(dict.fromkeys(point.precision for point in points)) or None,
        "precision_metres": max((number for number in metres if number), default=None),
        "is_the_spot": all(spot) if points else None,
        "is_own_point": bool(event.point),
        "located_places": ";".join(point.place for point in points) or None,
        "places": ";".join(path_of("place", place) for place in event.places) or None,
        "geo_uri": geo_uri(event.point) if event.point else None,
    }

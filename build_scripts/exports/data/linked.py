"""`record.jsonld`: the record and its entries in the words of schema.org, with whole addresses and typed coordinates.

It brings its own context, so that reading it fetches nothing. An address that is not whole would become one of the
reader's, and a coordinate without a type an integer; so there is no such file where the site has no address.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from build_scripts.exports.data.geojson import points_of
from build_scripts.exports.data.package import MEDIA_TYPES
from build_scripts.model.entries import Event
from build_scripts.model.layout import entry_url, event_url
from build_scripts.pages.context import Context
from build_scripts.pages.structured import entry_values, record_values

CONTEXT: Mapping[str, Any] = {
    "@vocab": "https://schema.org/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    **{name: {"@type": "@id"} for name in ("url", "contentUrl", "license", "isPartOf", "hasPart")},
    **{name: {"@type": "Date"} for name in ("datePublished", "dateModified")},
    **{name: {"@type": "xsd:decimal"} for name in ("latitude", "longitude")},
}
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def render_linked(context: Context, sums: Mapping[str, str]) -> Iterator[str]:
    """Yield the file in pieces, one thing a line; ``sums`` has the SHA-256 of what can be downloaded, by name."""
    yield f'{{"@context":{_encode(CONTEXT)},"@graph":[\n{_encode(_dataset(context, sums))}'
    for event in context.timeline.events:
        yield f",\n{_encode(_article(context, event))}"
    yield "\n]}\n"


def _dataset(context: Context, sums: Mapping[str, str]) -> dict[str, Any]:
    root = context.site.url
    downloads = [
        {
            "@type": "DataDownload",
            "contentUrl": f"{root}data/{name}",
            "encodingFormat": MEDIA_TYPES[Path(name).suffix],
            "sha256": digest,
        }
        for name, digest in sums.items()
    ]
    values = _known({**record_values(context), "version": context.site.version})
    return {"@id": root, **values, "distribution": downloads}


def _article(context: Context, event: Event) -> dict[str, Any]:
    root = context.site.url
    values = _known(entry_values(context, event))
    places = [{"@id": f"{root}{entry_url('place', place)}", "@type": "Place"} for place in event.places]
    named = [
        {**place, "name": context.timeline.places[id_].name} for place, id_ in zip(places, event.places, strict=True)
    ]
    points = [
        {"@type": "Place", "geo": {"@type": "GeoCoordinates", "latitude": point.lat, "longitude": point.lon}}
        for point in points_of(context, event)
        if not point.place
    ]
    about = {"about": named} if named else {}
    where = {"contentLocation": points} if points else {}
    return {"@id": f"{root}{event_url(event)}", **values, "isPartOf": root, **about, **where}


def _known(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}

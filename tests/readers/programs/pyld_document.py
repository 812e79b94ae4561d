"""PyLD, a processor of JSON-LD, which may fetch nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pyld import jsonld

from tests.readers.published import Published
from tests.readers.reading import Reading, named

PROGRAM = named("pyld")
ARTIFACT = "data/record.jsonld"


def read(published: Published) -> Iterator[Reading]:
    """Expand the document, and make statements of it: addresses are whole, coordinates keep their decimals."""
    document = json.loads((published.site / ARTIFACT).read_text("utf-8"))
    expanded = jsonld.expand(document, {"documentLoader": _refuse})
    things = [node["@id"] for node in expanded]
    relative = [name for name in things if not name.startswith("https://")]
    statements = jsonld.to_rdf(document, {"documentLoader": _refuse, "format": "application/n-quads"}).splitlines()
    degrees = sorted(line.split('"')[1] for line in statements if "/latitude>" in line or "/longitude>" in line)
    wanted = sorted(
        text for event in published.timeline.events if event.point for text in (event.point.lat, event.point.lon)
    )
    result = f"{len(things)} things, {len(statements)} statements, {len(degrees)} coordinates"
    yield Reading(
        ARTIFACT, result, not relative and degrees == wanted and len(things) == len(published.timeline.events) + 1
    )


def _refuse(url: str, _: Any) -> Any:
    raise ValueError(f"{url} would be fetched")

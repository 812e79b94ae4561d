"""The point of an event in words, and as an address of no map in particular (`geo:`, RFC 5870)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Event
from build_scripts.model.rows import Point
from build_scripts.model.values.distances import metres_of
from build_scripts.pages.context import Context
from build_scripts.pages.parts import cites


def point_of(context: Context, event: Event, numbers: Mapping[str, int]) -> dict[str, Any] | None:
    """Return the point of an event in words, with its address, its sources and its note; None where it has none."""
    if event.point is None:
        return None
    row = event.point
    return {"words": _words(context, row), "geo": geo_uri(row), "cites": cites(row.sources, numbers), "note": row.note}


def _words(context: Context, row: Point) -> str:
    t, compass = context.t, context.t["compass"]
    lat = compass["south" if row.lat.startswith("-") else "north"].format(degrees=row.lat.lstrip("-"))
    lon = compass["west" if row.lon.startswith("-") else "east"].format(degrees=row.lon.lstrip("-"))
    kind = context.timeline.vocabulary.place_kinds.get(row.precision)
    if kind:
        return str(t["point_to_kind"]).format(lat=lat, lon=lon, kind=in_sentence(kind.label))
    return str(t["point_within"]).format(lat=lat, lon=lon, distance=row.precision.replace(" ", "\u00a0"))


def geo_uri(row: Point) -> str:
    """Return the point as `geo:` has it, with its uncertainty in metres where that is a distance."""
    metres = metres_of(row.precision)
    return f"geo:{row.lat},{row.lon}" + (f";u={metres:.0f}" if metres else "")

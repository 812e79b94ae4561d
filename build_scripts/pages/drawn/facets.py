"""The filters of the timeline's page, whose choices come with the data; and the words of its script."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from markupsafe import Markup

from build_scripts.pages.context import Context

FACETS = ("kind", "status", "actor", "as", "place", "tag", "year")
"""The filters with choices, by their keys in an address, which are the names of their lists in the data."""


class Facet(NamedTuple):
    """A filter: its key in an address and its heading."""

    key: str
    label: str


def facets(context: Context) -> list[Facet]:
    """Return the filters that have choices in this record."""
    return [Facet(key, context.t["drawn"]["facets"][key]) for key in FACETS if _has_choices(context, key)]


def _has_choices(context: Context, key: str) -> bool:
    timeline = context.timeline
    held = {
        "kind": timeline.by_kind,
        "status": timeline.events,
        "actor": timeline.by_actor,
        "as": timeline.by_actor,
        "place": timeline.by_place,
        "tag": timeline.by_tag,
        "year": timeline.events,
    }
    return bool(held[key])


def lanes(context: Context) -> Iterator[Facet]:
    """Yield by what the drawing can be divided into lanes."""
    keys = [facet for facet in facets(context) if facet.key not in ("as", "year")]
    yield from keys
    for name, word in context.timeline.vocabulary.place_kinds.items():
        if word.facet:
            yield Facet(f"place.{name}", word.label)


def script_words(context: Context) -> Markup:
    """Return the words of the script as JSON that may stand in a page."""
    return Markup(json.dumps(_script_words(context), ensure_ascii=False).replace("<", "\\u003c"))


def _script_words(context: Context) -> dict[str, Any]:
    """Return the words of the script: its own, the names of months, and how events are counted."""
    t, dates = context.t, context.strings["dates"]
    return {
        **t["drawn"]["script"],
        "units": t["drawn"]["units"],
        "months": dates["months"],
        "short": dates["months_short"],
        "one": t["events_one"],
        "many": t["events_many"],
        "count": t["drawn"]["count"],
        "scale": t["drawn"]["scale"],
        "record": t["drawn"]["record"],
        "map_tip": t["map_tip"],
        "map_others": t["map_others"],
        "site": context.site.name,
        "place_kinds": [name for name, word in context.timeline.vocabulary.place_kinds.items() if word.facet],
    }

"""What programs that gather pages read of them: descriptions by the words of schema.org, beside what people read.

An entry is an `Article` of the `Dataset` that the record is. It is no `Event` and no `ClaimReview` there: those would
state as facts what the record only reports of its sources.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.context import Context

_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def describe_record(context: Context) -> str:
    """Return the description of the record, for the home page."""
    return _block(record_values(context))


def record_values(context: Context) -> dict[str, Any]:
    """Return what the description of the record says; what is not known is empty."""
    site, events = context.site, context.timeline.events
    changed = max((event.changed for event in events), default="")
    values = {
        "description": site.description,
        "license": site.license_url,
        "dateModified": changed,
        "temporalCoverage": covered(events),
    }
    return {**_record(context), **values, "isAccessibleForFree": True, "inLanguage": site.lang}


def describe_entry(context: Context, event: Event) -> str:
    """Return the description of an entry, for its page."""
    return _block(entry_values(context, event))


def entry_values(context: Context, event: Event) -> dict[str, Any]:
    """Return what the description of an entry says; what is not known is empty."""
    places = [context.timeline.places[place].name for place in event.places if place in context.timeline.places]
    return {
        "@type": "Article",
        "headline": event.title,
        "description": event.summary,
        "url": f"{context.site.url}{event_url(event)}" if context.site.url else "",
        "datePublished": event.added.text if event.added else "",
        "dateModified": event.changed,
        "inLanguage": context.site.lang,
        "about": [{"@type": "Place", "name": name} for name in places],
        "isPartOf": _record(context),
    }


def covered(events: Sequence[Event]) -> str:
    """Return the days from the first event to the last as an interval of ISO 8601, whose end may be open."""
    if not events:
        return ""
    last = events[-1].date.last
    return f"{events[0].date.first.isoformat()}/{'..' if last == date.max else last.isoformat()}"


def _record(context: Context) -> dict[str, Any]:
    address = {"url": context.site.url} if context.site.url else {}
    return {"@type": "Dataset", "name": context.site.name, **address}


def _block(values: Mapping[str, Any]) -> str:
    """Return a description as a script that is data; nothing in it can end the script or begin a comment.

    It is no `Markup`: that would escape the text of a page which it is added to.
    """
    known = {"@context": "https://schema.org", **{name: value for name, value in values.items() if value}}
    text = json.dumps(known, ensure_ascii=False, separators=(",", ":"))
    for letter, escape in _ESCAPES.items():
        text = text.replace(letter, escape)
    return f'<script type="application/ld+json">{text}</script>'

"""Publishers: an index of whom the record rests on, and a page for each with every source of it that is cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.lists import decade_title, part_folder, split_parts
from build_scripts.pages.page import Context, Page
from build_scripts.timeline.timeline import Timeline


def render_publishers(context: Context) -> Page:
    """The index of sources: every publisher, with how many sources and entries rest on it."""
    rows = [_publisher_row(context, name) for name in sorted(context.timeline.by_publisher, key=str.casefold)]
    sources = sum(row["sources"] for row in rows)
    lead = context.t["sources_lead"].format(publishers=len(rows), sources=sources)
    title = context.t["sections"]["sources"]
    body = context.render("index.html", title=title, lead=lead, groups=[{"title": "", "rows": rows}], rest=[])
    return Page("sources/", "sources", title, lead, body)


def _publisher_row(context: Context, publisher: str) -> dict[str, Any]:
    events = context.timeline.by_publisher[publisher]
    sources = sum(s.publisher == publisher for event in events for s in event.sources.values())
    return {
        "url": f"sources/{slugify(publisher)}/",
        "title": publisher,
        "count": len(events),
        "events": context.events_words(len(events)),
        "sources": sources,
        "note": "",
        "names": (),
        "depth": 0,
    }


def render_publisher(context: Context, slug: str, unit: str = "", first: int = 0) -> Page:
    """A publisher's page: each source of it that the record cites, by entry; long lists by decades or years."""
    name, path, t = context.timeline.publishers[slug][0], f"sources/{slug}/", context.t
    events = publisher_events(context.timeline, slug)
    parts = split_parts(events)
    if unit:
        events = next(each for what, year, each in parts if (what, year) == (unit, first))
        name, path = f"{name}: {_period(unit, first)}", f"{path}{part_folder(unit, first)}"
        parts = [part for part in parts if unit == "decade" and part[0] == "year" and part[1] // 10 * 10 == first]
    shown = [] if parts else [_citing(context, event, context.timeline.publishers[slug]) for event in events]
    sources = sum(s.publisher in context.timeline.publishers[slug] for e in events for s in e.sources.values())
    lead = t["publisher_lead"].format(
        sources=context.count_words("sources", sources), events=context.events_words(len(events))
    )
    whats = {what for what, _, _ in parts if not (what == "year" and not unit)}
    links = [
        {"year": _period(what, year), "url": f"sources/{slug}/{part_folder(what, year)}"}
        for what, year, _ in parts
        if what in whats
    ]
    body = context.render("publisher.html", title=name, lead=lead, rows=shown, years=links)
    return Page(path, "sources", name, f"{name}: {lead}", body)


def _period(unit: str, first: int) -> str:
    return decade_title(first) if unit == "decade" else str(first)


def _citing(context: Context, event: Event, publishers: Sequence[str]) -> dict[str, Any]:
    url = event_url(event)
    sources = [
        {**_publication(context, source), "anchor": f"{url}#source-{name}"}
        for name, source in event.sources.items()
        if source.publisher in publishers
    ]
    return {"when": context.dates(event.date), "url": url, "title": event.title, "sources": sources}


def _publication(context: Context, source: Any) -> dict[str, Any]:
    when = context.dates(source.date) if source.date else context.t["undated"]
    return {"title": source.title or source.reference, "date": when, "url": source.url}


def publisher_events(timeline: Timeline, slug: str) -> Sequence[Event]:
    """The events that cite the publishers of a page, in order."""
    found = {event.id: event for name in timeline.publishers[slug] for event in timeline.by_publisher[name]}
    return sorted(found.values(), key=lambda event: timeline.position[event.id])

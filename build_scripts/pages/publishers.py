"""Publishers: an index of whom the record rests on, and a page for each with every source of it that is cited."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.model.entries import Event
from build_scripts.model.layout import entry_url, event_url
from build_scripts.model.rows import Source
from build_scripts.pages.context import Context
from build_scripts.pages.lists import Period, link, parts_of
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, digest, every_event
from build_scripts.timeline.timeline import Timeline


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the index, and for each publisher a page and the parts of a long one.

    Publishers whose names give one slug share a page, under the first of their names.
    """
    shared = [row for source in context.timeline.sources.values() for row in context.timeline.files_of(source)]
    yield planner.plan_page("sources/", render_publishers, every_event, base=digest(planner.common, *shared))
    for slug, names in context.timeline.publishers.items():
        yield planner.plan_page(_path(slug), render_publisher, events_citing, slug, names)
        for part in parts_of(events_citing(context.timeline, slug, names)):
            path = f"{_path(slug)}{part.folder}"
            yield planner.plan_page(path, render_publisher_part, events_citing_in, slug, names, part)


def _path(slug: str) -> str:
    return f"sources/{slug}/"


def events_citing(timeline: Timeline, _slug: str, names: Sequence[str]) -> list[Event]:
    """Return the events that cite one of several publishers, in order."""
    events = {event.id: event for name in names for event in timeline.by_publisher[name]}
    return sorted(events.values(), key=lambda event: timeline.position[event.id])


def events_citing_in(timeline: Timeline, slug: str, names: Sequence[str], part: Period) -> list[Event]:
    """Return those of a part of the list."""
    return part.choose(events_citing(timeline, slug, names))


def render_publishers(context: Context, _events: tuple[Event, ...]) -> Page:
    """Render the index of sources: every publisher, with the number of entries that rest on it."""
    publishers = sorted(context.timeline.by_publisher.items(), key=lambda item: item[0].casefold())
    rows = [
        {
            "url": _path(slugify(name)),
            "title": name,
            "events": context.events_words(len(events)),
            "note": "",
            "names": (),
            "depth": 0,
        }
        for name, events in publishers
    ]
    sources = sum(_count_sources(events, (name,)) for name, events in publishers)
    lead = context.t["sources_lead"].format(publishers=len(rows), sources=sources)
    title = context.t["sections"]["sources"]
    shared = _shared_rows(context)
    groups = [{"title": context.t["publishers"] if shared else "", "rows": rows}]
    groups += [{"title": context.t["shared_sources"], "rows": shared}] if shared else []
    body = context.render("index.html", title=title, lead=lead, groups=groups, rest=[])
    return Page("sources/", "sources", title, lead, body)


def _shared_rows(context: Context) -> list[dict[str, Any]]:
    """Return the sources that several entries cite, in the order of their publishers and their names."""
    sources = context.timeline.sources.values()
    ordered = sorted(sources, key=lambda source: (source.publisher.casefold(), source.label.casefold(), source.id))
    return [
        {
            "url": entry_url("source", source.id),
            "title": source.label,
            "events": context.events_words(len(context.timeline.by_source.get(source.id, ()))),
            "note": source.publisher + (f", {context.dates(source.date)}" if source.date else ""),
            "names": (),
            "depth": 0,
        }
        for source in ordered
    ]


def render_publisher(context: Context, events: Sequence[Event], slug: str, names: Sequence[str]) -> Page:
    """Render a publisher's page: each source of it that the record cites, by entry; of a long list the decades."""
    decades = [part for part in parts_of(events) if part.unit == "decade"]
    return _render(context, _path(slug), names[0], events, slug, names, decades)


def render_publisher_part(
    context: Context, events: Sequence[Event], slug: str, names: Sequence[str], part: Period
) -> Page:
    """Render a decade or a year of a long list; of a decade that is itself too long, its years."""
    years = [year for year in parts_of(events) if part.unit == "decade" and year.unit == "year"]
    return _render(context, f"{_path(slug)}{part.folder}", f"{names[0]}: {part.title}", events, slug, names, years)


def _render(
    context: Context,
    path: str,
    title: str,
    events: Sequence[Event],
    slug: str,
    names: Sequence[str],
    parts: Sequence[Period],
) -> Page:
    lead = context.t["publisher_lead"].format(
        sources=context.count_words("sources", _count_sources(events, names)),
        events=context.events_words(len(events)),
    )
    rows = [] if parts else [_citing(context, event, names) for event in events]
    links = [{"title": part.title, "url": f"{_path(slug)}{part.folder}"} for part in parts]
    facts = _facts(context, names)
    body = context.render("publisher.html", title=title, lead=lead, rows=rows, parts=links, facts=facts)
    return Page(path, "sources", title, f"{title}: {lead}", body)


def _facts(context: Context, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return what the vocabulary says of a publisher: by which other names it goes, and whose part it is."""
    listed = context.timeline.vocabulary.publishers
    facts: list[dict[str, Any]] = []
    for publisher in (publisher for publisher in listed.values() if publisher.name in names):
        if publisher.also:
            facts.append({"name": context.t["aliases"], "text": ", ".join(publisher.also), "url": None})
        if larger := listed.get(publisher.within or ""):
            slug = slugify(larger.name)
            url = _path(slug) if slug in context.timeline.publishers else None
            facts.append({"name": context.t["part_of"], "text": larger.name, "url": url})
    return facts


def _count_sources(events: Sequence[Event], names: Sequence[str]) -> int:
    return sum(source.publisher in names for event in events for source in event.sources.values())


def _citing(context: Context, event: Event, names: Sequence[str]) -> dict[str, Any]:
    sources = [
        {**_source(context, source), "anchor": f"{event_url(event)}#source-{name}"}
        for name, source in event.sources.items()
        if source.publisher in names
    ]
    return {**link(context, event), "sources": sources}


def _source(context: Context, source: Source) -> dict[str, Any]:
    when = context.dates(source.date) if source.date else context.t["undated"]
    return {"title": source.title or source.reference, "date": when, "url": source.url}

"""Publishers: an index of whom the record rests on, and a page for each with every source of it that is cited."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.model.entries import Event, SharedSource
from build_scripts.model.layout import entry_url, event_url
from build_scripts.model.rows import Source
from build_scripts.pages.context import Context
from build_scripts.pages.indexes import Group, group_by_letter, render_index
from build_scripts.pages.lists import link
from build_scripts.pages.names import Letters, all_letters, letter_steps, letters_title, render_names, split_names
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, digest, every_event
from build_scripts.pages.split import SPLIT, Part, Weigh, all_parts, split, weight_of
from build_scripts.pages.steps import part_steps, part_title, part_ways, part_words
from build_scripts.timeline.timeline import Timeline

INDEX = "sources/"


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the index, for each publisher a page, and the parts of what is too long.

    Publishers whose names give one slug share a page, under the first of their names.
    """
    timeline = context.timeline
    shared = [row for source in timeline.sources.values() for row in timeline.files_of(source)]
    yield planner.plan_list(INDEX, render_publishers, every_event, base=digest(planner.common, *shared))
    for letters in all_letters(_names(timeline)):
        yield planner.plan_list(f"{INDEX}{letters.folder}", render_letters, events_of_letters, letters)
    for slug, names in timeline.publishers.items():
        yield planner.plan_list(publisher_url(slug), render_publisher, events_citing, slug, names)
        for part in all_parts(events_citing(timeline, slug), weigh_sources(names)):
            path = f"{publisher_url(slug)}{part.folder}"
            yield planner.plan_list(path, render_publisher_part, events_citing_in, slug, names, part)


def publisher_url(slug: str) -> str:
    """Return the address of a publisher's page."""
    return f"{INDEX}{slug}/"


def _names(timeline: Timeline) -> Mapping[str, str]:
    """Return the names of all publishers by themselves."""
    return {name: name for name in timeline.by_publisher}


def weigh_sources(names: Sequence[str]) -> Weigh:
    """Return what weighs an event by the sources of publishers that it cites."""

    def weigh(event: Event) -> float:
        sources = [source for source in event.sources.values() if source.publisher in names]
        texts = sum(len(source.title or source.reference or "") + 2 * len(source.url or "") for source in sources)
        return max(1, weight_of(500 + len(event.title) + 250 * len(sources) + texts))

    return weigh


def events_citing(timeline: Timeline, slug: str, *_: object) -> tuple[Event, ...]:
    """Return the events that cite a publisher, in order."""
    return timeline.by_publisher_slug[slug]


def events_citing_in(timeline: Timeline, slug: str, _names: Sequence[str], part: Part) -> Sequence[Event]:
    """Return those of a part of the list."""
    return part.choose(events_citing(timeline, slug))


def events_of_letters(timeline: Timeline, letters: Letters) -> list[Event]:
    """Return the events that cite publishers whose names have one beginning."""
    return [event for name in letters.ids for event in timeline.by_publisher[name]]


def render_publishers(context: Context, events: tuple[Event, ...]) -> Page:
    """Render the index of sources: every publisher with the number of its entries; of very many, their letters."""
    publishers = context.timeline.by_publisher
    parts = split_names(_names(context.timeline))
    groups = group_by_letter(context, [_index_row(context, name) for name in publishers]) if not parts else []
    sources = count_all_sources(context.timeline)
    lead = context.t["sources_lead"].format(publishers=f"{len(publishers):,}", sources=f"{sources:,}")
    title, steps = context.t["sections"]["sources"], letter_steps(context, INDEX, parts)
    if shared := _shared_rows(context):
        groups = [replace(group, title=group.title or context.t["publishers"]) for group in groups]
        groups.append(Group(context.t["shared_sources"], shared, "shared"))
    body = render_index(context, title, lead, groups, steps)
    return Page(INDEX, "sources", title, lead, body, as_of=context.list_as_of(events))


def render_letters(context: Context, _events: Sequence[Event], letters: Letters) -> Page:
    """Render the publishers whose names have one beginning."""
    name = context.t["sections"]["sources"]
    rows = [_index_row(context, publisher) for publisher in letters.ids]
    title = f"{name}: {letters_title(context, letters)}"
    return render_names(context, INDEX, "sources", title, name, letters, rows)


def _index_row(context: Context, name: str) -> dict[str, Any]:
    count = len(context.timeline.by_publisher[name])
    shown = {"title": name, "count": count, "events": context.events_words(count), "note": "", "names": (), "depth": 0}
    return {"url": publisher_url(slugify(name)), **shown}


def _shared_rows(context: Context) -> list[dict[str, Any]]:
    """Return the sources that several entries cite, in the order of their publishers and their names.

    Of very many, the pages of their publishers lead to each.
    """
    sources = context.timeline.sources.values() if len(context.timeline.sources) <= SPLIT else ()
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
    """Render a publisher's page: each source of it that the record cites, by entry; of a long list its parts."""
    return _render(context, slug, names, events, None)


def render_publisher_part(
    context: Context, events: Sequence[Event], slug: str, names: Sequence[str], part: Part
) -> Page:
    """Render a part of a long list."""
    return _render(context, slug, names, events, part)


def _render(context: Context, slug: str, names: Sequence[str], events: Sequence[Event], part: Part | None) -> Page:
    path = f"{publisher_url(slug)}{part.folder}" if part else publisher_url(slug)
    title = f"{names[0]}: {part_title(context, part)}" if part else names[0]
    lead = context.t["publisher_lead"].format(
        sources=context.count_words("sources", _count_sources(events, names)),
        events=context.events_words(len(events)),
    )
    parts = split(events, weigh_sources(names), part)
    body = context.render(
        "publisher.html",
        up=publisher_url(slug) if part else "",
        name=names[0],
        kicker=part_words(context, part) if part else "",
        title=title,
        lead=lead,
        rows=[] if parts else [_citing(context, event, names) for event in events],
        parts=part_steps(context, publisher_url(slug), events, parts),
        facts=[] if part else _facts(context, names),
        ways=part_ways(context, publisher_url(slug), part) if part else {},
    )
    return Page(path, "sources", title, f"{title}: {lead}", body, as_of=context.list_as_of(events))


def _facts(context: Context, names: Sequence[str]) -> list[dict[str, Any]]:
    """Return what the vocabulary says of a publisher: by which other names it goes, and whose part it is."""
    listed = context.timeline.vocabulary.publishers
    facts: list[dict[str, Any]] = []
    for publisher in (publisher for publisher in listed.values() if publisher.name in names):
        if publisher.also:
            facts.append({"name": context.t["aliases"], "text": ", ".join(publisher.also), "url": None})
        if larger := listed.get(publisher.within or ""):
            slug = slugify(larger.name)
            url = publisher_url(slug) if slug in context.timeline.publishers else None
            facts.append({"name": context.t["part_of"], "text": larger.name, "url": url})
    return facts


def count_all_sources(timeline: Timeline) -> int:
    """Return how many sources the entries of the record cite; what two of them cite counts in both."""
    return sum(len(event.sources) for event in timeline.events)


def _count_sources(events: Sequence[Event], names: Sequence[str]) -> int:
    return sum(source.publisher in names for event in events for source in event.sources.values())


def _citing(context: Context, event: Event, names: Sequence[str]) -> dict[str, Any]:
    sources = [
        {
            **_source(context, source),
            "anchor": f"{event_url(event)}#source-{name}",
            "page": entry_url("source", name) if isinstance(source, SharedSource) else "",
        }
        for name, source in event.sources.items()
        if source.publisher in names
    ]
    return {**link(context, event), "sources": sources}


def _source(context: Context, source: Source) -> dict[str, Any]:
    when = context.dates(source.date) if source.date else context.t["undated"]
    title = source.title or source.reference or ""
    lang = source.lang if source.title else ""
    return {
        "title": title,
        "lang": lang,
        "language": context.language(source.lang),
        "date": when,
        "url": source.url,
    }

"""Shared sources: a page for each, with what it is, and every entry, row and claim that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from build_scripts.base.slugs import slugify
from build_scripts.language.direction import direction
from build_scripts.model.entries import Actor, Event, Place, SharedSource
from build_scripts.model.figures import claim_anchors, row_anchors
from build_scripts.model.layout import SITE_ROOT, entry_url, event_url
from build_scripts.pages.context import Context
from build_scripts.pages.lists import Period, link, parts_of
from build_scripts.pages.page import Page
from build_scripts.pages.parts import speaker
from build_scripts.pages.plan import Planned, Planner, digest
from build_scripts.timeline.timeline import Timeline

Use = tuple[str, str, str]
"""What a source bears out in an entry: what kind of thing that is, what it says, and its anchor on the entry's page."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan a page for each shared source, and the parts of one that very many entries cite."""
    timeline = context.timeline
    for name, source in timeline.sources.items():
        base = digest(planner.common, *timeline.files_of(source))
        yield planner.plan_page(_path(name), render_source, events_citing, name, base=base)
        for part in parts_of(events_citing(timeline, name)):
            path = f"{_path(name)}{part.folder}"
            yield planner.plan_page(path, render_source_part, events_citing_in, name, part, base=base)


def _path(name: str) -> str:
    return entry_url("source", name)


def events_citing(timeline: Timeline, name: str) -> Sequence[Event]:
    """Return the events that cite a shared source, in order."""
    return timeline.by_source.get(name, ())


def events_citing_in(timeline: Timeline, name: str, part: Period) -> list[Event]:
    """Return those of a part of the list."""
    return part.choose(events_citing(timeline, name))


def render_source(context: Context, events: Sequence[Event], name: str) -> Page:
    """Render the page of a shared source; of a long list the decades."""
    source = context.timeline.sources[name]
    decades = [part for part in parts_of(events) if part.unit == "decade"]
    return _render(context, _path(name), source.label, events, source, decades)


def render_source_part(context: Context, events: Sequence[Event], name: str, part: Period) -> Page:
    """Render a decade or a year of a long list; of a decade that is itself too long, its years."""
    source = context.timeline.sources[name]
    years = [year for year in parts_of(events) if part.unit == "decade" and year.unit == "year"]
    return _render(context, f"{_path(name)}{part.folder}", f"{source.label}: {part.title}", events, source, years)


def _render(
    context: Context,
    path: str,
    title: str,
    events: Sequence[Event],
    source: SharedSource,
    parts: Sequence[Period],
) -> Page:
    words = context.timeline.vocabulary
    lead = context.t["source_lead"].format(events=context.events_words(len(events)))
    body = context.render(
        "source.html",
        title=title,
        lead=lead,
        lang=source.lang if source.title else None,
        direction=direction(source.lang) if source.lang else "",
        nature=words.natures[words.nature_of(source)].label,
        facts=list(_facts(context, source)),
        body=Markup(source.body),
        rows=[] if parts else [_row(context, event, source.id) for event in events],
        parts=[{"title": part.title, "url": f"{_path(source.id)}{part.folder}"} for part in parts],
        registered=[_registered(entry) for entry in context.timeline.registered_by_source.get(source.id, ())],
        edit=f"{context.site.edit_url}{source.path}" if context.site.edit_url else "",
    )
    return Page(path, "sources", title, f"{title}: {source.publisher}. {lead}", body)


def _facts(context: Context, source: SharedSource) -> Iterator[tuple[str, str]]:
    """Yield what is known of a source, each with its label."""
    t, words = context.t, context.timeline.vocabulary
    yield t["publisher"], _anchor(f"{SITE_ROOT}sources/{slugify(source.publisher)}/", source.publisher)
    if source.author:
        yield t["author"], source.author
    yield t["published"], context.dates(source.date) if source.date else t["undated"]
    if source.reference:
        yield t["reference"], source.reference
    for label, url in ((t["address"], source.url), (t["archived_at"], source.archive)):
        if url:
            yield label, Markup('<a class="kt-url" href="{0}" rel="external">{0}</a>').format(url)
    if source.lang:
        yield t["language"], source.lang
    nature = words.natures[words.nature_of(source)]
    yield t["nature"], f"{nature.label}: {nature.definition}"
    if source.grade:
        yield t["graded"], f"{words.grades[source.grade].label}: {words.grades[source.grade].definition}"
    if source.origin:
        yield t["origin"], Markup(", ").join(_origin(context, origin) for origin in source.origin)
    if source.note:
        yield t["note"], source.note


def _origin(context: Context, origin: str) -> Markup:
    """Return whom a source rests on: an actor with a page, or a name."""
    actor = context.timeline.actors.get(origin)
    return _anchor(f"{SITE_ROOT}{entry_url('actor', origin)}", actor.name) if actor else escape(origin)


def _anchor(url: str, text: str) -> Markup:
    return Markup('<a href="{}">{}</a>').format(url, text)


def _registered(entry: Actor | Place) -> dict[str, str]:
    return {"url": entry_url("actor" if isinstance(entry, Actor) else "place", entry.id), "title": entry.name}


def _row(context: Context, event: Event, name: str) -> dict[str, Any]:
    """Return an event with what in it rests on the source, each with a link to where that is."""
    page = f"{SITE_ROOT}{event_url(event)}"
    uses = [
        {"label": label, "text": text, "href": f"{page}#{anchor}"}
        for label, text, anchor in _uses(context, event, name)
    ]
    return {**link(context, event), "uses": uses}


def _uses(context: Context, event: Event, name: str) -> Iterator[Use]:
    t = context.t
    if name in event.date_sources:
        yield t["when"], context.dates(event.date), "entry"
    if event.point and name in event.point.sources:
        yield t["point"], "", "facts"
    if name in event.cited:
        yield t["account"], "", "account"
    yield from _in_rows(context, event, name)
    for anchor, claim in zip(claim_anchors(event), event.claims, strict=True):
        sides = ((t["claim"], claim.sources), (t["speaks_for"], claim.for_), (t["speaks_against"], claim.against))
        if labels := [label for label, names in sides if name in names]:
            yield f"{t['claims']} ({', '.join(labels)})", claim.text, f"claim-{anchor}"


def _in_rows(context: Context, event: Event, name: str) -> Iterator[Use]:
    """Yield the rows on who took part, on counts and on who did it that name a source."""
    words, t = context.timeline.vocabulary, context.t
    for row in event.actors:
        if name in row.sources:
            yield words.roles[row.role].label, speaker(context, row.actor or row.name, "")["text"], "facts"
    for anchor, figure in zip(row_anchors(event), event.figures, strict=True):
        if name in figure.sources:
            by = f", {t['according']} {speaker(context, figure.by, '')['text']}" if figure.by else ""
            yield words.measures[figure.measure].label, f"{context.quantity(figure.value)}{by}", f"figure-{anchor}"
    for stated in event.attribution:
        if name in stated.sources:
            yield words.stances[stated.stance].label, speaker(context, stated.actor, "")["text"], "attribution"
    if event.unclaimed and name in event.unclaimed.sources:
        yield t["attribution"], t["nobody"], "attribution"

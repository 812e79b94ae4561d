"""Shared sources: a page for each, with what it is, and every entry, row and claim that rests on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from markupsafe import Markup, escape

from build_scripts.base.slugs import slugify
from build_scripts.language.direction import direction_of
from build_scripts.model.citing import named_evidence, named_sources
from build_scripts.model.entries import Actor, Event, Place, SharedSource
from build_scripts.model.figures import claim_anchors, row_anchors
from build_scripts.model.layout import SITE_ROOT, entry_url, event_url
from build_scripts.pages.context import Context
from build_scripts.pages.lists import link
from build_scripts.pages.page import Page
from build_scripts.pages.parts import speaker
from build_scripts.pages.plan import Planned, Planner, digest
from build_scripts.pages.split import Part, Weigh, all_parts, split, weight_of
from build_scripts.pages.steps import part_steps, part_title, part_ways, part_words
from build_scripts.timeline.timeline import Timeline

Use = tuple[str, str, str]
"""What a source bears out in an entry: what kind of thing that is, what it says, and its anchor on the entry's page."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan a page for each shared source, and the parts of one that very many entries cite."""
    timeline = context.timeline
    for name, source in timeline.sources.items():
        base = digest(planner.common, *timeline.files_of(source))
        yield planner.plan_page(_path(name), render_source, events_citing, name, base=base)
        for part in all_parts(events_citing(timeline, name), weigh_uses(name)):
            path = f"{_path(name)}{part.folder}"
            yield planner.plan_page(path, render_source_part, events_citing_in, name, part, base=base)


def _path(name: str) -> str:
    return entry_url("source", name)


def weigh_uses(name: str) -> Weigh:
    """Return what weighs an event by the rows and claims of it that name a source."""

    def weigh(event: Event) -> float:
        named = [path[:2] for path, each in (*named_sources(event), *named_evidence(event)) if each == name]
        claims = sum(len(event.claims[int(path[1])].text) for path in named if path[0] == "claims")
        return max(1, weight_of(700 + len(event.title) + 300 * len(named) + claims))

    return weigh


def events_citing(timeline: Timeline, name: str) -> Sequence[Event]:
    """Return the events that cite a shared source, in order."""
    return timeline.by_source.get(name, ())


def events_citing_in(timeline: Timeline, name: str, part: Part) -> Sequence[Event]:
    """Return those of a part of the list."""
    return part.choose(events_citing(timeline, name))


def render_source(context: Context, events: Sequence[Event], name: str) -> Page:
    """Render the page of a shared source; of a long list its parts."""
    return _render(context, name, events, None)


def render_source_part(context: Context, events: Sequence[Event], name: str, part: Part) -> Page:
    """Render a part of a long list."""
    return _render(context, name, events, part)


def _render(context: Context, name: str, events: Sequence[Event], part: Part | None) -> Page:
    source, words = context.timeline.sources[name], context.timeline.vocabulary
    path = f"{_path(name)}{part.folder}" if part else _path(name)
    title = f"{source.label}: {part_title(context, part)}" if part else source.label
    lead = context.t["source_lead"].format(events=context.events_words(len(events)))
    parts = split(events, weigh_uses(name), part)
    registered = context.timeline.registered_by_source.get(name, ()) if not part else ()
    body = context.render(
        "source.html",
        up=_path(name) if part else "",
        name=source.label,
        kicker=part_words(context, part) if part else words.natures[words.nature_of(source)].label,
        title=title,
        lead=lead,
        lang=source.lang if source.title else None,
        direction=direction_of(source.label, source.lang) if source.lang else "",
        facts=[] if part else list(_facts(context, source)),
        body=Markup("" if part else source.body),
        rows=[] if parts else [_row(context, event, name) for event in events],
        parts=part_steps(context, _path(name), events, parts),
        ways=part_ways(context, _path(name), part) if part else {},
        registered=[_registered(entry) for entry in registered],
        edit=f"{context.site.edit_url}{source.path}" if context.site.edit_url and not part else "",
    )
    description = f"{title}: {source.publisher}. {lead}"
    return Page(path, "sources", title, description, body, as_of=context.list_as_of(events))


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
            yield label, Markup('<a class="kt-url" href="{0}">{0}</a>').format(url)
    if source.lang:
        yield t["language"], context.language_name(source.lang)
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

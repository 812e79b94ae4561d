"""Actors, places, kinds and tags: a page for each with its chronology, and an index of each family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Actor, Event, Place
from build_scripts.model.layout import SITE_ROOT
from build_scripts.model.vocabulary import Word
from build_scripts.pages.absences import absence_rows
from build_scripts.pages.context import Context
from build_scripts.pages.lists import Period, by_years, link, parts_of, render_part
from build_scripts.pages.page import Page
from build_scripts.pages.parts import elsewhere, speaker
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.strip import strip
from build_scripts.timeline.timeline import Timeline

Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of terms: its events by term, its terms, what a term is called, what its page shows first."""

    events: Callable[[Timeline], Mapping[str, Events]]
    known: Callable[[Timeline], Mapping[str, Any]]
    title: Callable[[Any], str]
    about: Callable[[Context, Any], dict[str, Any]]


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan for each family its index, and for each term a page and the parts of a long one."""
    timeline = context.timeline
    for family, kind in FAMILIES.items():
        yield planner.plan_page(f"{family}/", render_index, every_event, family)
        for term in kind.known(timeline):
            base = planner.with_sources(planner.strips, kind.known(timeline)[term])
            yield planner.plan_page(_path(family, term), render_term, events_of, family, term, base=base)
            for part in parts_of(events_of(timeline, family, term)):
                path = f"{_path(family, term)}{part.folder}"
                yield planner.plan_page(path, render_term_part, events_of_part, family, term, part)


def _path(family: str, term: str) -> str:
    return f"{family}/{term}/"


def events_of(timeline: Timeline, family: str, term: str) -> Events:
    """Return the events of a term, in order."""
    return FAMILIES[family].events(timeline).get(term, ())


def events_of_part(timeline: Timeline, family: str, term: str, part: Period) -> list[Event]:
    """Return those of a part of the list."""
    return part.choose(events_of(timeline, family, term))


def render_term(context: Context, events: Events, family: str, term: str) -> Page:
    """Render a term's own page: what it is, and its chronology."""
    kind, path = FAMILIES[family], _path(family, term)
    known = kind.known(context.timeline)[term]
    title, lead = kind.title(known), context.events_words(len(events))
    body = context.render(
        "term.html",
        title=title,
        lead=lead,
        strip=strip(context, events),
        groups=by_years(context, path, events),
        by=list(_by_part_taken(context, term, events)) if family == "actors" else [],
        as_of=context.as_of(events),
        **kind.about(context, known),
    )
    return Page(path, family, title, f"{title}: {lead}.", body)


def render_term_part(context: Context, events: Sequence[Event], family: str, term: str, part: Period) -> Page:
    """Render one decade or year of a term's chronology, where it is long enough to be split."""
    kind = FAMILIES[family]
    title = kind.title(kind.known(context.timeline)[term])
    return render_part(context, _path(family, term), family, title, events, part)


def _word(context: Context, word: Word) -> dict[str, Any]:
    return {
        "kicker": "",
        "names": [],
        "elsewhere": [],
        "facts": [("", word.definition)],
        "body": "",
        "sources": [],
        "absences": [],
    }


def _actor(context: Context, actor: Actor) -> dict[str, Any]:
    t, actors = context.t, context.timeline.actors
    facts: list[tuple[str, Any]] = []
    if actor.active:
        facts.append((t["active"], context.dates(actor.active)))
    for label, ids in (
        (t["part_of"], [actor.part_of] if actor.part_of else []),
        (t["successor_of"], [actor.successor_of] if actor.successor_of else []),
        (
            t["members"],
            [a.id for a in sorted(actors.values(), key=lambda a: a.name) if a.part_of == actor.id],
        ),
        (t["confused"], actor.not_to_be_confused_with),
    ):
        if ids:
            facts.append((label, _links("actors", [(actor_id, actors[actor_id].name) for actor_id in ids])))
    return {
        "kicker": context.timeline.vocabulary.actor_kinds[actor.kind].label,
        "names": [(t["aliases"], actor.aliases)] if actor.aliases else [],
        "facts": facts,
        **_text(context, actor),
    }


def _place(context: Context, place: Place) -> dict[str, Any]:
    t, places = context.t, context.timeline.places
    up = [(step, places[step].name) for step in context.timeline.place_path(place.id)[1:]]
    down = [(within.id, within.name) for within in context.timeline.places_within.get(place.id, ())]
    facts: list[tuple[str, Any]] = []
    if up:
        facts.append((t["within"], _links("places", up)))
    if down:
        facts.append((t["contains"], _links("places", down)))
    facts.append((t["coordinates"], _coordinates(context, place)))
    names = [(t["native"], place.native), (t["aliases"], place.aliases)]
    return {
        "kicker": context.timeline.vocabulary.place_kinds[place.kind].label,
        "names": [(label, spellings) for label, spellings in names if spellings],
        "facts": facts,
        **_text(context, place),
    }


def _coordinates(context: Context, place: Place) -> str:
    t = context.t
    if place.lat is None or place.lon is None:
        return str(t["place_exact"]["none"])
    kind = context.timeline.vocabulary.place_kinds[place.kind]
    exact = t["place_exact"]["point" if kind.point else "other"].format(kind=in_sentence(kind.label))
    source = t["coordinates_source"].format(source=place.coordinates_source)
    lat, lon = (f"{degrees:.7f}".rstrip("0").rstrip(".") for degrees in (place.lat, place.lon))
    return f"{lat}, {lon} ({source}). {exact}"


def _links(family: str, terms: Sequence[tuple[str, str]]) -> Markup:
    anchor = Markup('<a href="{}{}/{}/">{}</a>')
    return Markup(", ").join(anchor.format(SITE_ROOT, family, term, name) for term, name in terms)


def _text(context: Context, entry: Actor | Place) -> dict[str, Any]:
    sources = [
        {
            "id": name,
            "title": source.title,
            "publisher": source.publisher,
            "date": context.dates(source.date) if source.date else "",
            "url": source.url,
            "reference": source.reference,
        }
        for name, source in entry.sources.items()
    ]
    return {
        "elsewhere": elsewhere(context, entry.identifiers),
        "body": Markup(entry.body),
        "sources": sources,
        "absences": absence_rows(context, entry),
    }


def _by_part_taken(context: Context, actor: str, events: Events) -> Iterator[dict[str, Any]]:
    """Yield an actor's events by role, and by stance with the speaker."""
    words, t = context.timeline.vocabulary, context.t
    roles: dict[str, list[dict[str, str]]] = {}
    stances: dict[str, list[dict[str, str]]] = {}
    for event in events:
        for role in dict.fromkeys(row.role for row in event.actors if row.actor == actor):
            roles.setdefault(role, []).append({**link(context, event), "by": ""})
        for row in event.attribution:
            if row.actor == actor:
                by = speaker(context, row.by, ", ".join(event.sources[s].publisher for s in row.sources))["text"]
                stances.setdefault(row.stance, []).append({**link(context, event), "by": f"{t['according']} {by}"})
    for title, known, rows in ((t["by_role"], words.roles, roles), (t["by_stance"], words.stances, stances)):
        groups = [{"label": known[word].label, "rows": rows[word]} for word in known if word in rows]
        if groups:
            yield {"title": title, "groups": groups}


def render_index(context: Context, _events: Events, family: str) -> Page:
    """Render the index of a family: its terms with events, grouped, and those without any."""
    known, events = FAMILIES[family].known(context.timeline), FAMILIES[family].events(context.timeline)
    title = context.t["sections"][family]
    used = [_index_row(context, family, term, len(events[term])) for term in known if events.get(term)]
    rest = [_index_row(context, family, term, 0) for term in known if not events.get(term)]
    groups = _index_groups(context, family, used)
    lead = context.t["index_lead"][family].format(count=len(used))
    body = context.render("index.html", title=title, lead=lead, groups=groups, rest=rest)
    return Page(f"{family}/", family, title, lead, body)


def _index_row(context: Context, family: str, term: str, count: int) -> dict[str, Any]:
    known = FAMILIES[family].known(context.timeline)[term]
    depth = len(context.timeline.place_path(term)) - 1 if family == "places" else 0
    return {
        "url": _path(family, term),
        "id": term,
        "title": FAMILIES[family].title(known),
        "events": context.events_words(count),
        "note": getattr(known, "definition", ""),
        "names": getattr(known, "native", ()) or (),
        "kind": getattr(known, "kind", ""),
        "depth": min(depth, 4),
    }


def _index_groups(context: Context, family: str, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    if family == "places":
        by_id = {row["id"]: row for row in rows}
        return [{"title": "", "rows": [by_id[place] for place in _place_tree(context.timeline) if place in by_id]}]
    if family == "actors":
        kinds = context.timeline.vocabulary.actor_kinds
        grouped = {kind: sorted((r for r in rows if r["kind"] == kind), key=lambda r: r["title"]) for kind in kinds}
        return [{"title": kinds[kind].label, "rows": grouped[kind]} for kind in kinds if grouped[kind]]
    return [{"title": "", "rows": rows}]


def _place_tree(timeline: Timeline) -> Iterator[str]:
    """Yield places depth first, in the order of names."""
    roots = sorted((p for p in timeline.places.values() if p.within not in timeline.places), key=lambda p: p.name)
    stack = list(reversed(roots))
    while stack:
        place = stack.pop()
        yield place.id
        stack.extend(reversed(timeline.places_within.get(place.id, ())))


FAMILIES: Mapping[str, Family] = {
    "actors": Family(lambda t: t.by_actor, lambda t: t.actors, lambda a: str(a.name), _actor),
    "places": Family(lambda t: t.by_place, lambda t: t.places, lambda p: str(p.name), _place),
    "kinds": Family(lambda t: t.by_kind, lambda t: t.vocabulary.kinds, lambda w: str(w.label), _word),
    "tags": Family(lambda t: t.by_tag, lambda t: t.vocabulary.tags, lambda w: str(w.label), _word),
}

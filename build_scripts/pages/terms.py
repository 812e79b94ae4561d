"""Actors, places, kinds, tags and publishers: a page for each with its chronology, and an index of each family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Actor, Event, Place
from build_scripts.pages.lists import by_years, in_decade, in_year
from build_scripts.pages.page import Context, Page, event_url
from build_scripts.pages.parts import speaker
from build_scripts.pages.strip import strip
from build_scripts.timeline.timeline import Timeline

Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of term pages: where its index of events is, what a term is called, what its page shows first."""

    name: str
    events: Callable[[Timeline], Mapping[str, Events]]
    known: Callable[[Timeline], Mapping[str, Any]]
    title: Callable[[Any], str]
    about: Callable[[Context, Any], dict[str, Any]]


def term_events(timeline: Timeline, family: str, term: str) -> Events:
    """The events of a term, in order."""
    return FAMILIES[family].events(timeline).get(term, ())


def render_term(context: Context, family: str, term: str) -> Page:
    """A term's own page: what it is, and its chronology."""
    known = FAMILIES[family].known(context.timeline)[term]
    events, path, title = (
        term_events(context.timeline, family, term),
        f"{family}/{term}/",
        FAMILIES[family].title(known),
    )
    values = {
        "title": title,
        "lead": context.events_words(len(events)),
        "strip": strip(context, events),
        "groups": by_years(context, path, events),
        "by": list(_parts(context, term, events)) if family == "actors" else [],
        "as_of": context.as_of(events),
        **FAMILIES[family].about(context, known),
    }
    description = f"{title}: {context.events_words(len(events))}."
    return Page(path, family, title, description, context.render("term.html", **values))


def render_term_part(context: Context, family: str, term: str, unit: str, year: int) -> Page:
    """One decade or year of a term's chronology, where it is long enough to be split."""
    title = FAMILIES[family].title(FAMILIES[family].known(context.timeline)[term])
    events = term_events(context.timeline, family, term)
    part = in_decade if unit == "decade" else in_year
    return part(context, f"{family}/{term}/", family, title, events, year)


def _word(context: Context, word: Any) -> dict[str, Any]:
    return {"kicker": "", "names": [], "facts": [("", word.definition)], "body": "", "sources": []}


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
            facts.append((label, _links(context, "actors", [(each, actors[each].name) for each in ids])))
    return {
        "kicker": context.timeline.vocabulary.actor_kinds[actor.kind].label,
        "names": [(t["aliases"], actor.aliases)] if actor.aliases else [],
        "facts": facts,
        **_text(context, actor),
    }


def _place(context: Context, place: Place) -> dict[str, Any]:
    t, places = context.t, context.timeline.places
    up = [(step, places[step].name) for step in context.timeline.place_path(place.id)[1:]]
    down = [(each.id, each.name) for each in context.timeline.places_within.get(place.id, ())]
    facts: list[tuple[str, Any]] = []
    if up:
        facts.append((t["within"], _links(context, "places", up)))
    if down:
        facts.append((t["contains"], _links(context, "places", down)))
    facts.append((t["coordinates"], _coordinates(context, place)))
    names = [(t["native"], place.native), (t["aliases"], place.aliases)]
    return {
        "kicker": context.timeline.vocabulary.place_kinds[place.kind].label,
        "names": [(label, each) for label, each in names if each],
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
    return f"{place.lat:g}, {place.lon:g} ({source}). {exact}"


def _links(context: Context, family: str, terms: Sequence[tuple[str, str]]) -> Markup:
    link = Markup('<a href="{}{}/{}/">{}</a>')
    root = context.templates.globals["root"]
    return Markup(", ").join(link.format(root, family, term, name) for term, name in terms)


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
    return {"body": Markup(entry.body), "sources": sources}


def _parts(context: Context, actor: str, events: Events) -> Iterator[dict[str, Any]]:
    """An actor's events by role, and by stance with the speaker."""
    words, t = context.timeline.vocabulary, context.t
    roles: dict[str, list[dict[str, str]]] = {}
    stances: dict[str, list[dict[str, str]]] = {}
    for event in events:
        link = {"url": event_url(event), "title": event.title, "when": context.dates(event.date), "by": ""}
        for role in dict.fromkeys(row.role for row in event.actors if row.actor == actor):
            roles.setdefault(role, []).append(link)
        for row in event.attribution:
            if row.actor == actor:
                by = speaker(context, row.by, ", ".join(event.sources[s].publisher for s in row.sources))["text"]
                stances.setdefault(row.stance, []).append({**link, "by": f"{t['according']} {by}"})
    for title, known, found in ((t["by_role"], words.roles, roles), (t["by_stance"], words.stances, stances)):
        groups = [{"label": known[word].label, "rows": found[word]} for word in known if word in found]
        if groups:
            yield {"title": title, "groups": groups}


def render_index(context: Context, family: str) -> Page:
    """The index of a family: its terms with events, grouped, and those without any."""
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
        "url": f"{family}/{term}/",
        "id": term,
        "title": FAMILIES[family].title(known),
        "count": count,
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
    """Places depth first, in the order of names."""
    roots = sorted((p for p in timeline.places.values() if p.within not in timeline.places), key=lambda p: p.name)
    stack = list(reversed(roots))
    while stack:
        place = stack.pop()
        yield place.id
        stack.extend(reversed(timeline.places_within.get(place.id, ())))


FAMILIES: Mapping[str, Family] = {
    "actors": Family("actors", lambda t: t.by_actor, lambda t: t.actors, lambda a: str(a.name), _actor),
    "places": Family("places", lambda t: t.by_place, lambda t: t.places, lambda p: str(p.name), _place),
    "kinds": Family("kinds", lambda t: t.by_kind, lambda t: t.vocabulary.kinds, lambda w: str(w.label), _word),
    "tags": Family("tags", lambda t: t.by_tag, lambda t: t.vocabulary.tags, lambda w: str(w.label), _word),
}

"""Actors, places, kinds and tags: a page for each with its chronology, and an index of each family."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Actor, Event, Place, SharedSource
from build_scripts.model.layout import SITE_ROOT, entry_url
from build_scripts.model.vocabulary import Word
from build_scripts.pages.absences import absence_rows
from build_scripts.pages.context import Context
from build_scripts.pages.ledger import ledger, render_part
from build_scripts.pages.names import Letters, all_letters, letter_steps, letters_title, render_names, split_names
from build_scripts.pages.page import Page
from build_scripts.pages.parts import badge_class, elsewhere, speaker, voice
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.split import Part, all_parts
from build_scripts.pages.strip import strip
from build_scripts.timeline.timeline import Timeline

Events = tuple[Event, ...]
SPEAKERS = 4
"""How many of those who say something of an actor its page names, for each stance."""
_STRIP_FROM = 5
"""So many events a page has at least that has a density strip: fewer are told faster by their list."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of terms: its events by term, its terms, what a term is called, what its page shows first."""

    events: Callable[[Timeline], Mapping[str, Events]]
    known: Callable[[Timeline], Mapping[str, Any]]
    title: Callable[[Any], str]
    about: Callable[[Context, Any], dict[str, Any]]


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan for each family its index, for each term a page, and the parts of what is too long."""
    timeline = context.timeline
    for family, kind in FAMILIES.items():
        yield planner.plan_page(f"{family}/", render_index, every_event, family)
        for letters in all_letters(_names(context, family)):
            path = f"{family}/{letters.folder}"
            yield planner.plan_page(path, render_letters, events_of_letters, family, letters)
        for term in kind.known(timeline):
            events = events_of(timeline, family, term)
            strips = planner.strips if len(events) >= _STRIP_FROM else planner.common
            base = planner.with_sources(strips, kind.known(timeline)[term])
            yield planner.plan_page(term_url(family, term), render_term, events_of, family, term, base=base)
            for part in all_parts(events):
                path = f"{term_url(family, term)}{part.folder}"
                yield planner.plan_page(path, render_term_part, events_of_part, family, term, part)
            for letters in all_letters(_inner_names(timeline, family, term)):
                path = f"{term_url(family, term)}{letters.folder}"
                yield planner.plan_fixed_page(path, render_inner_letters, family, term, letters)


def term_url(family: str, term: str) -> str:
    """Return the address of a term's page."""
    return f"{family}/{term}/"


def events_of(timeline: Timeline, family: str, term: str) -> Events:
    """Return the events of a term, in order."""
    return FAMILIES[family].events(timeline).get(term, ())


def events_of_part(timeline: Timeline, family: str, term: str, part: Part) -> Sequence[Event]:
    """Return those of a part of the list."""
    return part.choose(events_of(timeline, family, term))


def render_term(context: Context, events: Events, family: str, term: str) -> Page:
    """Render a term's own page: what it is, and its chronology."""
    kind, path = FAMILIES[family], term_url(family, term)
    known = kind.known(context.timeline)[term]
    title, lead = kind.title(known), context.events_words(len(events))
    rows = ledger(context, path, events, actor=term if family == "actors" else "")
    body = context.render(
        "term.html",
        title=title,
        lead=lead,
        strip=strip(context, events, below=rows) if len(events) >= _STRIP_FROM else None,
        ledger=rows,
        stances=list(_stances(context, term, events)) if family == "actors" else [],
        as_of=context.as_of(events),
        **kind.about(context, known),
    )
    return Page(path, family, title, f"{title}: {lead}.", body)


def render_term_part(context: Context, events: Sequence[Event], family: str, term: str, part: Part) -> Page:
    """Render a part of a term's chronology, where it is long enough to be split."""
    kind = FAMILIES[family]
    title = kind.title(kind.known(context.timeline)[term])
    actor = term if family == "actors" else ""
    return render_part(context, term_url(family, term), family, title, events, part, actor=actor)


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
        (t["confused"], actor.not_to_be_confused_with),
    ):
        if ids:
            facts.append((label, _links("actors", [(actor_id, actors[actor_id].name) for actor_id in ids])))
    facts += _inner(context, "actors", actor.id, t["members"])
    return {
        "kicker": context.timeline.vocabulary.actor_kinds[actor.kind].label,
        "names": [(t["aliases"], actor.aliases)] if actor.aliases else [],
        "facts": facts,
        **_text(context, actor),
    }


def _place(context: Context, place: Place) -> dict[str, Any]:
    t, places = context.t, context.timeline.places
    up = [(step, places[step].name) for step in context.timeline.place_path(place.id)[1:]]
    facts: list[tuple[str, Any]] = []
    if up:
        facts.append((t["within"], _links("places", up)))
    facts += _inner(context, "places", place.id, t["contains"])
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
            "lang": source.lang,
            "language": context.language(source.lang),
            "publisher": source.publisher,
            "date": context.dates(source.date) if source.date else "",
            "url": source.url,
            "reference": source.reference,
            "page": entry_url("source", name) if isinstance(source, SharedSource) else "",
        }
        for name, source in entry.sources.items()
    ]
    return {
        "elsewhere": elsewhere(context, entry.identifiers),
        "body": Markup(entry.body),
        "sources": sources,
        "absences": absence_rows(context, entry),
    }


def _inner_names(timeline: Timeline, family: str, term: str) -> Mapping[str, str]:
    """Return the names of what lies within a place or is part of an actor, by id."""
    within: Sequence[Actor | Place] = ()
    if family == "places":
        within = timeline.places_within.get(term, ())
    elif family == "actors":
        within = timeline.members.get(term, ())
    return {entry.id: entry.name for entry in within}


def _inner(context: Context, family: str, term: str, label: str) -> list[tuple[str, Markup]]:
    """Return a line with what lies within a place or is part of an actor; of very many, the letters of their names."""
    names = _inner_names(context.timeline, family, term)
    if not names:
        return []
    if parts := split_names(names):
        anchor = Markup('<a href="{}{}{}">{}</a>')
        url = term_url(family, term)
        ways = (anchor.format(SITE_ROOT, url, part.folder, letters_title(context, part)) for part in parts)
        return [(label, Markup(" ").join(ways))]
    return [(label, _links(family, list(names.items())))]


def render_inner_letters(context: Context, family: str, term: str, letters: Letters) -> Page:
    """Render the names, with one beginning, of what lies within a place or is part of an actor."""
    kind = FAMILIES[family]
    name, path = kind.title(kind.known(context.timeline)[term]), term_url(family, term)
    label = context.t["contains" if family == "places" else "members"]
    title = f"{name}, {label}: {letters_title(context, letters)}"
    rows = [{**_index_row(context, family, inner, -1), "depth": 0} for inner in letters.ids]
    return render_names(context, path, family, title, name, letters, rows)


def _stances(context: Context, actor: str, events: Events) -> Iterator[dict[str, Any]]:
    """Yield the stances that entries have an actor take, with how many entries, and who says so most often."""
    stances = context.timeline.vocabulary.stances
    by: dict[str, dict[str, set[str]]] = {}
    for event in events:
        for row in event.attribution:
            if row.actor == actor:
                who = context.t["itself"]
                if row.by != actor:
                    who = speaker(context, row.by, voice(context, event, row.sources))["text"]
                by.setdefault(row.stance, {}).setdefault(who, set()).add(event.id)
    for stance in stances:
        if stance in by:
            said = sorted(by[stance].items(), key=lambda item: (-len(item[1]), item[0]))
            yield {
                "label": stances[stance].label,
                "badge": badge_class(stances[stance]),
                "count": context.events_words(len(set().union(*by[stance].values()))),
                "speakers": [{"name": name, "count": len(ids)} for name, ids in said[:SPEAKERS]],
                "more": max(len(said) - SPEAKERS, 0),
            }


def render_index(context: Context, _events: Events, family: str) -> Page:
    """Render the index of a family: its terms with events, grouped, then the others; of very many, their letters."""
    known, events = FAMILIES[family].known(context.timeline), FAMILIES[family].events(context.timeline)
    title, parts = context.t["sections"][family], split_names(_names(context, family))
    used = [term for term in known if events.get(term)]
    lead = context.t["index_lead"][family].format(count=f"{len(used):,}")
    values: dict[str, Any] = {"groups": [], "rest": [], "parts": letter_steps(context, f"{family}/", parts)}
    if not parts:
        rows = [_index_row(context, family, term, len(events[term])) for term in used]
        values["groups"] = _index_groups(context, family, rows)
        values["rest"] = [_index_row(context, family, term, 0) for term in known if not events.get(term)]
    body = context.render("index.html", title=title, lead=lead, **values)
    return Page(f"{family}/", family, title, lead, body)


def _names(context: Context, family: str) -> Mapping[str, str]:
    kind = FAMILIES[family]
    return {term: kind.title(entry) for term, entry in kind.known(context.timeline).items()}


def events_of_letters(timeline: Timeline, family: str, letters: Letters) -> list[Event]:
    """Return the events of the terms whose names have one beginning."""
    return [event for term in letters.ids for event in events_of(timeline, family, term)]


def render_letters(context: Context, _events: Sequence[Event], family: str, letters: Letters) -> Page:
    """Render the terms of a family whose names have one beginning."""
    title = f"{context.t['sections'][family]}: {letters_title(context, letters)}"
    rows = [_index_row(context, family, term, len(events_of(context.timeline, family, term))) for term in letters.ids]
    name, rows = context.t["sections"][family], [{**row, "depth": 0} for row in rows]
    return render_names(context, f"{family}/", family, title, name, letters, rows)


def _index_row(context: Context, family: str, term: str, count: int) -> dict[str, Any]:
    known = FAMILIES[family].known(context.timeline)[term]
    path = context.timeline.place_path(term) if family == "places" else (term,)
    return {
        "url": term_url(family, term),
        "id": term,
        "title": FAMILIES[family].title(known),
        "events": context.events_words(count) if count >= 0 else "",
        "note": getattr(known, "definition", ""),
        "names": getattr(known, "native", ()) or (),
        "kind": getattr(known, "kind", ""),
        "depth": min(len(path) - 1, 4),
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

"""The families of terms: actors, places, kinds and tags; what each page of a term says before its chronology."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Actor, Event, Place, SharedSource
from build_scripts.model.layout import SITE_ROOT, entry_url
from build_scripts.model.vocabulary import Word
from build_scripts.pages.absences import absence_rows
from build_scripts.pages.context import Context
from build_scripts.pages.names import letters_title, split_names
from build_scripts.pages.parts import elsewhere
from build_scripts.timeline.timeline import Timeline

Events = tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class Family:
    """A family of terms: its events by term, its terms, what a term is called, what its page shows first."""

    events: Callable[[Timeline], Mapping[str, Events]]
    known: Callable[[Timeline], Mapping[str, Any]]
    title: Callable[[Any], str]
    about: Callable[[Context, Any], dict[str, Any]]


def term_url(family: str, term: str) -> str:
    """Return the address of a term's page."""
    return f"{family}/{term}/"


def events_of(timeline: Timeline, family: str, term: str) -> Events:
    """Return the events of a term, in order."""
    return FAMILIES[family].events(timeline).get(term, ())


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
    kind = context.timeline.vocabulary.place_kinds[place.kind].label
    facts = [*_inner(context, "places", place.id, t["contains"]), (t["coordinates"], _coordinates(context, place))]
    names = [(t["native"], place.native), (t["aliases"], place.aliases)]
    return {
        "kicker": Markup(t["place_in"]).format(kind=kind, places=_links("places", up)) if up else kind,
        "names": [(label, spellings) for label, spellings in names if spellings],
        "facts": facts,
        **_text(context, place),
    }


def _coordinates(context: Context, place: Place) -> Markup:
    t = context.t
    if place.lat is None or place.lon is None:
        return escape(t["place_exact"]["none"])
    kind = context.timeline.vocabulary.place_kinds[place.kind]
    exact = t["place_exact"]["point" if kind.point else "other"].format(kind=in_sentence(kind.label))
    source = t["coordinates_source"].format(source=place.coordinates_source)
    lat, lon = (f"{degrees:.7f}".rstrip("0").rstrip(".") for degrees in (place.lat, place.lon))
    # Drawn the other way round, the pair would be another point.
    return Markup('<span dir="ltr">{}, {}</span> ({}). {}').format(lat, lon, source, exact)


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


def inner_names(timeline: Timeline, family: str, term: str) -> Mapping[str, str]:
    """Return the names of what lies within a place or is part of an actor, by id."""
    within: Sequence[Actor | Place] = ()
    if family == "places":
        within = timeline.places_within.get(term, ())
    elif family == "actors":
        within = timeline.members.get(term, ())
    return {entry.id: entry.name for entry in within}


def _inner(context: Context, family: str, term: str, label: str) -> list[tuple[str, Markup]]:
    """Return a line with what lies within a place or is part of an actor; of very many, the letters of their names."""
    names = inner_names(context.timeline, family, term)
    if not names:
        return []
    if parts := split_names(names):
        anchor = Markup('<a href="{}{}{}">{}</a>')
        url = term_url(family, term)
        ways = (anchor.format(SITE_ROOT, url, part.folder, letters_title(context, part)) for part in parts)
        return [(label, Markup(" ").join(ways))]
    return [(label, _links(family, list(names.items())))]


def place_tree(timeline: Timeline) -> Iterator[str]:
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

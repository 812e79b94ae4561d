"""Actors, places, kinds and tags: a page for each with its chronology, and an index of each family."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.pages.citing.shown import list_forms
from build_scripts.pages.context import Context
from build_scripts.pages.families import FAMILIES, Events, events_of, inner_names, term_url
from build_scripts.pages.feeds import discovered, has_feed, path_of
from build_scripts.pages.indexes import Group, group_by_kind, group_by_place, note_stances, render_index
from build_scripts.pages.ledger import ledger, render_part
from build_scripts.pages.maps.small import actor_map, place_map
from build_scripts.pages.names import Letters, all_letters, letter_steps, letters_title, render_names, split_names
from build_scripts.pages.page import Page
from build_scripts.pages.parts import badge_class, speaker, voice
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.split import Part, all_parts
from build_scripts.pages.strip import strip
from build_scripts.timeline.timeline import Timeline

SPEAKERS = 4
"""How many of those who say something of an actor its page names, for each stance."""
_STRIP_FROM = 5
"""So many events a page has at least that has a density strip: fewer are told faster by their list."""


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan for each family its index, for each term a page, and the parts of what is too long."""
    timeline = context.timeline
    for family, kind in FAMILIES.items():
        yield planner.plan_list(f"{family}/", render_family, every_event, family)
        for letters in all_letters(_names(context, family)):
            path = f"{family}/{letters.folder}"
            yield planner.plan_list(path, render_letters, events_of_letters, family, letters)
        for term in kind.known(timeline):
            events = events_of(timeline, family, term)
            strips = planner.strips if len(events) >= _STRIP_FROM else planner.common
            base = planner.with_sources(strips, kind.known(timeline)[term])
            yield planner.plan_page(term_url(family, term), render_term, events_of, family, term, base=base)
            for part in all_parts(events):
                path = f"{term_url(family, term)}{part.folder}"
                yield planner.plan_list(path, render_term_part, events_of_part, family, term, part)
            for letters in all_letters(inner_names(timeline, family, term)):
                path = f"{term_url(family, term)}{letters.folder}"
                yield planner.plan_fixed_page(path, render_inner_letters, family, term, letters)


def events_of_part(timeline: Timeline, family: str, term: str, part: Part) -> Sequence[Event]:
    """Return those of a part of the list."""
    return part.choose(events_of(timeline, family, term))


def render_term(context: Context, events: Events, family: str, term: str) -> Page:
    """Render a term's own page: what it is, and its chronology."""
    kind, path = FAMILIES[family], term_url(family, term)
    known = kind.known(context.timeline)[term]
    title, lead = kind.title(known), context.events_words(len(events))
    as_of = context.list_as_of(events)
    rows = ledger(context, path, events, actor=term if family == "actors" else "")
    feed = path_of(f"{family}/{term}") if context.site.url and has_feed(family, events) else ""
    body = context.render(
        "term.html",
        title=title,
        lead=lead,
        strip=strip(context, events, below=rows) if len(events) >= _STRIP_FROM else None,
        ledger=rows,
        stances=list(_stances(context, term, events)) if family == "actors" else [],
        as_of=as_of,
        feed=feed,
        cited=list_forms(context, path, title, events),
        map=_map(context, family, term, events),
        **kind.about(context, known),
    )
    head = discovered(feed, context.t["feed_of"]) if feed else ""
    return Page(path, family, title, f"{title}: {lead}.", body, as_of=as_of, head=head)


def _map(context: Context, family: str, term: str, events: Events) -> str:
    if family == "places":
        return place_map(context, term)
    return actor_map(context, events) if family == "actors" else ""


def render_term_part(context: Context, events: Sequence[Event], family: str, term: str, part: Part) -> Page:
    """Render a part of a term's chronology, where it is long enough to be split."""
    kind = FAMILIES[family]
    title = kind.title(kind.known(context.timeline)[term])
    actor = term if family == "actors" else ""
    return render_part(context, term_url(family, term), family, title, events, part, actor=actor)


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


def render_family(context: Context, all_events: Events, family: str) -> Page:
    """Render the index of a family: its terms with events, grouped, then the others; of very many, their letters."""
    known, events = FAMILIES[family].known(context.timeline), FAMILIES[family].events(context.timeline)
    title, parts = context.t["sections"][family], split_names(_names(context, family))
    used = [term for term in known if events.get(term)]
    lead = context.t["index_lead"][family].format(count=f"{len(used):,}")
    if parts:
        body = render_index(context, title, lead, [], letter_steps(context, f"{family}/", parts))
    else:
        rows = [_index_row(context, family, term, len(events[term])) for term in used]
        rest = [_index_row(context, family, term, 0) for term in known if not events.get(term)]
        body = render_index(context, title, lead, _index_groups(context, family, rows), rest=rest)
    return Page(f"{family}/", family, title, lead, body, as_of=context.list_as_of(all_events))


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
        "count": count,
        "events": context.events_words(count) if count >= 0 else "",
        "note": getattr(known, "definition", ""),
        "names": getattr(known, "native", ()) or (),
        "kind": getattr(known, "kind", ""),
        "depth": min(len(path) - 1, 4),
    }


def _index_groups(context: Context, family: str, rows: list[dict[str, Any]]) -> list[Group]:
    if family == "places":
        return group_by_place(context, {row["id"]: row for row in rows})
    if family == "actors":
        stances = note_stances(context.timeline)
        return group_by_kind(context.timeline, [{**row, "note": stances.get(row["id"], "")} for row in rows])
    return [Group("", rows)]

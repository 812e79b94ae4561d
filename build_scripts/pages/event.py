"""The page of one event: what happened, every figure and attribution with its speaker, every source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from build_scripts.base.slugs import slugify
from build_scripts.changes.substance import latest_reading
from build_scripts.model.entries import Event, SharedSource
from build_scripts.model.layout import entry_url, event_url
from build_scripts.model.rows import Source
from build_scripts.model.vocabulary import Word, default_word
from build_scripts.pages.absences import absence_rows
from build_scripts.pages.brief import brief, steps_to
from build_scripts.pages.citing.citation import cite
from build_scripts.pages.citing.shown import FORMS, forms, head_tags
from build_scripts.pages.claims import claim_groups
from build_scripts.pages.contents import CITE, CONTENTS, contents, way_to_cite
from build_scripts.pages.context import Context, keep
from build_scripts.pages.disagreement import disagreements
from build_scripts.pages.figures import figure_groups
from build_scripts.pages.ledger import ledger, render_part
from build_scripts.pages.linked import Linked, Neighbours, events_naming, naming_in_part, with_neighbours
from build_scripts.pages.maps.small import MAP, event_map
from build_scripts.pages.page import Page
from build_scripts.pages.parts import (
    badge_class,
    cites,
    elsewhere,
    listed,
    mark,
    speaker,
    time_tag,
    voice,
)
from build_scripts.pages.plan import Planned, Planner
from build_scripts.pages.points import point_of
from build_scripts.pages.split import Part, all_parts
from build_scripts.pages.structured import describe_entry
from build_scripts.timeline.ties import Tie


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan a page for each event; those of a year are made beside its printed edition, which has the same articles."""
    for year, events in context.timeline.years.items():
        for event in events:
            yield planner.plan_page(event_url(event), render_event, with_neighbours, event.id, batch=f"{year:04d}")
            for part in all_parts(events_naming(context.timeline, event.id)):
                path = f"{event_url(event)}{part.folder}"
                yield planner.plan_list(path, render_naming, naming_in_part, event.id, part)


def render_naming(context: Context, events: Sequence[Event], event_id: str, part: Part) -> Page:
    """Render a part of the list of entries that name an event, where they are too many for its own page."""
    return render_part(context, entry_url("event", event_id), "events", context.t["related"], events, part)


def render_event(context: Context, shown: Neighbours, event_id: str) -> Page:
    """Render the page of an event."""
    event = shown.entry.event
    neighbours = context.render("neighbours.html", before=shown.before, after=shown.after)
    citation = cite(context, event)
    html = article(context, shown.entry).replace(CONTENTS, contents(context, shown.entry))
    html = html.replace(CITE, way_to_cite(context))
    html = html.replace(MAP, event_map(context, event)).replace(FORMS, forms(context, citation))
    html += neighbours + describe_entry(context, event)
    as_of, head = _as_of(context, event), head_tags(citation)
    return Page(event_url(event), "events", event.title, event.summary, html, "article", as_of=as_of, head=head)


def article(context: Context, entry: Linked) -> str:
    """Render an event's article, the same on its own page and in a printed edition; made once for both."""
    return keep(context.articles, entry.event.id, lambda: context.render("event.html", **sections(context, entry)))


def sections(context: Context, entry: Linked) -> dict[str, Any]:
    """Return what each section of the article shows, under the name of its template; a PDF is set from the same."""
    event = entry.event
    numbers = {name: number for number, name in enumerate(event.sources, 1)}
    ranges = context.headlines(event)
    differ = disagreements(context, event, ranges)
    return {
        "event": event,
        "head": _head(context, event, numbers),
        "contents": CONTENTS,
        "cite": CITE,
        "map": MAP if event.places or event.point else "",
        "brief": brief(context, event, ranges, differ),
        "account": Markup(event.body),
        "facts": _facts(context, event, numbers),
        "figures": figure_groups(context, event, ranges, differ, numbers),
        "attribution": _attribution(context, event, numbers),
        "unclaimed": _unclaimed(context, event, numbers),
        "claims": list(claim_groups(context, entry, numbers)),
        "absences": absence_rows(context, event),
        "meanings": meanings(context, [entry]),
        "sources": [source_row(context, name, source) for name, source in event.sources.items()],
        "related": [_related(context, tie) for tie in entry.ties],
        "naming": ledger(context, event_url(event), entry.naming) if entry.naming else None,
        "log": _log(context, event),
    }


def meanings(context: Context, entries: Sequence[Linked]) -> dict[str, list[Word]]:
    """Return the words of the vocabulary that entries need a meaning of beside them, in its order, by their list."""
    words, events = context.timeline.vocabulary, [entry.event for entry in entries]
    weighed = [mention.event.claims[mention.index] for entry in entries for mention in entry.mentions]
    used: dict[str, set[str | None]] = {
        "statuses": {event.status for event in events},
        "stances": {row.stance for event in events for row in event.attribution},
        "verdicts": {claim.verdict for claim in [*weighed, *(claim for event in events for claim in event.claims)]},
        "grades": {source.grade for event in events for source in event.sources.values()},
    }
    return {name: [word for id, word in getattr(words, name).items() if id in ids] for name, ids in used.items()}


def _head(context: Context, event: Event, numbers: Mapping[str, int]) -> dict[str, Any]:
    words = context.timeline.vocabulary
    return {
        "steps": steps_to(context, event),
        "kind": words.kinds[event.kind],
        "places": [_place(context, place) for place in event.places[:1]],
        "mark": mark(event.date),
        "when": time_tag(event.date, context.dates(event.date)),
        "clock": context.clock(event.time) if event.time else "",
        "precise": context.precision(event.date),
        "cites": cites(event.date_sources, numbers),
        "status": {"badge": badge_class(words.statuses[event.status]), "label": words.statuses[event.status].label},
    }


def _place(context: Context, place: str) -> dict[str, Any]:
    places = context.timeline.places
    path = [{"id": step, "name": places[step].name} for step in context.timeline.place_path(place)]
    return {"path": path, "native": places[place].native}


def _facts(context: Context, event: Event, numbers: Mapping[str, int]) -> dict[str, Any]:
    words = context.timeline.vocabulary
    return {
        "participants": _participants(context, event, numbers),
        "places": [_place(context, place) for place in event.places],
        "point": point_of(context, event, numbers),
        "elsewhere": elsewhere(context, event.identifiers),
        "tags": [{"id": tag, "label": words.tags[tag].label} for tag in event.tags],
    }


def _participants(context: Context, event: Event, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    by_role: dict[str, list[dict[str, Any]]] = {}
    for row in event.actors:
        who = speaker(context, row.actor or row.name, "")
        by_role.setdefault(row.role, []).append({**who, "cites": cites(row.sources, numbers), "note": row.note})
    roles = context.timeline.vocabulary.roles
    return [{"role": roles[role].label, "rows": by_role[role]} for role in roles if role in by_role]


def _attribution(context: Context, event: Event, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    """Return what is said of each actor's part, actors in the order in which the entry first names them."""
    stances = context.timeline.vocabulary.stances
    by_actor: dict[str, list[dict[str, Any]]] = {}
    for row in event.attribution:
        line = {
            "badge": badge_class(stances[row.stance]),
            "word": row.stance,
            "stance": stances[row.stance].label,
            "by": speaker(context, row.by, voice(context, event, row.sources), row.through),
            "own": row.by == row.actor,
            "cites": cites(row.sources, numbers),
            "as_of": context.dates(row.as_of) if row.as_of else "",
            "note": row.note,
        }
        by_actor.setdefault(row.actor, []).append(line)
    return [{"actor": speaker(context, actor, ""), "rows": rows} for actor, rows in by_actor.items()]


def _unclaimed(context: Context, event: Event, numbers: Mapping[str, int]) -> dict[str, Any] | None:
    if event.unclaimed is None:
        return None
    row = event.unclaimed
    words = context.t["unclaimed_as_of"].format(date=context.dates(row.as_of)) if row.as_of else context.t["unclaimed"]
    return {"words": words, "cites": cites(row.sources, numbers), "note": row.note}


def source_row(context: Context, name: str, source: Source) -> dict[str, Any]:
    """Return a source as lists of sources show it; ``name`` is its id there."""
    words, t = context.timeline.vocabulary, context.t
    actors = context.timeline.actors
    rests = listed([actors[origin].name if origin in actors else origin for origin in source.origin])
    return {
        "id": name,
        "title": source.title,
        "lang": source.lang,
        "language": context.language(source.lang),
        "publisher": source.publisher,
        "publisher_url": f"sources/{slugify(source.publisher)}/",
        "date": context.dates(source.date) if source.date else t["undated"],
        "url": source.url,
        "reference": source.reference,
        "archive": source.archive,
        "nature": words.natures[words.nature_of(source)].label,
        "grade": t["grade"].format(grade=words.grades[source.grade].label) if source.grade else "",
        "grade_word": source.grade,
        "rests": t["rests_on"].format(origin=rests) if rests else "",
        "note": source.note,
        "page": entry_url("source", name) if isinstance(source, SharedSource) else "",
    }


def _related(context: Context, tie: Tie) -> dict[str, Any]:
    """Return a tie in either direction; its note reads right only on the page of the entry that declares it."""
    word = context.timeline.vocabulary.relations[tie.relation]
    return {
        "when": context.dates(tie.event.date),
        "url": event_url(tie.event),
        "title": tie.event.title,
        "relation": word.label if tie.outgoing else word.inverse or word.label,
        "note": tie.note if tie.outgoing else None,
    }


def _log(context: Context, event: Event) -> dict[str, Any]:
    return {
        "changes": list(_changes(context, event)),
        "citation": cite(context, event),
        "forms": FORMS,
        "reading": _reading(context, event),
        "as_of": _as_of(context, event),
    }


def _as_of(context: Context, event: Event) -> str:
    """Return the sentence that says from which day an entry is."""
    changed = context.as_of((event,))
    return str(context.t["entry_as_of"]).format(date=changed) if changed else str(context.t["undated_entry"])


def _reading(context: Context, event: Event) -> str:
    """Return whether a second person has read the entry as it is, in words."""
    words, found = context.t["reading"], latest_reading(event, context.defaults)
    if found is None:
        return str(words["none"])
    reading, is_present = found
    return str(words["present" if is_present else "earlier"]).format(date=context.dates(reading.date))


def _changes(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    if event.added:
        yield {"date": context.dates(event.added), "label": context.t["added"], "note": "", "is_added": True}
    classes = context.timeline.vocabulary.change_classes
    for change in event.changes:
        yield {
            "date": context.dates(change.date),
            "label": classes[change.class_ or default_word(classes)].label,
            "note": change.note,
            "is_added": False,
        }

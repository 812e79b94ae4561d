"""The page of one event: what happened, every figure and attribution with its speaker, every source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup

from build_scripts.base.slugs import slugify
from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Claim, Event, Figure, Source, default_word
from build_scripts.model.figures import claim_names, default_group, row_names, successors
from build_scripts.pages.page import Context, Page, event_url
from build_scripts.pages.parts import badge, badge_class, cites, headline_lines, mark, speaker, time_tag, voice
from build_scripts.reading.body import ROOT

_KEPT_ARTICLES = 1_000


def render_event(context: Context, event_id: str) -> Page:
    """The page of an event."""
    event = context.timeline.by_id[event_id]
    before, after = context.timeline.neighbours(event)
    around = context.render("neighbours.html", before=before, after=after)
    return Page(event_url(event), "events", event.title, event.summary, article(context, event) + around, "article")


def article(context: Context, event: Event) -> str:
    """An event's article, the same on its own page and in a printed edition; made once for both."""
    if event.id not in context.articles:
        if len(context.articles) >= _KEPT_ARTICLES:
            context.articles.clear()
        context.articles[event.id] = context.render("event.html", **_values(context, event))
    return context.articles[event.id]


def _values(context: Context, event: Event) -> dict[str, Any]:
    words, site, t = context.timeline.vocabulary, context.site, context.t
    numbers = {name: number for number, name in enumerate(event.sources, 1)}
    changed = context.as_of((event,))
    return {
        "event": event,
        "kind": words.kinds[event.kind],
        "status": badge(words.statuses, event.status),
        "status_words": words.statuses[event.status].definition,
        "mark": mark(event.date),
        "when": time_tag(event.date, context.dates(event.date)),
        "clock": _clock(context, event.time),
        "precise": context.precision(event.date),
        "date_cites": cites(event.date_sources, numbers),
        "headlines": headline_lines(context, event, roots_only=False),
        "body": Markup(event.body),
        "places": [_place(context, place) for place in event.places],
        "participants": _participants(context, event, numbers),
        "tags": [{"id": tag, "label": words.tags[tag].label} for tag in event.tags],
        "figures": list(_figures(context, event, numbers)),
        "attribution": list(_attribution(context, event, numbers)),
        "unclaimed": _unclaimed(context, event, numbers),
        "claims": list(_claim_groups(context, event, numbers)),
        "sources": [_source(context, name, source) for name, source in event.sources.items()],
        "related": list(_related(context, event)),
        "changes": list(_changes(context, event)),
        "permalink": f"{site.url}{event_url(event)}" if site.url else "",
        "edit": f"{site.edit_url}{event.path}" if site.edit_url else "",
        "report": site.correction_url,
        "as_of": t["entry_as_of"].format(date=changed) if changed else t["undated_entry"],
    }


def _clock(context: Context, time: str | None) -> str:
    if not time:
        return ""
    words = str(context.t["time_of_day"]).format(time=time[:5])
    return f"{words} {context.t['offset'].format(offset=time[5:])}" if len(time) > 6 else words


def _place(context: Context, place: str) -> dict[str, Any]:
    places = context.timeline.places
    path = [{"id": step, "name": places[step].name} for step in context.timeline.place_path(place)]
    return {"path": path, "native": places[place].native}


def _participants(context: Context, event: Event, numbers: Mapping[str, int]) -> list[dict[str, Any]]:
    by_role: dict[str, list[dict[str, Any]]] = {}
    for row in event.actors:
        who = speaker(context, row.actor or row.name, "")
        by_role.setdefault(row.role, []).append({**who, "cites": cites(row.sources, numbers), "note": row.note})
    roles = context.timeline.vocabulary.roles
    return [{"role": roles[role].label, "rows": by_role[role]} for role in roles if role in by_role]


def _figures(context: Context, event: Event, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    words = context.timeline.vocabulary
    order = {measure: at for at, measure in enumerate(words.measures)}

    def place(named: tuple[str, Figure]) -> tuple[int, bool, str, str]:
        row = named[1]
        return order[row.measure], bool(row.superseded_by), row.group or "", str(row.as_of.first) if row.as_of else "~"

    for name, row in sorted(zip(row_names(event), event.figures, strict=True), key=place):
        group = words.groups[row.group or default_group(words)].label
        yield {
            "name": name,
            "old": bool(row.superseded_by),
            "measure": words.measures[row.measure].label,
            "words": context.quantity(row.value),
            "group": group,
            "said": row.words if row.words and row.words.casefold() != group.casefold() else None,
            "by": speaker(context, row.by, voice(context, event, row.sources), row.through),
            "cites": cites(row.sources, numbers),
            "notes": list(_figure_notes(context, event, row)),
            "as_of": context.dates(row.as_of) if row.as_of else "",
        }


def _figure_notes(context: Context, event: Event, row: Figure) -> Iterator[str]:
    t = context.t
    if row.period:
        yield context.dates(row.period)
    if row.includes:
        yield t["includes"].format(includes=row.includes)
    for key, group in (("with", row.with_), ("without", row.without), ("unstated", row.unstated)):
        if group:
            yield t[f"counted_{key}"].format(group=in_sentence(context.timeline.vocabulary.groups[group].label))
    if row.superseded_by:
        yield t["superseded"].format(count=_successor(context, event, row))
    if row.note:
        yield row.note


def _successor(context: Context, event: Event, row: Figure) -> str:
    """The count that replaced a row, with its speaker; of several the one of the same group."""
    named = successors(event, row)
    found = next((each for each in named if each.group == row.group), named[0] if named else None)
    if found is None:
        return str(row.superseded_by)
    who = speaker(context, found.by, voice(context, event, found.sources))["text"]
    return f"{context.quantity(found.value)}, {who}"


def _attribution(context: Context, event: Event, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    stances = context.timeline.vocabulary.stances
    for row in event.attribution:
        yield {
            "badge": badge_class(stances[row.stance]),
            "stance": stances[row.stance].label,
            "definition": stances[row.stance].definition,
            "actor": speaker(context, row.actor, ""),
            "by": speaker(context, row.by, voice(context, event, row.sources), row.through),
            "own": row.by == row.actor and not row.through,
            "cites": cites(row.sources, numbers),
            "as_of": context.dates(row.as_of) if row.as_of else "",
            "note": row.note,
        }


def _unclaimed(context: Context, event: Event, numbers: Mapping[str, int]) -> dict[str, Any] | None:
    if event.unclaimed is None:
        return None
    row = event.unclaimed
    words = context.t["unclaimed_as_of"].format(date=context.dates(row.as_of)) if row.as_of else context.t["unclaimed"]
    return {"words": words, "cites": cites(row.sources, numbers), "note": row.note}


def _claim_groups(context: Context, event: Event, numbers: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    if event.claims:
        rows = [
            {**_claim(context, event, claim, numbers), "anchor": name, "sign": _sign(name), "entry": None}
            for name, claim in zip(claim_names(event), event.claims, strict=True)
        ]
        yield {"id": "claims", "title": context.t["claims"], "rows": rows}
    mentions = context.timeline.mentions.get(event.id, ())
    if mentions:
        rows = [_mention(context, each.event, each.index) for each in mentions]
        yield {"id": "claims-elsewhere", "title": context.t["claims_elsewhere"], "rows": rows}


def _sign(name: str) -> str:
    """What a claim's anchor shows: its name when that is a short number, else a sign that does not read as a word."""
    return name if re.fullmatch("[a-z]?[0-9]+", name) else "§"


def _mention(context: Context, other: Event, index: int) -> dict[str, Any]:
    entry = {"url": f"{event_url(other)}#claim-{claim_names(other)[index]}", "title": other.title}
    return {**_claim(context, other, other.claims[index], {}), "anchor": "", "sign": "", "entry": entry}


def _claim(context: Context, event: Event, claim: Claim, numbers: Mapping[str, int]) -> dict[str, Any]:
    """A claim as the template shows it; without ``numbers`` it is shown away from its entry's list of sources."""
    verdicts, t = context.timeline.vocabulary.verdicts, context.t
    sides = [(t["speaks_for"], claim.for_), (t["speaks_against"], claim.against)]
    if numbers:
        sides.append((t["concerns"], claim.about))
    return {
        "text": claim.text,
        "cites": cites(claim.sources, numbers),
        "badge": badge_class(verdicts[claim.verdict]),
        "verdict": verdicts[claim.verdict].label,
        "definition": verdicts[claim.verdict].definition,
        "by": speaker(context, claim.by, voice(context, event, claim.sources), claim.through),
        "note": claim.note,
        "evidence": [
            {"label": label, "found": [_evidence(context, event, each, numbers) for each in names]}
            for label, names in sides
            if names
        ],
    }


def _evidence(context: Context, event: Event, name: str, numbers: Mapping[str, int]) -> dict[str, str]:
    if other := context.timeline.by_id.get(name):
        return {"href": f"{ROOT}{event_url(other)}", "text": f"{other.title} ({context.dates(other.date)})"}
    source = event.sources.get(name)
    if source is None:
        return {"href": f"{ROOT}{event_url(event)}", "text": name}
    page = "" if numbers else f"{ROOT}{event_url(event)}"
    when = f", {context.dates(source.date)}" if source.date else ""
    return {"href": f"{page}#source-{name}", "text": f"{source.publisher}{when}"}


def _source(context: Context, name: str, source: Source) -> dict[str, Any]:
    words, t = context.timeline.vocabulary, context.t
    actors = context.timeline.actors
    rests = ", ".join(actors[each].name if each in actors else each for each in source.origin)
    return {
        "id": name,
        "title": source.title,
        "publisher": source.publisher,
        "publisher_url": f"sources/{slugify(source.publisher)}/",
        "date": context.dates(source.date) if source.date else t["undated"],
        "url": source.url,
        "shown": source.url,
        "reference": source.reference,
        "archive": source.archive,
        "nature": words.natures[words.nature_of(source)].label,
        "grade": t["grade"].format(grade=words.grades[source.grade].label) if source.grade else "",
        "grade_definition": words.grades[source.grade].definition if source.grade else "",
        "rests": t["rests_on"].format(origin=rests) if rests else "",
        "note": source.note,
    }


def _related(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    """Ties in both directions; a note reads right only on the page of the entry that declares the tie."""
    relations = context.timeline.vocabulary.relations
    for tie in context.timeline.ties.get(event.id, ()):
        word = relations[tie.relation]
        yield {
            "when": context.dates(tie.event.date),
            "url": event_url(tie.event),
            "title": tie.event.title,
            "relation": word.label if tie.outgoing else word.inverse or word.label,
            "note": tie.note if tie.outgoing else None,
        }


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

"""Search: a lean document for each event, which the indexer reads.

The documents hold only what is indexed, so the indexer reads a tenth of what the pages weigh. They lie at
``<part>/<year>/<id>.html``, by the parts of the index (`timeline/index_parts`); the script of the search page makes an
event's address from the last two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from markupsafe import Markup

from build_scripts.base.cache import digest_folder
from build_scripts.exports.markup import TEMPLATES, render
from build_scripts.language.folding import LETTERS, fold
from build_scripts.model.entries import Event
from build_scripts.model.figures import highest_stated
from build_scripts.pages.context import Context
from build_scripts.pages.ledger import SHOWN, who_lines
from build_scripts.pages.parts import headline_lines, place_names
from build_scripts.pages.plan import Planned, Planner, digest
from build_scripts.pages.search import FIGURES, figure_choices
from build_scripts.timeline.index_parts import index_parts
from build_scripts.timeline.order import year_of
from build_scripts.timeline.timeline import Timeline, actors_of

ROWS = "\u2051"
"""The sign between the text of an entry and its rows: an excerpt shows these only of a word that the text has not."""
END = "\u2042"
"""The sign between what an entry says and what it may also be looked for by; `assets/search.js` knows it."""
_WORD = re.compile(r"\w[\w\u200c\u200d]*")
_LETTERS = "".join(
    sign for letter in LETTERS for sign in letter + letter.upper() if sign.isalpha() and not sign.isascii()
)
_OWN_LETTER = re.compile(f"[\u0600-\u06ff{re.escape(_LETTERS)}]")
"""A letter that a query has otherwise: the indexer folds accents and digits alone."""
_TAG = re.compile(r"<[^<>]*>")
_CITATION = re.compile(r'&#8288;<sup class="kt-cite">.*?</sup>', re.DOTALL)


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the document of each event, those of one part of the index in a folder."""
    base = digest(planner.common, digest_folder(TEMPLATES))
    for part, events in index_parts(context.timeline.events).items():
        for event in events:
            path = f"{part}/{event.id[:4]}/{event.id}.html"
            yield planner.plan_page(path, render_document, one_event, event.id, base=base)


def one_event(timeline: Timeline, event_id: str) -> tuple[Event]:
    """Return the event that a document is of."""
    return (timeline.by_id[event_id],)


def render_document(context: Context, events: tuple[Event], event_id: str) -> bytes:
    """Render what the index knows of an event: words, facets, and what a result shows."""
    (event,) = events
    rows, names = list(_rows(context, event)), list(_names(context, event))
    reports = [text for source in event.sources.values() for text in (source.title, source.author) if text]
    spellings = list(_spellings(context, event))
    own = [event.title, event.summary, _TAG.sub(" ", event.body), *rows, *names, *spellings, *reports]
    return render(
        "document.html",
        lang=context.site.lang,
        event=event,
        facets=_facets(context, event),
        result=_result(context, event),
        body=Markup(_without_numbers(event.body)),
        rows=rows,
        before_rows=ROWS,
        end=END,
        when=" ".join(_when(context, event)),
        names=" · ".join(names),
        spellings=" · ".join((*spellings, *dict.fromkeys(_folded_words(own)))),
        reports=" · ".join(reports),
        publishers=" · ".join(dict.fromkeys(source.publisher for source in event.sources.values())),
    )


def _result(context: Context, event: Event) -> dict[str, str]:
    """Return what a result shows, by the names that the script knows; figures as lists of events have them."""
    words = context.timeline.vocabulary
    lines = headline_lines(context, event)
    shown = ("measure", "words", "group", "differ", "by")
    return {
        "date": context.dates(event.date),
        "precision": event.date.precision,
        "status": words.statuses[event.status].label,
        "status_mark": words.statuses[event.status].mark or "",
        "kind": words.kinds[event.kind].label,
        "summary": str(len(event.summary.split())),  # of its words: they stand behind those of the title
        "figures": _json([[line[key] for key in shown] for line in lines]),
        "place": place_names(context, event),
        "who": _json(_who(context, event)),
    }


def _who(context: Context, event: Event) -> list[list[str | int]]:
    """Return who is said to have done it, as lists of events have it: stance, actor, speaker, other speakers.

    Without a stance a line says that nobody claimed it, or how many lines more there are.
    """
    lines = list(who_lines(context, event))
    rows = [[line["word"], line["actor"], line["by"], line["others"]] for line in lines[:SHOWN]]
    if event.unclaimed and not lines:
        return [["", "", "", 0]]
    return rows if len(lines) <= SHOWN else [*rows, ["", "", "", len(lines) - SHOWN]]


def _json(rows: list[Any]) -> str:
    """Return rows with spaces between values: what a result shows is indexed too, and words are shorter than rows."""
    return json.dumps(rows, ensure_ascii=False) if rows else ""


def _without_numbers(body: str) -> str:
    """Return a body without citations: their numbers are no words that can be found."""
    return _CITATION.sub("", body)  # the indexer could ignore them, and takes a tenth longer for that


def _facets(context: Context, event: Event) -> Iterator[tuple[str, str]]:
    words, timeline = context.timeline.vocabulary, context.timeline
    yield "kind", words.kinds[event.kind].label
    yield "status", words.statuses[event.status].label
    yield "year", f"{year_of(event):04d}"
    for actor in actors_of(event):
        yield "actor", timeline.actors[actor].name
    for place in timeline.places_of(event):
        kind = timeline.places[place].kind
        yield (kind if words.place_kinds[kind].facet else "place"), timeline.places[place].name
    for tag in event.tags:
        yield "tag", words.tags[tag].label
    for measure, most in highest_stated(context.headlines(event)).items():
        yield from ((FIGURES, choice) for choice in figure_choices(context, measure, most))


def _rows(context: Context, event: Event) -> Iterator[str]:
    """Yield the rows of an entry and its notes as text: who is said to have said what."""
    words, actors = context.timeline.vocabulary, context.timeline.actors

    def named(by: str | None) -> str | None:
        actor = actors.get(by or "")
        return actor.name if actor else by

    yield from filter(None, (event.date_note, event.place_note))
    for figure in event.figures:
        measure = words.measures[figure.measure].label
        yield _line(measure, figure.value.text, named(figure.by), figure.through, figure.includes, figure.note)
    for row in event.attribution:
        yield _line(named(row.actor), words.stances[row.stance].label, named(row.by), row.through, row.note)
    for claim in event.claims:
        yield _line(claim.text, named(claim.by), claim.through, words.verdicts[claim.verdict].label, claim.note)
    for part in event.actors:
        if part.note:
            yield _line(named(part.actor) or part.name, part.note)
    yield from (absence.text for absence in event.not_found if absence.text)
    yield from filter(None, (tie.note for tie in event.related))


def _line(*parts: str | None) -> str:
    return ", ".join(part for part in parts if part)


def _when(context: Context, event: Event) -> Iterator[str]:
    """Yield an event's date in words and in figures, the names of its months with their years, and its id."""
    yield from (context.dates(event.date), event.date.text, event.id, *event.redirect_from)
    first, last = event.date.first, event.date.last
    if first.year == last.year:
        yield f"{first:%Y-%m} {last:%Y-%m} {first.year}"


def _names(context: Context, event: Event) -> Iterator[str]:
    """Yield the words of the vocabulary and the names of actors and places that an event is filed under."""
    timeline, words = context.timeline, context.timeline.vocabulary
    yield words.kinds[event.kind].label
    yield from (words.tags[tag].label for tag in event.tags)
    yield from (timeline.actors[actor].name for actor in actors_of(event))
    yield from (timeline.places[place].name for place in timeline.places_of(event))


def _spellings(context: Context, event: Event) -> Iterator[str]:
    """Yield the other names of its actors and places, and what they and the event are called elsewhere."""
    timeline = context.timeline
    yield from event.identifiers.values()
    for actor in actors_of(event):
        yield from (alias.text for alias in timeline.actors[actor].aliases)
        yield from timeline.actors[actor].identifiers.values()
    for place in timeline.places_of(event):
        yield from timeline.places[place].identifiers.values()
        yield from (name.text for name in (*timeline.places[place].native, *timeline.places[place].aliases))


def _folded_words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the words with letters of their own as a folded query has them: one with a joiner also in its parts."""
    for text in filter(_OWN_LETTER.search, texts):
        for word in filter(_OWN_LETTER.search, _WORD.findall(text)):
            yield fold(word)
            if "\u200c" in word:
                yield from map(fold, word.split("\u200c"))

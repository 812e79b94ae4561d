"""Search: a lean document for each event, which the indexer reads.

The documents hold only what is indexed, so the indexer reads a tenth of what the pages weigh. They lie at
``<year>/<id>.html``; the script of the search page makes an event's address from that.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from build_scripts.exports.markup import TEMPLATES, render
from build_scripts.model.citing import shared_sources
from build_scripts.model.entries import Event
from build_scripts.model.figures import headlines
from build_scripts.pages.context import Context
from build_scripts.pages.parts import place_names
from build_scripts.pages.plan import Planned, Planner, digest, digest_folder
from build_scripts.timeline.timeline import Timeline, actors_of, year_of


def plan_documents(context: Context) -> list[Planned]:
    """Plan the document of each event."""
    planner = Planner(context)
    base = digest(planner.common, digest_folder(TEMPLATES))
    return [
        planner.plan_page(f"{event.id[:4]}/{event.id}.html", render_document, one_event, event.id, base=base)
        for event in context.timeline.events
    ]


def one_event(timeline: Timeline, event_id: str) -> tuple[Event]:
    """Return the event that a document is of."""
    return (timeline.by_id[event_id],)


def render_document(context: Context, events: tuple[Event], event_id: str) -> bytes:
    """Render what the index knows of an event: words, facets, order, and what a result shows."""
    (event,) = events
    words = context.timeline.vocabulary
    ranges = "; ".join(
        f"{words.measures[line.measure].label} {context.ranges(line.range)}" for line in headlines(event, words)
    )
    result = {
        "date": context.dates(event.date),
        "precision": event.date.precision,
        "status": words.statuses[event.status].label,
        "status_mark": words.statuses[event.status].mark or "",
        "kind": words.kinds[event.kind].label,
        "summary": event.summary,
        "figures": ranges,
        "place": place_names(context, event),
    }
    return render(
        "document.html",
        lang=context.site.lang,
        event=event,
        facets=_facets(context, event),
        result=result,
        first=event.date.first.isoformat(),
        body=Markup(_without_numbers(event.body)),
        names=" ".join(_names(context, event)),
    )


def _without_numbers(body: str) -> str:
    """Return a body in which the numbers of citations are no words that can be found."""
    return body.replace('<sup class="kt-cite">', "<sup data-pagefind-ignore>")


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


def _names(context: Context, event: Event) -> Iterator[str]:
    """Yield the names and other spellings by which an event may be looked for."""
    timeline = context.timeline
    yield from event.identifiers.values()
    for actor in actors_of(event):
        yield timeline.actors[actor].name
        yield from timeline.actors[actor].identifiers.values()
        yield from (alias.text for alias in timeline.actors[actor].aliases)
    for place in timeline.places_of(event):
        yield timeline.places[place].name
        yield from timeline.places[place].identifiers.values()
        yield from (name.text for name in (*timeline.places[place].native, *timeline.places[place].aliases))
    yield from dict.fromkeys(source.publisher for source in event.sources.values())
    for shared in shared_sources(event):
        yield from filter(None, (shared.title, shared.author))

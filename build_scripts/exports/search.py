"""Search: a lean document for each event, and Pagefind's command over the folder that holds them.

The documents hold only what is indexed, so the command reads a tenth of what the pages weigh. They lie at
``<year>/<id>.html``; the search page makes an event's address from that.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup, escape

from build_scripts.model.entries import Event
from build_scripts.model.figures import headlines
from build_scripts.pages.page import Context
from build_scripts.timeline.timeline import actors_of, year_of


def document_path(event: Event) -> str:
    """Where an event's document lies, from the folder of the documents."""
    return f"{event.id[:4]}/{event.id}.html"


def render_document(context: Context, event_id: str) -> bytes:
    """What the index knows of an event: words, facets, order, and what a result shows."""
    event, words = context.timeline.by_id[event_id], context.timeline.vocabulary
    facets = "".join(
        Markup('<i data-pagefind-filter="{}">{}</i>').format(facet, value) for facet, value in _facets(context, event)
    )
    names = Markup(" ").join(_names(context, event))
    ranges = "; ".join(
        f"{words.measures[line.measure].label} {context.ranges(line.range)}" for line in headlines(event, words)
    )
    metas = {
        "date": context.dates(event.date),
        "precision": event.date.precision,
        "status": words.statuses[event.status].label,
        "status_mark": words.statuses[event.status].mark or "",
        "kind": words.kinds[event.kind].label,
        "summary": event.summary,
        "figures": ranges,
        "place": names_of_place(context, event),
    }
    meta = "".join(Markup('<i data-pagefind-meta="{}">{}</i>').format(name, value) for name, value in metas.items())
    return (
        f'<!doctype html><html lang="{escape(context.site.lang)}"><head><meta charset="utf-8">'
        f"<title>{escape(event.title)}</title></head><body>"
        f"<div data-pagefind-ignore>{facets}{meta}"
        f'<i data-pagefind-sort="date">{event.date.first.isoformat()}</i></div>'
        f'<main data-pagefind-body><h1 data-pagefind-meta="title">{escape(event.title)}</h1>'
        f"<p>{escape(event.summary)}</p>{_uncounted(event.body)}<p>{names}</p></main></body></html>"
    ).encode()


def _uncounted(body: str) -> str:
    """A body whose citations' numbers are not words to be found."""
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
    """Names and other spellings by which an event may be looked for."""
    timeline = context.timeline
    for actor in actors_of(event):
        yield timeline.actors[actor].name
        yield from (alias.text for alias in timeline.actors[actor].aliases)
    for place in timeline.places_of(event):
        yield timeline.places[place].name
        yield from (name.text for name in (*timeline.places[place].native, *timeline.places[place].aliases))
    yield from dict.fromkeys(source.publisher for source in event.sources.values())


def names_of_place(context: Context, event: Event) -> str:
    """The first place of an event and the one around it."""
    places = context.timeline.places
    path = context.timeline.place_path(event.places[0])[:2] if event.places else ()
    return ", ".join(places[step].name for step in path)


def start_indexing(documents: Path, output: Path) -> subprocess.Popen[bytes]:
    """Start Pagefind over ``documents``; its bundle goes to ``output``. The caller waits for it."""
    from pagefind_bin import get_executable  # type: ignore[import-untyped]

    command = [str(get_executable()), "--site", str(documents), "--output-path", str(output), "--quiet"]
    return subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


class SearchIndexError(RuntimeError):
    """Pagefind did not make an index; the message is what it said."""


def finish_indexing(process: subprocess.Popen[bytes]) -> None:
    """Wait for Pagefind.

    :raises SearchIndexError: when it failed.
    """
    said, _ = process.communicate()
    if process.returncode:
        raise SearchIndexError(f"Pagefind failed ({process.returncode}): {said.decode(errors='replace').strip()}")

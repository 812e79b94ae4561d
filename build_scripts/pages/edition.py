"""Printed editions: a year, or a part of a long one, with every entry in full, on one page made for paper.

The articles are those of the events' own pages. Their lists of sources are taken out, and what cited them leads to the
one list of the edition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.pages.citing.shown import FORMS
from build_scripts.pages.contents import CITE, CONTENTS
from build_scripts.pages.context import Context, Printed
from build_scripts.pages.edition_parts import (
    change_rows,
    contents_years,
    counted_first,
    edition_count,
    edition_version,
    index_groups,
    size_words,
    source_rows,
)
from build_scripts.pages.event import article, meanings
from build_scripts.pages.ledger import ledger
from build_scripts.pages.linked import Entries, Linked, entries_of_part
from build_scripts.pages.lists import link
from build_scripts.pages.maps.small import MAP
from build_scripts.pages.page import FOLD, Page
from build_scripts.pages.plan import Planned, Planner
from build_scripts.pages.split import Part, all_parts, split, weight_of
from build_scripts.pages.steps import part_steps, part_title, part_ways, part_words
from build_scripts.timeline.edition import number_sources
from build_scripts.timeline.timeline import Timeline

EDITIONS = "print/"

_SOURCES = re.compile(r'<section class="kt-section" id="sources">.*?</section>', re.DOTALL)
_HEADING = re.compile(r"<(/?)h([1-6])(?=[ >])")
_PLACE = re.compile(
    r'<a href="#source-(?P<cited>[^"]+)">[0-9]+</a>| href="#source-(?P<source>[^"]+)"'
    r'| (?P<own>id="|href="#)(?P<entry>entry")?'
)
"""What in an article is a place on its page, or leads to one: a citation, another link to a source, anything else.

Only markup holds a bare double quote after ``=``: in text they are escaped.
"""


@dataclass(frozen=True, slots=True)
class Shown:
    """The entries of a year, and the events of other years that reach into it."""

    entries: Entries
    lasting: Sequence[Event] = ()

    def __iter__(self) -> Iterator[Event]:
        """Yield every event that the edition shows."""
        return chain(self.entries, self.lasting)


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan an edition for each year, made beside the pages of its events, and the parts of a long one."""
    if not context.has_editions:
        return
    timeline, pdfs = context.timeline, pdfs_by_year(context.printed.values())
    for year in timeline.lasting:
        more, batch, offered = timeline.lasting[year].more, f"{year:04d}", pdfs.get(year, [])
        yield planner.plan_page(edition_url(year), render_edition, shown_of_year, year, more, offered, batch=batch)
        for part in all_parts(timeline.years.get(year, ()), weigh_article, Part("year", (year,))):
            path = f"{EDITIONS}{part.folder}"
            yield planner.plan_page(path, render_part_of_edition, shown_of_part, part, batch=batch)


def edition_url(year: int) -> str:
    """Return the folder of the edition of a year."""
    return f"{EDITIONS}{year:04d}/"


def weigh_article(event: Event) -> float:
    """Return what an entry weighs in an edition, by the rows and texts that it has."""
    said = (event.figures, event.attribution, event.claims, event.actors)
    cites = sum(len(row.sources) for rows in said for row in rows)
    texts = sum(len(claim.text) + len(claim.note or "") for claim in event.claims)
    size = 9_000 + 2 * (len(event.body) + texts + len(event.summary)) + 80 * cites
    names = 90 * (len(event.actors) + len(event.attribution) + len(event.places) + len(event.sources))
    rows = 600 * (sum(map(len, said)) + len(event.changes)) + 1_100 * len(event.sources) + 300 * len(event.related)
    return weight_of(size + rows + names)


def shown_of_year(timeline: Timeline, year: int, *_: object) -> Shown:
    """Return what the printed edition of a year shows."""
    return Shown(entries_of_part(timeline, Part("year", (year,))), timeline.lasting[year].events)


def shown_of_part(timeline: Timeline, part: Part) -> Shown:
    """Return what the printed edition of a part of a year shows."""
    return Shown(entries_of_part(timeline, part))


def pdfs_by_year(printed: Iterable[Printed]) -> dict[int | None, list[Printed]]:
    """Return the PDFs of each year, which are several where it is long; of no year those of the whole record."""
    pdfs: dict[int | None, list[Printed]] = {}
    for pdf in printed:
        pdfs.setdefault(pdf.year, []).append(pdf)
    return pdfs


def pdf_links(context: Context, pdfs: Iterable[Printed]) -> list[dict[str, str]]:
    """Return where PDFs are, and how long each is."""
    words = context.t["edition"]["pdf"]
    return [
        {
            "url": pdf.path,
            "words": words.format(pages=edition_count(context, "pages", pdf.pages), size=size_words(context, pdf.size)),
        }
        for pdf in pdfs
    ]


def render_edition(context: Context, shown: Shown, year: int, more: int, pdfs: Sequence[Printed]) -> Page:
    """Render the printable edition of a year; of a long one, the index of its parts."""
    values = {
        "began": [link(context, event) for event in shown.lasting],
        "more": context.events_words(more) if more else "",
        "pdfs": pdf_links(context, pdfs),
    }
    return _render(context, edition_url(year), shown, Part("year", (year,)), f"{year}", **values)


def render_part_of_edition(context: Context, shown: Shown, part: Part) -> Page:
    """Render the printable edition of a part of a long year; of one that is too long itself, its parts."""
    values = {"kicker": part_words(context, part), "ways": part_ways(context, EDITIONS, part)}
    return _render(context, f"{EDITIONS}{part.folder}", shown, part, part_title(context, part), **values)


def _render(context: Context, path: str, shown: Shown, part: Part, period: str, **values: Any) -> Page:
    t, site, events = context.t["edition"], context.site, shown.entries.events
    parts = part_steps(context, EDITIONS, events, split(events, weigh_article, part))
    title, lead = t["title"].format(year=period), t["lead"].format(events=context.events_words(len(events)))
    body = context.render(
        "edition.html",
        **{"kicker": "", "began": (), "more": "", "ways": {}, "pdfs": (), **values},
        title=title,
        lead=lead,
        version=edition_version(context.timeline, events),
        address=f"{site.url}{path}" if site.url else "",
        as_of=context.as_of(events),
        parts=parts,
        **({"entries": ()} if parts or not events else _held(context, path, shown.entries.entries, part)),
    )
    return Page(path, "print", title, lead, body, as_of=context.list_as_of(events))


def _held(context: Context, path: str, entries: Sequence[Linked], part: Part) -> dict[str, Any]:
    """Return what an edition that is not split holds, under the names of its template."""
    events = [entry.event for entry in entries]
    sources = number_sources(events)
    return {
        "entries": [
            Markup(_set_apart(context, entry, sources.of(entry.event), at)) for at, entry in enumerate(entries, 1)
        ],
        "meanings": meanings(context, entries),
        "contents": contents_years(context, events),
        "counted": counted_first(context),
        "ledger": ledger(context, path, events, part),
        "sources": source_rows(context, sources.sources),
        "changes": change_rows(context, events),
        "index": [
            {**group, "rows": [_index_row(context, row) for row in group["rows"]]}
            for group in index_groups(context, events)
        ],
    }


def _index_row(context: Context, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a line of the index, whose entries are led to by their dates."""
    at = [{"id": event.id, "when": context.short_dates(event.date), "title": event.title} for event in row["events"]]
    return {"name": row["name"], "at": at}


def _bare(context: Context, entry: Linked) -> str:
    """Return an event's article without what only its own page has."""
    html = article(context, entry)
    for part in (CONTENTS, CITE, FOLD, FORMS, MAP):
        html = html.replace(part, "")
    return html


def _set_apart(context: Context, entry: Linked, numbers: Mapping[str, int], at: int) -> str:
    """Return an event's article, the one ``at`` this place, with its places set apart from those of the others.

    The article itself has the event's id in its own, which is an address. Its sources are those of the edition, under
    their ``numbers`` there.
    """
    event = entry.event

    def place(found: re.Match[str]) -> str:
        if cited := found["cited"]:
            return f'<a href="#s{numbers[cited]}">{numbers[cited]}</a>'
        if source := found["source"]:
            return f' href="#s{numbers[source]}"'
        return f' {found["own"]}{event.id}--entry"' if found["entry"] else f" {found['own']}{at}-"

    html = _PLACE.sub(place, _SOURCES.sub("", _bare(context, entry)))
    html = html.replace("<h1>", f'<h1 class="kt-h1"><a href="{SITE_ROOT}{event_url(event)}">').replace(
        "</h1>", "</a></h1>"
    )
    return _HEADING.sub(lambda tag: f"<{tag[1]}h{min(int(tag[2]) + 2, 6)}", html)

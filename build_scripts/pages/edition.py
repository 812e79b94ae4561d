"""Printed editions: a year, or a part of a long one, with every entry in full, on one page made for paper."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.pages.contents import CONTENTS
from build_scripts.pages.context import Context
from build_scripts.pages.event import article, meanings
from build_scripts.pages.indexes import Group, render_index
from build_scripts.pages.ledger import part_steps, part_title, part_ways, part_words
from build_scripts.pages.linked import Entries, Linked, entries_of_part
from build_scripts.pages.lists import link
from build_scripts.pages.names import Letters, all_letters, letter_steps, letters_title, render_names, split_names
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.split import Part, all_parts, split, weight_of
from build_scripts.timeline.timeline import Timeline

EDITIONS = "print/"


@dataclass(frozen=True, slots=True)
class Edition:
    """The entries of a year, and the events of other years that reach into it."""

    entries: Entries
    lasting: Sequence[Event]

    def __iter__(self) -> Iterator[Event]:
        """Yield every event that the edition shows."""
        return chain(self.entries, self.lasting)


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan an edition for each year, made beside the pages of its events, the parts of a long one, and their index."""
    timeline = context.timeline
    for year in timeline.lasting:
        yield planner.plan_page(
            _path(year), render_edition, shown_of_year, year, timeline.lasting[year].more, batch=f"{year:04d}"
        )
        for part in all_parts(timeline.years.get(year, ()), weigh_article, Part("year", (year,))):
            yield planner.plan_page(
                f"{EDITIONS}{part.folder}", render_part_of_edition, entries_of_part, part, batch=f"{year:04d}"
            )
    yield planner.plan_page(EDITIONS, render_editions, every_event)
    for letters in all_letters(_names(timeline)):
        path = f"{EDITIONS}{letters.folder}"
        yield planner.plan_page(path, render_editions_of, every_event, letters)


def _path(year: int) -> str:
    return f"{EDITIONS}{year:04d}/"


def weigh_article(event: Event) -> float:
    """Return what an article weighs, by the rows and texts that it has."""
    said = (event.figures, event.attribution, event.claims, event.actors)
    cites = sum(len(row.sources) for rows in said for row in rows)
    texts = sum(len(claim.text) + len(claim.note or "") for claim in event.claims)
    size = 6_000 + 2 * (len(event.body) + texts + len(event.summary)) + 80 * cites
    rows = 600 * (sum(map(len, said)) + len(event.changes)) + 1_100 * len(event.sources) + 300 * len(event.related)
    return weight_of(size + rows)


def shown_of_year(timeline: Timeline, year: int, *_: object) -> Edition:
    """Return what the printed edition of a year shows."""
    return Edition(entries_of_part(timeline, Part("year", (year,))), timeline.lasting[year].events)


def render_edition(context: Context, shown: Edition, year: int, more: int) -> Page:
    """Render the printable edition of a year; of a long one, the index of its parts."""
    events, whole = shown.entries.events, Part("year", (year,))
    parts = part_steps(context, EDITIONS, events, split(events, weigh_article, whole))
    title = context.t["print_title"].format(year=year)
    entries = () if parts else shown.entries.entries
    values = {
        "began": [link(context, event) for event in shown.lasting],
        "more": context.events_words(more) if more else "",
        "parts": parts,
    }
    return _render(context, _path(year), title, f"{year}", entries, events, **values)


def render_part_of_edition(context: Context, shown: Entries, part: Part) -> Page:
    """Render the printable edition of a part of a long year; of one that is too long itself, its parts."""
    events, period = shown.events, part_title(context, part)
    parts = part_steps(context, EDITIONS, events, split(events, weigh_article, part))
    title = context.t["print_title"].format(year=period)
    values = {"kicker": part_words(context, part), "ways": part_ways(context, EDITIONS, part), "parts": parts}
    entries = () if parts else shown.entries
    return _render(context, f"{EDITIONS}{part.folder}", title, period, entries, events, **values)


def _render(
    context: Context,
    path: str,
    title: str,
    period: str,
    entries: Sequence[Linked],
    events: Sequence[Event],
    **values: Any,
) -> Page:
    t, site = context.t, context.site
    note = t["print_note"].format(site=site.name, events=context.events_words(len(events)), year=period)
    body = context.render(
        "print.html",
        **{"kicker": "", "began": (), "more": "", "parts": (), "ways": {}, **values},
        title=title,
        note=note,
        entries=[
            {
                "id": entry.event.id,
                "title": entry.event.title,
                "date": context.dates(entry.event.date),
                "html": Markup(_set_apart(context, entry)),
            }
            for entry in entries
        ],
        meanings=meanings(context, entries),
        address=f"{site.url}{path}" if site.url else "",
        as_of=context.as_of(events),
    )
    return Page(path, "print", title, note, body)


def _set_apart(context: Context, entry: Linked) -> str:
    """Return an event's article with its ids and its links to them set apart from those of the others on the page.

    Only markup holds a bare double quote after ``=``: in text they are escaped.
    """
    event, html = entry.event, article(context, entry).replace(CONTENTS, "")
    for attribute in ('id="', 'href="#'):
        html = html.replace(f" {attribute}", f" {attribute}{event.id}--")
    heading = f'<h2 class="kt-h1"><a href="{SITE_ROOT}{event_url(event)}">'
    return html.replace("<h1>", heading).replace("</h1>", "</a></h2>")


def _names(timeline: Timeline) -> dict[str, str]:
    """Return the years with an edition, as names of four digits."""
    years = [f"{year:04d}" for year in timeline.lasting]
    return dict(zip(years, years, strict=True))


def render_editions(context: Context, _events: tuple[Event, ...]) -> Page:
    """Render the index of printable years; of very many, the digits that they begin with."""
    title, lead, names = context.t["print_index"], context.t["print_lead"], _names(context.timeline)
    parts = letter_steps(context, EDITIONS, split_names(names))
    groups = [] if parts else [Group("", [_index_row(context, year) for year in names])]
    body = render_index(context, title, lead, groups, parts)
    return Page(EDITIONS, "print", title, lead, body)


def render_editions_of(context: Context, _events: tuple[Event, ...], letters: Letters) -> Page:
    """Render the printable years that begin with the same digits."""
    name = context.t["print_index"]
    rows = [_index_row(context, year) for year in letters.ids]
    title = f"{name}: {letters_title(context, letters)}"
    return render_names(context, EDITIONS, "print", title, name, letters, rows)


def _index_row(context: Context, year: str) -> dict[str, Any]:
    events = context.events_words(len(context.timeline.years.get(int(year), ())))
    return {
        "url": f"{EDITIONS}{year}/",
        "title": year,
        "events": events,
        "depth": 0,
        "names": (),
        "note": "",
    }

"""Printed editions: a year with every entry in full, on one page made for paper."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, event_url
from build_scripts.pages.context import Context
from build_scripts.pages.event import article
from build_scripts.pages.linked import Entries, Linked, entries_of_year
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan an edition for each year, made beside the pages of its events, and their index."""
    for year in context.timeline.years:
        yield planner.plan_page(_path(year), render_edition, entries_of_year, year, batch=f"{year:04d}")
    yield planner.plan_page("print/", render_editions, every_event)


def _path(year: int) -> str:
    return f"print/{year:04d}/"


def render_edition(context: Context, shown: Entries, year: int) -> Page:
    """Render the printable edition of a year."""
    t, site = context.t, context.site
    title = t["print_title"].format(year=year)
    note = t["print_note"].format(site=site.name, events=context.events_words(len(shown.entries)), year=year)
    body = context.render(
        "print.html",
        title=title,
        note=note,
        entries=[
            {
                "id": entry.event.id,
                "title": entry.event.title,
                "date": context.dates(entry.event.date),
                "html": Markup(_set_apart(context, entry)),
            }
            for entry in shown.entries
        ],
        address=f"{site.url}{_path(year)}" if site.url else "",
        as_of=context.as_of(shown.events),
    )
    return Page(_path(year), "print", title, note, body)


def _set_apart(context: Context, entry: Linked) -> str:
    """Return an event's article with its ids and its links to them set apart from those of the others on the page.

    Only markup holds a bare double quote after ``=``: in text they are escaped.
    """
    event, html = entry.event, article(context, entry)
    for attribute in ('id="', 'href="#'):
        html = html.replace(f" {attribute}", f" {attribute}{event.id}--")
    heading = f'<h2 class="kt-h1"><a href="{SITE_ROOT}{event_url(event)}">'
    return html.replace("<h1>", heading).replace("</h1>", "</a></h2>")


def render_editions(context: Context, _events: tuple[Event, ...]) -> Page:
    """Render the index of printable years."""
    rows = [
        {
            "url": _path(year),
            "title": str(year),
            "events": context.events_words(len(events)),
            "depth": 0,
            "names": (),
            "note": "",
        }
        for year, events in sorted(context.timeline.years.items())
    ]
    title, lead = context.t["print_index"], context.t["print_lead"]
    body = context.render("index.html", title=title, lead=lead, groups=[{"title": "", "rows": rows}], rest=[])
    return Page("print/", "print", title, lead, body)

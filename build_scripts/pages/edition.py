"""Printed editions: a year with every entry in full, on one page made for paper."""

from __future__ import annotations

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.event import article
from build_scripts.pages.page import Context, Page


def render_print_year(context: Context, year: int) -> Page:
    """The printable edition of a year."""
    events, t = context.timeline.years[year], context.t
    title = t["print_title"].format(year=year)
    note = t["print_note"].format(site=context.site.name, events=context.events_words(len(events)), year=year)
    entries = [{"id": event.id, "title": event.title, "html": Markup(_apart(context, event))} for event in events]
    dates = {event.id: context.dates(event.date) for event in events}
    address = f"{context.site.url}{f'print/{year:04d}/'}" if context.site.url else ""
    as_of = context.as_of(events)
    values = {
        "title": title,
        "note": note,
        "entries": entries,
        "dates_of": dates,
        "address": address,
        "as_of": as_of,
    }
    return Page(f"print/{year:04d}/", "print", title, note, context.render("print.html", **values))


def _apart(context: Context, event: Event) -> str:
    """An event's article with its ids and its links to them set apart from those of the others on the page.

    Only markup holds a bare double quote after ``=``: in text they are escaped.
    """
    html = article(context, event)
    for attribute in ('id="', 'href="#'):
        html = html.replace(f" {attribute}", f" {attribute}{event.id}--")
    return html.replace(
        "<h1>", f'<h2 class="kt-h1"><a href="{context.templates.globals["root"]}{event_url(event)}">'
    ).replace("</h1>", "</a></h2>")


def render_print_index(context: Context) -> Page:
    """The index of printable years."""
    years = [
        {
            "url": f"print/{year:04d}/",
            "title": str(year),
            "events": context.events_words(len(events)),
            "depth": 0,
        }
        for year, events in sorted(context.timeline.years.items())
    ]
    title, lead = context.t["print_index"], context.t["print_lead"]
    rows = [{**each, "names": (), "note": ""} for each in years]
    body = context.render("index.html", title=title, lead=lead, groups=[{"title": "", "rows": rows}], rest=[])
    return Page("print/", "print", title, lead, body)

"""The page that leads to the printed editions: the years, and where the build made them the PDFs with their length.

Of a record without editions it leads to the pages of its years.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.layout import year_url
from build_scripts.pages.context import Context, Printed
from build_scripts.pages.edition import EDITIONS, edition_url, pdf_links, pdfs_by_year
from build_scripts.pages.names import Letters, all_letters, letter_steps, letters_title, split_names
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.timeline.timeline import Timeline


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the list of editions, and the parts of one of very many years."""
    printed = tuple(context.printed.values())
    yield planner.plan_list(EDITIONS, render_editions, every_event, printed)
    for letters in all_letters(_years(context.timeline)):
        yield planner.plan_list(f"{EDITIONS}{letters.folder}", render_editions_of, every_event, letters, printed)


def _years(timeline: Timeline) -> dict[str, str]:
    """Return the years with an edition, as names of four digits."""
    years = [f"{year:04d}" for year in timeline.lasting]
    return dict(zip(years, years, strict=True))


def render_editions(context: Context, _events: tuple[Event, ...], printed: Sequence[Printed]) -> Page:
    """Render the list of editions; of very many years, the digits that they begin with."""
    t, years = context.t, _years(context.timeline)
    parts = letter_steps(context, EDITIONS, split_names(years))
    whole = [
        {"title": pdf.title, "events": context.events_words(pdf.events), "pdfs": pdf_links(context, [pdf])}
        for pdf in pdfs_by_year(printed).get(None, ())
    ]
    rows = [] if parts else _rows(context, list(years), printed)
    return _page(context, EDITIONS, t["print_index"], parts=parts, whole=whole, rows=rows)


def render_editions_of(
    context: Context, _events: tuple[Event, ...], letters: Letters, printed: Sequence[Printed]
) -> Page:
    """Render the years that begin with the same digits."""
    title = f"{context.t['print_index']}: {letters_title(context, letters)}"
    rows = _rows(context, letters.ids, printed)
    return _page(context, f"{EDITIONS}{letters.folder}", title, parts=(), whole=(), rows=rows)


def _rows(context: Context, years: Sequence[str], printed: Sequence[Printed]) -> list[dict[str, Any]]:
    pdfs = pdfs_by_year(printed)
    return [
        {
            "title": year,
            "url": edition_url(int(year)) if context.has_editions else year_url(int(year)),
            "events": context.events_words(len(context.timeline.years.get(int(year), ()))),
            "pdfs": pdf_links(context, pdfs.get(int(year), ())),
        }
        for year in years
    ]


def _page(context: Context, path: str, title: str, **values: Any) -> Page:
    lead = context.t["print_lead" if context.has_editions else "print_lead_none"]
    return Page(path, "print", title, lead, context.render("printing.html", title=title, lead=lead, **values))

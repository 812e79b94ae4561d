"""Pieces of lists of events: the row that is read, with its summary, and the shortest one, which is a link."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.context import Context
from build_scripts.pages.ledger import SHOWN, who_lines
from build_scripts.pages.parts import badge, headline_lines, mark, place_names, time_tag


def row(context: Context, event: Event) -> Markup:
    """Render an event as a year shows it: date, title, status, summary, ranges, who is said to have done it."""
    key = (event.id, "")
    if key not in context.rows:
        context.rows[key] = context.render("row.html", **_row_values(context, event))
    return Markup(context.rows[key])


def _row_values(context: Context, event: Event) -> dict[str, Any]:
    words, who = context.timeline.vocabulary, list(who_lines(context, event))
    return {
        "event": event,
        "mark": mark(event.date),
        "when": time_tag(event.date, context.short_dates(event.date)),
        "status": badge(words.statuses, event.status),
        "kind": words.kinds[event.kind].label,
        "place": place_names(context, event),
        "lines": headline_lines(context, event)[: 2 * SHOWN],
        "who": who[:SHOWN],
        "more": max(len(who) - SHOWN, 0),
    }


def link(context: Context, event: Event) -> dict[str, str]:
    """Return an event as the shortest lists show it: address, title and date."""
    return {"url": event_url(event), "title": event.title, "when": context.dates(event.date)}

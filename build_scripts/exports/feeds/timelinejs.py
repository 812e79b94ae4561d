"""Events for TimelineJS (https://timeline.knightlab.com/docs/json-format.html), which shows them as slides.

Conventions that follow from what that program makes of its file:

* Each slide has its date in our words (`display_date`): its own words know no day that is not known, and its months
  of other calendars are only names. What it draws on its axis are the first and the last possible day.
* Nothing is in `media`: the program would fetch what is there from its host before anybody asked for it.
* Headlines and texts are HTML there, so everything is escaped.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

from markupsafe import Markup, escape

from build_scripts.exports.feeds.items import as_html
from build_scripts.language.direction import direction, isolate_markup
from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.model.values.edtf import Edtf
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.timeline import Timeline

PATH = "feeds/timelinejs.json"
MOST = 500
"""How many events the file holds, the latest ones: with more, the program takes long to start."""
_LINK = Markup('<p><a href="{}">{}</a></p>')


def plan(planner: Planner, base: str) -> Iterator[Planned]:
    """Plan the file; none where the record has no events, which the program takes for a fault."""
    if planner.timeline.events:
        yield planner.plan_list(PATH, render_timelinejs, latest, base=base)


def latest(timeline: Timeline) -> tuple[Event, ...]:
    """Return the events of the file, in order."""
    return timeline.events[-MOST:]


def render_timelinejs(context: Context, events: tuple[Event, ...]) -> bytes:
    """Render events as slides behind one that says what they are."""
    site = context.site
    about = as_html(context, context.as_of(events) and context.t["list_as_of"].format(date=context.as_of(events)))
    title = {"text": {"headline": _escaped(context, site.name), "text": about + _link(site.url, site.url)}}
    slides = {"title": title, "events": [_slide(context, event) for event in events]}
    return (json.dumps(slides, ensure_ascii=False, indent=1) + "\n").encode()


def _slide(context: Context, event: Event) -> dict[str, Any]:
    url = f"{context.site.url}{event_url(event)}" if context.site.url else ""
    text = as_html(context, event.summary) + _link(url, context.t["entry"])
    return {
        "unique_id": event.id,
        **_days(event.date),
        "display_date": _escaped(context, context.dates(event.date)),
        "text": {"headline": _escaped(context, event.title), "text": text},
    }


def _days(day: Edtf) -> dict[str, dict[str, int]]:
    """Return the first and the last day, or the one that is known."""
    first, last = (day.first, day.last)
    if day.first == date.min:
        first = last
    if day.last == date.max:
        last = first
    return {"start_date": _day(first), **({"end_date": _day(last)} if last != first else {})}


def _day(day: date) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _escaped(context: Context, text: str) -> str:
    return isolate_markup(str(escape(text)), direction(context.site.lang))


def _link(url: str, words: str) -> str:
    return str(_LINK.format(url, words)) if url else ""

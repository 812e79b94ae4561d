"""The pages of decades, years and months: the drawing of each, what lies in it, and the ways up, down and along."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url, year_url
from build_scripts.pages.context import Context
from build_scripts.pages.drawn.drawing import bars, mark_of, ticks
from build_scripts.pages.drawn.nodes import (
    PATH,
    Counted,
    Period,
    Ways,
    count_words,
    day_anchor,
    period_url,
    period_words,
    scale_words,
    step,
    ways_of,
)
from build_scripts.pages.page import Page
from build_scripts.pages.parts import mark, time_tag
from build_scripts.pages.split import Part, is_long
from build_scripts.pages.years import CHRONOLOGY
from build_scripts.timeline.order import standing_of
from build_scripts.timeline.pyramid import Bin
from build_scripts.timeline.timeline import Timeline

_LONG = 31
"""From so many possible days on, a drawing of the year shows an event by itself."""
_MOST = 100
"""How many of such events a year shows."""

Bins = Sequence[Bin]


def render_decade(context: Context, here: Counted, ways: Ways, years: Sequence[Counted], bins: Bins) -> Page:
    """Render a decade: a bar for each month, and its years."""
    (decade,) = here.period.at
    return _render(
        context,
        here,
        ways,
        bins,
        up=(PATH, context.t["sections"]["timeline"]),
        unit="month",
        labels=[f"{year:04d}" for year in range(decade, decade + 10)],
        steps=[step(context, year) for year in years],
    )


def events_apart(timeline: Timeline, here: Counted, *_: object) -> list[Event]:
    """Return the events that the drawing of a year shows by themselves: those that last, or are known only roughly."""
    (year,) = here.period.at
    extents, own = timeline.extents, timeline.years.get(year, ())
    apart = [
        event
        for event in own
        if not standing_of(event).month or extents[event.id].end - extents[event.id].start >= _LONG
    ]
    return [*timeline.lasting[year].events, *apart][: _MOST + 1]


def render_year(
    context: Context, apart: list[Event], here: Counted, ways: Ways, months: Sequence[Counted], bins: Bins
) -> Page:
    """Render a year: a bar for each day, its months, and by themselves the events that last or are roughly known."""
    (year,) = here.period.at
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    decade = Period("decade", (year - year % 10,))
    return _render(
        context,
        here,
        ways,
        bins,
        up=(period_url(decade), period_words(context, decade)),
        unit="day",
        labels=context.strings["dates"]["months_short"],
        steps=[step(context, month) for month in months],
        rows=[_row(context, event, first, last) for event in apart[:_MOST]],
        more=len(apart) > _MOST,
    )


def events_of_month(timeline: Timeline, here: Counted, *_: object) -> Sequence[Event]:
    """Return the events that stand in a month."""
    return Part("month", here.period.at).choose(timeline.years[here.period.at[0]])


def render_month(context: Context, events: Sequence[Event], here: Counted, ways: Ways, bins: Bins) -> Page:
    """Render a month: a bar for each day, and under its days the events, each with its own mark."""
    year = Period("year", here.period.at[:1])
    return _render(
        context,
        here,
        ways,
        bins,
        up=(period_url(year), period_words(context, year)),
        unit="day",
        labels=[str(day) for day in range(1, len(bins) + 1)],
        days=list(_days(context, events, here.period, bins)),
    )


def _days(context: Context, events: Sequence[Event], period: Period, bins: Bins) -> Iterator[dict[str, Any]]:
    """Yield each day with its sentence and its events; of a month that is too long for a page, where these are."""
    year, month = period.at
    first = date(year, month, 1).toordinal()
    is_split = is_long(events)
    for day, group in groupby(events, key=lambda event: standing_of(event).day):
        of_day = list(group)
        at = Period("day", (year, month, day))
        unknown = str(context.t["day_unknown"]).format(month=period_words(context, period))
        yield {
            "anchor": day_anchor(day),
            "title": period_words(context, at) if day else unknown,
            "count": count_words(context, bins[day - 1]) if day else context.events_words(len(of_day)),
            "url": f"{CHRONOLOGY}{Part('day', at.at).folder}" if is_split else "",
            "rows": [] if is_split else [_row(context, event, first, first + len(bins) - 1) for event in of_day],
        }


def _row(context: Context, event: Event, first: int, last: int) -> dict[str, Any]:
    return {
        "url": event_url(event),
        "title": event.title,
        "sign": mark(event.date),
        "when": time_tag(event.date, context.dates(event.date)),
        "mark": mark_of(context.timeline.extents[event.id], first, last),
    }


def _render(context: Context, here: Counted, ways: Ways, bins: Bins, **values: Any) -> Page:
    t, name = context.t, period_words(context, here.period)
    highest = max(each.possible for each in bins)
    up, up_title = values["up"]
    title, lead = f"{t['sections']['timeline']}: {name}", count_words(context, here.begun)
    body = context.render(
        "drawn/period.html",
        **{"rows": [], "days": [], "steps": [], "more": False, **values, "up": up},
        up_title=up_title,
        title=title,
        name=name,
        lead=lead,
        bars=bars(bins, max(highest, 1)),
        ticks=ticks(values["labels"]),
        scale=scale_words(context, values["unit"], highest),
        chronology=year_url(here.period.at[0]) if here.period.unit != "decade" else "",
        ways=ways_of(context, ways),
    )
    return Page(period_url(here.period), "timeline", title, f"{title}: {lead}.", body)

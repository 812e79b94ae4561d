"""The chronology: the index of years, the years, and the months of a long year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import year_url
from build_scripts.pages.context import Context
from build_scripts.pages.lists import Group, as_of_line, is_long, link, row
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.strip import strip
from build_scripts.timeline.timeline import Timeline, year_of

UNKNOWN = "00"
"""The month of events whose month is not known."""


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year, and those that began earlier and lasted into it."""

    events: Sequence[Event]
    lasting: Sequence[Event]

    def __iter__(self) -> Iterator[Event]:
        """Yield all of them."""
        return chain(self.events, self.lasting)


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the index of years, each year, and the months of those that are too long for one page."""
    yield planner.plan_page("events/", render_years, every_event, base=planner.strips)
    for year, events in context.timeline.years.items():
        yield planner.plan_page(year_url(year), render_year, events_of_year, year, base=planner.strips)
        for month in sorted({month_of(event) for event in events}) if is_long(events) else ():
            yield planner.plan_page(
                _month_url(year, month), render_month, events_of_month, year, month, base=planner.strips
            )


def _month_url(year: int, month: str) -> str:
    return f"{year_url(year)}{month}/"


def events_of_year(timeline: Timeline, year: int) -> Year:
    """Return what the page of a year shows."""
    return Year(timeline.years[year], timeline.lasting.get(year, ()))


def events_of_month(timeline: Timeline, year: int, month: str) -> tuple[Event, ...]:
    """Return the events of a year that its chronology puts under ``month``."""
    return tuple(event for event in timeline.years[year] if month_of(event) == month)


def month_of(event: Event) -> str:
    """Return the month under which a year shows an event, ``"01"`` to ``"12"``, or `UNKNOWN`."""
    date = event.date.start or event.date
    is_known = date.first.month == date.last.month and date.first.year == date.last.year == year_of(event)
    return f"{date.first.month:02d}" if is_known else UNKNOWN


def render_years(context: Context, events: tuple[Event, ...]) -> Page:
    """Render the index of years."""
    timeline, t = context.timeline, context.t
    decades: dict[int, list[dict[str, Any]]] = {}
    for year in sorted(timeline.years):
        count = context.events_words(len(timeline.years[year]))
        decades.setdefault(year - year % 10, []).append({"year": year, "url": year_url(year), "events": count})
    lead = ""
    if events:
        first, last = context.dates(events[0].date), context.dates(events[-1].date)
        lead = t["chronology_lead"].format(events=context.events_words(len(events)), first=first, last=last)
    body = context.render(
        "years.html", lead=lead, strip=strip(context, events), decades=decades, as_of=as_of_line(context, events)
    )
    return Page("events/", "events", t["chronology"], lead, body)


def render_year(context: Context, shown: Year, year: int) -> Page:
    """Render the chronology of a year, with months as headings; a long one is the index of its months."""
    groups = list(_months(context, year, shown.events))
    if is_long(shown.events):
        groups = [Group(group.anchor, group.title, (), _month_url(year, group.anchor[1:])) for group in groups]
    began = [link(context, event) for event in shown.lasting]
    title = context.t["year_title"].format(year=year)
    return _render(context, year_url(year), year, title, f"{year}", shown.events, groups, began=began, whole=True)


def render_month(context: Context, events: tuple[Event, ...], year: int, month: str) -> Page:
    """Render the chronology of one month of a long year."""
    group = next(iter(_months(context, year, events)))
    title = context.t["period"].format(year=year, month=group.title) if month != UNKNOWN else group.title
    return _render(context, _month_url(year, month), year, title, title, events, [Group(group.anchor, "", group.rows)])


def _render(
    context: Context,
    path: str,
    year: int,
    title: str,
    period: str,
    events: Sequence[Event],
    groups: Sequence[Group],
    *,
    began: Sequence[dict[str, str]] = (),
    whole: bool = False,
) -> Page:
    lead = context.t["year_lead"].format(events=context.events_words(len(events)), year=period)
    body = context.render(
        "year.html",
        title=title,
        lead=lead,
        groups=groups,
        year=year,
        years=_years_around(context.timeline, year) if whole else (),
        strip=strip(context, context.timeline.events, year),
        as_of=as_of_line(context, events),
        began=began,
    )
    return Page(path, "events", title, lead, body)


def _months(context: Context, year: int, events: Iterable[Event]) -> Iterator[Group]:
    months: dict[str, list[Markup]] = {}
    for event in events:
        months.setdefault(month_of(event), []).append(row(context, event))
    for month in sorted(months):
        name = context.strings["dates"]["months"][int(month) - 1] if month != UNKNOWN else ""
        yield Group(f"m{month}", name or context.t["month_unknown"].format(year=year), months[month])


def _years_around(timeline: Timeline, year: int) -> tuple[int | None, int | None]:
    years = sorted(timeline.years)
    at = years.index(year)
    return years[at - 1] if at else None, years[at + 1] if at + 1 < len(years) else None

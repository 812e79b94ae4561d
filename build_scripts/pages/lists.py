"""Lists of events: rows, headings, and the parts into which a long list is split.

A list of more than `SPLIT` events is split by natural units, so that its addresses stay what they are when events
are added: a year into months (``events/2018/07/``), another list into decades (``actors/x/2010s/``), and a decade that
is itself too long into years (``actors/x/2018/``). A page that is split stays, as the index of its parts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.parts import badge, headline_lines, mark, place_names, time_tag
from build_scripts.timeline.timeline import year_of

SPLIT = 250


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `anchor` is the heading's id, `url` the page that has the rows if this one does not."""

    anchor: str
    title: str
    rows: Sequence[Markup]
    url: str = ""


class Period(NamedTuple):
    """A decade or a year, by its first year."""

    unit: Literal["decade", "year"]
    first: int

    @property
    def title(self) -> str:
        """How headings name it."""
        return f"{self.first}–{self.first + 9}" if self.unit == "decade" else str(self.first)

    @property
    def folder(self) -> str:
        """Its folder below that of the list of which it is a part."""
        return f"{self.first:04d}s/" if self.unit == "decade" else f"{self.first:04d}/"

    def choose(self, events: Sequence[Event]) -> list[Event]:
        """Return those of ``events``, which are in order, that belong to it."""
        years = range(self.first, self.first + (10 if self.unit == "decade" else 1))
        # In order means by first possible day, which gives the year unless the beginning is unknown.
        known = bisect_right(events, date.min, key=lambda event: event.date.first)
        first, last = (bisect_left(events, year, lo=known, key=year_of) for year in (years.start, years.stop))
        return [event for event in events[:known] if year_of(event) in years] + list(events[first:last])


def row(context: Context, event: Event, *, long: bool = False) -> Markup:
    """Render an event as a list shows it: date, title, status, summary, ranges. ``long`` gives the date its year."""
    key = (event.id, long)
    if key not in context.rows:
        context.rows[key] = context.render("row.html", **_row_values(context, event, long))
    return Markup(context.rows[key])


def _row_values(context: Context, event: Event, long: bool) -> dict[str, Any]:
    words = context.timeline.vocabulary
    when = context.dates(event.date) if long else context.short_dates(event.date)
    return {
        "event": event,
        "mark": mark(event.date),
        "when": time_tag(event.date, when),
        "status": badge(words.statuses, event.status),
        "kind": words.kinds[event.kind].label,
        "place": place_names(context, event),
        "lines": headline_lines(context, event, roots_only=True),
    }


def is_long(events: Sequence[Event]) -> bool:
    """Return whether a list is too long for one page."""
    return len(events) > SPLIT


def by_years(context: Context, path: str, events: Sequence[Event]) -> list[Group]:
    """Return a chronology with years as headings; of a long one only the decades, each with a page of its own."""
    if is_long(events):
        decades = (Period("decade", first) for first in _decades_of(events))
        return [Group(f"d{decade.first}", decade.title, (), f"{path}{decade.folder}") for decade in decades]
    return [
        Group(f"y{year}", f"{year}", [row(context, event) for event in chosen]) for year, chosen in _years_of(events)
    ]


def parts_of(events: Sequence[Event]) -> list[Period]:
    """Return the parts into which a list is split, in order; none if it is short enough."""
    if not is_long(events):
        return []
    parts = []
    for first in _decades_of(events):
        decade = Period("decade", first)
        chosen = decade.choose(events)
        parts.append(decade)
        if is_long(chosen):
            parts += [Period("year", year) for year, _ in _years_of(chosen)]
    return parts


def render_part(context: Context, path: str, section: str, title: str, events: Sequence[Event], period: Period) -> Page:
    """Render a part of the list at ``path``; a decade that is itself too long is the index of its years."""
    if period.unit == "year":
        groups = [Group(f"y{period.first}", "", [row(context, event) for event in events])]
    elif is_long(events):
        years = (Period("year", year) for year, _ in _years_of(events))
        groups = [Group(f"y{year.first}", year.title, (), f"{path}{year.folder}") for year in years]
    else:
        groups = by_years(context, path, events)
    title, lead = f"{title}: {period.title}", context.events_words(len(events))
    body = context.render(
        "part.html",
        up="/".join(path.split("/")[:2]) + "/",
        title=title,
        lead=lead,
        groups=groups,
        as_of=as_of_line(context, events),
    )
    return Page(f"{path}{period.folder}", section, title, f"{title}: {lead}.", body)


def as_of_line(context: Context, events: Sequence[Event]) -> str:
    """Return the line that says from which day a list's data are; empty when that is not known."""
    changed = context.as_of(events)
    return str(context.t["list_as_of"]).format(date=changed) if changed else ""


def link(context: Context, event: Event) -> dict[str, str]:
    """Return an event as the shortest lists show it: address, title and date."""
    return {"url": event_url(event), "title": event.title, "when": context.dates(event.date)}


def _decades_of(events: Iterable[Event]) -> list[int]:
    return sorted({year_of(event) // 10 * 10 for event in events})


def _years_of(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    years: dict[int, list[Event]] = {}
    for event in events:
        years.setdefault(year_of(event), []).append(event)
    return list(years.items())

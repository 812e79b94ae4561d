"""What was not found and is to be looked for again, by the day from which it is due; of a long list month by month.

The page does not know what day it is: it says from which day each is due, and leaves the rest to its readers. That a
day has passed is no finding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.model.absences import Due, name_of
from build_scripts.model.entries import Event
from build_scripts.model.layout import url_of
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.absences import absence_row
from build_scripts.pages.context import Context
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner
from build_scripts.timeline.timeline import Timeline

SPLIT = 250
"""The most rows of one page."""
_PATH = "due/"


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a page; it yields their events, since actors and places are no files of events."""

    rows: Sequence[Due]

    def __iter__(self) -> Iterator[Event]:
        """Yield the events that the rows are of."""
        yield from (due.entry for due in self.rows if isinstance(due.entry, Event))


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the list; where it is long, the index of its months, and each month in parts of `SPLIT` rows."""
    yield planner.plan_list(_PATH, render_due, all_rows)
    for month, rows in context.timeline.due_by_month.items() if _is_long(context.timeline) else ():
        for number in range(_count(rows)):
            yield planner.plan_list(_part_path(month, number), render_part, rows_of_part, month, number)


def all_rows(timeline: Timeline) -> Rows:
    """Return what the list shows."""
    return Rows(timeline.due)


def rows_of_part(timeline: Timeline, month: str, number: int) -> Rows:
    """Return the rows of one part of a month."""
    return Rows(timeline.due_by_month[month][number * SPLIT : (number + 1) * SPLIT])


def render_due(context: Context, shown: Rows) -> Page:
    """Render the whole list with months as headings, or their index where it is long."""
    months = context.timeline.due_by_month
    long = _is_long(context.timeline)
    groups = [
        {
            "anchor": f"m{month}",
            "title": context.dates(parse_edtf(month)),
            "rows": [] if long else [_row(context, due) for due in rows],
            "parts": _parts(context, month, rows) if long else [],
        }
        for month, rows in months.items()
    ]
    title = context.t["sections"]["due"]
    lead = context.count_words("due", len(shown.rows))
    return _page(context, _PATH, title, lead, groups)


def render_part(context: Context, shown: Rows, month: str, number: int) -> Page:
    """Render one part of a month."""
    count = _count(context.timeline.due_by_month[month])
    name = context.dates(parse_edtf(month))
    title = f"{context.t['sections']['due']}: {name}"
    if count > 1:
        title = f"{title}, {context.t['part_of_parts'].format(number=number + 1, count=count)}"
    groups = [{"anchor": "", "title": "", "rows": [_row(context, due) for due in shown.rows], "parts": []}]
    lead = context.count_words("due", len(shown.rows))
    return _page(context, _part_path(month, number), title, lead, groups)


def _page(context: Context, path: str, title: str, lead: str, groups: Sequence[dict[str, Any]]) -> Page:
    up = _PATH if path != _PATH else ""
    body = context.render("due.html", title=title, lead=lead, groups=groups, up=up)
    return Page(path, "due", title, lead, body)


def _row(context: Context, due: Due) -> dict[str, Any]:
    title = due.entry.title if isinstance(due.entry, Event) else due.entry.names[0]
    url = f"{url_of(due.entry)}#not-found-{slugify(name_of(due.row))}"
    day = context.dates(parse_edtf(due.day.isoformat()))
    return {**absence_row(context, due.row), "day": day, "title": title, "url": url}


def _parts(context: Context, month: str, rows: Sequence[Due]) -> list[dict[str, str]]:
    """Return the links to the parts of a month, each with the number of its rows."""
    sizes = [len(rows[at : at + SPLIT]) for at in range(0, len(rows), SPLIT)]
    return [
        {"url": _part_path(month, number), "title": context.count_words("due", size)}
        for number, size in enumerate(sizes)
    ]


def _is_long(timeline: Timeline) -> bool:
    return len(timeline.due) > SPLIT


def _count(rows: Sequence[Due]) -> int:
    return -(-len(rows) // SPLIT)


def _part_path(month: str, number: int) -> str:
    return f"{_PATH}{month}/" if not number else f"{_PATH}{month}/{number + 1}/"

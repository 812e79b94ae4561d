"""The chronology: the ledger of all events, each year with its events to read, and the parts of a long one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import year_url
from build_scripts.pages.citing.shown import list_forms
from build_scripts.pages.context import Context
from build_scripts.pages.edition import edition_url
from build_scripts.pages.ledger import ledger, render_part
from build_scripts.pages.legend import legend
from build_scripts.pages.lists import link, row
from build_scripts.pages.page import Page
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.pages.split import Part, all_parts, split
from build_scripts.pages.steps import Step, part_title, part_ways, part_words
from build_scripts.pages.strip import strip
from build_scripts.timeline.lasting import Lasting
from build_scripts.timeline.order import standing_of
from build_scripts.timeline.timeline import Timeline

CHRONOLOGY = "events/"


@dataclass(frozen=True, slots=True)
class Year:
    """The events of a year, and those of other years that reach into it."""

    events: Sequence[Event]
    lasting: Lasting

    def __iter__(self) -> Iterator[Event]:
        """Yield all of them."""
        return chain(self.events, self.lasting.events)


@dataclass(frozen=True, slots=True)
class Group:
    """The rows of a month under its heading; `anchor` is the heading's id."""

    anchor: str
    title: str
    rows: Sequence[Markup]


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the ledger and the decades of a long one, each year, and the parts of a long year."""
    timeline = context.timeline
    yield planner.plan_list(CHRONOLOGY, render_chronology, every_event, base=planner.strips)
    for part in all_parts(timeline.events):
        if part.unit == "decade":
            yield planner.plan_list(f"{CHRONOLOGY}{part.folder}", render_decade, events_of_part, part)
    years = list(timeline.lasting)
    for before, year, after in zip([None, *years], years, [*years[1:], None], strict=False):
        yield planner.plan_page(
            year_url(year),
            render_year,
            events_of_year,
            year,
            before,
            after,
            timeline.lasting[year].more,
            base=planner.strips,
        )
        for part in all_parts(timeline.years.get(year, ()), within=_whole(year)):
            yield planner.plan_page(
                f"{CHRONOLOGY}{part.folder}", render_part_of_year, events_of_part, part, base=planner.strips
            )


def _whole(year: int) -> Part:
    return Part("year", (year,))


def events_of_year(timeline: Timeline, year: int, *_: object) -> Year:
    """Return what the page of a year shows."""
    return Year(timeline.years.get(year, ()), timeline.lasting[year])


def events_of_part(timeline: Timeline, part: Part) -> Sequence[Event]:
    """Return the events of a part of the chronology."""
    return part.choose(timeline.events)


def render_chronology(context: Context, events: tuple[Event, ...]) -> Page:
    """Render the ledger of all events, or the index of its parts."""
    t, lead = context.t, ""
    if events:
        first, last = context.dates(events[0].date), context.dates(events[-1].date)
        lead = t["chronology_lead"].format(events=context.events_words(len(events)), first=first, last=last)
    rows, as_of = ledger(context, CHRONOLOGY, events), context.list_as_of(events)
    body = context.render(
        "chronology.html",
        lead=lead,
        strip=strip(context, events, below=rows),
        ledger=rows,
        as_of=as_of,
    )
    return Page(CHRONOLOGY, "events", t["chronology"], lead, body, as_of=as_of)


def render_decade(context: Context, events: Sequence[Event], part: Part) -> Page:
    """Render a decade of a long chronology."""
    return render_part(context, CHRONOLOGY, "events", context.t["chronology"], events, part)


def render_year(context: Context, shown: Year, year: int, before: int | None, after: int | None, more: int) -> Page:
    """Render the events of a year to read, with months as headings; of a long year, the index of its parts."""
    t = context.t
    lead = t["year_lead"].format(events=context.events_words(len(shown.events)), year=year)
    values = {
        "title": t["year_title"].format(year=year),
        "lead": lead if shown.events else t["year_lead_none"].format(year=year),
        "edition": edition_url(year) if context.has_editions else "",
        "began": [link(context, event) for event in shown.lasting.events],
        "more": context.events_words(more) if more else "",
        "ways": {"before": _year_step(before), "after": _year_step(after)},
    }
    return _render(context, year_url(year), year, shown.events, _whole(year), **values)


def _year_step(year: int | None) -> Step | None:
    return None if year is None else Step(str(year), year_url(year), "")


def render_part_of_year(context: Context, events: Sequence[Event], part: Part) -> Page:
    """Render a month, a day or a share of a long year."""
    title = part_title(context, part)
    values = {
        "kicker": part_words(context, part),
        "title": title,
        "lead": context.t["year_lead"].format(events=context.events_words(len(events)), year=title),
        "ways": part_ways(context, CHRONOLOGY, part),
    }
    return _render(context, f"{CHRONOLOGY}{part.folder}", part.at[0], events, part, **values)


def _render(context: Context, path: str, here: int, events: Sequence[Event], whole: Part, **values: Any) -> Page:
    is_split, as_of = bool(split(events, within=whole)), context.list_as_of(events)
    groups = () if is_split else tuple(_months(context, events, whole))
    body = context.render(
        "year.html",
        **{"kicker": "", "edition": "", "began": (), "more": "", **values},
        up=year_url(here),
        up_title=here,
        ledger=ledger(context, CHRONOLOGY, events, whole) if is_split else None,
        groups=groups,
        months=_jumps(context, groups),
        legend=() if is_split else legend(context, events),
        strip=strip(context, context.timeline.events, here),
        as_of=as_of,
        cited=list_forms(context, path, values["title"], events),
    )
    return Page(path, "events", values["title"], values["lead"], body, as_of=as_of)


def _jumps(context: Context, groups: Sequence[Group]) -> list[dict[str, str]]:
    """Return the months of a page, with how many events each has; none where there is but one."""
    if len(groups) < 2:
        return []
    return [
        {
            "anchor": group.anchor,
            "title": group.title,
            "count": f"{len(group.rows):,}",
            "words": context.events_words(len(group.rows)),
        }
        for group in groups
    ]


def _months(context: Context, events: Iterable[Event], whole: Part) -> Iterator[Group]:
    """Yield the months of a year; a part of a year has its name above it already."""
    for month, of_month in groupby(events, key=lambda event: standing_of(event).month):
        title = part_title(context, Part("month", (whole.at[0], month))) if whole.unit == "year" else ""
        name = context.strings["dates"]["months"][month - 1] if title and month else title
        yield Group(f"m{month:02d}", name, [row(context, event) for event in of_month])

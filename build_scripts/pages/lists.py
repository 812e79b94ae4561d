"""Chronologies: the index of years, the years, and the events of an actor, a place, a kind, a tag or a publisher.

A list of more than `SPLIT` events is split by natural units, so that its addresses stay what they are when events
are added: a year into months (``events/2018/07/``), another list into decades (``actors/x/2010s/``), and a decade that
is itself too long into years (``actors/x/2018/``). A page that is split stays, as the index of its parts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from build_scripts.model.entries import Event
from build_scripts.model.layout import event_url, year_url
from build_scripts.pages.page import Context, Page
from build_scripts.pages.parts import badge, headline_lines, mark, time_tag
from build_scripts.pages.strip import strip
from build_scripts.timeline.timeline import Timeline, year_of

SPLIT = 250


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a heading; `anchor` is the heading's id."""

    anchor: str
    title: str
    rows: Sequence[Markup]
    url: str = ""


def row(context: Context, event: Event, *, long: bool = False) -> Markup:
    """An event as a list shows it: date, title, status, summary, ranges. ``long`` gives the date its year."""
    key = (event.id, long)
    if key not in context.rows:
        context.rows[key] = context.render("row.html", **_row_values(context, event, long))
    return Markup(context.rows[key])


def _row_values(context: Context, event: Event, long: bool) -> dict[str, Any]:
    words, places = context.timeline.vocabulary, context.timeline.places
    when = context.dates(event.date) if long else context.short_dates(event.date)
    return {
        "event": event,
        "mark": mark(event.date),
        "when": time_tag(event.date, when),
        "status": badge(words.statuses, event.status),
        "kind": words.kinds[event.kind].label,
        "place": ", ".join(places[step].name for step in context.timeline.place_path(event.places[0])[:2])
        if event.places
        else "",
        "lines": headline_lines(context, event, roots_only=True),
    }


def render_years(context: Context) -> Page:
    """The index of years."""
    timeline, t = context.timeline, context.t
    events = timeline.events
    decades: dict[int, list[dict[str, Any]]] = {}
    for year in sorted(timeline.years):
        entry = {
            "year": year,
            "url": year_url(year),
            "events": context.events_words(len(timeline.years[year])),
        }
        decades.setdefault(year - year % 10, []).append(entry)
    lead = ""
    if events:
        first, last = context.dates(events[0].date), context.dates(events[-1].date)
        lead = t["chronology_lead"].format(events=context.events_words(len(events)), first=first, last=last)
    values = {
        "lead": lead,
        "strip": strip(context, events),
        "decades": decades,
        "as_of": _as_of(context, events),
    }
    return Page("events/", "events", t["chronology"], lead, context.render("years.html", **values))


def render_year(context: Context, year: int) -> Page:
    """The chronology of a year, with months as headings; split into months when it is long."""
    events = context.timeline.years[year]
    groups = list(_months(context, year, events))
    if len(events) > SPLIT:
        groups = [Group(g.anchor, g.title, (), f"{year_url(year)}{g.anchor[1:]}/") for g in groups]
    lead = context.t["year_lead"].format(events=context.events_words(len(events)), year=year)
    title = context.t["year_title"].format(year=year)
    values = {
        "title": title,
        "lead": lead,
        "groups": groups,
        "years": _around(context.timeline, year),
        "year": year,
    }
    return _list_page(context, year_url(year), "events", events, values, year, began=_began_earlier(context, year))


def render_month(context: Context, year: int, month: str) -> Page:
    """The chronology of one month (``"01"``…, ``"00"`` for events whose month is not known) of a long year."""
    events = month_events(context.timeline, year, month)
    group = next(iter(_months(context, year, events)))
    title = context.t["period"].format(year=year, month=group.title) if month != "00" else group.title
    lead = context.t["year_lead"].format(events=context.events_words(len(events)), year=title)
    values = {
        "title": title,
        "lead": lead,
        "groups": [Group(group.anchor, "", group.rows)],
        "year": year,
        "years": (),
    }
    return _list_page(context, f"{year_url(year)}{month}/", "events", events, values, year)


def month_events(timeline: Timeline, year: int, month: str) -> tuple[Event, ...]:
    """The events of a year that its chronology puts under ``month``."""
    return tuple(event for event in timeline.years[year] if month_of(event) == month)


def month_of(event: Event) -> str:
    """The month under which a year shows an event, ``"01"`` to ``"12"``; ``"00"`` when it is not known."""
    date = event.date.start or event.date
    known = date.first.month == date.last.month and date.first.year == date.last.year == year_of(event)
    return f"{date.first.month:02d}" if known else "00"


def _months(context: Context, year: int, events: Iterable[Event]) -> Iterator[Group]:
    months: dict[str, list[Markup]] = {}
    for event in events:
        months.setdefault(month_of(event), []).append(row(context, event))
    for month in sorted(months):
        name = context.strings["dates"]["months"][int(month) - 1] if month != "00" else ""
        title = name or context.t["month_unknown"].format(year=year)
        yield Group(f"m{month}", title, months[month])


def _around(timeline: Timeline, year: int) -> tuple[int | None, int | None]:
    years = sorted(timeline.years)
    at = years.index(year)
    return years[at - 1] if at else None, years[at + 1] if at + 1 < len(years) else None


def _began_earlier(context: Context, year: int) -> list[dict[str, str]]:
    found = context.timeline.lasting.get(year, ())
    return [{"url": event_url(e), "title": e.title, "when": context.dates(e.date)} for e in found]


def by_years(context: Context, path: str, events: Sequence[Event]) -> list[Group]:
    """A chronology with years as headings; of a long one only the decades, each with a page of its own."""
    if len(events) > SPLIT:
        return [Group(f"d{d}", decade_title(d), (), f"{path}{part_folder('decade', d)}") for d in decades_of(events)]
    return [Group(f"y{year}", f"{year}", [row(context, event) for event in each]) for year, each in _years(events)]


def decades_of(events: Iterable[Event]) -> list[int]:
    """The first years of the decades that have events, in order."""
    return sorted({year_of(event) // 10 * 10 for event in events})


def decade_title(decade: int) -> str:
    """A decade as headings name it."""
    return f"{decade}–{decade + 9}"


def in_decade(context: Context, path: str, section: str, title: str, events: Sequence[Event], decade: int) -> Page:
    """One decade of a list that is long enough to be split; a decade that is itself too long is split into years."""
    chosen = [event for event in events if year_of(event) // 10 * 10 == decade]
    if len(chosen) > SPLIT:
        groups = [Group(f"y{year}", f"{year}", (), f"{path}{year:04d}/") for year, _ in _years(chosen)]
    else:
        groups = by_years(context, path, chosen)
    return _part(context, f"{path}{decade:04d}s/", section, f"{title}: {decade_title(decade)}", chosen, groups)


def in_year(context: Context, path: str, section: str, title: str, events: Sequence[Event], year: int) -> Page:
    """One year of a list whose decade is too long for a page."""
    chosen = [event for event in events if year_of(event) == year]
    groups = [Group(f"y{year}", "", [row(context, event) for event in chosen])]
    return _part(context, f"{path}{year:04d}/", section, f"{title}: {year}", chosen, groups)


def _part(
    context: Context, path: str, section: str, title: str, events: Sequence[Event], groups: Sequence[Group]
) -> Page:
    values = {"title": title, "lead": context.events_words(len(events)), "groups": groups}
    body = context.render("part.html", up="/".join(path.split("/")[:2]) + "/", as_of=_as_of(context, events), **values)
    return Page(path, section, title, f"{title}: {values['lead']}.", body)


def split_parts(events: Sequence[Event]) -> list[tuple[str, int, list[Event]]]:
    """The pages into which a long list is split: ``"decade"`` or ``"year"``, its first year, its events."""
    if len(events) <= SPLIT:
        return []
    parts: list[tuple[str, int, list[Event]]] = []
    for decade in decades_of(events):
        chosen = [event for event in events if year_of(event) // 10 * 10 == decade]
        parts.append(("decade", decade, chosen))
        if len(chosen) > SPLIT:
            parts += [("year", year, each) for year, each in _years(chosen)]
    return parts


def part_folder(unit: str, first: int) -> str:
    """The folder of a part below its list's own."""
    return f"{first:04d}s/" if unit == "decade" else f"{first:04d}/"


def _years(events: Iterable[Event]) -> list[tuple[int, list[Event]]]:
    years: dict[int, list[Event]] = {}
    for event in events:
        years.setdefault(year_of(event), []).append(event)
    return list(years.items())


def _list_page(
    context: Context,
    path: str,
    section: str,
    events: Sequence[Event],
    values: dict[str, Any],
    here: int | None,
    began: Sequence[dict[str, str]] = (),
) -> Page:
    shown = {
        "strip": strip(context, context.timeline.events, here),
        "as_of": _as_of(context, events),
        "began": began,
    }
    body = context.render("year.html", **values, **shown)
    return Page(path, section, str(values["title"]), str(values["lead"]), body)


def _as_of(context: Context, events: Sequence[Event]) -> str:
    changed = context.as_of(tuple(events))
    return str(context.t["list_as_of"]).format(date=changed) if changed else ""

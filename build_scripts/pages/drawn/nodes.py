"""The nodes of the timeline as a tree: decades, years, months and days, each with its address and its sentence."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple

from build_scripts.model.values.edtf import parse_edtf
from build_scripts.pages.context import Context
from build_scripts.timeline.extent import Level
from build_scripts.timeline.pyramid import Bin

PATH = "timeline/"


class Period(NamedTuple):
    """A decade by its first year, a year, a month or a day."""

    unit: Literal["decade", "year", "month", "day"]
    at: tuple[int, ...]


class Counted(NamedTuple):
    """A period, the counts of what began in it, and whether it has a page."""

    period: Period
    begun: Bin
    has_page: bool = True


class Ways(NamedTuple):
    """The periods of the same unit before and after one."""

    before: Period | None
    after: Period | None


def period_url(period: Period) -> str:
    """Return the address of a period: a page of its own, or for a day its place on the page of its month."""
    year, *inner = period.at
    folder = f"{PATH}{year:04d}s/" if period.unit == "decade" else f"{PATH}{year:04d}/"
    if period.unit == "day":
        return f"{folder}{inner[0]:02d}/#{day_anchor(inner[1])}"
    return f"{folder}{inner[0]:02d}/" if inner else folder


def day_anchor(day: int) -> str:
    """Return the id of a day on the page of its month; 0 stands for events of which the day is not known."""
    return f"d{day:02d}"


def period_words(context: Context, period: Period) -> str:
    """Return what a period is called."""
    year = period.at[0]
    if period.unit == "decade":
        return str(context.t["drawn"]["decade"]).format(first=f"{year:04d}", last=f"{year + 9:04d}")
    if period.unit == "year":
        return f"{year:04d}"
    return context.dates(parse_edtf("-".join([f"{year:04d}", *(f"{number:02d}" for number in period.at[1:])])))


def count_words(context: Context, count: Bin) -> str:
    """Return how many events began: a number, or what is certain and what is possible."""
    if count.certain == count.possible:
        return context.events_words(count.certain)
    certain, possible = f"{count.certain:,}", context.events_words(count.possible)
    return str(context.t["drawn"]["count"]).format(certain=certain, possible=possible)


def step(context: Context, counted: Counted) -> dict[str, Any]:
    """Return a node as lists have it: its name, its address where it has a page, its counts in words."""
    return {
        "title": period_words(context, counted.period),
        "url": period_url(counted.period) if counted.has_page else "",
        "count": count_words(context, counted.begun),
        "parts": [],
    }


def ways_of(context: Context, ways: Ways) -> dict[str, Any]:
    """Return the ways to the periods before and after."""
    return {
        side: {"title": period_words(context, period), "url": period_url(period)} if period else None
        for side, period in ways._asdict().items()
    }


def scale_words(context: Context, unit: Level, highest: int) -> str:
    """Return the sentence that says what a bar is, and what one of full height stands for."""
    t = context.t["drawn"]
    return str(t["scale"]).format(unit=t["units"][unit], events=context.events_words(highest))

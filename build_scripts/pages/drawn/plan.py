"""Which pages the drawn timeline has, and what each of them shows of the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from build_scripts.pages.context import Context
from build_scripts.pages.drawn.drawing import Frame, bins_of
from build_scripts.pages.drawn.nodes import PATH, Counted, Period, Ways, period_url
from build_scripts.pages.drawn.periods import (
    events_apart,
    events_of_month,
    render_decade,
    render_month,
    render_year,
)
from build_scripts.pages.drawn.whole import render_whole
from build_scripts.pages.plan import Planned, Planner, every_event
from build_scripts.timeline.extent import DAY, Level, bounds_of, bucket_of
from build_scripts.timeline.order import standing_of
from build_scripts.timeline.pyramid import Pyramid
from build_scripts.timeline.timeline import Timeline


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan the page of the whole record, and one for each decade, year and month in which something lies.

    The counts of a page are among its arguments, and so in its key: an event of any other page may change them.
    """
    timeline = context.timeline
    yield planner.plan_list(PATH, render_whole, every_event)
    if timeline.events:
        pyramid = Pyramid(timeline.extents.values())
        yield from _plan_decades(planner, pyramid, list(timeline.lasting))
        months = _months(timeline)
        yield from _plan_years(planner, pyramid, list(timeline.lasting), set(months))
        yield from _plan_months(planner, pyramid, months)


def _plan_decades(planner: Planner, pyramid: Pyramid, years: Sequence[int]) -> Iterator[Planned]:
    of_decades: dict[tuple[int, ...], list[int]] = {
        (decade,): list(of) for decade, of in groupby(years, key=lambda year: year - year % 10)
    }
    for period, ways in _with_ways([Period("decade", at) for at in of_decades]):
        (decade,) = period.at
        inner = [Counted(Period("year", (year,)), pyramid.bin("year", year)) for year in of_decades[period.at]]
        bins = bins_of(pyramid, Frame("month", decade * 12, 120))
        here = Counted(period, pyramid.bin("decade", decade // 10))
        yield planner.plan_fixed_page(period_url(period), render_decade, here, ways, inner, bins)


def _plan_years(
    planner: Planner, pyramid: Pyramid, years: Sequence[int], months: set[tuple[int, int]]
) -> Iterator[Planned]:
    for period, ways in _with_ways([Period("year", (year,)) for year in years]):
        (year,) = period.at
        inner = [
            Counted(Period("month", (year, at)), pyramid.bin("month", year * 12 + at - 1), (year, at) in months)
            for at in range(1, 13)
        ]
        bins, here = bins_of(pyramid, _days("year", year)), Counted(period, pyramid.bin("year", year))
        yield planner.plan_list(period_url(period), render_year, events_apart, here, ways, inner, bins)


def _plan_months(planner: Planner, pyramid: Pyramid, months: Sequence[tuple[int, int]]) -> Iterator[Planned]:
    for period, ways in _with_ways([Period("month", at) for at in months]):
        year, month = period.at
        bucket = year * 12 + month - 1
        bins, here = bins_of(pyramid, _days("month", bucket)), Counted(period, pyramid.bin("month", bucket))
        yield planner.plan_list(period_url(period), render_month, events_of_month, here, ways, bins)


def _months(timeline: Timeline) -> list[tuple[int, int]]:
    """Return the months in which events stand, in order."""
    found = dict.fromkeys(standing_of(event)[:2] for event in timeline.events)
    return [(year, month) for year, month in found if month]


def _days(level: Level, bucket: int) -> Frame:
    """Return a unit in days."""
    first, last = bounds_of(level, bucket)
    return Frame("day", bucket_of("day", first), (last - first + 1) // DAY)


def _with_ways(periods: Sequence[Period]) -> Iterator[tuple[Period, Ways]]:
    """Yield each period with those before and after it that have pages."""
    for at, period in enumerate(periods):
        yield period, Ways(periods[at - 1] if at else None, periods[at + 1] if at + 1 < len(periods) else None)

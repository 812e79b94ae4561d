"""The page of the whole record: one drawing of all events, a lane for each kind, the decades and their years."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.drawn.drawing import LOW, TALL, Frame, bars, bins_of, ticks
from build_scripts.pages.drawn.facets import facets, lanes, script_words
from build_scripts.pages.drawn.nodes import PATH, Counted, Period, scale_words, step
from build_scripts.pages.families import term_url
from build_scripts.pages.page import Page
from build_scripts.timeline.extent import Level
from build_scripts.timeline.pyramid import Pyramid

LANES = 12
"""How many lanes a drawing has at most: those of the kinds with the most events."""
_BINS = 360
"""How many bars a drawing has at most, so that each is wide enough to be seen."""
_YEARS = 600
"""How many years the page lists; of a longer record it lists the decades alone."""


def render_whole(context: Context, events: tuple[Event, ...]) -> Page:
    """Render the whole record, drawn."""
    t, title = context.t["drawn"], context.t["sections"]["timeline"]
    if not events:
        body = context.render("drawn/none.html", title=title)
        return Page(PATH, "timeline", title, t["none"], body)
    extents = context.timeline.extents
    pyramid, frame = Pyramid(extents.values()), frame_of(context)
    bins = bins_of(pyramid, frame)
    highest = max(each.possible for each in bins)
    first, last = context.dates(events[0].date), context.dates(events[-1].date)
    lead = t["lead"].format(events=context.events_words(len(events)), first=first, last=last)
    body = context.render(
        "drawn/whole.html",
        title=title,
        lead=lead,
        bars=bars(bins, highest, TALL),
        lane_rows=_lanes(context, frame),
        lanes=list(lanes(context)),
        ticks=ticks(_labels(frame)),
        scale=scale_words(context, frame.level, highest),
        decades=_decades(context, pyramid),
        facets=facets(context),
        words=script_words(context),
        has_map=context.drawing is not None,
        as_of=context.as_of(events),
    )
    return Page(PATH, "timeline", title, lead, body)


def frame_of(context: Context) -> Frame:
    """Return the bins of a drawing of the whole record: months, or as much larger units as it takes to see each."""
    first, last = (date.fromordinal(day).year for day in context.timeline.span)
    units: tuple[tuple[Level, int], ...] = (("year", 1), ("decade", 10), ("century", 100))
    if (last - first + 1) * 12 <= _BINS:
        return Frame("month", first * 12, (last - first + 1) * 12)
    level, size = next((level, size) for level, size in units if (last - first) / size < _BINS)
    return Frame(level, first // size, last // size - first // size + 1)


def _labels(frame: Frame) -> list[str]:
    """Return what stands under a drawing: the years of months, else the units themselves."""
    if frame.level == "month":
        return [f"{bucket // 12:04d}" for bucket in frame.buckets if bucket % 12 == 0]
    size = {"year": 1, "decade": 10, "century": 100}[frame.level]
    return [f"{bucket * size:04d}" for bucket in frame.buckets]


def _lanes(context: Context, frame: Frame) -> list[dict[str, Any]]:
    """Return a lane for each kind, in the order of the vocabulary; all have one scale."""
    kinds, held = context.timeline.vocabulary.kinds, context.timeline.by_kind
    most = sorted(held, key=lambda kind: -len(held[kind]))[:LANES]
    extents = context.timeline.extents
    drawn = [
        (kind, word.label, bins_of(Pyramid(extents[event.id] for event in held[kind]), frame))
        for kind, word in kinds.items()
        if kind in most
    ]
    highest = max(each.possible for _, _, bins in drawn for each in bins)
    return [
        {
            "title": label,
            "url": term_url("kinds", kind),
            "count": context.events_words(len(held[kind])),
            "bars": bars(bins, highest, LOW),
        }
        for kind, label, bins in drawn
    ]


def _decades(context: Context, pyramid: Pyramid) -> list[dict[str, Any]]:
    """Return the decades, each with its years where these are not too many."""
    years = list(context.timeline.lasting)
    return [
        {
            **step(context, Counted(Period("decade", (decade,)), pyramid.bin("decade", decade // 10))),
            "parts": [
                step(context, Counted(Period("year", (year,)), pyramid.bin("year", year)))
                for year in (group if len(years) <= _YEARS else ())
            ],
        }
        for decade, group in groupby(years, key=lambda year: year - year % 10)
    ]

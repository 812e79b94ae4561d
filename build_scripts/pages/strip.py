"""The density strip: the site's signature, the same scale of time and height on every page that has one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.layout import year_url
from build_scripts.pages.context import Context
from build_scripts.timeline.scale import Scale, bar_of
from build_scripts.timeline.timeline import Timeline

HEIGHT = 40


def strip(context: Context, events: Iterable[Event], here: int | None = None) -> dict[str, Any] | None:
    """Return the strip of ``events`` as its template shows it; ``here`` is the year that the page is about."""
    if not context.timeline.events:
        return None
    scale = context.scale
    whole = events is context.timeline.events
    counts = context.bars if whole else Counter(bar_of(event, scale) for event in events)
    columns = [_column(context, scale, year, counts, here) for year in range(scale.first, scale.last + 1, scale.step)]
    return {"bars": scale.bars, "columns": columns, "caption": context.t["strip_caption"][str(scale.step)]}


def _column(
    context: Context, scale: Scale, year: int, counts: Counter[tuple[int, int]], here: int | None
) -> dict[str, Any]:
    bars = [
        {"x": x, "height": max(3, round(HEIGHT * counts[year, x] / scale.highest, 1))}
        for x in range(scale.bars)
        if counts[year, x]
    ]
    total = sum(counts[year, x] for x in range(scale.bars))
    period = str(year) if scale.step == 1 else f"{year}–{year + scale.step - 1}"
    has_page = scale.step == 1 and year in context.timeline.lasting
    return {
        "url": year_url(year if has_page else _nearest(context.timeline, year)),
        "label": str(year),
        "words": context.t["strip_year"].format(period=period, events=context.events_words(total)),
        "bars": bars,
        "here": here is not None and year <= here < year + scale.step,
    }


def _nearest(timeline: Timeline, year: int) -> int:
    """Return the first year from ``year`` on that has a page, or the last that has one."""
    return next((other for other in timeline.lasting if other >= year), max(timeline.lasting))

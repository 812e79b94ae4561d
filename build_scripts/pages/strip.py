"""The density strip: the site's signature, the same scale of time and height on every page that has one.

A column leads to its events: to their place in the list on the same page, or where the page has none, to their year.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Set
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.model.layout import SITE_ROOT, year_url
from build_scripts.pages.context import Context
from build_scripts.pages.ledger import Ledger
from build_scripts.timeline.scale import Scale, bar_of
from build_scripts.timeline.timeline import Timeline

HEIGHT = 40
_FEW = 6
"""Up to so many columns are not stretched over the width of a page."""

Counts = Counter[tuple[int, int]]


def strip(
    context: Context, events: Iterable[Event], here: int | None = None, below: Ledger | None = None
) -> dict[str, Any] | None:
    """Return the strip of ``events`` as its template shows it.

    ``here`` is the year that the page is about, ``below`` the list of the same events on it.
    """
    if not context.timeline.events:
        return None
    scale, anchors = context.scale, frozenset(_anchors(below))
    whole = events is context.timeline.events
    counts = context.bars if whole else Counter(bar_of(event, scale) for event in events)
    years = range(scale.first, scale.last + 1, scale.step)
    return {
        "bars": scale.bars,
        "step": scale.step,
        "few": len(years) <= _FEW,
        "highest": f"{scale.highest:,}",
        "columns": [_column(context, year, counts, here, anchors) for year in years],
        "caption": context.t["strip_caption"][str(scale.step)].format(events=context.events_words(scale.highest)),
    }


def _column(context: Context, year: int, counts: Counts, here: int | None, anchors: Set[str]) -> dict[str, Any]:
    scale, t = context.scale, context.t
    filled = [x for x in range(scale.bars) if counts[year, x]]
    total = sum(counts[year, x] for x in filled)
    last = year + scale.step - 1
    period = f"{year:04}" if scale.step == 1 else f"{year:04}–{last:04}"
    return {
        "url": _way(context.timeline, scale, year, filled, anchors),
        "label": t["strip_label"][str(scale.step)].format(year=f"{year:04}", last=f"{last % 100:02}"),
        "count": f"{total:,}",
        "words": t["strip_year"].format(period=period, events=context.events_words(total)),
        "bars": [{"x": x, "height": max(3, round(HEIGHT * counts[year, x] / scale.highest, 1))} for x in filled],
        "here": here is not None and year <= here <= last,
    }


def _way(timeline: Timeline, scale: Scale, year: int, filled: list[int], anchors: Set[str]) -> str:
    """Return where a column leads; empty where nothing is."""
    if not filled:
        is_page = scale.step == 1 and year in timeline.lasting and not anchors
        return f"{SITE_ROOT}{year_url(year)}" if is_page else ""
    span = 10 if scale.step == 100 else 1
    first = year + filled[0] * span if scale.step > 1 else year
    within = [*(f"y{each}" for each in range(first, first + span)), f"d{first - first % 10}"]
    anchor = next((each for each in within if each in anchors), "")
    return f"#{anchor}" if anchor else f"{SITE_ROOT}{year_url(_nearest(timeline, first))}"


def _anchors(below: Ledger | None) -> Iterable[str]:
    """Yield the ids of the years and of the parts in a list."""
    if below is not None:
        yield from (year.anchor for year in below.years)
        yield from (each.anchor for part in below.parts for each in (part, *part.parts))


def _nearest(timeline: Timeline, year: int) -> int:
    """Return the first year from ``year`` on that has a page, or the last that has one."""
    return next((other for other in timeline.lasting if other >= year), max(timeline.lasting))

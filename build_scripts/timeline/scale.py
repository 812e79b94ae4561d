"""One time scale for a whole record, with columns and bars that say how densely events lie.

Columns are years with a bar a month; a record longer than `YEARS` years has decades with a bar a year, one longer
than `DECADES` decades centuries with a bar a decade. The tallest bar of the whole record sets the height of all.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from build_scripts.model.entries import Event
from build_scripts.timeline.order import standing_of, year_of
from build_scripts.timeline.timeline import Timeline

YEARS = 30
DECADES = 30


@dataclass(frozen=True, slots=True)
class Scale:
    """The strip's time scale: years a column spans, bars a column has, the first column's year, the last year."""

    step: int
    bars: int
    first: int
    last: int
    highest: int


def scale_of(timeline: Timeline) -> Scale:
    """Return the scale that fits the whole record."""
    first, last = min(timeline.lasting), max(timeline.lasting)
    step = 1 if last - first < YEARS else 10 if last - first < YEARS * DECADES else 100
    bars = 12 if step == 1 else 10
    unscaled = Scale(step, bars, first - first % step, last, 1)
    highest = max(Counter(bar_of(event, unscaled) for event in timeline.events).values())
    return Scale(step, bars, unscaled.first, last, highest)


def bar_of(event: Event, scale: Scale) -> tuple[int, int]:
    """Return the column and the bar that an event falls into."""
    year = year_of(event)
    column = year - year % scale.step
    if scale.step == 1:
        return column, max(standing_of(event).month - 1, 0)
    return column, (year - column) * scale.bars // scale.step

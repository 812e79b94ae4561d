"""What a drawing is made of, as its templates show it: outlines of bins, marks of single events, ticks.

Solid is what is certain, striped what is possible. Stripes run across, so that a drawing may be stretched to the width
of the page. A mark is never narrower than the days it stands for: it is as wide as they are, in parts of its frame.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from math import ceil, floor
from typing import Any, NamedTuple

from build_scripts.timeline.extent import Extent, Level
from build_scripts.timeline.pyramid import Bin, Pyramid

TALL, LOW = 96, 30
"""The height in pixels of a drawing that stands alone, and of a lane."""
_LABELS = 7
"""At most so many ticks have room for a label on a telephone."""
_ROOM = 0.13
"""How much of a telephone's drawing a label takes; one that begins behind the rest is shown on wider screens alone."""


class Frame(NamedTuple):
    """The bins of a drawing: how many units of a level, from which one on."""

    level: Level
    first: int
    size: int

    @property
    def buckets(self) -> range:
        """The numbers of its units."""
        return range(self.first, self.first + self.size)


def bins_of(pyramid: Pyramid, frame: Frame) -> tuple[Bin, ...]:
    """Return the bins of a frame."""
    return tuple(pyramid.bin(frame.level, bucket) for bucket in frame.buckets)


def bars(bins: Sequence[Bin], highest: int, height: int = TALL) -> dict[str, Any]:
    """Return bins as two outlines, of what is certain and of what is possible, in a box of one pixel a bin."""
    return {
        "width": len(bins),
        "height": height,
        "certain": outline([each.certain for each in bins], highest, height),
        "possible": outline([each.possible for each in bins], highest, height),
    }


def outline(counts: Sequence[int], highest: int, height: int) -> str:
    """Return the outline of bars as the data of a path; what is not nothing is at least two pixels high."""
    pieces: list[str] = []
    for is_some, run in groupby(enumerate(counts), key=lambda each: each[1] > 0):
        bars_ = [(at, height - max(2, round(height * count / highest))) for at, count in run]
        if is_some:
            steps = "".join(f"V{top}H{end}" for end, top in _steps(bars_))
            pieces.append(f"M{bars_[0][0]} {height}{steps}V{height}z")
    return "".join(pieces)


def _steps(bars_: Iterable[tuple[int, int]]) -> Iterable[tuple[int, int]]:
    """Yield where each level stretch of bars ends, and its top."""
    for top, run in groupby(bars_, key=lambda each: each[1]):
        yield [at for at, _ in run][-1] + 1, top


def mark_of(extent: Extent, first: int, last: int) -> dict[str, Any]:
    """Return the mark of an event in a frame of days: the possible days and the certain ones, in hundredths of it."""
    certain = extent.certain
    return {
        "possible": _part(extent.start, extent.end, first, last),
        "certain": _part(certain.start, certain.stop - 1, first, last) if certain else None,
        "opens": extent.opens and extent.start <= first,
        "goes_on": extent.goes_on and extent.end >= last,
    }


def _part(start: int, end: int, first: int, last: int) -> tuple[str, str] | None:
    """Return where days begin and how wide they are within a frame; None where they lie outside."""
    start, end = max(start, first), min(end, last)
    days = last - first + 1
    if start > end:
        return None
    # Rounded outwards, so that a mark is never narrower than what it stands for.
    left, right = floor(10_000 * (start - first) / days), ceil(10_000 * (end + 1 - first) / days)
    return f"{left / 100:.2f}%", f"{(right - left) / 100:.2f}%"


def ticks(labels: Sequence[str]) -> list[dict[str, Any]]:
    """Return where units begin, with as many of their labels as there is room for, at even steps.

    A label is ``tight`` where too little is left of a telephone's drawing for it.
    """
    step = next(step for step in _steps_of_labels() if len(labels) <= step * _LABELS)
    # The first label stands where its own step is: years whose number the step divides, months from the first on.
    numbers = [int(label) if label.isdecimal() else at for at, label in enumerate(labels)]
    shown = [number % step == 0 for number in numbers] if step > 1 and labels[0].isdecimal() else []
    return [
        {
            "x": f"{100 * at / len(labels):.2f}%",
            "label": label if (shown[at] if shown else at % step == 0) else "",
            "tight": (len(labels) - at) / len(labels) < _ROOM,
        }
        for at, label in enumerate(labels)
    ]


def _steps_of_labels() -> Iterable[int]:
    size = 1
    while True:
        yield from (size, 2 * size, 5 * size)
        size *= 10

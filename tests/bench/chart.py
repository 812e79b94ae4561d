"""The charts of `docs/scale/`, drawn from what `tests.bench.scale` measured: `python -m tests.bench.chart`.

Both axes are logarithmic: a line as steep as the diagonal of a square is a cost that grows with the record.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import floor, log10
from pathlib import Path
from typing import Any

from jinja2 import Environment

from tests.bench.scale import MEASURED

TEMPLATE = Path(__file__).with_name("chart.svg.j2")
TITLES = {"seconds": "Seconds of a build from nothing", "mib": "MiB of memory at its peak"}
"""What is drawn, each as a file of that name."""
WIDTH, HEIGHT, LEFT, RIGHT, TOP, BOTTOM = 568, 336, 66, 398, 36, 290
APART = 17
"""The least distance of two names, in units of the drawing."""
DASHES = ("", "", "6 4", "2 3")
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """A tool's line: its points from left to right, and the height of its name."""

    name: str
    points: tuple[tuple[float, float], ...]
    dashes: str
    label: float


@dataclass(frozen=True, slots=True)
class Axis:
    """A logarithmic axis between two powers of ten, from one place of the drawing to another."""

    least: int
    most: int
    start: float
    end: float

    def place(self, value: float) -> float:
        """Return where a value lies, rounded to tenths."""
        share = (log10(value) - self.least) / (self.most - self.least)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> list[tuple[str, float]]:
        """Return the powers of ten, in words and in places."""
        return [(f"{10**power:,}", self.place(10**power)) for power in range(self.least, self.most + 1)]


def draw(rows: Sequence[Row], what: str) -> str:
    """Return the chart of ``what``, one of `TITLES`, as SVG."""
    xs = _axis((row["events"] for row in rows), LEFT, RIGHT)
    ys = _axis((row[what] for row in rows), BOTTOM, TOP)
    tools = list(dict.fromkeys(row["tool"] for row in rows))
    points = {
        tool: tuple((xs.place(row["events"]), ys.place(row[what])) for row in rows if row["tool"] == tool)
        for tool in tools
    }
    labels = _apart({tool: line[-1] for tool, line in points.items()})
    lines = [Line(tool, points[tool], DASHES[place], labels[tool]) for place, tool in enumerate(tools)]
    template = Environment(autoescape=True, trim_blocks=True).from_string(TEMPLATE.read_text("utf-8"))
    frame = {"width": WIDTH, "height": HEIGHT, "left": LEFT, "right": RIGHT, "top": TOP, "bottom": BOTTOM}
    return template.render(title=TITLES[what], xs=xs.ticks(), ys=ys.ticks(), lines=lines, **frame) + "\n"


def _axis(values: Iterable[float], start: float, end: float) -> Axis:
    known = list(values)
    least = floor(log10(min(known)))
    return Axis(least, max(least + 1, -floor(-log10(max(known)))), start, end)


def _apart(ends: Mapping[str, tuple[float, float]]) -> dict[str, float]:
    """Return a height for each name: that of its line's end, or below the name above where they would touch."""
    order = sorted(ends, key=lambda tool: ends[tool][1])
    heights = {tool: ends[tool][1] for tool in order}
    for above, below in pairwise(order):
        heights[below] = max(heights[below], heights[above] + APART)
    return heights


def table(rows: Sequence[Row]) -> str:
    """Return everything measured as a table in Markdown."""
    head = "| events | tool | seconds | of processor time | MiB |\n|---|---|---|---|---|\n"
    return head + "".join(
        f"| {row['events']:,} | {row['tool']} | {row['seconds']:,.1f} | {row['processor']:,.1f} | {row['mib']:,} |\n"
        for row in sorted(rows, key=lambda row: row["events"])
    )


def main() -> None:
    """Draw the charts beside what was measured, and print the table."""
    rows = json.loads(MEASURED.read_text("utf-8"))["measured"]
    for what in TITLES:
        MEASURED.with_name(f"{what}.svg").write_text(draw(rows, what), "utf-8")
    print(table(rows), end="")


if __name__ == "__main__":
    main()

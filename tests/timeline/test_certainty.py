"""What is certain and what is possible: counts within bounds, periods; and whether voices differ."""

from math import inf
from pathlib import Path

import pytest

from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.certainty import Held, held_in_bounds, held_in_period, voices_differ
from build_scripts.timeline.extent import DAY, NEVER, Extent
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event

NO, POSSIBLY, CERTAINLY = Held.NO, Held.POSSIBLY, Held.CERTAINLY


@pytest.mark.parametrize(
    ("count", "least", "most", "held"),
    [
        (None, 0, inf, NO),
        ((5, 5), 5, inf, CERTAINLY),
        ((5, 9), 6, inf, POSSIBLY),
        ((5, 9), 10, inf, NO),
        ((5, inf), 100, inf, POSSIBLY),
        ((5, inf), 0, 9, POSSIBLY),
        ((5, 9), 0, 9, CERTAINLY),
        ((5, 9), 0, 4, NO),
    ],
)
def test_counts(count: tuple[int, float] | None, least: float, most: float, held: Held) -> None:
    """A count is certain within bounds only as a whole, and outside of them only as a whole too."""
    assert held_in_bounds(count, least, most) == held


def _extent(start: int, latest: int, ended: int, end: int, *, grain: int = 1, goes_on: bool = False) -> Extent:
    return Extent(start, latest, ended, end, grain, (start * DAY, latest * DAY + DAY - 1), goes_on=goes_on)


@pytest.mark.parametrize(
    ("extent", "held"),
    [
        (_extent(10, 10, 10, 10), CERTAINLY),
        (_extent(21, 21, 21, 21), NO),
        (_extent(5, 15, 5, 15), POSSIBLY),
        (_extent(12, 18, 12, 18), CERTAINLY),
        (_extent(12, 12, 12, 12, grain=NEVER), POSSIBLY),
        (_extent(1, 1, 30, 30), CERTAINLY),
        (_extent(1, 1, 1, 30, goes_on=True), POSSIBLY),
        (_extent(1, 1, 12, 14), CERTAINLY),
    ],
)
def test_periods(extent: Extent, held: Held) -> None:
    """Days 10 to 20: an event is in them if it certainly began, ended or went on in them."""
    assert held_in_period(extent, 10, 20) == held


@pytest.mark.parametrize(
    ("said", "differ"),
    [
        ([("A", 36)], False),
        ([("A", 36), ("B", 36)], False),
        ([("A", 36), ("B", 37)], True),
        ([("A", 36), ("A", 37)], False),
        ([("A", 36), ("B", "at least 36")], False),
        ([("A", "about 36"), ("B", "more than 36")], False),
        ([("A", "at most 36"), ("B", 36)], False),
        ([("A", "at most 36"), ("B", "at least 36")], True),
        ([("A", "at most 36"), ("A", "at least 36")], False),
        ([("A", "at least 36"), ("B", "at least 40")], True),
        ([("A", "30 to 36"), ("B", 36)], True),
        ([("A", "30 to 36"), ("B", "30-36")], False),
        ([("A", 36), ("A", 40), ("B", 36)], True),
        ([("A", 36), ("B", "dozens")], False),
        ([("council", 36), ("Council of Lower Marrow", 37)], False),
        ([(None, 36), ("Marrow Gazette", 37)], False),
    ],
)
def test_voices_differ(said: list[tuple[str | None, int | str]], differ: bool, tmp_path: Path) -> None:
    """Two voices differ where they give different numbers, or agree on a number from its two sides."""
    project = make_project(tmp_path / "project")
    rows = [{"killed": number, "by": by, "sources": ["one"], "id": f"r{at}"} for at, (by, number) in enumerate(said)]
    figures = [{key: value for key, value in row.items() if value is not None} for row in rows]
    write_event(project, "2031-08-new", figures=figures)
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    event = timeline.by_id["2031-08-new"]
    assert voices_differ(timeline, event, event.figures) == differ

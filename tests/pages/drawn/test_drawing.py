"""Outlines, marks and ticks: a mark is never narrower than its days, and every unit has its tick."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.pages.drawn.drawing import mark_of, outline, ticks
from build_scripts.timeline.extent import DAY, Extent

FIRST, LAST = date(2018, 1, 1).toordinal(), date(2018, 12, 31).toordinal()


def _extent(start: int, latest_start: int, earliest_end: int, end: int) -> Extent:
    return Extent(start, latest_start, earliest_end, end, 1, (start * DAY, latest_start * DAY + DAY - 1))


@given(st.lists(st.integers(FIRST - 500, LAST + 500), min_size=4, max_size=4), st.integers(1, 40_000))
def test_no_mark_is_narrower_than_its_days(days: list[int], length: int) -> None:
    """Whatever the frame: what is striped covers all possible days that lie in it, what is solid all certain ones."""
    start, latest_start, earliest_end, end = sorted(days)
    last = FIRST + length - 1
    mark = mark_of(_extent(start, latest_start, earliest_end, end), FIRST, last)
    for part, (one, other) in {"possible": (start, end), "certain": (latest_start, earliest_end)}.items():
        one, other = max(one, FIRST), min(other, last)
        if one > other:
            assert mark[part] is None
            continue
        left, width = (float(number.removesuffix("%")) for number in mark[part])
        assert left <= 100 * (one - FIRST) / length + 1e-9
        assert left + width >= 100 * (other + 1 - FIRST) / length - 1e-9


def test_outline() -> None:
    """Bars of one height are one step, nothing is a gap, and one event is seen beside a thousand."""
    assert outline([0, 2, 2, 1000, 0, 1], 1000, 50) == "M1 50V48H3V0H4V50zM5 50V48H6V50z"
    assert outline([0, 0], 1, 50) == ""


@pytest.mark.parametrize(
    ("labels", "shown"),
    [
        ([f"{year}" for year in range(2013, 2026)], ["2014", "2016", "2018", "2020", "2022", "2024"]),
        ([str(day) for day in range(1, 32)], ["5", "10", "15", "20", "25", "30"]),
        (["Jan", "Feb", "Mar", "Apr"], ["Jan", "Feb", "Mar", "Apr"]),
        ([f"{year}" for year in range(1525, 2025)], ["1600", "1700", "1800", "1900", "2000"]),
    ],
)
def test_ticks(labels: list[str], shown: list[str]) -> None:
    """Each unit has a tick, at even distances; as many have labels as fit a telephone."""
    found = ticks(labels)
    places = [float(tick["x"].removesuffix("%")) for tick in found]
    assert len(found) == len(labels)
    assert all(abs((after - before) - 100 / len(labels)) < 0.011 for before, after in pairwise(places))
    assert [tick["label"] for tick in found if tick["label"]] == shown


def test_a_last_label_without_room_is_for_wider_screens() -> None:
    """Of thirteen years the last begins where a telephone's drawing has no room left for its number."""
    tight = [tick["label"] for tick in ticks([f"{year}" for year in range(2014, 2027)]) if tick["tight"]]
    assert tight == ["2026"]

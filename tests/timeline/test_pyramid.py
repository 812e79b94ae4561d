"""Beginnings, counted by units of the calendar: as many as there are, neither invented nor lost."""

from __future__ import annotations

from datetime import date
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model.entries import Event
from build_scripts.timeline.extent import DAY, LEVELS, Extent, Span, bounds_of, bucket_of, extent_of, span_of
from build_scripts.timeline.pyramid import Bin, Pyramid

DATES = (
    *("2018-07-13", "2018-07-13~", "2018-07", "2018-07-XX", "2018", "2018-XX", "2018-22", "201X", "19XX"),
    *("2018-07-13/2018-07-20", "2018-07/2018-09", "2017-12-30/2018-01-02", "2018-07-13~/2019", "2018/2019"),
    *("[2018-07-13..2018-07-20]", "[2017-12-28..2018-01-03]", "2018-07-13/..", "2018/", "../2018-04", "/2018-04-30"),
)
TIMES = (None, "17:50", "17:50~", "17:30/18:00", "[17:30..18:00]", "morning", "night", "00:10~")


@cache
def event(day: str, time: str | None = None) -> Event:
    """An event with a date and a time of day."""
    return Event(
        id="2018-a",
        path="",
        title="A",
        date=day,  # type: ignore[arg-type]
        time=time,  # type: ignore[arg-type]
        kind="k",
        status="s",
        summary="A.",
    )


events = st.lists(st.builds(event, st.sampled_from(DATES), st.sampled_from(TIMES)), min_size=1, max_size=12)


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def test_extents() -> None:
    """The four days of each form: when it began at the earliest and the latest, and when it ended."""
    span = Span(_day("2000-01-01"), _day("2029-12-31"))

    def days(text: str) -> list[str]:
        return [date.fromordinal(day).isoformat() for day in extent_of(event(text), span)[:4]]

    assert days("2018-07-13") == ["2018-07-13"] * 4
    assert days("2018-07") == ["2018-07-01", "2018-07-31", "2018-07-01", "2018-07-31"]
    assert days("[2018-07-13..2018-07-20]") == ["2018-07-13", "2018-07-20", "2018-07-13", "2018-07-20"]
    assert days("2018-07/2018-09-03") == ["2018-07-01", "2018-07-31", "2018-09-03", "2018-09-03"]
    assert days("2018/2018-03-02") == ["2018-01-01", "2018-03-02", "2018-03-02", "2018-03-02"]
    assert days("2018-07/..") == ["2018-07-01", "2018-07-31", "2018-07-01", "2029-12-31"]
    assert days("../2018-07") == ["2000-01-01", "2018-07-31", "2018-07-01", "2018-07-31"]


def test_what_is_certain() -> None:
    """Of a span the days between its sides; of one day that is known that day; of all else none."""
    span = Span(_day("2000-01-01"), _day("2029-12-31"))

    def certain(text: str) -> tuple[str, str] | None:
        days = extent_of(event(text), span).certain
        return (f"{date.fromordinal(days[0])}", f"{date.fromordinal(days[-1])}") if days else None

    assert certain("2018-07-13") == ("2018-07-13", "2018-07-13")
    assert certain("2018-07-13/2018-07-20") == ("2018-07-13", "2018-07-20")
    assert certain("2018-07/2018-09") == ("2018-07-31", "2018-09-01")
    assert {certain(text) for text in ("2018-07", "2018-07-13~", "[2018-07-13..2018-07-20]", "2018-07/..")} == {None}


@given(events, st.sampled_from(LEVELS[1:]))
def test_sums(of: list[Event], level: str) -> None:
    """The certain counts of all units add up to no more than there are events, the possible ones to no fewer."""
    span = span_of(of)
    extents = [extent_of(each, span) for each in of]
    pyramid = Pyramid(extents)
    buckets = range(bucket_of(level, span.first * DAY), bucket_of(level, span.last * DAY + DAY - 1) + 1)  # type: ignore[arg-type]
    bins = [pyramid.bin(level, bucket) for bucket in buckets]  # type: ignore[arg-type]
    assert sum(each.certain for each in bins) <= len(of) <= sum(each.possible for each in bins)
    assert all(each.certain <= each.possible for each in bins)


@given(events, st.sampled_from(LEVELS), st.integers(-400, 400))
def test_equal_to_counting_each(of: list[Event], level: str, step: int) -> None:
    """A unit has the counts that going through all events gives."""
    extents = [extent_of(each, span_of(of)) for each in of]
    bucket = bucket_of(level, extents[0].start * DAY) + step  # type: ignore[arg-type]
    bucket = max(bucket, bucket_of(level, DAY))  # type: ignore[arg-type]
    first, last = bounds_of(level, bucket)  # type: ignore[arg-type]

    def is_possible(extent: Extent) -> bool:
        return extent.minutes[0] <= last and extent.minutes[1] >= first

    def is_certain(extent: Extent) -> bool:
        return extent.grain < len(LEVELS) and first <= extent.minutes[0] and extent.minutes[1] <= last

    counted = Bin(sum(map(is_certain, extents)), sum(map(is_possible, extents)))
    assert Pyramid(extents).bin(level, bucket) == counted  # type: ignore[arg-type]


@given(st.integers(DAY, 3_652_059 * DAY), st.sampled_from(LEVELS))
def test_units_hold_their_minutes(minute: int, level: str) -> None:
    """A minute lies within the bounds of its unit, and the unit after it begins a minute after its end."""
    bucket = bucket_of(level, minute)  # type: ignore[arg-type]
    first, last = bounds_of(level, bucket)  # type: ignore[arg-type]
    assert first <= minute <= last
    assert bounds_of(level, bucket + 1)[0] == last + 1  # type: ignore[arg-type]

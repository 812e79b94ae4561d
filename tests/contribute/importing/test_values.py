"""Dates, counts and coordinates out of cells: what a cell says for certain, or why it says nothing."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from build_scripts.contribute.importing.cells import Cell, Fault
from build_scripts.contribute.importing.coordinates import read_point
from build_scripts.contribute.importing.counts import read_count, read_estimate
from build_scripts.contribute.importing.dates import read_when
from build_scripts.contribute.importing.map_model import CountColumns, PointColumns, When
from build_scripts.contribute.importing.refused import RULES, RefusedRowError


def when(cell: Cell, *, also: dict[str, Cell] | None = None, **settings: Any) -> str:
    """What a date column gives; a refusal by its rule."""
    cells: dict[str, Cell] = {"d": cell, **(also or {})}
    try:
        return read_when(When(column="d", **settings), lambda column: cells.get(column))
    except RefusedRowError as error:
        return error.rule if error.rule in RULES else f"no rule: {error.rule}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (date(2031, 7, 13), "2031-07-13"),
        (datetime(2031, 7, 13, 17, 50), "2031-07-13"),  # noqa: DTZ001
        (2031, "2031"),
        (20310713, "2031-07-13"),
        (58267, "bad-date"),
        (2031.5, "bad-date"),
        (True, "bad-date"),
        (time(0, 0), "bad-date"),
        (timedelta(hours=26, minutes=30), "bad-date"),
        (Fault("unsure-day", "1900-02-01"), "unsure-day"),
        (None, "no-date"),
        ("n/a", "no-date"),
        ("2031-07-13", "2031-07-13"),
        ("2031-07-13T00:00:00Z", "2031-07-13"),
        ("+2031-07-13T00:00:00Z", "2031-07-13"),
        ("13 July 2031", "2031-07-13"),
        ("July 2031", "2031-07"),
        ("2031-07~", "2031-07~"),
        ("c. 1897", "1897~"),
        ("ca. 1897", "1897~"),
        ("circa July 2031", "2031-07~"),
        ("about 13 July 2031", "2031-07-13~"),
        ("around 03/08/2031", "bad-date"),
        ("about noon", "bad-date"),
        ("about 1890s", "189X~"),
        ("1890s", "189X"),
        ("the 1890s", "189X"),
        ("spring 1909", "bad-date"),
        ("before 1940", "bad-date"),
        ("31/08/2031", "2031-08-31"),
        ("08/31/2031", "2031-08-31"),
        ("07/07/2031", "2031-07-07"),
        ("03/08/2031", "day-or-month"),
        ("31/13/2031", "bad-date"),
        ("3/8/31", "short-year"),
        ("3-5 July 2031", "bad-date"),
        ("-0054", "bad-date"),
        ("55 BC", "bad-date"),
        ("1410-04-22", "not-our-calendar"),
        ("22 سرطان 1410", "2031-07-13"),
        ("22 Saratan 1410", "2031-07-13"),
        ("سرطان 1410", "[2031-06-22..2031-07-22]"),
        ("31 حوت 1410", "not-our-calendar"),
        ("yesterday", "bad-date"),
    ],
)
def test_dates(cell: Cell, expected: str) -> None:
    """A date is read in the one way that it can be read in."""
    assert when(cell) == expected


def test_orders() -> None:
    """The map's order decides what may be either, and refuses what contradicts it."""
    assert when("03/08/2031", order="day-month") == "2031-08-03"
    assert when("03/08/2031", order="month-day") == "2031-03-08"
    assert when("31/08/2031", order="month-day") == "bad-date"


def test_swapped_cells() -> None:
    """Where a program may have swapped day and month, only days that cannot have been swapped are taken."""
    assert when(date(2031, 8, 3), cells="doubtful") == "day-or-month"
    assert when(date(2031, 8, 8), cells="doubtful") == "2031-08-08"
    assert when(date(2031, 8, 31), cells="doubtful") == "2031-08-31"


def test_named_calendar() -> None:
    """A map may say that a column counts in the Solar Hijri calendar, or in the Gregorian one."""
    assert when("1410/4/22", calendar="solar-hijri") == "2031-07-13"
    assert when("1410", calendar="solar-hijri") == "[2031-03-21..2032-03-19]"
    assert when("1410-04-32", calendar="solar-hijri") == "not-our-calendar"
    assert when("1410", calendar="gregorian") == "1410"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("last Thursday", "2031-09-04"),
        ("on Wednesday", "2031-09-10"),
        ("Thursday", "bad-date"),
        ("yesterday", "2031-09-10"),
        ("today", "2031-09-11"),
    ],
)
def test_relative_days(text: str, expected: str) -> None:
    """A weekday is the last one before the day of the report, which is a Thursday."""
    assert when(text, also={"r": date(2031, 9, 11)}, relative_to="r") == expected
    assert when(text, also={"r": "2031-09"}, relative_to="r") == "bad-date"


@pytest.mark.parametrize(
    ("end", "means", "expected"),
    [
        ("2031-07-13", "between", "2031-07-13"),
        ("2031-07-15", "between", "[2031-07-13..2031-07-15]"),
        ("2031-07-15", "lasted", "2031-07-13/2031-07-15"),
        ("2031-07-12", "lasted", "bad-date"),
        (None, "lasted", "2031-07-13"),
    ],
)
def test_two_columns(end: Cell, means: str, expected: str) -> None:
    """Two dates are how long it lasted, or between which days it was, as the map says."""
    assert when("2031-07-13", also={"e": end}, to="e", means=means) == expected


def test_whole_month_and_year() -> None:
    """A time between that is a month or a year is written as one."""
    assert when("2031-08-01", also={"e": "2031-08-31"}, to="e", means="between") == "2031-08"
    assert when("2031-01-01", also={"e": "2031-12-31"}, to="e", means="between") == "2031"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("11", "2031-07-13"),
        ("10", "2031-07"),
        ("9", "2031"),
        ("8", "203X"),
        ("5", "2031-07-13~"),
        ("7", "unknown-code"),
    ],
)
def test_codes(code: str, expected: str) -> None:
    """A code for the precision becomes the EDTF that it means; one without a meaning keeps the row out."""
    codes = {"11": "day", "10": "month", "9": "year", "8": "decade", "7": "", "5": "about"}
    assert when("2031-07-13", also={"p": code}, precision="p", codes=codes) == expected


def count(cell: Cell, words: dict[str, str] | None = None) -> str:
    """What a column of counts gives; a refusal by its rule."""
    try:
        return read_count(cell, CountColumns(measure="killed", column="n", words=words or {}), "n")
    except RefusedRowError as error:
        return error.rule if error.rule in RULES else f"no rule: {error.rule}"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        (13, "13"),
        (13.0, "13"),
        (0, "0"),
        (1.5, "bad-count"),
        (True, "bad-count"),
        (-3, "bad-count"),
        (-99, ""),
        (None, ""),
        ("", ""),
        ("unknown", ""),
        ("—", ""),
        ("4,000", "4,000"),
        ("about 20", "about 20"),
        ("۱۲", "12"),
        ("10–12", "10–12"),
        ("10—12", "10 to 12"),
        ("36+", "bad-count"),
        ("several", "count-in-words"),
        ("twelve", "count-in-words"),
        (date(2031, 5, 3), "bad-count"),
        (Fault("error-in-cell", "#REF!"), "error-in-cell"),
        (Fault("formula-without-value", "=SUM(A1)"), "formula-without-value"),
    ],
)
def test_counts(cell: Cell, expected: str) -> None:
    """A count is what a cell says for certain; an empty cell of any spelling is none, and none is not zero."""
    assert count(cell) == expected


def test_words_of_counts() -> None:
    """The map says what words mean; an empty meaning is a question."""
    assert count("several", {"several": "at least 2"}) == "at least 2"
    assert count("36+", {"36+": "at least 36"}) == "at least 36"
    assert count("several", {"several": ""}) == "count-in-words"


@pytest.mark.parametrize(
    ("best", "low", "high", "expected"),
    [
        (3, 0, 20, "3 (0 to 20)"),
        (5, 5, 5, "5"),
        (None, 2, 4, "2 to 4"),
        (None, None, None, ""),
        (5, None, None, "5"),
        (5, 1, None, "bad-count"),
        (9, 1, 4, "bad-count"),
        (0, 2, 0, "bad-count"),
    ],
)
def test_estimates(best: Cell, low: Cell, high: Cell, expected: str) -> None:
    """An estimate with its bounds in three columns is one value; no bound is made up."""
    cells = {"b": best, "l": low, "h": high}
    columns = CountColumns(measure="killed", column="b", low="l", high="h")
    try:
        read = read_estimate(columns, cells.get)
    except RefusedRowError as error:
        read = error.rule
    assert read == expected


@pytest.mark.parametrize(
    ("lat", "lon", "precision", "expected"),
    [
        (41.123456, 12.654321, "25 km", {"lat": "41.1", "lon": "12.7", "precision": "25 km"}),
        ("41,5", "12,25", "site", {"lat": "41.5", "lon": "12.25", "precision": "site"}),
        ("41° 30' N", "12 15 W", "site", {"lat": "41.50", "lon": "-12.25", "precision": "site"}),
        (41.1, 12.6, "", {}),
        (0, 0, "5 km", {}),
        (None, 12.6, "5 km", {}),
    ],
)
def test_points(lat: Cell, lon: Cell, precision: str, expected: dict[str, str]) -> None:
    """A point has as many decimals as its precision bears, and is none where nobody says how exact it is."""
    cells: dict[str, Cell] = {"y": lat, "x": lon}
    assert read_point(PointColumns(lat="y", lon="x", precision=precision), cells.get) == expected


@pytest.mark.parametrize(
    ("cell", "lat", "lon"),
    [
        ("41.5, 12.25", "41.5", "12.25"),
        ("41.5,-12.25", "41.5", "-12.25"),
        ("(41.5; 12.25)", "41.5", "12.25"),
        ("41.5 12.25", "41.5", "12.25"),
        ("41, 12", "41", "12"),
        ("41,5; 12,25", "41.5", "12.25"),
        ("41,5, 12,25", "41.5", "12.25"),
        ("۴۱.۵, ۱۲.۲۵", "41.5", "12.25"),
        ("41 30 N 12 15 E", "41.50", "12.25"),
        ("41°30'00\"N 12°15'00\"W", "41.5000", "-12.2500"),
        ("S 41.5, W 12.25", "-41.5", "-12.25"),
        ("12.25 E, 41,5 N", "41.5", "12.25"),
        ("Point(12.25 41.5)", "41.5", "12.25"),
        ("geo:41.5,12.25;u=35", "41.5", "12.25"),
    ],
)
def test_two_coordinates_in_one_cell(cell: str, lat: str, lon: str) -> None:
    """The latitude is first, unless letters say otherwise, or the form is that of well-known text."""
    point = read_point(PointColumns(both="where", precision="site"), {"where": cell}.get)
    assert point == {"lat": lat, "lon": lon, "precision": "site"}


@pytest.mark.parametrize(
    ("cell", "why"),
    [
        ("41,5", "is no latitude and longitude in one cell, such as `34.5, 69.2`"),
        ("34,69", "is no latitude and longitude in one cell, such as `34.5, 69.2`"),
        ("[12.25, 41.5]", "is no latitude and longitude in one cell, such as `34.5, 69.2`"),
        ("42S WD 12345 67890", "is no latitude and longitude in one cell, such as `34.5, 69.2`"),
        ("112.5, 41.5", "is no number of degrees up to 90"),
        ("415230 N, 12 E", "is no number of degrees up to 90"),
    ],
)
def test_a_cell_that_is_not_two_coordinates(cell: str, why: str) -> None:
    """What may be read in two ways, or in another system, is told and not read."""
    with pytest.raises(RefusedRowError, match=re.escape(why)):
        read_point(PointColumns(both="where", precision="site"), {"where": cell}.get)

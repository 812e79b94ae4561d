"""The Solar and the lunar Hijri calendar in Gregorian days; `persiantools` is the oracle for the former."""

from datetime import date, timedelta

import pytest
from persiantools.jdatetime import JalaliDate

from build_scripts.model.values.calendars import (
    LUNAR,
    SOLAR,
    edtf_of,
    gregorian_words,
    solar_day,
    solar_of,
    written_out,
    year_of,
)

DAYS = [date(1993, 3, 21) + timedelta(days=i) for i in range((date(2029, 3, 19) - date(1993, 3, 21)).days + 1)]


def test_every_day() -> None:
    """Every day of 36 years is the day that the oracle says, and no other."""
    days = {JalaliDate(day): day for day in DAYS}
    assert [solar_day(jalali.year, jalali.month, jalali.day) for jalali in days] == DAYS


def test_first_days_of_years() -> None:
    """Every year that is read begins on the day that the oracle says: 1404 too, in which one library is a day early."""
    years = range(1200, 1420)
    assert [solar_day(year, 1, 1) for year in years] == [JalaliDate(year, 1, 1).to_gregorian() for year in years]
    assert solar_day(1404, 1, 1) == date(2025, 3, 21)


def test_days_that_are_none() -> None:
    """Months have the lengths that the oracle says: the day after the last is none."""
    lengths = {
        (year, month): JalaliDate.days_in_month(month, year) for year in range(1372, 1408) for month in range(1, 13)
    }
    assert all(solar_day(*month, length) and not solar_day(*month, length + 1) for month, length in lengths.items())
    assert [solar_day(1397, 0, 1), solar_day(1397, 13, 1), solar_day(1397, 1, 0)] == [None] * 3


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1397-04-22", "2018-07-13"),
        ("1397-04-22~", "2018-07-13"),
        ("1397-02-31", "2018-05-21"),
        ("1399-12-30", "2021-03-20"),
        ("1397-12-30", None),
        ("1397-07-31", None),
        ("1397-04", "[2018-06-22..2018-07-22]"),
        ("1397-04-XX", "[2018-06-22..2018-07-22]"),
        ("1397-12", "[2019-02-20..2019-03-20]"),
        ("1397", "[2018-03-21..2019-03-20]"),
        ("1397-XX", "[2018-03-21..2019-03-20]"),
        ("1396/1397", "[2017-03-21..2019-03-20]"),
        ("[1397-04-22..1397-04-24]", "[2018-07-13..2018-07-15]"),
        ("1397-21", None),
        ("139X", None),
        ("1397-04/..", None),
        ("../1397-04", None),
        ("2018-07-13", None),
        ("1100", None),
    ],
)
def test_solar(text: str, days: str | None) -> None:
    """A date in the form of EDTF is read as a Solar Hijri one, with all days that it may mean."""
    found = SOLAR.days(text)
    assert (edtf_of(found) if found else None) == days


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1400-01-01", date(1979, 11, 20)),
        ("1439-10-29", date(2018, 7, 13)),
        ("1445-01-01", date(2023, 7, 19)),
        ("1446-09-01", date(2025, 3, 1)),
        ("1447-12-30", date(2026, 6, 16)),
    ],
)
def test_lunar(text: str, day: date) -> None:
    """The day as it was counted in Mecca or Kabul lies among the five that a lunar date may mean."""
    found = LUNAR.days(text)
    assert found is not None
    assert found[0] <= day <= found[1]
    assert found[1] - found[0] == timedelta(days=4)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1397-04-22", "22 Saratan (Tir) 1397 is 13 July 2018"),
        ("1397-04", "Saratan (Tir) 1397 is 22 June to 22 July 2018"),
        ("1397", "1397 is 21 March 2018 to 20 March 2019"),
        ("1397-04-22/1397-04-24", "1397-04-22/1397-04-24 is 13 July to 15 July 2018"),
    ],
)
def test_words(text: str, words: str) -> None:
    """A date is written out in both calendars."""
    days = SOLAR.days(text)
    assert days is not None
    assert written_out(text, days) == words


def test_gregorian_words() -> None:
    """A year that two days share is said once."""
    assert gregorian_words((date(2018, 3, 21), date(2019, 3, 20))) == "21 March 2018 to 20 March 2019"


@pytest.mark.parametrize(
    ("text", "year"), [("1397", 1397), ("[1397-04..1398-05]", 1397), ("../1397-04", 1397), ("139X", 0), ("../..", 0)]
)
def test_year(text: str, year: int) -> None:
    """The first year that is known counts."""
    assert year_of(text) == year


def test_solar_days_backwards() -> None:
    """Every day of two hundred years is found again from its Solar Hijri date, and is the one that it came from."""
    first, last = date(1841, 3, 21), date(2041, 3, 20)
    for number in range(first.toordinal(), last.toordinal()):
        day = date.fromordinal(number)
        assert solar_day(*solar_of(day)) == day

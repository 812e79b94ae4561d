"""Dates that can only be meant in one way, whatever way they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model.values.edtf import MONTHS, read_edtf
from build_scripts.reading.diagnosis.hints.dates import day_remedy, only_reading


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2018-7-3", "2018-07-03"),
        ("2018/07/13", "2018-07-13"),
        ("2018.7.13", "2018-07-13"),
        ("2018–07–13", "2018-07-13"),
        (" 2018-07-13 ", "2018-07-13"),
        ("13 July 2018", "2018-07-13"),
        ("July 13, 2018", "2018-07-13"),
        ("13th of July 2018", "2018-07-13"),
        ("Sept. 2018", "2018-09"),
        ("JULY 2018", "2018-07"),
        ("13/07/2018", "2018-07-13"),
        ("3.3.2018", "2018-03-03"),
        ("07/2018", "2018-07"),
        ("2018-7", "2018-07"),
        ("2018.07", "2018-07"),
        ("201x", "201X"),
        ("2018-07-xx", "2018-07-XX"),
        ("2018-07 ~", "2018-07~"),
        ("2018-22 ", "2018-22"),
        ("2018-07-13 / 2018-07-15", "2018-07-13/2018-07-15"),
        ("2018 / 2019", "2018/2019"),
        ("13 July 2018/15 July 2018", "2018-07-13/2018-07-15"),
        ("2018-7-3 / ..", "2018-07-03/.."),
        ("/ 2018-7-3", "/2018-07-03"),
        ("[2018-07-13 .. 2018-07-15]", "[2018-07-13..2018-07-15]"),
    ],
)
def test_another_way_of_writing(text: str, date: str) -> None:
    """Order, signs, spaces, letter case and the names of months leave no choice."""
    assert only_reading(text) == date


@pytest.mark.parametrize(
    "text",
    [
        *("", "/", "..", "2018", "2018-07-13", "2018-07-13/..", "[2018-07-13..2018-07-15]"),
        *("03/07/2018", "1.2.2018", "18-07-13", "13.7.18", "201807", "20180713", "2018/07", "2018/19", "2018-07-13/15"),
        *("2005–11", "2018 - 22", "2018 22", "2018.22", "2018--07", "2018- 7"),
        *("13-15 July 2018", "13 July / 15 July 2018", "2018-07-13–2018-07-15", "between 2018 and 2019"),
        *("summer 2018", "about 2018", "perhaps 2018", "since 2018", "until 2018", "2010s", "2018-07-??", "2018-07-00"),
        *("~2018", "2018-7-3?", "2018-07-13T10:00", "۲۰۱۸-۰۷-۱۳", "Fri 13 July 2018", "in July 2018"),
        *("2018-07-15 / 2018-07-13", "30 February 2018", "2018-13-01", "0000-1-1", "soon", "2018-7-3 " * 20),
    ],
)
def test_what_leaves_a_choice(text: str) -> None:
    """Dates as they should be, two readings, ranges in words, qualifiers, other calendars, and what is no date."""
    assert only_reading(text) is None


@given(st.dates(), st.sampled_from(["{d} {name} {y:04}", "{name} {d}, {y:04}", "{y:04}/{m}/{d}", "{y:04}.{m}.{d}"]))
def test_days_come_back(day: object, form: str) -> None:
    """A day written in words, or with slashes, is read as that day."""
    year, month, number = map(int, str(day).split("-"))
    text = form.format(y=year, m=month, d=number, name=MONTHS[month - 1])
    assert only_reading(text) == str(day)


@given(st.text(alphabet="0123456789-/.[]~?%Xx –,JulyMaroctb", max_size=24))
def test_a_reading_is_a_date(text: str) -> None:
    """Whatever is read is a date in the format, and is not read again."""
    if (date := only_reading(text)) is not None:
        assert read_edtf(date) is not None
        assert only_reading(date) is None


@pytest.mark.parametrize(
    ("remedy", "day"),
    [
        ("write `2031-05-05`", "write `2031-05-05`"),
        (
            "write `2031-04-03` or `2031-03-04`, whichever is meant",
            "write `2031-04-03` or `2031-03-04`, whichever is meant",
        ),
        ("write `2031-05`", "write the day, for example `2026-12-01`"),
        ("write `2031-05-01/2031-05-05` if that is meant", "write the day, for example `2026-12-01`"),
        ("write a day from 01 to 30, or `2031-04` if the day is not known", "write the day, for example `2026-12-01`"),
        ("months run from 01 to 12", "write the day, for example `2026-12-01`"),
    ],
)
def test_day_remedies(remedy: str, day: str) -> None:
    """Where one known day is wanted, months, spans and sets are not proposed."""
    assert day_remedy(remedy) == day

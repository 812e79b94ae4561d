"""Texts that count in another calendar: what they are said to mean, and what is never proposed."""

import re

import pytest
from persiantools.jdatetime import JalaliDate

from build_scripts.model.values.calendars import YEARS
from build_scripts.reading.diagnosis.hints.calendars import ask_calendar, may_be_hijri, without_era
from build_scripts.reading.diagnosis.hints.dates import explain_date, only_reading

AFGHAN = ["حمل", "ثور", "جوزا", "سرطان", "اسد", "سنبله", "میزان", "عقرب", "قوس", "جدی", "دلو", "حوت"]
IRANIAN = ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"]
PASHTO = ["وری", "غویی", "غبرگولی", "چنګاښ", "زمری", "وږی", "تله", "لړم", "لیندۍ", "مرغومی", "سلواغه", "کب"]
LATIN_AFGHAN = ["Hamal", "Sawr", "Jawza", "Saratan", "Asad", "Sunbula", "Mizan", "Aqrab", "Qaws", "Jadi", "Dalw", "Hut"]
LATIN_IRANIAN = [
    *("Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar"),
    *("Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand"),
]
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@pytest.mark.parametrize("names", [AFGHAN, IRANIAN, PASHTO, LATIN_AFGHAN, LATIN_IRANIAN])
def test_names_of_months(names: list[str]) -> None:
    """A day in a month that is named is proposed as the Gregorian one that the oracle says."""
    for month, name in enumerate(names, 1):
        remedy = f"Write `{JalaliDate(1397, month, 22).to_gregorian()}`."
        assert explain_date(f"22 {name} 1397").remedy == remedy
        assert explain_date(f"22 {name} 1397".translate(PERSIAN_DIGITS)).remedy == remedy


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("22 Saratan 1397", "22 Saratan (Tir) 1397 is 13 July 2018.", "Write `2018-07-13`."),
        ("۲۲ سرطان ۱۳۹۷", "22 Saratan (Tir) 1397 is 13 July 2018.", "Write `2018-07-13`."),
        ("۱۳۹۷/۴/۲۲", "22 Saratan (Tir) 1397 is 13 July 2018.", "Write `2018-07-13`."),
        ("۲۲/۴/۱۳۹۷", "22 Saratan (Tir) 1397 is 13 July 2018.", "Write `2018-07-13`."),
        ("Tir 22, 1397", "22 Saratan (Tir) 1397 is 13 July 2018.", "Write `2018-07-13`."),
        ("سرطان ۱۳۹۷", "Saratan (Tir) 1397 is 22 June to 22 July 2018.", "Write `[2018-06-22..2018-07-22]`."),
        ("1397 هـ ش", "1397 is 21 March 2018 to 20 March 2019.", "Write `[2018-03-21..2019-03-20]`."),
        ("کال ۱۳۹۷ د زمري ۵", "5 Asad (Mordad) 1397 is 27 July 2018.", "Write `2018-07-27`."),
    ],
)
def test_calendar_that_can_be_told(text: str, message: str, remedy: str) -> None:
    """Where the calendar can be told, the date is written out in both, and only the Gregorian one is proposed."""
    assert explain_date(text) == (f"`{text}` is a date of the Solar Hijri calendar: {message}", remedy)


def test_calendar_to_be_asked_for() -> None:
    """Digits alone may be of either calendar, or of the Gregorian one: which, only the source can say."""
    message = (
        "`1397/4/22` has a year that other calendars count today: in the Solar Hijri calendar, 22 Saratan (Tir) 1397"
        " is 13 July 2018; in the lunar one, about 10 April to 14 April 1977."
    )
    remedy = (
        "Write `2018-07-13` if the source counts in the Solar Hijri calendar. If the year is a Gregorian one after all,"
        " write the year first, with hyphens."
    )
    assert explain_date("1397/4/22") == (message, remedy)


def test_lunar_years_are_only_asked_about() -> None:
    """No day is proposed for a lunar date, since its months begin when somebody sees the moon."""
    message = "`29/10/1439 AH` is a date of the lunar Hijri calendar, about 11 July to 15 July 2018."
    remedy = "Write the Gregorian day that the source means; it may differ by two days."
    assert explain_date("29/10/1439 AH") == (message, remedy)


def test_day_that_the_gregorian_month_lacks() -> None:
    """The 31st of the second month is a day in Kabul, and none in February."""
    message = "February 1397 has 28 days, so there is no `1397-02-31`."
    remedy = (
        "Write `2018-05-21` if the source counts in the Solar Hijri calendar:"
        " 31 Sawr (Ordibehesht) 1397 is 21 May 2018."
    )
    assert explain_date("1397-02-31") == (message, remedy)


@pytest.mark.parametrize(
    "text",
    [
        *("1397/4/22", "22.4.1397", "1397-4", "۱۳۹۷-۰۴-۲۲", "1397-02-31", "1398/1397", "1397-13-01", "1397-00-01"),
        *("from 1397 to 1398", "about 1397", "1397 - 1398", "{1397,1398}", "1397-04-22T10:00", "1397?-04", "139x"),
    ],
)
def test_never_proposed(text: str) -> None:
    """No remedy proposes a date with such a year, and nothing writes one."""
    proposed = re.findall(r"`[^`]*?([0-9]{4})[^`]*`", explain_date(text).remedy)
    assert [year for year in proposed if int(year) in YEARS] == []
    assert only_reading(text) is None


@pytest.mark.parametrize("text", ["13 July 1397", "July 13, 1397", "July 1397"])
def test_month_of_the_gregorian_calendar(text: str) -> None:
    """Whoever names the month has said which calendar it is."""
    assert only_reading(text) is not None
    assert ask_calendar(text) is None


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("1397", True),
        ("۱۳۹۷", True),
        ("139X", True),
        ("1397-04/..", True),
        ("2018", False),
        ("1199", False),
        ("1460", False),
        ("page 13975", False),
        ("22 marghumay 1397", True),
        ("22 March 1397", False),
    ],
)
def test_years(text: str, may: bool) -> None:
    """Years of the 13th and 14th century, and of the 15th as far as the moon has counted, are doubtful."""
    assert may_be_hijri(text) is may


@pytest.mark.parametrize(
    ("text", "bare"),
    [("1397 CE", "1397"), ("AD 1397", "1397"), ("1397-04-22 A.D.", "1397-04-22"), ("1397~ CE", "1397~"), ("CE", "CE")],
)
def test_eras(text: str, bare: str) -> None:
    """An era says that the year is a Gregorian one, and is no part of the date."""
    assert without_era(text) == bare

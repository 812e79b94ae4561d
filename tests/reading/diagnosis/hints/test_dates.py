"""What is said of texts that are no dates, and dates that can only be meant in one way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.model.values.calendars import YEARS as DOUBTFUL_YEARS
from build_scripts.model.values.edtf import MONTHS as NAMES
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.diagnosis.hints.dates import day_remedy, explain_date, only_reading

FORMS = (
    "Write `2018-07-13`, `2018-07` or `2018`; `2018-07~` for about July 2018; `2017-08-03/2017-08-05` for a span; "
    "`[2024-11-27..2024-12-08]` for an unknown day between two days."
)
NO_TIME = "; the time of day has a key of its own, such as `time: 17:50+04:30`."
ORDER = "`{}` is not written year first, with hyphens and two digits each for month and day."
WORDS = "`{}` is in words; a date is written in numbers, which the site puts into words again."
RANGE = "`{}` is not written as two dates with one slash between them, or with two dots in brackets."
SPACES = "There are spaces in or around the date."
SIGNS = "`{}` has other signs than the digits 0 to 9, the hyphen and a capital X."
MARK = "The mark `~`, `?` or `%` appears once, at the end of the date, and not as in `{}`."
NOTE = "say in `date_note:` or `note:`"
IN_PART = f" for the whole date, and {NOTE} which part of it is in doubt"
WHICH_PART = f", and {NOTE} which part of it."
NO_HOUR = "A date holds no time of day."
PART_OF_DAY = "; the time of day has a key of its own, such as `time: evening`."
NO_PART = "The format has no parts of a month or a year, as in `{}`."
WEEKDAY = "A date holds no day of the week."
NO_YEAR = "`{}` names no year."
WHOLE = "Write the whole date, such as `2018-07-13`."
TWO_DIGITS = "The year in `{}` has two digits."
FOUR = "Write the year with four, then the month and the day, such as `2018-07-13`."
RELATIVE = "`{}` depends on the day on which it was written."
ONE_END = "`{}` says only one end of the time when it was."
BOTH = "Write both, the earliest and the latest day that it can have been, such as `[2024-11-27..2024-12-08]`."
EITHER = "It can be read in more than one way: write `{}` or `{}`, whichever is meant."
LIST = "`{}` is a list; a date is one day, a time between two, or one day of a time."
TWO = "It can be read in more than one way: write `[1667..1700]` or `1667/1700`, whichever is meant."
ALL = "`{}` lists days or years, which are all meant; the format has a span for that."
UNKNOWN = "An unknown digit is a capital `X`: `{}` has another sign."
YEARS = "Write a year from 0001 to 9999."
NO_FORM = "`{}` is not a date in one of the accepted forms."
MONTHS = "Months run from 01 to 12; the seasons are 21 spring, 22 summer, 23 autumn and 24 winter."


@pytest.mark.parametrize(
    ("text", "message", "remedy"),
    [
        ("", "There is no date here.", FORMS),
        ("   ", "There is no date here.", FORMS),
        ("0000", "The year 0000 is not accepted.", YEARS),
        ("000X", "`000X` would include the year 0000.", YEARS),
        ("12345", "`{}` is not a year from 0001 to 9999.", "Write four digits for the year."),
        ("-0044", "`{}` is not a year from 0001 to 9999.", "Write four digits for the year."),
        ("Y12345", "`{}` is not a year from 0001 to 9999.", "Write four digits for the year."),
        ("2018-13", "There is no month 13.", MONTHS),
        ("2018-13-07", "There is no month 13.", "Write `2018-07-13` if day and month changed places."),
        ("2018-21-13", "There is no month 21.", "Months run from 01 to 12; a season has no day."),
        ("2018-00", "There is no month 00.", "Write `2018`, or `2018-XX` for an unknown month."),
        ("2018-07-00", "There is no day 00.", "Write `2018-07`, or `2018-07-XX` for an unknown day."),
        (
            "1900-02-29",
            "1900 is not a leap year: February 1900 has 28 days, so there is no `1900-02-29`.",
            "Write a day from 01 to 28, or `1900-02` if the day is not known.",
        ),
        (
            "2018-04-31",
            "April 2018 has 30 days, so there is no `2018-04-31`.",
            "Write a day from 01 to 30, or `2018-04` if the day is not known.",
        ),
        (
            "30 February 2018",
            "February 2018 has 28 days, so there is no `2018-02-30`.",
            "Write a day from 01 to 28, or `2018-02` if the day is not known.",
        ),
        (
            "2018-07-13/2018-07-32",
            "July 2018 has 31 days, so there is no `2018-07-32`.",
            "Write a day from 01 to 31, or `2018-07` if the day is not known.",
        ),
        ("201X-07", "`201X-07` has an unknown year, but a month.", "Write `201X` alone."),
        ("2018-XX-13", "`2018-XX-13` has a day, but no month.", "Write `2018-XX-XX` for a day in 2018."),
        (
            "2017-08-05/2017-08-03",
            "The end, `2017-08-03`, is before the start, `2017-08-05`.",
            "Write `2017-08-03/2017-08-05` if that is meant.",
        ),
        (
            "2018-XX/2018-01",
            "In `2018-XX/2018-01`, what is given as unknown can only be one date.",
            "Write `2018-01`.",
        ),
        (
            "2018-XX/2018-01-15",
            "In `2018-XX/2018-01-15`, what is given as unknown can only be one date.",
            "Write `2018-01/2018-01-15`.",
        ),
        (
            "201X/2010-XX",
            "In `201X/2010-XX`, what is given as unknown can only be one date.",
            "Write `2010/2010-XX`.",
        ),
        (
            "[2018..2017]",
            "The end, `2017`, is before the start, `2018`.",
            "Write `[2017..2018]` if that is meant.",
        ),
        (
            "[2017~..2018]",
            "`2017~` cannot be in a set: a set already says that the day is not known.",
            "Write a plain day, month or year on both sides, such as `[2024-11-27..2024-12-08]`.",
        ),
        (
            "[..2017]",
            "`{}` is not a set with a first and a last date.",
            "Write it like `[2024-11-27..2024-12-08]`.",
        ),
        ("[2017-08-03]", RANGE, "Write `2017-08-03`."),
        ("[2017-08-03/2017-08-05]", RANGE, "Write `[2017-08-03..2017-08-05]`."),
        ("[1667, 1700]", LIST, TWO),
        ("[1667, 1668, 1700]", LIST, TWO),
        ("{2017-08-03..2017-08-05}", ALL, "Write `2017-08-03/2017-08-05`."),
        ("{2016, 2017, 2018}", ALL, "Write `2016/2018`."),
        ("2017-18", "There is no month 18.", "Write `2017/2018` for the time of both years."),
        ("1999-00", "There is no month 00.", "Write `1999/2000` for the time of both years."),
        ("1999-13", "There is no month 13.", MONTHS),
        ("13 July 2018?", WORDS, "Write `2018-07-13?`."),
        ("2004-?06", MARK, f"Write `2004-06?`{IN_PART}."),
        (
            "2017-08-03..2017-08-05",
            RANGE,
            "It can be read in more than one way: write `2017-08-03/2017-08-05` or `[2017-08-03..2017-08-05]`, "
            "whichever is meant.",
        ),
        (" 2018", SPACES, "Write `2018`."),
        ("2018-07-13\n", SPACES, "Write `2018-07-13`."),
        ("2017-08-03 / 2017-08-05", SPACES, "Write `2017-08-03/2017-08-05`."),
        ("۲۰۱۸-۰۷-۱۳", SIGNS, "Write `2018-07-13`."),
        ("2018–07–13", SIGNS, "Write `2018-07-13`."),
        ("2018-07-xx", SIGNS, "Write `2018-07-XX`."),
        ("2018-07-??", UNKNOWN, "Write `2018-07-XX`."),
        ("201u", UNKNOWN, "Write `201X`."),
        ("?2018", MARK, "Write `2018?`."),
        ("2018?-07", MARK, f"Write `2018-07?`{IN_PART}."),
        ("2018-07~?", MARK, "Write `2018-07%`."),
        ("2018-07-13T10:00:00Z", "A date holds no time of day.", "Write `2018-07-13`" + NO_TIME),
        ("2018-07-13 17:50", "A date holds no time of day.", "Write `2018-07-13`" + NO_TIME),
        (
            "2018-07-13T10:00/2018-07-14",
            "A date holds no time of day.",
            "Write `2018-07-13/2018-07-14`" + NO_TIME,
        ),
        ("13/07/2018", ORDER, "Write `2018-07-13`."),
        ("7/13/2018", ORDER, "Write `2018-07-13`."),
        (
            "03/07/2018",
            ORDER,
            "It can be read in more than one way: write `2018-07-03` or `2018-03-07`, whichever is meant.",
        ),
        ("05.05.2018", ORDER, "Write `2018-05-05`."),
        ("2018/07/13", ORDER, "Write `2018-07-13`."),
        ("2018-7-3", ORDER, "Write `2018-07-03`."),
        ("20180713", ORDER, "Write `2018-07-13`."),
        ("7/2018", ORDER, "Write `2018-07`."),
        ("2017-8-3/2017-8-5", ORDER, "Write `2017-08-03/2017-08-05`."),
        ("2018/07", RANGE, "Write `2018-07`."),
        ("2018/19", RANGE, "Write `2018/2019`."),
        ("2018-07-13/15", RANGE, "Write `2018-07-13/2018-07-15`."),
        ("July 2018", WORDS, "Write `2018-07`."),
        ("13 July 2018", WORDS, "Write `2018-07-13`."),
        ("Jul. 13th, 2018", WORDS, "Write `2018-07-13`."),
        ("summer of 2018", WORDS, "Write `2018-22`."),
        ("the 2010s", WORDS, "Write `201X`."),
        ("about July 2018", WORDS, "Write `2018-07~`."),
        ("perhaps 13 July 2018", WORDS, "Write `2018-07-13?`."),
        ("since April 2020", WORDS, "Write `2020-04/..`."),
        ("until April 2020", WORDS, "Write `../2020-04`."),
        ("3–5 August 2017", WORDS, "Write `2017-08-03/2017-08-05`."),
        ("28 July – 3 August 2017", RANGE, "Write `2017-07-28/2017-08-03`."),
        ("between 3 and 5 August 2017", WORDS, "Write `[2017-08-03..2017-08-05]`."),
        ("between 27 November and 8 December 2024", WORDS, "Write `[2024-11-27..2024-12-08]`."),
        ("2017-08-03–2017-08-05", RANGE, "Write `2017-08-03/2017-08-05`."),
        ("from 2017-08-03 to 2017-08-05", RANGE, "Write `2017-08-03/2017-08-05`."),
        ("../..", NO_FORM, FORMS),
        ("Friday, 13 July 2018", WEEKDAY, "Write `2018-07-13`."),
        ("July 13, 2018 (Fri)", WEEKDAY, "Write `2018-07-13`."),
        ("Tues 03/07/2018", WEEKDAY, "Write `2018-07-03`."),
        (
            "Thursday, 13 July 2018",
            "`{}` names a day of the week on which that day did not fall.",
            "Write `2018-07-13` if the date is right and the day of the week is not.",
        ),
        ("13 July 2018, 17:50", NO_HOUR, "Write `2018-07-13`" + NO_TIME),
        ("13/07/2018 5.50 p.m. local time", NO_HOUR, "Write `2018-07-13`" + NO_TIME),
        ("at 5 pm on 13 July 2018", NO_HOUR, "Write `2018-07-13`" + NO_TIME),
        ("the evening of 13 July 2018", NO_HOUR, f"Write `2018-07-13`{PART_OF_DAY}"),
        ("13 July 2018, in the early morning", NO_HOUR, f"Write `2018-07-13`{PART_OF_DAY}"),
        ("night of 12 to 13 July 2018", NO_HOUR, f"Write `2018-07-12/2018-07-13`{PART_OF_DAY}"),
        ("early March 2021", NO_PART, f"Write `2021-03`{WHICH_PART}"),
        ("mid-2019", NO_PART, f"Write `2019`{WHICH_PART}"),
        ("the end of the 1990s", NO_PART, f"Write `199X`{WHICH_PART}"),
        ("first week of March 2021", NO_PART, f"Write `2021-03`{WHICH_PART}"),
        ("throughout May 2018", WORDS, "Write `2018-05-01/2018-05-31`."),
        ("during 2018", WORDS, "Write `2018`."),
        ("19th century", WORDS, "Write `18XX`."),
        ("1980s-1990s", RANGE, "Write `198X/199X`."),
        ("2018–present", WORDS, "Write `2018/..`."),
        ("May 2018 onwards", WORDS, "Write `2018-05/..`."),
        ("2018-", RANGE, "Write `2018/..`."),
        ("August 3–5, 2017", WORDS, "Write `2017-08-03/2017-08-05`."),
        ("3/5 August 2017", WORDS, "Write `2017-08-03/2017-08-05`."),
        ("between August 3 and 5, 2017", WORDS, "Write `[2017-08-03..2017-08-05]`."),
        ("3, 4 and 5 August 2017", ALL, "Write `2017-08-03/2017-08-05`."),
        ("August 3rd and 4th, 2017", ALL, "Write `2017-08-03/2017-08-04`."),
        (
            "3 and 5 August 2017",
            "`{}` lists days that do not follow each other.",
            "Write an entry for each, or the span from the first to the last, such as `2017-08-03/2017-08-05`.",
        ),
        ("3 or 4 August 2017", LIST, "Write `[2017-08-03..2017-08-04]`."),
        ("August 3 or 4, 2017", LIST, "Write `[2017-08-03..2017-08-04]`."),
        ("July or August 2017", LIST, "Write `[2017-07..2017-08]`."),
        ("2017 or 2018", LIST, "Write `[2017..2018]`."),
        ("2016-W30", "The format has no weeks.", EITHER.format("2016-07-25/2016-07-31", "[2016-07-25..2016-07-31]")),
        (
            "week 30 of 2016",
            "The format has no weeks.",
            EITHER.format("2016-07-25/2016-07-31", "[2016-07-25..2016-07-31]"),
        ),
        ("2016W30-4", "The format has no weeks.", "Write `2016-07-28`."),
        ("2016-W54", NO_FORM, FORMS),
        ("Q3 2021", "The format has no quarters of a year.", EITHER.format("2021-07/2021-09", "[2021-07..2021-09]")),
        (
            "first quarter of 2021",
            "The format has no quarters of a year.",
            EITHER.format("2021-01/2021-03", "[2021-01..2021-03]"),
        ),
        ("2018.", SIGNS, "Write `2018`."),
        ("13Jul2018", WORDS, "Write `2018-07-13`."),
        ("13 July", NO_YEAR, WHOLE),
        ("on Friday, July 13th", NO_YEAR, WHOLE),
        ("in March", NO_YEAR, WHOLE),
        ("13-Jul-18", TWO_DIGITS, FOUR),
        ("July '18", TWO_DIGITS, FOUR),
        ("13.7.18", TWO_DIGITS, FOUR),
        ("today", RELATIVE, WHOLE),
        ("last Tuesday", RELATIVE, WHOLE),
        ("before 2019", ONE_END, BOTH),
        ("no later than 5 May 2018", ONE_END, BOTH),
        (
            "n.d.",
            "There is no date here.",
            "Write the time within which it was, such as `[2015..2021]` or `201X`; where no date is asked for, leave "
            "it out.",
        ),
        ("..".join("abcdefghijklmnopqrst"), NO_FORM, FORMS),
        ("2017/2018/2019", NO_FORM, FORMS),
        ("9" * 61, "This is too long for a date.", FORMS),
    ],
)
def test_advice(text: str, message: str, remedy: str) -> None:
    """A refused text gets a sentence for what is wrong and a sentence for what to write instead."""
    assert explain_date(text) == (message.format(text), remedy)


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
        ("Friday, 13 July 2018", "2018-07-13"),
        ("Fri 13/07/2018", "2018-07-13"),
        ("13 July 2018.", "2018-07-13"),
        ("JULY 2018", "2018-07"),
        ("13/07/2018", "2018-07-13"),
        ("3.3.2018", "2018-03-03"),
        ("07/2018", "2018-07"),
        ("2018-7", "2018-07"),
        ("2018.07", "2018-07"),
        ("201x", "201X"),
        ("2018-07-xx", "2018-07-XX"),
        ("2018-07 ~", "2018-07~"),
        ("13 July 2018?", "2018-07-13?"),
        ("2018-7-3?", "2018-07-03?"),
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
        *("1397/4/22", "22/4/1397", "1397-4", "22 Saratan 1397", "1397/4/22 / 1397/4/24", "139x"),
        *("~2018", "summer 2018?", "2018-07-13T10:00", "۲۰۱۸-۰۷-۱۳", "Thu 13 July 2018", "in July 2018"),
        *("Fri, 13 Jul 2018 17:50:00 +0430", "early March 2021.", "the evening of 13 July 2018?", "Tue 03/07/2018"),
        *("2018-07-15 / 2018-07-13", "30 February 2018", "2018-13-01", "0000-1-1", "soon", "2018-7-3 " * 20),
    ],
)
def test_what_leaves_a_choice(text: str) -> None:
    """Dates as they should be, two readings, ranges in words, qualifiers, other calendars, and what is no date."""
    assert only_reading(text) is None


@given(st.dates(), st.sampled_from(["{d} {name} {y:04}", "{name} {d}, {y:04}", "{y:04}/{m}/{d}", "{y:04}.{m}.{d}"]))
def test_days_come_back(day: object, form: str) -> None:
    """A day in words, or with slashes, is read as that day, but for digits alone with a year of another calendar."""
    year, month, number = map(int, str(day).split("-"))
    text = form.format(y=year, m=month, d=number, name=NAMES[month - 1])
    assert only_reading(text) == (None if "name" not in form and year in DOUBTFUL_YEARS else str(day))


@given(st.text(alphabet="0123456789-/.[]~?%Xx –,JulyMaroctb", max_size=24))
def test_a_reading_is_a_date(text: str) -> None:
    """Whatever is read is a date in the format, and is not read again."""
    if (date := only_reading(text)) is not None:
        assert parse_edtf(date).text == date
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

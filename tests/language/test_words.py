"""Dates and counts in words, with the words of the site's own strings file."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.language.words import (
    date_words,
    date_words_short,
    precision_words,
    quantity_words,
    range_words,
    time_words,
)
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.quantity import merge_quantities, parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.values.times import WORDS, parse_time

STRINGS: dict[str, Any] = yaml.load(
    (Path(__file__).parents[2] / "build_scripts/language/strings/en.yml").read_text(encoding="utf-8"),
    Loader=yaml.BaseLoader,
)
DATES, QUANTITIES = STRINGS["dates"], STRINGS["quantities"]
PLAIN = settings(deadline=None, database=None)


@pytest.mark.parametrize(
    ("text", "words", "short"),
    [
        ("2018-07-13", "13 July 2018", "13 July"),
        ("2018-07", "July 2018", "July"),
        ("2018", "2018", "2018"),
        ("0031-02", "February 0031", "Feb"),
        ("2018-21", "spring 2018", "spring"),
        ("2018-24", "winter 2018–2019", "winter 2018–2019"),
        ("9999-24", "winter 9999–10000", "winter 9999–10000"),
        ("201X", "in the 2010s, year not known", "the 2010s"),
        ("20XX", "in the years 2000–2099, year not known", "the years 2000–2099"),
        ("2018-07-XX", "a day in July 2018 (not known which)", "a day in July"),
        ("2018-XX-XX", "a day in 2018 (not known which)", "a day in 2018"),
        ("2018-XX", "a month in 2018 (not known which)", "a month in 2018"),
        ("2025-01~", "about January 2025", "about Jan"),
        ("2016-07?", "perhaps July 2016", "perhaps July"),
        ("2016-07%", "perhaps about July 2016", "perhaps about July"),
        ("201X~", "about the 2010s", "about the 2010s"),
        ("2018-07-XX?", "perhaps a day in July 2018", "perhaps a day in July"),
        ("2018-21~", "about spring 2018", "about spring"),
        ("2017-08-03/2017-08-05", "3–5 August 2017", "3–5 Aug"),
        ("2017-08-03/2017-08-03", "3 August 2017", "3 Aug"),
        ("2017-07-28/2017-08-03", "28 July – 3 August 2017", "28 July – 3 Aug"),
        ("2019-12-30/2020-01-02", "30 December 2019 – 2 January 2020", "30 Dec 2019 – 2 Jan 2020"),
        ("2018-08-03/2019-08-05", "3 August 2018 – 5 August 2019", "3 Aug 2018 – 5 Aug 2019"),
        ("2017-07/2017-08", "July–August 2017", "July–Aug"),
        ("2017-12/2018-01", "December 2017 – January 2018", "Dec 2017 – Jan 2018"),
        ("2017/2019", "2017–2019", "2017–2019"),
        ("2018-21/2018-22", "spring – summer 2018", "spring – summer"),
        ("2018-24/2019-03", "winter 2018–2019 – March 2019", "winter 2018–2019 – Mar 2019"),
        ("2018-03/2018", "March 2018 – 2018", "Mar 2018 – 2018"),
        ("2017-08-03~/2017-08-05?", "about 3 August – perhaps 5 August 2017", "about 3 Aug – perhaps 5 Aug"),
        ("2018-07-XX/2018-08", "a day in July – August 2018", "a day in July – Aug"),
        ("2020-04/..", "since April 2020", "since Apr 2020"),
        ("2020-04~/..", "since about April 2020", "since about Apr 2020"),
        ("2020-04/", "from April 2020, end unknown", "from Apr 2020, end unknown"),
        ("../2020-04", "until April 2020", "until Apr 2020"),
        ("/2020-04", "until April 2020, start unknown", "until Apr 2020, start unknown"),
        ("[2024-11-27..2024-12-08]", "between 27 November and 8 December 2024", "between 27 Nov and 8 Dec"),
        ("[2017-08-03..2017-08-05]", "between 3 and 5 August 2017", "between 3 and 5 Aug"),
        ("[2017-07..2017-08]", "between July and August 2017", "between July and Aug"),
        (
            "[2024-12-30..2025-01-02]",
            "between 30 December 2024 and 2 January 2025",
            "between 30 Dec 2024 and 2 Jan 2025",
        ),
        ("[2018-12..2019]", "between December 2018 and 2019", "between Dec 2018 and 2019"),
    ],
)
def test_dates(text: str, words: str, short: str) -> None:
    """A date reads as people say it; in a column under its year, shorter."""
    e = parse_edtf(text)
    assert (date_words(e, DATES), date_words_short(e, DATES)) == (words, short)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("2018-07-13", ""),
        ("2018-07-13/2018-07-13", ""),
        ("2018-07", "The month is known, not the day."),
        ("2018-21", "The season is known (northern hemisphere), not the day."),
        ("2018", "The year is known, not the day."),
        ("201X", "The decade is known, not the year."),
        ("20XX", "The century is known, not the year."),
        ("2018-07-XX", "It was one day of this month; which one is not known."),
        ("2018-XX-XX", "It was one day of this year; which one is not known."),
        ("2018-XX", "It was one month of this year; which one is not known."),
        ("2025-01~", "The date is approximate, at or near this month."),
        ("2016-07-23?", "The date is uncertain; it may not have been this day."),
        ("2016%", "The date is uncertain and approximate, perhaps at or near this year."),
        ("2017-08-03/2017-08-05", ""),
        ("2017-08-03/2017-08-05~", "It lasted from the first day to the second. Not every date given is exact."),
        ("2017-08/2017-09", "It lasted from the first date to the second."),
        (
            "2017-08~/2017-09",
            "It lasted from the first date to the second. Not every date given is exact.",
        ),
        ("[2024-11-27..2024-12-08]", "Some time between these two days; which one is not known."),
        ("[2024-11..2024-12]", "Some time between these two dates; the day is not known."),
        ("2020-04/..", "It began at this date and has no known end."),
        ("2020-04/", "It began at this date; when it ended is not known."),
        ("../2020-04", "It lasted until this date and has no known beginning."),
        ("/2020-04", "It lasted until this date; when it began is not known."),
    ],
)
def test_precision(text: str, sentence: str) -> None:
    """Beside a date stands what is known of it; nothing beside a day that is known, or days that it lasted."""
    assert precision_words(parse_edtf(text), DATES) == sentence


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("17:50", "at 17:50"),
        ("07:05+04:30~", "at about 07:05"),
        ("17:30Z/18:00", "from 17:30 to 18:00"),
        ("[23:30..00:30]", "between 23:30 and 00:30"),
        ("before dawn", "before dawn"),
        ("night", "at night"),
    ],
)
def test_times(text: str, words: str) -> None:
    """A time of day is shown as exact as it is; its offset is not in these words."""
    assert time_words(parse_time(text), STRINGS["interface"]["times"]) == words


def test_every_word_for_a_time_is_shown() -> None:
    """The interface has words for each that the format has."""
    assert list(STRINGS["interface"]["times"]["words"]) == list(WORDS)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("13", "13"),
        ("1200", "1,200"),
        (">=1036", "at least 1,036"),
        ("more than 200", "more than 200"),
        ("<=40", "at most 40"),
        ("at most 0", "at most 0"),
        ("~150", "about 150"),
        ("60–62", "60 to 62"),
        ("6-6", "6"),
        ("about 60 to 70", "about 60 to 70"),
        ("3 (0 to 20)", "3 (between 0 and 20)"),
        ("about 1500 (1200 to 2000)", "about 1,500 (between 1,200 and 2,000)"),
        ("3 (3 to 3)", "3"),
        ("dozens of {people}", "dozens of {people}"),
    ],
)
def test_quantities(text: str, words: str) -> None:
    """A table shows each count in the same form, and words as they are."""
    assert quantity_words(parse_quantity(text), QUANTITIES) == words


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        ([], "not known"),
        (["13"], "13"),
        (["13", "1200"], "13 to 1,200"),
        (["at least 36"], "at least 36"),
        (["at least 36", "60"], "36 to 60 or more"),
        (["at least 36", "36"], "at least 36"),
        (["at most 40"], "at most 40"),
        (["at most 40", "10"], "10 or fewer to 40"),
        (["at most 40", "0"], "0 to 40"),
        (["at most 0"], "0"),
        (["186", "more than 200"], "186 to more than 200"),
        (["186", "more than 200", "200"], "186 to 200 or more"),
        (["more than 36", "60"], "36 to 60 or more"),
        (["fewer than 40", "60"], "40 or fewer to 60"),
        (["at most 10", "at least 60"], "10 or fewer to 60 or more"),
        (["at most 40", "at least 40"], "40 or fewer, or 40 or more"),
        (["about 150"], "about 150"),
        (["about 150", "186"], "about 150 to 186"),
        (["100", "about 186"], "100 to about 186"),
        (["about 150", "about 186"], "about 150 to 186"),
        (["about 150", "at least 200"], "about 150 to 200 or more"),
        (["3 (0 to 20)", "3"], "3 (between 0 and 20)"),
        (["3 (0 to 20)", "5"], "3 to 5 (with bounds, 0 to 20)"),
        (["40 (30 to 50)", "at least 36"], "36 to 40 or more (with bounds, 30 to 50 or more)"),
        (["3 (0 to 20)", "dozens"], "3 (between 0 and 20); also dozens"),
        (["dozens"], "dozens"),
        (["dozens", "several"], "dozens, several"),
        (["dozens", "36", "{many}s, they say"], "36; also dozens, {many}s, they say"),
    ],
)
def test_ranges(texts: list[str], words: str) -> None:
    """A headline names the lowest and the highest count, and which ends are open; then the worded ones."""
    assert range_words(merge_quantities([parse_quantity(text) for text in texts]), QUANTITIES) == words


_years = st.integers(1990, 2030).map("{:04}".format)
_months = st.integers(1, 12).map("{:02}".format)
_days = st.integers(1, 28).map("{:02}".format)
_plain_dates = st.one_of(
    _years, st.builds("{}-{}".format, _years, _months), st.builds("{}-{}-{}".format, _years, _months, _days)
)
_singles = st.builds(
    "{}{}".format,
    st.one_of(
        _plain_dates,
        st.builds("{}-{}".format, _years, st.integers(21, 24)),
        st.builds("{}-{}-XX".format, _years, _months),
        st.builds("{}-XX".format, _years),
        st.builds("{}-XX-XX".format, _years),
        st.sampled_from(["199X", "201X", "20XX"]),
    ),
    st.sampled_from(["", "~", "?", "%"]),
)
_sides = st.one_of(_singles, _singles, st.sampled_from(["", ".."]))
_texts = st.one_of(
    _singles,
    st.builds("{}/{}".format, _sides, _sides),
    st.builds("[{}..{}]".format, _plain_dates, _plain_dates),
)


@settings(PLAIN, max_examples=500)
@given(_texts)
def test_readers_never_see_codes(text: str) -> None:
    """No words for a date hold the signs of EDTF, a date in numbers, or a placeholder that nobody filled."""
    try:
        e = parse_edtf(text)
    except RefusedValueError:
        return
    for words in (date_words(e, DATES), date_words_short(e, DATES), precision_words(e, DATES) or "-"):
        assert words
        assert not re.search(r"XX|[0-9]X|\.\.|[~?%\[\]{}/]|[0-9]{4}-[0-9]{2}|  |None", words), words


@PLAIN
@given(_texts)
def test_words_name_the_year(text: str) -> None:
    """Out of its list, a date always names the year of its last day, or for an open end of its start."""
    try:
        e = parse_edtf(text)
    except RefusedValueError:
        return
    known = e.start if e.precision == "open" and e.start else e
    assert str(known.first.year if known.precision == "decade" else known.last.year) in date_words(e, DATES) or (
        e.end is not None and e.end.precision == "decade"
    )

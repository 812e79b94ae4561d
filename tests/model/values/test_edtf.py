"""Dates: every form, every refusal with its remedy, and our grammar held against the `edtf` library.

Where both accept a text, both give the same first and last possible day. The differences on purpose:

Refused here, accepted there:

* the year 0000, decades and centuries that hold it, longer and negative years, `1XXX`;
* impossible days that only a leap year would have in a century that is none (`1900-02-29`);
* an interval or a set whose end is before its start (`2017-08-05/2017-08-03`);
* an interval of which an unknown side can only be one date (`201X/2010`);
* spaces around the date, and a time of day in it (`2018-07-13T10:00:00`);
* an interval without any date (`../..`);
* other forms of Level 2: lists (`[2023,2024]`, `{2023,2024}`), sets with one side (`[..2017]`), a qualifier
  before or within the date (`?2018`, `2018?-07`), `2018-XX-13`, `201X-07`, divisions of the year other than
  21 to 24 (`2018-33`).

Accepted here, refused there (or a crash):

* a season with a qualifier (`2018-21~`);
* a set with two precisions (`[2023..2024-05]`);
* some intervals with unspecified digits at a side (`2018-XX/2019`, `2018-07-XX/..`).

Read otherwise here:

* winter (`2018-24`) lasts to the end of February of the next year, there only to 31 December;
* an unknown side (`/2020-04`, `2020-04/`) has no bound, there ten years;
* no bound is `date.min` or `date.max`, there an infinite number.
"""

import pickle
import re
from datetime import date
from itertools import pairwise

import edtf as library
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from build_scripts.model.values.edtf import Edtf, html_datetime, parse_edtf
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_date

PLAIN = settings(deadline=None, database=None)
SLOW = settings(deadline=None, database=None, max_examples=150)  # the library takes 5 to 30 ms a date


def _plain(text: str, first: str, last: str, precision: str, qualifier: str = "") -> tuple[object, ...]:
    return (text, date.fromisoformat(first), date.fromisoformat(last), precision, qualifier, None, None)


def _fields(e: Edtf) -> tuple[object, ...]:
    return (e.text, e.first, e.last, e.precision, e.qualifier, e.start, e.end)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "qualifier"),
    [
        ("2016-07-23", "2016-07-23", "2016-07-23", "day", ""),
        ("2016-02-29", "2016-02-29", "2016-02-29", "day", ""),
        ("2017-08", "2017-08-01", "2017-08-31", "month", ""),
        ("2016-02", "2016-02-01", "2016-02-29", "month", ""),
        ("1900-02", "1900-02-01", "1900-02-28", "month", ""),
        ("2021", "2021-01-01", "2021-12-31", "year", ""),
        ("0001", "0001-01-01", "0001-12-31", "year", ""),
        ("9999-12-31", "9999-12-31", "9999-12-31", "day", ""),
        ("2018-21", "2018-03-01", "2018-05-31", "season", ""),
        ("2018-22", "2018-06-01", "2018-08-31", "season", ""),
        ("2018-23", "2018-09-01", "2018-11-30", "season", ""),
        ("2018-24", "2018-12-01", "2019-02-28", "season", ""),
        ("2019-24", "2019-12-01", "2020-02-29", "season", ""),
        ("9999-24", "9999-12-01", "9999-12-31", "season", ""),
        ("2018-21~", "2018-03-01", "2018-05-31", "season", "~"),
        ("2025-01~", "2025-01-01", "2025-01-31", "month", "~"),
        ("2016-07?", "2016-07-01", "2016-07-31", "month", "?"),
        ("2016-07-23%", "2016-07-23", "2016-07-23", "day", "%"),
        ("2018-07-XX", "2018-07-01", "2018-07-31", "month", ""),
        ("2018-07-XX?", "2018-07-01", "2018-07-31", "month", "?"),
        ("2018-XX", "2018-01-01", "2018-12-31", "year", ""),
        ("2018-XX-XX", "2018-01-01", "2018-12-31", "year", ""),
        ("201X", "2010-01-01", "2019-12-31", "decade", ""),
        ("201X~", "2010-01-01", "2019-12-31", "decade", "~"),
        ("20XX", "2000-01-01", "2099-12-31", "century", ""),
    ],
)
def test_single_dates(text: str, first: str, last: str, precision: str, qualifier: str) -> None:
    """A single date has its first and last possible day, its precision and its qualifier."""
    assert _fields(parse_edtf(text)) == _plain(text, first, last, precision, qualifier)


@pytest.mark.parametrize(
    ("text", "first", "last", "precision", "start", "end"),
    [
        ("2017-08-03/2017-08-05", "2017-08-03", "2017-08-05", "span", "2017-08-03", "2017-08-05"),
        ("2017-08-03/2017-08-03", "2017-08-03", "2017-08-03", "span", "2017-08-03", "2017-08-03"),
        ("2017-08~/2017-09?", "2017-08-01", "2017-09-30", "span", "2017-08~", "2017-09?"),
        ("2018-07-20/2018-07", "2018-07-20", "2018-07-31", "span", "2018-07-20", "2018-07"),
        ("2018-XX/2019-24", "2018-01-01", "2020-02-29", "span", "2018-XX", "2019-24"),
        ("201X/202X", "2010-01-01", "2029-12-31", "span", "201X", "202X"),
        ("2020-04/..", "2020-04-01", "9999-12-31", "open", "2020-04", None),
        ("2020-04/", "2020-04-01", "9999-12-31", "open", "2020-04", None),
        ("../2020-04~", "0001-01-01", "2020-04-30", "open", None, "2020-04~"),
        ("/2020-04", "0001-01-01", "2020-04-30", "open", None, "2020-04"),
        ("[2024-11-27..2024-12-08]", "2024-11-27", "2024-12-08", "between", "2024-11-27", "2024-12-08"),
        ("[2024-11..2025]", "2024-11-01", "2025-12-31", "between", "2024-11", "2025"),
    ],
)
def test_intervals_and_sets(
    text: str, first: str, last: str, precision: str, start: str | None, end: str | None
) -> None:
    """An interval or a set reaches from the first day of its start to the last day of its end."""
    sides = tuple(parse_edtf(side) if side else None for side in (start, end))
    ends = (date.fromisoformat(first), date.fromisoformat(last))
    assert _fields(parse_edtf(text)) == (text, *ends, precision, "", *sides)


@pytest.mark.parametrize(
    ("text", "reason", "part"),
    [
        ("soon", "no-form", "soon"),
        ("../..", "no-form", "../.."),
        ("0000-05", "year-0", "0000-05"),
        ("000X", "holds-year-0", "000X"),
        ("201X-05", "unknown-year-with-month", "201X-05"),
        ("2018-XX-05", "day-without-month", "2018-XX-05"),
        ("2018-13", "no-month", "2018-13"),
        ("2018-01/2018-25-01", "no-month", "2018-25-01"),
        ("2018-02-29~", "no-day", "2018-02-29~"),
        ("[2018-02-00..2018-03-01]", "no-day", "2018-02-00"),
        ("[2018?..2019]", "inexact-in-set", "2018?"),
        ("2019/2018", "reversed", "2019/2018"),
        ("[2019..2018]", "reversed", "[2019..2018]"),
        ("2018-XX/2018-01", "no-choice", "2018-XX/2018-01"),
        ("2018-XX~/2018-01-15", "no-choice", "2018-XX~/2018-01-15"),
        ("2018-07-XX/2018-07-01", "no-choice", "2018-07-XX/2018-07-01"),
        ("2018-12-31/2018-XX-XX", "no-choice", "2018-12-31/2018-XX-XX"),
        ("201X/2010", "no-choice", "201X/2010"),
        ("2099/20XX", "no-choice", "2099/20XX"),
    ],
)
def test_refusals_have_a_reason(text: str, reason: str, part: str) -> None:
    """A refused text gets a short name for what is wrong, and the part of it that is."""
    with pytest.raises(RefusedValueError) as refused:
        parse_edtf(text)
    assert (refused.value.reason, refused.value.text) == (reason, part)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018-07-13", "2018-07-13"),
        ("2018-07", "2018-07"),
        ("2018", "2018"),
        ("1984?", None),
        ("2018-07-XX", None),
        ("2018-XX", None),
        ("2018-XX-XX", None),
        ("201X", None),
        ("2018-21", None),
        ("2018/2019", None),
        ("2018/..", None),
        ("[2018..2019]", None),
    ],
)
def test_html_datetime(text: str, expected: str | None) -> None:
    """HTML gets a date only in a precision that it allows, and without doubt."""
    assert html_datetime(parse_edtf(text)) == expected


def test_values_are_plain() -> None:
    """A date and a refusal survive pickling; a date can be a key, and prints as written."""
    span = parse_edtf("2017-08-03~/2017-08-05")
    assert pickle.loads(pickle.dumps(span)) == span
    assert {span: 1}[parse_edtf("2017-08-03~/2017-08-05")] == 1
    assert str(span) == "2017-08-03~/2017-08-05"
    refusal = pickle.loads(pickle.dumps(RefusedValueError("no-day", "2018-02-30")))
    assert (refusal.reason, refusal.text) == ("no-day", "2018-02-30")


# Properties.

_years = st.one_of(st.integers(1990, 2030), st.integers(0, 9999), st.sampled_from([1900, 2000, 2100, 9999])).map(
    "{:04}".format
)
_months = st.integers(0, 13).map("{:02}".format)
_days = st.one_of(st.integers(1, 28), st.integers(0, 32)).map("{:02}".format)
_marks = st.sampled_from(["", "", "", "~", "?", "%"])
_plain_dates = st.one_of(
    _years, st.builds("{}-{}".format, _years, _months), st.builds("{}-{}-{}".format, _years, _months, _days)
)
_unmarked = st.one_of(
    _plain_dates,
    st.builds("{}-{}".format, _years, st.integers(21, 24)),
    st.builds("{}-{}-XX".format, _years, _months),
    st.builds("{}-XX".format, _years),
    st.builds("{}-XX-XX".format, _years),
    _years.map(lambda year: year[:3] + "X"),
    _years.map(lambda year: year[:2] + "XX"),
)
_singles = st.builds("{}{}".format, _unmarked, _marks)
_sides = st.one_of(_singles, _singles, _singles, st.sampled_from(["", ".."]))
_texts = st.one_of(
    _singles,
    st.builds("{}/{}".format, _sides, _sides),
    st.builds("[{}..{}]".format, _plain_dates, _plain_dates),
)
_noise = st.text(alphabet="0123456789X-/.[]~?%{}T: ,xjulyabotnd–٣", max_size=30)


def _ours(text: str) -> Edtf | None:
    try:
        return parse_edtf(text)
    except RefusedValueError:
        return None


def _day(moment: object, unbounded: date) -> tuple[int, int, int]:
    if isinstance(moment, float):
        return (unbounded.year, unbounded.month, unbounded.day)
    assert isinstance(moment, tuple)
    return (moment[0], moment[1], moment[2])


def _theirs(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]] | None:
    try:
        found = library.parse_edtf(text)
        return _day(found.lower_strict(), date.min), _day(found.upper_strict(), date.max)
    except (library.EDTFParseException, AttributeError, TypeError, ValueError, KeyError):
        return None


def _parts(day: date) -> tuple[int, int, int]:
    return (day.year, day.month, day.day)


def _only_there(text: str) -> bool:
    """The texts of the first list in the module docstring, as far as the strategies make them."""
    sides = re.findall(r"[0-9X-]{4,}", text)
    no_year = any(side.startswith("0000") or side in ("000X", "00XX") for side in sides)
    no_leap_year = any(
        side[5:] == "02-29" and int(side[:2]) % 4 and side[2:4] == "00" for side in sides if "X" not in side
    )
    found = library.parse_edtf(text)
    ends = _day(found.lower_strict(), date.min), _day(found.upper_strict(), date.max)
    return no_year or no_leap_year or ends[1] < ends[0] or not sides or _leaves_no_choice(text)


def _leaves_no_choice(text: str) -> bool:
    try:
        return not parse_edtf(text)
    except RefusedValueError as refusal:
        return refusal.reason == "no-choice"


def _only_here(text: str) -> bool:
    """The texts of the second list."""
    season_marked = re.search("-2[1-4][~?%]", text)
    unknown_in_interval = "/" in text and "X" in text
    mixed_set = text[0] == "[" and len({len(side) for side in text[1:-1].split("..")}) == 2
    return bool(season_marked or unknown_in_interval or mixed_set)


@SLOW
@given(_texts)
def test_agrees_with_the_library(text: str) -> None:
    """Both readers accept the same texts and give the same days, but for the list in the module docstring."""
    ours, theirs = _ours(text), _theirs(text)
    if ours is None or theirs is None:
        assert theirs is None or _only_there(text)
        assert ours is None or _only_here(text)
        return
    winter = re.fullmatch("([0-9]{4})-24[~?%]?", text.rpartition("/")[2])
    last = (int(winter[1]), 12, 31) if winter else _parts(ours.last)
    assert text.startswith("/") or theirs[0] == _parts(ours.first)
    assert text.endswith("/") or theirs[1] == last


@pytest.mark.parametrize(
    "text",
    [
        *("0000", "000X", "00XX", "Y12345", "-0044", "1XXX", "1900-02-29", "2017-08-05/2017-08-03"),
        *("201X/2010", "2199/21XX"),
        *("[2018..2017]", " 2018", "2018 ", "2018-07-13T10:00:00", "../..", "[2023,2024]", "{2023,2024}"),
        *("[..2017]", "?2018", "2018?-07", "2018-XX-13", "201X-07", "2018-33"),
    ],
)
def test_refused_on_purpose(text: str) -> None:
    """What the library accepts and we refuse, as listed in the module docstring."""
    assert (_theirs(text) is not None, _ours(text)) == (True, None)


@pytest.mark.parametrize(
    "text",
    [
        *("2018-XX/2018-02", "2018-11/2018-XX", "2018-07-XX/2018-07-02", "2018-XX-XX/2018-01-02", "201X/2011"),
        *("2018-XX/2018-XX", "2018-XX/..", "2018-XX/2018-21", "2017-XX/2018-01", "2018-02-XX/2018-02"),
    ],
)
def test_unknown_side_with_a_choice(text: str) -> None:
    """A side may be unknown where the other leaves it two years, months or days at least."""
    assert parse_edtf(text).text == text


@pytest.mark.parametrize("text", ["2018-21~", "[2023..2024-05]", "2018-XX/2019", "2018-07-XX/.."])
def test_accepted_on_purpose(text: str) -> None:
    """What we accept and the library refuses or fails on, as listed in the module docstring."""
    assert (_theirs(text), _ours(text) is not None) == (None, True)


@pytest.mark.parametrize(
    ("text", "ours", "theirs"),
    [
        ("2018-24", ((2018, 12, 1), (2019, 2, 28)), ((2018, 12, 1), (2018, 12, 31))),
        ("/2020-04", ((1, 1, 1), (2020, 4, 30)), ((2010, 4, 30), (2020, 4, 30))),
        ("2020-04/", ((2020, 4, 1), (9999, 12, 31)), ((2020, 4, 1), (2030, 4, 1))),
    ],
)
def test_read_otherwise_on_purpose(text: str, ours: object, theirs: object) -> None:
    """What both accept and read differently, as listed in the module docstring."""
    e = parse_edtf(text)
    assert ((_parts(e.first), _parts(e.last)), _theirs(text)) == (ours, theirs)


@PLAIN
@given(_texts)
def test_first_is_never_after_last(text: str) -> None:
    """Every accepted date begins before it ends, keeps its text, and reads the same again."""
    e = _ours(text)
    if e is not None:
        assert e.first <= e.last
        assert (e.text, parse_edtf.__wrapped__(e.text)) == (text, e)


@PLAIN
@given(st.lists(_texts, min_size=2))
def test_order_is_total(texts: list[str]) -> None:
    """First day, then last day, then text puts any dates into one order."""
    keys = sorted((e.first, e.last, e.text) for e in map(_ours, dict.fromkeys(texts)) if e)
    assert all(before < after for before, after in pairwise(keys))


@settings(PLAIN, max_examples=500)
@given(st.one_of(st.text(), _noise, st.builds("{} {}".format, _noise, _singles)))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Whatever is written: a date that prints as written, or a refusal with advice in words."""
    if e := _ours(text):
        assert e.text == text
        return
    message, remedy = explain_date(text)
    assert message.endswith(".")
    assert remedy.startswith(("Write ", "It can be read", "Months run "))

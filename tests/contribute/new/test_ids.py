"""Ids that are proposed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.contribute.new.ids import (
    ascii_slug,
    free_id,
    id_date,
    propose_event_id,
    propose_id,
    propose_source_id,
    short_slug,
)
from build_scripts.model.layout import is_event_id, is_id
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.reading.body import SOURCE_ID


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bombing of an election meeting at Darengarh, Mastung", "bombing-of-an-election-meeting-at-darengarh-mastung"),
        ("Straße Łódź ﬁ №5", "strasse-lodz-fi-no5"),
        ("People's Daily’s", "peoples-dailys"),
        ("کابل", "kabl"),
        ("Кабул Ўзбек щ", "kabul-uzbek-shch"),
        ("٣", "3"),
        ("北京 !?", ""),
        ("../../etc/passwd", "etc-passwd"),
    ],
)
def test_ascii_slug(text: str, slug: str) -> None:
    """Letters become their usual Latin ones; signs part words, an apostrophe does not; what has no equivalent goes."""
    assert ascii_slug(text) == slug


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bombing of an election meeting at Darengarh, Mastung", "bombing-election-meeting-darengarh-mastung"),
        ("The Of And", "the-of-and"),
        ("one two three four five six seven", "one-two-three-four-five-six"),
        (f"{'a' * 40} {'b' * 40}", "a" * 40),
        ("a" * 90, "a" * 60),
        ("", ""),
    ],
)
def test_short_slug(text: str, slug: str) -> None:
    """At most six words that carry meaning, and at most sixty characters."""
    assert short_slug(text) == slug


@pytest.mark.parametrize(
    ("date", "begin"),
    [
        ("2018-07-13", "2018-07-13"),
        ("2018-07-13~", "2018-07-13"),
        ("2018-07-XX", "2018-07"),
        ("2018-XX", "2018"),
        ("2018-22", "2018"),
        ("201X", "2010"),
        ("2017-08-03/2017-08-05", "2017-08-03"),
        ("../2020-04", "2020-04"),
        ("2020-04/..", "2020-04"),
        ("[2024-11-27..2024-12-08]", "2024"),
        ("[2024-12-01..2024-12-08]", "2024-12"),
        ("[2023..2024]", "2023"),
    ],
)
def test_date_of_an_id(date: str, begin: str) -> None:
    """An id says of the date what is known: no day where there is none."""
    assert id_date(parse_edtf(date)) == begin


TITLES = st.text(max_size=200) | st.from_regex(r"[0-9]{1,3}(?: [0-9]{1,3})?(?: [a-z]{3})?", fullmatch=True)


@given(TITLES, st.sets(st.text(max_size=5)), st.sampled_from(["2031", "2031-05", "2031-05-05"]))
def test_proposals_are_ids(text: str, taken: set[str], day: str) -> None:
    """Whatever the title or the name, the proposal can be an id, and is not taken; numbers do not make it a day."""
    date = parse_edtf(day)
    first = propose_event_id(date, text, taken)
    second = propose_event_id(date, text, {*taken, first})
    assert is_event_id(first)
    assert is_event_id(second)
    assert first != second
    assert is_id(propose_id(text, taken))
    assert SOURCE_ID.fullmatch(f"@{propose_source_id(text, date, taken)}")


def test_source_ids() -> None:
    """A source is named after its publisher and its year; then after its day; then it gets a number."""
    day, taken = parse_edtf("2018-07-13"), set[str]()
    for expected in ("news-international-2018", "news-international-2018-07-13", "news-international-2018-07-13-2"):
        assert propose_source_id("The News International", day, taken) == expected
        taken.add(expected)
    assert propose_source_id("The News International", None, taken) == "news-international"


def test_numbers_begin_at_two() -> None:
    """A second entry of one name is number two; a long one is cut before its number."""
    assert (free_id("a", ()), free_id("a", {"a", "a-2"})) == ("a", "a-3")
    assert free_id("a" * 120, {"a" * 95}) == f"{'a' * 95}-2"

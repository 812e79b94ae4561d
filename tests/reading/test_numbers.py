"""Numbers that prose puts before a word, and numbers that count nothing."""

from datetime import date

import pytest

from build_scripts.reading.numbers import Counted, counted, numbers_in, sentence_at, times_in

WORDS = ("dead", "killed", "killed and injured", "missing")


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("149 killed", [(149, "killed")]),
        ("At least 1,200 dead", [(1200, "dead")]),
        ("4 000 dead", [(4000, "dead")]),
        ("Twenty-five dead, two\nmissing.", [(25, "dead"), (2, "missing")]),
        ("60 to 62 dead", [(62, "dead")]),
        ("put the 13 dead at 14 killed and injured", [(13, "dead"), (14, "killed and injured")]),
        ("It began. Officials: 3 dead", [(3, "dead")]),
        ("3 people were killed", []),
        ("in 2018 killed", []),
        ("on July 13 killed", []),
        ("aged 12, killed", []),
        ("a boy aged 12 killed", []),
        ("Article 5 killed the bill", []),
        ("under article 5 dead people vote", []),
        ("on Flight 653 missing", []),
        ("at 17:50 killed", []),
        ("at No. 5 killed", []),
        ("12.5 dead", []),
        ("12% dead", []),
        ("the 3rd dead", []),
        ("no one killed", []),
        ("the other one dead", []),
        ("one killed", [(1, "killed")]),
        ("three dead-end streets", []),
        ("someone killed", []),
        ("dozens killed", []),
        ("several hundred dead", []),
        ("Two to three hundred dead", [(300, "dead")]),
        ("12 of 15 killed", []),
        ("three out of the 15 killed", []),
        ("a group of 7 killed", [(7, "killed")]),
        ("May 3 dead", []),
        ("COVID 19 dead", []),
        ("Act One killed the show", []),
        ("It began. Two dead", [(2, "dead")]),
        ("Officials: Two dead", [(2, "dead")]),
        ("In year 3 dead wood lay there", []),
        ("not one killed, one by one missing", []),
        ("the 9 killed in 2016", [(9, "killed")]),
        ("Drei killed, les deux missing", []),
    ],
)
def test_counted(text: str, counts: list[tuple[int, str]]) -> None:
    """A number directly before a word counts it, unless it is a year, a day, an age or part of a name."""
    assert [(count.number, count.word) for count in counted(text, WORDS)] == counts


def test_place_of_a_count() -> None:
    """A count knows its words and where they begin."""
    assert list(counted("Some  two\n Dead.", WORDS)) == [Counted("two dead", 6, 2, "Dead")]


def test_numbers() -> None:
    """All numbers of a text, whatever they count."""
    assert list(numbers_in("21 were buried, nine children and half a dozen men among 4,000")) == [21, 9, 6, 4000]


def test_sentence() -> None:
    """The sentence around a place; a point in a number or before a small letter ends none."""
    text = "First. At 7.30 p.m. it began. Last"
    assert sentence_at(text, text.index("began")) == "At 7.30 p.m. it began"
    assert sentence_at(text, 0) == "First"


def test_times() -> None:
    """Months with their year, and years alone; a number with a comma is none."""
    assert list(times_in("in March 2018 and in 2016, of 2,018 and 20180")) == [
        (date(2018, 3, 1), date(2018, 3, 31)),
        (date(2016, 1, 1), date(2016, 12, 31)),
    ]

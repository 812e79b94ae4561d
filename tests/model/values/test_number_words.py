"""Numbers in words: what stands for one, and where one ends and the next begins."""

import pytest

from build_scripts.model.values.number_words import count_in_digits, in_digits


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("one hundred and twenty", "120"),
        ("two hundred fifty-five people", "255 people"),
        ("between twenty and thirty", "between 20 and 30"),
        ("between two hundred and three hundred", "between 200 and 300"),
        ("between five hundred and six hundred", "between 500 and 600"),
        ("two hundred and five to three hundred and six", "205 to 306"),
        ("between two hundred and twenty and two hundred and forty", "between 220 and 240"),
        ("two to three hundred", "200 to 300"),
        ("one or two hundred", "100 or 200"),
        ("three to four dozen", "36 to 48"),
        ("between two and three hundred", "between 200 and 300"),
        ("two and three hundred", "2 and 300"),
        ("ninety to one hundred", "90 to 100"),
        ("between sixty and two hundred", "between 60 and 200"),
        ("half a dozen to two dozen", "6 to 24"),
        ("five or six thousand", "five or six thousand"),
        ("between one hundred and two thousand", "between one hundred and two thousand"),
        ("two hundred three hundred", "two hundred three hundred"),
        ("nineteen eighty", "nineteen eighty"),
        ("several hundred", "several hundred"),
    ],
)
def test_in_digits(text: str, digits: str) -> None:
    """Each number has its own digits; what is none up to a thousand, or not for certain, stays in words."""
    assert in_digits(text) == digits


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Between two hundred and three hundred people", "between 200 and 300"),
        ("at least two to three hundred", "at least 200 to 300"),
        ("about a hundred", ""),
        ("hundreds", ""),
    ],
)
def test_count_in_digits(text: str, count: str) -> None:
    """A count in words is one in digits, but for what is said loosely."""
    assert count_in_digits(text) == count

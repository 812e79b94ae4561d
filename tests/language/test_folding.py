"""Letters folded alike: spellings of one word meet, and other words do not."""

import pytest

from build_scripts.language.folding import fold


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("كابل", "کابل"),  # kaf of Arabic and of Persian
        ("طالبان", "طالبان\u200e"),  # a pasted mark of direction
        ("علي", "علی"),
        ("على", "علی"),
        ("أحمد", "احمد"),
        ("آمو", "امو"),
        ("خلافة", "خلافه"),
        ("خانۀ", "خانه"),
        ("ننګرهار", "ننگرهار"),  # gaf of Pashto and of Persian
        ("کنړ", "کنر"),
        ("پکتیا", "پکتيا"),
        ("می\u200cشود", "میشود"),
        ("کـــابل", "کابل"),
        ("مُحَمَّد", "محمد"),
        ("۲۰۱۸", "2018"),
        ("٢٠١٨", "2018"),
        ("Göring", "goring"),
        ("ŁÓDŹ", "lodz"),
        ("Straße", "STRASSE"),
        ("Da’esh", "da'esh"),
        ("İstanbul", "istanbul"),
        ("Sar‑e  Pol", "sar-e pol"),
    ],
)
def test_one_word(typed: str, written: str) -> None:
    """What is typed and what is written differ in what people do not see, do not type, or type otherwise."""
    assert fold(typed) == fold(written)


@pytest.mark.parametrize(
    ("one", "other"), [("ښار", "شار"), ("ږمنځ", "زمنځ"), ("पानी", "पान"), ("bat", "cat"), ("12", "2")]
)
def test_two_words(one: str, other: str) -> None:
    """Letters of Pashto that no one other letter stands for, and vowel signs of Indian scripts, make other words."""
    assert fold(one) != fold(other)

"""Words of several alphabets: which of them are found, and what they were meant to be."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from build_scripts.base.letters import find_mixed, in_one_alphabet


@pytest.mark.parametrize(
    ("word", "letter", "meant"),
    [
        ("un\u0430ma", "`\u0430` is U+0430 CYRILLIC SMALL LETTER A", "unama"),
        (
            "\u041c\u043e\u0441\u043a\u0432a",
            "`a` is U+0061 LATIN SMALL LETTER A",
            "\u041c\u043e\u0441\u043a\u0432\u0430",
        ),
        ("A\u03b8\u03ae\u03bd\u03b1", "`A` is U+0041 LATIN CAPITAL LETTER A", "\u0391\u03b8\u03ae\u03bd\u03b1"),
        ("\u0451lka", "`\u0451` is U+0451 CYRILLIC SMALL LETTER IO", "\u00eblka"),
        ("paypal2\u043e17", "`\u043e` is U+043E CYRILLIC SMALL LETTER O", "paypal2o17"),
        ("\u039fslo", "`\u039f` is U+039F GREEK CAPITAL LETTER OMICRON", "Oslo"),
        ("Kab\u0443l", "`\u0443` is U+0443 CYRILLIC SMALL LETTER U", "Kabyl"),
        ("M\u0438", "`\u0438` is U+0438 CYRILLIC SMALL LETTER I", ""),
        ("\u041a\u0430\u0431\u0443l", "`l` is U+006C LATIN SMALL LETTER L", ""),
    ],
)
def test_mixed_words(word: str, letter: str, meant: str) -> None:
    """The odd letter is that of the alphabet with fewer letters; where each has a twin, the word can be told."""
    (found,) = find_mixed(f"in {word}, it")
    assert (found.start, found.word, found.letter, found.intended) == (3, word, letter, meant)
    assert in_one_alphabet(f"in {word}, it") == f"in {meant or word}, it"


@pytest.mark.parametrize(
    "text",
    [
        "Kabul",
        "\u041c\u043e\u0441\u043a\u0432\u0430 and \u0391\u03b8\u03ae\u03bd\u03b1",
        "\u00b5m, \u03bcm, k\u03a9, M\u2126, \u0394T",
        "\u03b1-helix, T-\u0431\u0443\u043a\u0432\u0430, \u0421-300, USB-\u043a\u0430\u0431\u0435\u043b\u044c",
        "\u044f.ru",
        "\u06a9\u0627\u0628\u0644 Kabul",
    ],
)
def test_near_misses(text: str) -> None:
    """Whole words in another alphabet, units, and words that a hyphen or a point parts are fine."""
    assert list(find_mixed(text)) == []
    assert in_one_alphabet(text) == text


@given(st.text(alphabet="ab \u0430\u0431\u03b1\u03bb\u00e9\u0301-1\n", max_size=30))
def test_meant_text_keeps_its_places(text: str) -> None:
    """The text as it was meant is as long, has its spaces where they were, and no mixed word that could be told."""
    meant = in_one_alphabet(text)
    assert [found.start() for found in re.finditer(r"\s", meant)] == [
        found.start() for found in re.finditer(r"\s", text)
    ]
    assert len(meant) == len(text)
    assert not any(found.intended for found in find_mixed(meant))

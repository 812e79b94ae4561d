"""Characters that nobody sees, and letters of the Cyrillic and Greek alphabets among Latin ones.

The second make words that look like one thing and are another.

A word is letters, digits and the marks on them; a hyphen, a point or an apostrophe ends it, so that `α-particle` is two
words. Cyrillic letters never share a word with Latin ones. Greek letters do in units and formulas (`μm`, `kΩ`, `ΔT`),
so only those count that look like a Latin letter. https://www.unicode.org/reports/tr39/#Mixed_Script_Detection
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import NamedTuple

INVISIBLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f"
    "\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0d\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Characters that a reader cannot see: controls, the blank of Braille, and what Unicode calls default-ignorable.

Of these U+200C and U+200D are allowed, because Persian needs them, and U+FE0E and U+FE0F, which choose how a sign
looks.
https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt
"""

_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_GREEK = "\u0370-\u03e1\u03f0-\u03ff\u1f00-\u1fff"
_LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02af\u1e00-\u1eff\u2c60-\u2c7f\ua722-\ua7ff"
FOREIGN = re.compile(f"[{_CYRILLIC}{_GREEK}]")
"""A letter of the other two alphabets: a text without any has no mixed word, which is quickly told."""
_WORD = re.compile(r"(?:[^\W_][\u0300-\u036f]*)+")
_IS_CYRILLIC, _IS_GREEK, _IS_LATIN = (re.compile(f"[{letters}]") for letters in (_CYRILLIC, _GREEK, _LATIN))

_CYRILLIC_TWINS = {
    **{"A": "CAPITAL LETTER A", "B": "CAPITAL LETTER VE", "C": "CAPITAL LETTER ES", "E": "CAPITAL LETTER IE"},
    **{"H": "CAPITAL LETTER EN", "I": "CAPITAL LETTER BYELORUSSIAN-UKRAINIAN I", "J": "CAPITAL LETTER JE"},
    **{"K": "CAPITAL LETTER KA", "M": "CAPITAL LETTER EM", "O": "CAPITAL LETTER O", "P": "CAPITAL LETTER ER"},
    **{"Q": "CAPITAL LETTER QA", "S": "CAPITAL LETTER DZE", "T": "CAPITAL LETTER TE", "W": "CAPITAL LETTER WE"},
    **{"X": "CAPITAL LETTER HA", "Y": "CAPITAL LETTER U"},
    **{"a": "SMALL LETTER A", "c": "SMALL LETTER ES", "d": "SMALL LETTER KOMI DE", "e": "SMALL LETTER IE"},
    **{"h": "SMALL LETTER SHHA", "i": "SMALL LETTER BYELORUSSIAN-UKRAINIAN I", "j": "SMALL LETTER JE"},
    **{"k": "SMALL LETTER KA", "l": "SMALL LETTER PALOCHKA", "o": "SMALL LETTER O", "p": "SMALL LETTER ER"},
    **{"q": "SMALL LETTER QA", "s": "SMALL LETTER DZE", "w": "SMALL LETTER WE", "x": "SMALL LETTER HA"},
    **{"y": "SMALL LETTER U"},
}
_GREEK_TWINS = {
    **{"A": "CAPITAL LETTER ALPHA", "B": "CAPITAL LETTER BETA", "E": "CAPITAL LETTER EPSILON"},
    **{"H": "CAPITAL LETTER ETA", "I": "CAPITAL LETTER IOTA", "K": "CAPITAL LETTER KAPPA", "M": "CAPITAL LETTER MU"},
    **{"N": "CAPITAL LETTER NU", "O": "CAPITAL LETTER OMICRON", "P": "CAPITAL LETTER RHO", "T": "CAPITAL LETTER TAU"},
    **{"X": "CAPITAL LETTER CHI", "Y": "CAPITAL LETTER UPSILON", "Z": "CAPITAL LETTER ZETA"},
    **{"a": "SMALL LETTER ALPHA", "i": "SMALL LETTER IOTA", "k": "SMALL LETTER KAPPA", "o": "SMALL LETTER OMICRON"},
    **{"p": "SMALL LETTER RHO", "u": "SMALL LETTER UPSILON", "v": "SMALL LETTER NU", "x": "SMALL LETTER CHI"},
}


def _letters(alphabet: str, twins: Mapping[str, str]) -> dict[str, str]:
    return {latin: unicodedata.lookup(f"{alphabet} {name}") for latin, name in twins.items()}


_ALL_CYRILLIC, _TO_GREEK = _letters("CYRILLIC", _CYRILLIC_TWINS), _letters("GREEK", _GREEK_TWINS)
_TO_LATIN = {twin: latin for twins in (_ALL_CYRILLIC, _TO_GREEK) for latin, twin in twins.items()}
_TO_CYRILLIC = {latin: twin for latin, twin in _ALL_CYRILLIC.items() if latin not in "QWdhlqw"}  # seldom meant


class Mixed(NamedTuple):
    """A word of several alphabets in a text: where it begins, its odd letter and the place of that in the word.

    ``intended`` is the word in the alphabet of most of its letters, of the same length; empty where it cannot be told.
    """

    start: int
    word: str
    at: int
    alphabet: str
    intended: str

    @property
    def letter(self) -> str:
        """Return the odd letter, with its number and name in Unicode."""
        odd = self.word[self.at]
        return f"`{odd}` is U+{ord(odd):04X} {unicodedata.name(odd)}"


def find_mixed(text: str) -> Iterator[Mixed]:
    """Yield every word of ``text`` that mixes Latin letters with Cyrillic ones, or with Greek ones that look Latin."""
    if not FOREIGN.search(text):
        return
    for word in _WORD.finditer(text):
        if mixed := _mixed(word.group(), word.start()):
            yield mixed


def in_one_alphabet(text: str) -> str:
    """Return ``text`` with every mixed word in the alphabet that was probably meant; no character changes its place."""
    parts, at = [], 0
    for mixed in find_mixed(text):
        parts += [text[at : mixed.start], mixed.intended or mixed.word]
        at = mixed.start + len(mixed.word)
    return "".join((*parts, text[at:]))


def _mixed(word: str, start: int) -> Mixed | None:
    latin = [i for i, char in enumerate(word) if _IS_LATIN.match(char)]
    foreign = [i for i, char in enumerate(word) if FOREIGN.match(char)]
    if not latin or not any(_IS_CYRILLIC.match(word[i]) or _twin(word[i], _TO_LATIN) for i in foreign):
        return None
    # The letters of the minority are taken for the slip; where there are as many of both, the foreign ones.
    odd, alphabet, twins = foreign, "Latin", _TO_LATIN
    if len(foreign) > len(latin):
        is_cyrillic = bool(_IS_CYRILLIC.match(word[foreign[0]]))
        odd, alphabet, twins = latin, "Cyrillic" if is_cyrillic else "Greek", _TO_CYRILLIC if is_cyrillic else _TO_GREEK
    changed = [_twin(char, twins) if i in odd else char for i, char in enumerate(word)]
    return Mixed(start, word, odd[0], alphabet, "".join(changed) if all(changed) else "")


def _twin(char: str, twins: Mapping[str, str]) -> str:
    """Return the letter of another alphabet that looks like ``char``, with its marks; empty where none does."""
    parts = unicodedata.normalize("NFD", char)
    twin = unicodedata.normalize("NFC", twins.get(parts[0], "") + parts[1:])
    return twin if parts[0] in twins and len(twin) == 1 else ""

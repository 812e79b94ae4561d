"""Text as messages show it, digits and dashes as plain ones, and the nearest of known words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from rapidfuzz import fuzz, process

DASHES = "\u2010-\u2015\u2212"
"""The dashes and the minus sign that people type for a hyphen, as characters of a class in a pattern."""

LIST_MARKS = "•·‣◦▪*"
"""Signs that others begin the points of a list with, as characters of a class in a pattern."""
COMMAS = "[,;\u060c\u061b]"
"""The signs that people set the parts of a list apart with, as a pattern."""
_ONE_LETTER = str.maketrans({"\u064a": "\u06cc", "\u0649": "\u06cc", "\u0643": "\u06a9"})
"""Yeh and kaf as Arabic and as Persian keyboards type them."""
_LETTERS = 9
"""The classes of combining characters up to this one are parts of letters (nukta, virama), above it they are marks."""


def listed_in(text: str) -> list[str]:
    """Return what a list that was written as one text holds, set apart by commas or with a sign before each."""
    parts = re.split(rf"(?:^|\s)[{DASHES}{LIST_MARKS}]\s+|{COMMAS}", text.strip())
    return [part.strip() for part in parts if part.strip()]


def shown(text: str, longest: int = 80) -> str:
    """Return ``text`` as a message may quote it: on one line, truncated."""
    line = " ".join(text[: longest + 1].split())
    return line if len(line) <= longest else f"{line[:longest]}…"


def plain_digits(text: str) -> str:
    """Return ``text`` with the digits of any script as 0 to 9."""
    return text if text.isascii() else "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def plain_signs(text: str) -> str:
    """Return ``text`` in lower case with plain digits, hyphens for all dashes, and one space for any white space."""
    return " ".join(re.sub(f"[{DASHES}]", "-", plain_digits(text)).lower().split())


def folded(name: str) -> str:
    """Return what two spellings of one name have in common: its letters and digits, in small letters, without accents.

    The vowel signs of Indian scripts stay: without them other words would be the same.
    """
    if name.isascii():
        return "".join(filter(str.isalnum, name.casefold()))
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", name).casefold()).translate(_ONE_LETTER)
    return "".join(
        char for char in parts if unicodedata.category(char)[0] in "LNM" and unicodedata.combining(char) <= _LETTERS
    )


def did_you_mean(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """Return a remedy that names the nearest of ``words``; empty when none is near."""
    near = nearest(word, words, cutoff)
    return f"did you mean `{near}`?" if near else ""


def nearest(word: str, words: Iterable[str], cutoff: float = 0.6) -> str:
    """Return which of ``words`` is most like ``word``, the first of several; empty when none is near.

    ``cutoff`` is the least likeness.
    """
    if not 1 < len(word) <= 100:
        return ""
    best = process.extractOne(word, list(words), scorer=fuzz.ratio, score_cutoff=100 * cutoff)
    return best[0] if best else ""


def likeness(one: str, other: str) -> float:
    """Return the share of both texts' characters that they have in common, in the same order: from 0 to 1."""
    return fuzz.ratio(one, other) / 100


def printable(path: str) -> str:
    """Return ``path`` so that it can be printed anywhere: undecodable bytes and invisible characters are escaped."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)

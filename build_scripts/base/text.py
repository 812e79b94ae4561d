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
_NOTHING = frozenset(("null", "~", "none", "nil", "n/a", "na", "-", "--", "unknown", "tbd", "todo", "?", "…"))


def is_nothing(value: object) -> bool:
    """Tell whether ``value`` is a word or a sign for no value, as YAML and forms have them; ``unknown`` is one."""
    return not value or (isinstance(value, str) and value.strip().lower() in _NOTHING)


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
    return "".join(str(unicodedata.decimal(sign, sign)) for sign in text)


def plain_signs(text: str) -> str:
    """Return ``text`` in lower case with plain digits, hyphens for all dashes, and one space for any white space."""
    return " ".join(re.sub(f"[{DASHES}]", "-", plain_digits(text)).lower().split())


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return a remedy that names the nearest of ``known``; empty when none is near."""
    near = nearest(word, known, cutoff)
    return f"did you mean `{near}`?" if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Return which of ``known`` is most like ``word``, the first of several; empty when none is near.

    ``cutoff`` is the least likeness, from 0 to 1: the share of both words' letters that they have in common, in order.
    """
    if not 1 < len(word) <= 100:
        return ""
    found = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=100 * cutoff)
    return found[0] if found else ""


def printable(path: str) -> str:
    """Return ``path`` so that it can be printed anywhere: undecodable bytes and invisible characters are escaped."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)

"""Numbers in prose: all that a text names, and those directly before one of some words ("149 killed")."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from build_scripts.model.values.edtf import MONTHS
from build_scripts.model.values.number_words import IN_WORDS, number_in
from build_scripts.reading.voice import words_pattern

_NUMBER = re.compile(
    r"(?<![\w.,:/%$€£#-])(?<!\d[ \u00a0\u202f])"
    r"(?P<digits>[0-9]{1,3}(?:[, \u00a0\u202f][0-9]{3})+|[0-9]+)(?![\w%])"
    rf"|(?<![\w-])(?P<words>{IN_WORDS})(?![\w-])",
    re.IGNORECASE,
)
_NEAR = 60  # characters before a number, in which the word for a measure is looked for
_LONGEST = 500  # characters of a sentence on each side: a paragraph may be as long as a file
_SPACE = re.compile(r"\s+")
_VERB = re.compile(r"(?:were|was|are|is|(?:have|has|had)\s+been)\s+", re.IGNORECASE)
"""Between what is counted and the word for what became of it."""
_SENTENCE_END = re.compile(r"[.!?][”’\"')\x01]*\s+(?=[^\W\d_a-z]|[0-9“‘\"'(\x03])")
_TIME = re.compile(
    rf"(?<![\w,.-])(?:(?P<month>{'|'.join(MONTHS)}),?\s+)?(?P<year>1[5-9][0-9]{{2}}|20[0-9]{{2}})(?![\w,]*[0-9])"
)
_BEFORE = re.compile(r"(?:(?P<end>^|[.!?…:;\x01]\s*)|(?P<space>\s))(?P<word>[^\W\d]+)\.?\s+$")
_SHARE = re.compile(rf"(?<![\w-])(?:[0-9][0-9,]*|{IN_WORDS})\s+(?:out\s+)?of\s+(?:the\s+)?$", re.IGNORECASE)
"""Before a number that is the whole of which a part is told: `12 of 15`."""
_LABELS = frozenset(
    (
        *("age", "aged", "article", "block", "chapter", "flight", "highway", "item", "level", "line", "no", "number"),
        *("page", "paragraph", "part", "phase", "resolution", "room", "route", "section", "unit", "version"),
        *("act", "apartment", "building", "bus", "camp", "case", "category", "channel", "class", "day", "episode"),
        *("fig", "figure", "floor", "game", "gate", "grade", "lot", "match", "month", "nos", "platform", "reactor"),
        *("round", "runway", "scene", "season", "stage", "table", "terminal", "track", "train", "type", "vol"),
        *("volume", "ward", "week", "well", "year", "zone"),
    )
)
"""Words whose number is a name or an age."""
_NOT_ONE = frozenset(
    (
        "no",
        "any",
        "every",
        "each",
        "some",
        "this",
        "that",
        "which",
        "other",
        "another",
        "first",
        "last",
        "the",
        "not",
        "by",
    )
)
"""Words after which `one` counts nothing."""


class Counted(NamedTuple):
    """A number directly before a word: the two in lower case, where they begin, the number, the word as it stands."""

    phrase: str
    start: int
    number: int
    word: str


def numbers_in(text: str) -> Iterator[int]:
    """Yield the numbers of ``text``, in digits and in English words."""
    for found in _NUMBER.finditer(text):
        if (number := _value(found)) is not None:
            yield number


def places_of(text: str, number: int) -> Iterator[tuple[int, int]]:
    """Yield where ``text`` names ``number``, in digits or in English words: from where to where."""
    yield from (found.span() for found in _NUMBER.finditer(text) if _value(found) == number)


def counted(text: str, words: tuple[str, ...], groups: tuple[str, ...] = ()) -> Iterator[Counted]:
    """Yield the numbers of ``text`` that count one of ``words``: no year, age, date or name.

    The word stands behind the number, a verb may be between ("14 killed", "14 were killed"). With ``groups`` one of
    these may be there too ("14 people were killed"), or the word before the number ("killed 13 people").
    """
    for found in _NUMBER.finditer(text):
        number, space = _value(found), _SPACE.match(text, found.end())
        if number is None or not space or _is_name(text, found, number):
            continue
        start, end, word = _behind(text, found, space.end(), words, groups)
        if word and text[end : end + 1] != "-":
            yield Counted(" ".join(text[start:end].lower().split()), start, number, word)


def _behind(
    text: str, found: re.Match[str], at: int, words: tuple[str, ...], groups: tuple[str, ...]
) -> tuple[int, int, str]:
    """Return from where to where a number stands with the word that it counts, and that word; none is empty."""
    group = words_pattern(groups).match(text, at)
    space = _SPACE.match(text, group.end()) if group else None
    begin = space.end() if space else at
    verb = _VERB.match(text, begin)
    if word := words_pattern(words).match(text, verb.end() if verb else begin):
        return found.start(), word.end(), word.group()
    if group and (before := _ends_with(words).search(text, max(0, found.start() - _NEAR), found.start())):
        return before.start(), group.end(), before.group().strip()
    return found.start(), at, ""


@lru_cache(maxsize=16)
def _ends_with(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"{words_pattern(words).pattern}\s+\Z", re.IGNORECASE)


def sentence_at(text: str, place: int) -> str:
    """Return the sentence of ``text`` around ``place``; of a very long one what is near."""
    first, last = max(0, place - _LONGEST), place + _LONGEST
    begin = max((end.end() for end in _SENTENCE_END.finditer(text, first, place)), default=first)
    end = _SENTENCE_END.search(text, place, last)
    return text[begin : end.start() if end else last]


def times_in(text: str) -> Iterator[tuple[date, date]]:
    """Yield the first and the last day of the months with a year, and of the years alone, that ``text`` names."""
    for found in _TIME.finditer(text):
        year = int(found["year"])
        month = MONTHS.index(found["month"]) + 1 if found["month"] else 0
        yield date(year, month or 1, 1), date(year, month or 12, monthrange(year, month or 12)[1])


def _value(found: re.Match[str]) -> int | None:
    if digits := found["digits"]:
        return int("".join(filter(str.isdigit, digits))) if len(digits) < 20 else None
    return number_in(found)


def _is_name(text: str, found: re.Match[str], number: int) -> bool:
    """Check whether a number counts nothing by itself: a year, a whole, one behind a word that makes a name of it."""
    if (found["digits"] or "").isdigit() and 1500 <= number <= 2100:
        return True
    behind = text[max(0, found.start() - 40) : found.start()]
    if _SHARE.search(behind):
        return True
    before = _BEFORE.search(behind)
    if not before:
        return False
    word, small = before["word"], before["word"].lower()
    begins = before["end"] is not None
    is_named = word[0].isupper() and not (begins and word[1:].islower() and word not in MONTHS)
    is_name = not found["digits"] and found.group()[0].isupper() and behind.rstrip()[-1:].isalnum()  # "Act One"
    return small in _LABELS or (number == 1 and small in _NOT_ONE) or is_named or is_name

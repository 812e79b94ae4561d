"""Speakers that are none: the value of another key, as a column that slipped leaves it, or two speakers in one."""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_scripts.findings import Advice
from build_scripts.model.values.edtf import MONTHS, parse_edtf
from build_scripts.model.values.nothing import is_truth
from build_scripts.model.values.quantity import is_count
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.numbers import counted

_SEMICOLON = re.compile(r"[;\u061b]")
_ADDRESS = re.compile(r"(?:https?|ftp):|www\.|mailto:|[^\s/@]+\.[a-z]{2,}/|[^\s@]+@[^\s@]+\.[a-z]{2,}\Z", re.IGNORECASE)
"""An address of the web or of a mailbox; the name of a host alone may be what a newsroom calls itself."""
_LETTER = re.compile(r"[^\W\d_]")
_WORD = re.compile(r"[^\W\d_]+")
_OF_DATES = frozenset(("of", "the", "st", "nd", "rd", "th", "early", "mid", "late"))
_MONTHS = frozenset(month[:3].casefold() for month in MONTHS)
_NAME = "write the name of who said it; if nobody is named, remove the key"


def explain_no_speaker(text: str, measures: Mapping[str, str], can_be_dated: bool) -> Advice | None:
    """Return what ``text`` is, if that is no speaker; None where it may be one.

    ``measures`` has the measures by the words for them; ``can_be_dated`` says that the row takes an `as_of`.
    """
    if is_truth(text):
        return Advice("is yes or no", _NAME)
    if _ADDRESS.match(text):
        return Advice("is an address", f"{_NAME}; the address belongs to a source")
    if date := _date(text):
        return Advice("is a date", f"{_NAME}; a day has a key of its own, `as_of: {date}`" if can_be_dated else _NAME)
    if not _LETTER.search(text) or is_count(text.casefold()):
        return Advice("is a number", _NAME)
    if row := next((count for count in counted(text, tuple(measures)) if count.phrase == text.casefold()), None):
        measure = next(measure for word, measure in measures.items() if word == row.word.lower())
        return Advice("is a count", f"{_NAME}; a count is a row of its own, `{measure}: {row.number}`")
    return _several(text)


def _date(text: str) -> str | None:
    if not any(map(str.isdigit, text)):
        return None
    try:
        return parse_edtf(text).text if "-" in text else _in_words(text)
    except RefusedValueError:
        return _in_words(text)


def _in_words(text: str) -> str | None:
    words = _WORD.findall(text.casefold())
    if not all(word in _OF_DATES or word[:3] in _MONTHS for word in words):
        return None  # a name with a number in it: no reason to ask what is known about mistakes
    from build_scripts.reading.diagnosis import only_reading

    return only_reading(text)


def _several(text: str) -> Advice | None:
    names = [name for part in _SEMICOLON.split(text) if (name := part.strip())]
    if len(names) < 2:
        is_cut = bool(names) and names[0] != text.strip()
        return Advice("ends with a semicolon", f"write `{names[0]}`") if is_cut else None
    together = f"{', '.join(names[:-1])} and {names[-1]}"
    remedy = f"give each a row of its own; if they said it together, write `{together}`"
    return Advice("is more than one speaker", remedy)

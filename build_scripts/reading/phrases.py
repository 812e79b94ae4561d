"""Phrases with a gap in them, such as ``no … was found``: where a text says one, in its own voice."""

from __future__ import annotations

import re
from functools import lru_cache

from build_scripts.reading.voice import GAP, words_pattern

_FEW_WORDS = r"(?:\s+[^\s\x01.,;:!?()]+){1,8}?\s+"  # no citation among them


@lru_cache(maxsize=64)
def phrase_pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of ``phrases``; a gap stands for one to eight words of one clause.

    A longer phrase comes before a shorter one that begins at the same place.
    """
    ordered = sorted(phrases, key=len, reverse=True)
    alternatives = (_FEW_WORDS.join(_whole(part) for part in phrase.split(GAP)) for phrase in ordered)
    return re.compile("|".join(alternatives) if phrases else r"(?!)", re.IGNORECASE)


def _whole(part: str) -> str:
    return words_pattern((part.strip(),)).pattern

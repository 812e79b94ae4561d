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


@lru_cache(maxsize=64)
def around(phrases: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return patterns for what ``phrases`` such as ``at least …`` and ``… or more`` have before their gap, and behind.

    The first matches up to the end of a text, the second from the beginning of one.
    """
    parts = [phrase.partition(GAP) for phrase in phrases]
    before = tuple(part.strip() for part, _, _ in parts if part.strip())
    behind = tuple(part.strip() for _, _, part in parts if part.strip())
    return re.compile(rf"{words_pattern(before).pattern}\s*$", re.IGNORECASE), re.compile(
        rf"\s*{words_pattern(behind).pattern}", re.IGNORECASE
    )


def _whole(part: str) -> str:
    return words_pattern((part.strip(),)).pattern

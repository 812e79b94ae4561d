"""Text as messages show it, and the nearest of known words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from heapq import nlargest


def shown(text: str, longest: int = 80) -> str:
    """Return ``text`` as a message may quote it: on one line, truncated."""
    line = " ".join(text[: longest + 1].split())
    return line if len(line) <= longest else f"{line[:longest]}…"


_MANY = 200


def did_you_mean(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """A remedy naming the nearest of ``known``, or nothing when none is near."""
    near = nearest(word, known, cutoff)
    return f"did you mean `{near}`?" if near else ""


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """Which of ``known`` is most like ``word``; empty when none is near.

    Of many, only those are compared that begin or end most like ``word``: this runs once for each unknown word.
    """
    if not 1 < len(word) <= 100:
        return ""
    words = list(known)
    if len(words) > _MANY:
        start, end = word[:8], word[-5:]
        words = [each for each in words if each.startswith(start) or each.endswith(end)]
        words = nlargest(_MANY, words, key=lambda each: _alike(each, word) + _alike(each[::-1], word[::-1]))
    return next(iter(get_close_matches(word, words, n=1, cutoff=cutoff)), "")


def _alike(one: str, other: str) -> int:
    """How many characters two words have in common at their beginning."""
    return next((i for i, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), len(other))


def printable(path: str) -> str:
    """Return ``path`` so that it can be printed anywhere: undecodable bytes and invisible characters are escaped."""
    if path.isascii() and path.isprintable():
        return path
    text = path.encode("utf-8", "backslashreplace").decode()
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in text)

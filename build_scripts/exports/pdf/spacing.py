"""The spacing of a text, told apart: between all letters, between all words, between two of a pair."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from struct import unpack

from build_scripts.exports.pdf.content import read_shown

_CLOSE = 0.02
"""How far a number may be from a whole one, in thousandths of the size, and still be meant to be that."""


def whole(number: float) -> float:
    """Return a number as the whole one that it is meant to be, if it is."""
    near = round(number)
    return near if -_CLOSE < number - near < _CLOSE else number


@dataclass(slots=True)
class Run:
    """A text: its glyphs, what the pen goes back by behind each, and before the first, in thousandths of the size.

    ``letters`` is what it goes on by after each glyph besides, ``words`` after each space. The rest is of the face that
    writes it: what it shows, how far the pen goes in all, and how many spaces there are.
    """

    glyphs: list[int]
    kerns: list[float]
    before: float = 0.0
    letters: float = 0.0
    words: float = 0.0
    parts: list[bytes | float] = field(default_factory=list)
    advance: float = 0.0
    spaces: int = 0


def read_run(shown: bytes, space: int | None) -> Run:
    """Return a text of glyphs of two bytes, ``space`` being one between words."""
    run = Run([], [])
    for part in read_shown(shown):
        if isinstance(part, bytes):
            more = unpack(f">{len(part) // 2}H", part)
            run.glyphs += more
            run.kerns += [0.0] * len(more)
        elif run.kerns:
            run.kerns[-1] += part
        else:
            run.before += part
    if len(run.kerns) > 2 and (common := _most(run.kerns[:-1])):
        run.letters = -common
        run.kerns = [kern - common for kern in run.kerns]
    at_spaces = [kern for glyph, kern in zip(run.glyphs, run.kerns, strict=True) if glyph == space]
    if at_spaces and (common := _most(at_spaces)):
        run.words = -common
        run.kerns = [kern - common * (glyph == space) for glyph, kern in zip(run.glyphs, run.kerns, strict=True)]
    run.kerns = [kern and whole(kern) for kern in run.kerns[:-1]] + [0.0] * bool(run.kerns)
    return run


def _most(numbers: Sequence[float]) -> float:
    """Return the number that more than half of some are, but for what makes no difference; 0 where there is none."""
    if numbers.count(0.0) * 2 >= len(numbers):
        return 0.0
    ((rounded, count),) = Counter(round(number, 2) for number in numbers).most_common(1)
    if not rounded or count * 2 <= len(numbers):
        return 0.0
    return next(number for number in numbers if round(number, 2) == rounded)

"""English words for numbers, up to a thousand, as digits."""

from __future__ import annotations

import re

from build_scripts.base.text import plain_signs

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
_ONES += "seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_VALUES = {word: number for number, word in enumerate(_ONES.split())}
_VALUES |= {word: 10 * number for number, word in enumerate(_TENS.split(), 2)}
_SIZES = {"dozen": 12, "hundred": 100, "thousand": 1000}
_WORD = "|".join(sorted((*_VALUES, *_SIZES), key=len, reverse=True))
_BEGIN = "|".join(sorted((*_VALUES, "an?(?= (?:dozen|hundred|thousand))", "half a(?= dozen)"), key=len, reverse=True))
IN_WORDS = rf"(?:{_BEGIN})(?:(?:-| |(?<=hundred) and |(?<=thousand) and )(?:{_WORD}))*"
"""A pattern for a number in words, in small letters."""
_PHRASE = re.compile(rf"(?<![\w-]){IN_WORDS}(?![\w-])")
_NOBODY = frozenset(("nobody", "no one", "no-one", "nought"))
_LOOSE = re.compile(r"\ban? (?:dozen|hundred|thousand)\b")
_AROUND = (
    "about|almost|and|approximately|around|at least|at most|between|fewer than|from|less than|more than|nearly"
    "|no fewer than|no less than|no more than|not more than|or fewer|or less|or more|or|over|roughly|some|to|up to|-"
)
"""What may stand around a number in a count."""


def number_of(phrase: str) -> int | None:
    """Return the number that ``phrase``, matched by `IN_WORDS`, stands for; None for none up to a thousand."""
    if phrase.startswith("half a"):
        return 6 if phrase == "half a dozen" else None
    total, part = 0, 0
    for word in re.split(r"-| and | ", phrase):
        if word in ("a", "an"):
            part = 1
        elif (size := _SIZES.get(word)) and 0 < part < size:
            total, part = total + part * size, 0
        elif word in _VALUES and (part == 0 or (part % 10 == 0 and part >= 20 > 10 > _VALUES[word] > 0)):
            part += _VALUES[word]
        else:
            return None
    return total + part if total + part <= 1000 else None


def in_digits(text: str) -> str:
    """Return ``text``, in small letters, with its numbers in words as digits."""
    return _PHRASE.sub(lambda found: str(n) if (n := number_of(found.group())) is not None else found.group(), text)


def count_in_digits(text: str) -> str:
    """Return a count in words with its numbers in digits, "12 or more" for "Twelve or more"; empty where it is none.

    "About a hundred" and "a dozen people" are none: in a phrase "a hundred" is seldom meant to be exact.
    """
    plain = plain_signs(text)
    if plain in _NOBODY:
        return "0"
    if _LOOSE.search(plain) and not re.fullmatch(IN_WORDS, plain):
        return ""
    digits = in_digits(re.sub(" (?:people|persons)$", "", plain))
    return digits if digits != plain and re.fullmatch(f"(?:(?:{_AROUND}|[0-9]+)(?: |$))+", digits) else ""

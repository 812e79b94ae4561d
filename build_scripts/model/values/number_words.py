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
_UP_TO_99 = rf"(?:{'|'.join(_VALUES)}|an?)(?:[ -](?:{'|'.join(_VALUES)}))?"
_AND = rf"(?<=hundred) and (?!{_UP_TO_99}[ -]hundred)|(?<=thousand) and (?!{_UP_TO_99}[ -]thousand)"
"""Within one number: in "two hundred and three hundred" it stands between two."""
IN_WORDS = rf"(?:{_BEGIN})(?:(?:-| |{_AND})(?:{_WORD}))*"
"""A pattern for a number in words, in small letters."""
_PHRASE = re.compile(rf"(?<![\w-]){IN_WORDS}(?![\w-])")
_SHARED = re.compile(rf"\s(?:to|or|(and))\s(?P<last>{_UP_TO_99})\s(?P<size>{'|'.join(_SIZES)})(?![\w-])", re.IGNORECASE)
_BETWEEN = re.compile(r"\bbetween\s\Z", re.IGNORECASE)
MOST = 1_000
"""The largest number that is read: what is larger is seldom written in words, and seldom meant exactly."""
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
    total, part, last = 0, 0, 1_000_000
    for word in re.split(r"-| and | ", phrase):
        if word in ("a", "an"):
            part = 1
        elif (size := _SIZES.get(word)) and 0 < part < size < last:
            total, part, last = total + part * size, 0, size
        elif word in _VALUES and (part == 0 or (part % 10 == 0 and part >= 20 > 10 > _VALUES[word] > 0)):
            part += _VALUES[word]
        else:
            return None
    return total + part if total + part <= MOST else None


def number_in(found: re.Match[str]) -> int | None:
    """Return the number that a match of `IN_WORDS` in a text stands for; None for none up to a thousand.

    What "hundred" is said of once counts for both numbers: "two to three hundred", "between two and three hundred".
    """
    words = " ".join(found.group().lower().split())
    number = number_of(words)
    shared = None if number is None or words.endswith(tuple(_SIZES)) else _SHARED.match(found.string, found.end())
    if number is None or not shared or (shared[1] and not _BETWEEN.search(found.string, 0, found.start())):
        return number
    if number >= (number_of(shared["last"].lower()) or 0):  # "ninety to one hundred"
        return number
    number *= _SIZES[shared["size"].lower()]
    return number if number <= MOST else None


def in_digits(text: str) -> str:
    """Return ``text``, in small letters, with its numbers in words as digits."""
    return _PHRASE.sub(lambda found: str(n) if (n := number_in(found)) is not None else found.group(), text)


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

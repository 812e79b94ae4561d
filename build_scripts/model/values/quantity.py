"""Read counts as sources give them, and put several beside each other without averaging.

Conventions, once for everything below:

* Counts are whole numbers from 0 to 10**12, in the unit of the row's measure (people, rockets, US dollars).
* None is a bound that nobody stated. Unknown is not zero.
* ``more than 200`` and ``fewer than 40`` keep their number as the bound; ``nearly 200`` is about 200.
* Words without any digit (``dozens``) are kept as words and never become a number.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

Kind = Literal["exact", "at-least", "more-than", "at-most", "fewer-than", "about", "range", "words"]

LARGEST = 10**12
LONGEST = 200
_NUMBER = r"([0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[ \u00a0\u202f][0-9]{3})+)|[0-9]+)"
KINDS: dict[str, Kind] = {
    "": "exact",
    "at least": "at-least",
    ">=": "at-least",
    "≥": "at-least",
    "more than": "more-than",
    "over": "more-than",
    "at most": "at-most",
    "<=": "at-most",
    "≤": "at-most",
    "fewer than": "fewer-than",
    "less than": "fewer-than",
    "about": "about",
    "~": "about",
    "nearly": "about",
    "almost": "about",
}
_ONE = re.compile(rf"({'|'.join(KINDS)})\s*{_NUMBER}")
_RANGE = re.compile(rf"(|about|~)\s*{_NUMBER}(?:\s+to\s+|\s*[-–]\s*){_NUMBER}")
_FORMS = "Write `13`, `at least 36`, `at most 40`, `about 150` or `60 to 62`, or the source's words without digits."


class QuantityError(ValueError):
    """A text that is no count here: what is wrong, and what to write instead, each in plain sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Quantity:
    """One count as written; its bounds are inclusive, equal when exact, None where none is stated."""

    text: str
    low: int | None
    high: int | None
    about: bool
    kind: Kind

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Range:
    """What several rows say together, from the lowest number anyone stated to the highest.

    ``open_low``: the lowest number may be fewer, because somebody said "at most"; ``open_high``: the highest
    may be more, because somebody said "at least". ``low`` is None where one number was stated, and as "at
    most"; ``high`` where it was stated as "at least". ``about_low``, ``about_high``: only approximate rows
    give that end; ``about``: either. ``differ``: the rows' bounds are not all the same (words neither agree
    nor differ). ``words``: the distinct worded values. ``strict``: the one bound stated is "more than" or
    "fewer than", not "at least" or "at most".
    """

    low: int | None
    high: int | None
    open_low: bool
    open_high: bool
    about: bool
    rows: int
    differ: bool
    words: tuple[str, ...] = ()
    about_low: bool = False
    about_high: bool = False
    strict: bool = False


@lru_cache(maxsize=1 << 14)
def parse_quantity(text: str) -> Quantity:
    """Read one count. Raises QuantityError, with a remedy, for digits in any form that is not listed."""
    if len(text) > LONGEST:
        raise QuantityError("This is too long for a count.", _FORMS)
    plain = re.sub("[ \t]+", " ", text.strip().lower())
    if quantity := _read(text, plain):
        return quantity
    if any(sign.isnumeric() for sign in plain) or plain in KINDS or not any(map(str.isalpha, plain)):
        raise _explain(text, plain)
    return Quantity(text, None, None, False, "words")


def merge_quantities(quantities: Sequence[Quantity]) -> Range:
    """The range over the rows of one measure and one group; nothing is averaged, summed or intersected.

    Bounds that somebody left open stay open: "at least 36" beside 60 is 36 to 60 or more, "at most 40" beside
    10 is 10 or fewer to 40. Each end carries its own mark: "10 to 40 or fewer" would seem to speak of the 40.
    Counts end at 0, so "at most 0" is simply 0.
    """
    counts = [it for it in quantities if it.kind != "words"]
    words = tuple(dict.fromkeys(it.text.strip() for it in quantities if it.kind == "words"))
    stated = [bound for it in counts for bound in (it.low, it.high) if bound is not None]
    if not stated:
        return Range(None, None, False, False, False, len(quantities), False, words)
    low, high = min(stated), max(stated)
    open_low = low > 0 and any(it.low is None for it in counts)
    open_high = any(it.high is None for it in counts)
    about_low = all(it.about for it in counts if low in (it.low, it.high))
    about_high = all(it.about for it in counts if high in (it.low, it.high))
    one_sided = low == high and open_low != open_high
    return Range(
        low=None if one_sided and open_low else low,
        high=None if one_sided and open_high else high,
        open_low=open_low,
        open_high=open_high,
        about=about_low or about_high,
        rows=len(quantities),
        differ=len({(it.low, it.high) for it in counts}) > 1,
        words=words,
        about_low=about_low,
        about_high=about_high,
        strict=one_sided and all(it.kind in ("more-than", "fewer-than") for it in counts),
    )


def _read(text: str, plain: str) -> Quantity | None:
    if found := _ONE.fullmatch(plain):
        return _read_one(text, *found.groups())
    if found := _RANGE.fullmatch(plain):
        return _read_range(text, *found.groups())
    return None


def _read_one(text: str, prefix: str, digits: str) -> Quantity:
    kind, number = KINDS[prefix], _integer(digits)
    if kind == "fewer-than" and number == 0:
        raise QuantityError(f"`{text}` would be fewer than none.", "Write `0` if there were none.")
    low = None if kind in ("at-most", "fewer-than") else number
    high = None if kind in ("at-least", "more-than") else number
    return Quantity(text, low, high, kind == "about", kind)


def _read_range(text: str, prefix: str, first: str, last: str) -> Quantity:
    low, high = _integer(first), _integer(last)
    if low > high:
        raise QuantityError(f"`{text}` runs from more to fewer.", f"Write `{high} to {low}` if that is meant.")
    return Quantity(text, low, high, bool(prefix), "range")


def _integer(digits: str) -> int:
    number = int("".join(filter(str.isdigit, digits)))
    if number > LARGEST:
        raise QuantityError("This number is larger than a million millions.", "Check the number of zeros.")
    return number


# From here on: what to say about a refused text. A remedy is proposed only if the grammar accepts it.

_OF_NUMBERS = r"(?:hundred|thousand|lakh|mil|mln|million|crore|bln|billion|trillion|dozen|score|per)"
_MEANT = (
    (r"(?:up to|no more than|not more than|maximum|max\.?) ?(.+)", "at most {}"),
    (r"< ?(.+)", "fewer than {}"),
    (r"(.+?) (?:or fewer|or less|at most)", "at most {}"),
    (r"(?:no fewer than|no less than|not fewer than|minimum|min\.?|a minimum of) ?(.+)", "at least {}"),
    (r"(.+?)(?: ?\+| or more| at least|\.\.)", "at least {}"),
    (r"> ?(.+)", "more than {}"),
    (r"(?:around|approximately|approx\.?|roughly|some|circa|c\.|ca\.?|≈) ?(.+)", "about {}"),
    (r"(.+?) ?(?:\?|approximately)", "about {}"),
    (r"(?:between|from) (.+?) (?:and|to) (.+)", "{} to {}"),
    (r"(.+?) ?(?:—|−|‒|--|/|\.\.| or | and ) ?(.+)", "{} to {}"),
    (rf"(.*[0-9]) (?!{_OF_NUMBERS})[a-z][a-z-]{{2,}}", "{}"),
    (r"([0-9]{1,3}(?:[.'’][0-9]{3})+)", "{}"),
)


def _explain(text: str, plain: str) -> QuantityError:
    if not plain:
        return QuantityError("There is no number and no word here.", _FORMS)
    if re.fullmatch(rf"[-−–] ?{_NUMBER}", plain):
        remedy = f"Write `{plain[1:].strip()}` if that is meant."
        return QuantityError(f"`{text}` is negative; a count is not.", remedy)
    digits = "".join(str(unicodedata.decimal(sign, sign)) for sign in plain)
    for meant in (digits, *_readings(digits)):
        if is_count(meant):
            return QuantityError(f"`{text}` is not one of the forms for a count.", f"Write `{meant}`.")
    if re.search(r"[0-9][.,][0-9]", plain):
        return QuantityError(f"`{text}` is not a whole number.", "Write a whole number, such as `1200` or `1,200`.")
    return QuantityError(f"`{text}` is not one of the forms for a count.", _FORMS)


def _readings(plain: str) -> Iterator[str]:
    for pattern, form in _MEANT:
        if found := re.fullmatch(pattern, plain):
            yield form.format(*(re.sub("[.'’]", "", part) for part in found.groups()))


def is_count(text: str) -> bool:
    """Whether ``text``, in lower case, is a count with a number."""
    try:
        return _read(text, text) is not None
    except QuantityError:
        return False

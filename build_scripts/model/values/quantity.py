"""Read counts as sources give them, and put several beside each other without averaging.

Conventions, once for everything below:

* Counts are whole numbers from 0 to 10**12, in the unit of the row's measure (people, rockets, US dollars).
* None is a bound that nobody stated. Unknown is not zero.
* ``more than 200`` and ``fewer than 40`` keep their number as the bound; ``nearly 200`` is about 200.
* Words without any digit (``dozens``) are kept as words and never become a number.
* ``3 (0 to 20)`` is one estimate with its bounds, by one speaker: 3 is `best`, and 0 and 20 are its ends. It is the
  estimate that is compared and put into a range; the bounds stand beside it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from build_scripts.model.values.refusal import RefusedValueError

Kind = Literal["exact", "at-least", "more-than", "at-most", "fewer-than", "about", "range", "best", "words"]

LARGEST = 10**12
LONGEST = 200
NUMBER = r"([0-9]{1,3}(?:(?:,[0-9]{3})+|(?:[ \u00a0\u202f][0-9]{3})+)|[0-9]+)"
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
_ONE = re.compile(rf"({'|'.join(KINDS)})\s*{NUMBER}")
_RANGE = re.compile(rf"(|about|~)\s*{NUMBER}(?:\s+to\s+|\s*[-–]\s*){NUMBER}")
_BEST = re.compile(rf"(|about|~)\s*{NUMBER}\s*\({NUMBER}\s+to\s+{NUMBER}\)")


@dataclass(frozen=True, slots=True)
class Quantity:
    """One count as written; its bounds are inclusive, equal when exact, None where none is stated.

    Where `best` is there, ``about`` is said of it, and not of the bounds.
    """

    text: str
    low: int | None
    high: int | None
    about: bool
    kind: Kind
    best: int | None = None

    @property
    def stated(self) -> tuple[int | None, int | None]:
        """The two ends of what is said to have been: of an estimate with bounds the estimate, twice."""
        return (self.low, self.high) if self.best is None else (self.best, self.best)

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Range:
    """What several rows say together, from the lowest number anyone stated to the highest.

    ``open_low``: the lowest number may be fewer, because somebody said "at most"; ``open_high``: the highest
    may be more, because somebody said "at least". ``low`` is None where one number was stated, and as "at
    most"; ``high`` where it was stated as "at least". ``about_low``, ``about_high``: only approximate rows
    give that end; ``about``: either. ``words``: the distinct worded values. ``strict_low``,
    ``strict_high``: all who give the end that is open said "fewer than", or "more than", not "at most" or "at least".
    ``bounds``: the range from the lowest to the highest
    number with the bounds of estimates among them, where that is wider.
    """

    low: int | None
    high: int | None
    open_low: bool
    open_high: bool
    about: bool
    rows: int
    words: tuple[str, ...] = ()
    about_low: bool = False
    about_high: bool = False
    strict_low: bool = False
    strict_high: bool = False
    bounds: tuple[int, int] | None = None


@lru_cache(maxsize=1 << 14)
def parse_quantity(text: str) -> Quantity:
    """Read one count.

    :raises RefusedValueError: for digits in any form that is not listed (``no-form``), ``too-long``, ``too-large``,
        ``reversed``, ``fewer-than-none``, ``bounds-reversed`` or ``best-outside``.
    """
    if len(text) > LONGEST:
        raise RefusedValueError("too-long", text)
    plain = re.sub("[ \t]+", " ", text.strip().lower())
    if quantity := _read(text, plain):
        return quantity
    if any(sign.isnumeric() for sign in plain) or plain in KINDS or not any(map(str.isalpha, plain)):
        raise RefusedValueError("no-form", text)
    return Quantity(text, None, None, False, "words")


def merge_quantities(quantities: Sequence[Quantity]) -> Range:
    """Return the range over the rows of one measure and one group; nothing is averaged, summed or intersected.

    Bounds that somebody left open stay open: "at least 36" beside 60 is 36 to 60 or more, "at most 40" beside
    10 is 10 or fewer to 40. Each end carries its own mark: "10 to 40 or fewer" would seem to speak of the 40.
    Counts end at 0, so "at most 0" is simply 0. Of an estimate with bounds the estimate is what was stated.
    """
    counts = [it for it in quantities if it.kind != "words"]
    words = tuple(dict.fromkeys(it.text.strip() for it in quantities if it.kind == "words"))
    stated = [bound for it in counts for bound in it.stated if bound is not None]
    if not stated:
        return Range(None, None, False, False, False, len(quantities), words)
    # Each end may be of either kind of bound: "at most 40" beside 60 gives 40 as the low end, though it was stated as a
    # high one, because a range that began at 60 would hide it. The mark of the open end says the rest.
    low, high = min(stated), max(stated)
    open_low = low > 0 and any(it.low is None for it in counts)
    open_high = any(it.high is None for it in counts)
    # One exact row makes an end exact; "about" is left only where everybody who gives that number says so.
    about_low = all(it.about for it in counts if low in it.stated)
    about_high = all(it.about for it in counts if high in it.stated)
    # One number with one open end is that bound alone ("at least 36"), not a range from 36 to 36 or more.
    one_sided = low == high and open_low != open_high
    return Range(
        low=None if one_sided and open_low else low,
        high=None if one_sided and open_high else high,
        open_low=open_low,
        open_high=open_high,
        about=about_low or about_high,
        rows=len(quantities),
        words=words,
        about_low=about_low,
        about_high=about_high,
        strict_low=all(it.kind == "fewer-than" for it in counts if low in it.stated),
        strict_high=all(it.kind == "more-than" for it in counts if high in it.stated),
        bounds=_wider(low, high, counts),
    )


def _wider(low: int, high: int, counts: Sequence[Quantity]) -> tuple[int, int] | None:
    """Return ``low`` and ``high`` as far as the bounds of estimates widen them; None where they do not."""
    bounds = [bound for it in counts if it.best is not None for bound in (it.low, it.high) if bound is not None]
    wide = min((low, *bounds)), max((high, *bounds))
    return wide if wide != (low, high) else None


def _read(text: str, plain: str) -> Quantity | None:
    if parts := _ONE.fullmatch(plain):
        return _read_one(text, *parts.groups())
    if parts := _RANGE.fullmatch(plain):
        return _read_range(text, *parts.groups())
    if parts := _BEST.fullmatch(plain):
        return _read_best(text, *parts.groups())
    return None


def _read_one(text: str, prefix: str, digits: str) -> Quantity:
    kind, number = KINDS[prefix], _integer(digits)
    if kind == "fewer-than" and number == 0:
        raise RefusedValueError("fewer-than-none", text)
    low = None if kind in ("at-most", "fewer-than") else number
    high = None if kind in ("at-least", "more-than") else number
    return Quantity(text, low, high, kind == "about", kind)


def _read_range(text: str, prefix: str, first: str, last: str) -> Quantity:
    low, high = _integer(first), _integer(last)
    if low > high:
        raise RefusedValueError("reversed", text)
    return Quantity(text, low, high, bool(prefix), "range")


def _read_best(text: str, prefix: str, estimate: str, first: str, last: str) -> Quantity:
    best, low, high = _integer(estimate), _integer(first), _integer(last)
    if low > high:
        raise RefusedValueError("bounds-reversed", text)
    if not low <= best <= high:
        raise RefusedValueError("best-outside", text)
    return Quantity(text, low, high, bool(prefix), "best", best)


def _integer(digits: str) -> int:
    number = int("".join(filter(str.isdigit, digits)))
    if number > LARGEST:
        raise RefusedValueError("too-large", digits)
    return number


def is_count(text: str) -> bool:
    """Check whether ``text``, in lower case, is a count with a number."""
    try:
        return _read(text, text) is not None
    except RefusedValueError:
        return False

"""What to say of a text that is no count, and which count it was meant to be.

A count is proposed only if the grammar accepts it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from build_scripts.base.text import DASHES, plain_digits
from build_scripts.findings import Advice
from build_scripts.model.values.nothing import is_nothing
from build_scripts.model.values.number_words import count_in_digits
from build_scripts.model.values.quantity import NUMBER, is_count, parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis.hints.estimates import estimate_in, estimate_of, only_estimate

_FORMS = (
    "Write `13`, `at least 36`, `at most 40`, `about 150`, `60 to 62` or `3 (0 to 20)`, or the source's words without"
    " digits."
)
_PLAIN = "[0-9]{1,13}"
_IN_PARTS = re.compile("[0-9][.,'’ ][0-9]")
_OF_NUMBERS = r"(?:hundred|thousand|lakh|mil|mln|million|crore|bln|billion|trillion|dozen|score|per)"
_SIZES = {
    **dict.fromkeys(("k", "thousand"), 1_000),
    **dict.fromkeys(("lakh", "lakhs", "lac"), 100_000),
    **dict.fromkeys(("m", "mn", "mln", "mil", "million", "millions"), 1_000_000),
    **dict.fromkeys(("crore", "crores"), 10_000_000),
    **dict.fromkeys(("bn", "bln", "billion"), 1_000_000_000),
    "hundred": 100,
    "dozen": 12,
}
_SIZED = re.compile(
    rf"(?<![0-9.,])(?:(?P<first>[0-9]+(?:\.[0-9]+)?)(?P<to> ?(?:[{DASHES}-]|to|or|and) ?))?"
    rf"(?P<last>[0-9]+(?:\.[0-9]+)?) ?(?P<size>{'|'.join(_SIZES)})(?![\w.])"
)
_PARTED = re.compile(
    r"(.*[0-9]) ?[(,;] ?(?:incl\.?|including|among them|of (?:whom|them|which)) .*|[0-9]+ ?[+&] ?[0-9]+.*"
)
_MEANT = (
    (r"(?:at least )?(.+?),? (?:and )?(?:up to|at most) (.+)", "{} to {}"),
    (r"(?:up to|no more than|not more than|maximum|max\.?) ?(.+)", "at most {}"),
    (r"(?:<|under|below) ?(.+)", "fewer than {}"),
    (r"(.+?) (?:or fewer|or less|at most)", "at most {}"),
    (r"(?:no fewer than|no less than|not fewer than|minimum|min\.?|a minimum of) ?(.+)", "at least {}"),
    (r"(.+?)(?: ?\+| or more| at least|\.\.)", "at least {}"),
    (r"> ?(.+)", "more than {}"),
    (r"(?:around|approximately|approx\.?|roughly|some|circa|c\.|ca\.?|≈) ?(.+)", "about {}"),
    (r"(.+?) ?(?:\?|approximately)", "about {}"),
    (r"(?:between|from) (.+?) (?:and|to) (.+)", "{} to {}"),
    (rf"(.+?) ?(?:[{DASHES}]|--|/|\.\.| or | and ) ?(.+)", "{} to {}"),
    (rf"(.*[0-9]) (?!{_OF_NUMBERS})[a-z][a-z-]{{2,}}", "{}"),
    (r"([0-9]{1,3}(?:(?:[.'’\u066c\u060c]|[,\u066c\u060c] )[0-9]{3})+)", "{}"),
)


def explain_count(text: str) -> Advice:
    """Return what is wrong with a text that is no count, and what to write instead, each in plain sentences."""
    try:
        parse_quantity(text)
    except RefusedValueError as refusal:
        return _explain(text, re.sub("[ \t]+", " ", text.strip().lower()), refusal.reason)
    raise ValueError(f"{text!r} is a count")


def count_in_words(text: str) -> str:
    """Return the count that a text without digits stands for; empty where it is no number in words."""
    digits = count_in_digits(text)
    return next(filter(is_count, (digits, *_readings(digits))), "")


def only_count(text: str) -> str | None:
    """Return the count that ``text`` writes with other digits, dashes or commas: ``10—12``, ``۱۲``.

    None for a count as it should be, and for what can be read in two ways: ``4.000`` may be four.
    """
    plain = plain_digits(text.strip())
    if is_count(text.strip().lower()) or not any(map(str.isdigit, plain)):
        return None
    if estimate := only_estimate(plain):
        return estimate
    plain = re.sub("(?<=[0-9])[,\u066c\u060c](?=[0-9]{3}(?![0-9]))", "", plain)
    parts = re.fullmatch(rf"({_PLAIN})\s?[{DASHES}]\s?({_PLAIN})", plain)
    only = f"{parts[1]} to {parts[2]}" if parts else plain
    return only if is_count(only.lower()) and not _IN_PARTS.search(only) else None


def _explain(text: str, plain: str, reason: str) -> Advice:
    match reason:
        case "too-long":
            return Advice("This is too long for a count.", _FORMS)
        case "too-large":
            return Advice("This number is larger than a million millions.", "Check the number of zeros.")
        case "fewer-than-none":
            return Advice(f"`{text}` would be fewer than none.", "Write `0` if there were none.")
        case "reversed":
            first, last = (int(re.sub("[^0-9]", "", number[0])) for number in re.finditer(NUMBER, plain))
            return Advice(f"`{text}` runs from more to fewer.", f"Write `{last} to {first}` if that is meant.")
        case "bounds-reversed":
            best, low, high = (number[0] for number in re.finditer(NUMBER, plain))
            meant = estimate_of(best, high, low)
            remedy = f"Write `{meant}` if that is meant." if meant else "Write the lower bound first."
            return Advice(f"The bounds of `{text}` run from more to fewer.", remedy)
        case "best-outside":
            return Advice(f"In `{text}`, the estimate lies outside its bounds.", "Correct the estimate or the bounds.")
    return _explain_form(text, plain)


def _explain_form(text: str, plain: str) -> Advice:
    if not plain:
        return Advice("There is no number and no word here.", _FORMS)
    if is_nothing(plain):
        return Advice(f"`{text}` only fills an empty cell.", "Remove this row.")
    if re.fullmatch(rf"[-−–] ?{NUMBER}", plain):
        return Advice(f"`{text}` is negative; a count is not.", f"Write `{plain[1:].strip()}` if that is meant.")
    if estimate := estimate_in(plain):
        return Advice(f"`{text}` is not one of the forms for a count.", f"Write `{estimate}`.")
    digits = _SIZED.sub(_in_full, plain_digits(plain))
    for count in (digits, *_readings(digits)):
        if is_count(count):
            return Advice(f"`{text}` is not one of the forms for a count.", f"Write `{count}`.")
    if _PARTED.fullmatch(digits):
        return Advice(f"`{text}` has more than one count.", "Write each in a row of its own, a part with its `group:`.")
    if re.search(r"[0-9][.,][0-9]", plain):
        return Advice(f"`{text}` is not a whole number.", "Write a whole number, such as `1200` or `1,200`.")
    return Advice(f"`{text}` is not one of the forms for a count.", _FORMS)


def _in_full(number: re.Match[str]) -> str:
    """Return ``1.2 million`` and ``2-3 lakh`` with all their digits; what is no whole number as it is, and ``3m``: that
    may be men."""
    size, numbers = _SIZES[number["size"]], [each for each in (number["first"], number["last"]) if each]
    whole = [Decimal(each) * size for each in numbers]
    if any(each != int(each) for each in whole) or (number["size"] == "m" and "." not in number["last"]):
        return number[0]
    between = number["to"] if any(map(str.isalpha, number["to"] or "")) else " to "
    return (between or "").join(str(int(each)) for each in whole)


def _readings(plain: str) -> Iterator[str]:
    for pattern, form in _MEANT:
        if match := re.fullmatch(pattern, plain):
            yield form.format(*(re.sub("[.'’,\u066c\u060c]\\s?", "", part) for part in match.groups()))

"""Where a schema and the model have to differ: one predicate for each exception that the package's docstring lists."""

import re
from calendar import monthrange
from typing import Any

from build_scripts.exports.schema.values import count
from build_scripts.model.rows import FIGURE_KEYS
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.quantity import LARGEST, parse_quantity
from build_scripts.model.values.refusal import RefusedValueError
from tests.exports.schema.trees import leaves


def excuse(tree: Any, typed: Any) -> str:
    """The exception that ``tree`` (as text) and ``typed`` (as an editor reads it) fall under, or nothing."""
    for text, value in leaves(tree, typed):
        for one in (bare_null, other_spelling, no_such_day, reversed_date, impossible_count, one_time, odd_words):
            if one(text, value):
                return one.__name__
    return "several_measures" if several_measures(tree) else ""


def bare_null(text: str, value: Any) -> bool:
    """`null` or `~` without quotes."""
    return value is None and text != ""


def other_spelling(text: str, value: Any) -> bool:
    """A number without quotes that is not written in plain digits, a year before 1000 and infinity among them."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    plain = re.fullmatch(r"0|-?[1-9][0-9]*|-?(?:0|[1-9][0-9]*)\.[0-9]+", text)
    return is_number and (not plain or (isinstance(value, float) and value.is_integer()))


def no_such_day(text: str, value: Any) -> bool:
    """A day that its month does not have."""
    days = re.findall(r"([0-9]{4})-(0[1-9]|1[0-2])-([0-9]{2})", text)
    return any(year != "0000" and int(day) > monthrange(int(year), int(month))[1] for year, month, day in days)


def reversed_date(text: str, value: Any) -> bool:
    """An interval or a set whose end is before its start."""
    start, _, end = re.sub(r"[][]", "", text).partition("/" if "/" in text else "..")
    try:
        return bool(start and end) and parse_edtf(end).last < parse_edtf(start).first
    except RefusedValueError:
        return False


def impossible_count(text: str, value: Any) -> bool:
    """A count from more to fewer, fewer than none, outside its bounds, or beyond a million millions."""
    if re.fullmatch(r"(?i)\s*(fewer|less) than\s*0+\s*", text):
        return True
    number = r"[0-9](?:[0-9, \t\u00a0\u202f]*[0-9])?"
    found = re.fullmatch(rf"(?i)[a-z~<>=≥≤\s]*({number})(?:(?:\s+to\s+|\s*[-–]\s*)({number}))?\s*", text)
    if estimate := re.fullmatch(rf"(?i)[a-z~\s]*({number})\s*\(({number})\s+to\s+({number})\)\s*", text):
        best, low, high = (int(re.sub(r"\D", "", each)) for each in estimate.groups())
        return not low <= best <= high <= LARGEST
    numbers = [int(re.sub(r"\D", "", each)) for each in found.groups() if each] if found else []
    return max(numbers, default=0) > LARGEST or (numbers != sorted(numbers) and not _is_date(text))


def one_time(text: str, value: Any) -> bool:
    """A time of day from a minute to the same minute."""
    return bool(re.fullmatch(r"\[?([0-9]{2}:[0-9]{2})(?:Z|[+-][0-9:]{5})?(?:/|\.\.)\1\]?", text))


def odd_words(text: str, value: Any) -> bool:
    """The words of a count in signs that a regular expression cannot tell from letters, or from digits."""
    if text.isascii():
        return False
    try:
        words = parse_quantity(text).kind == "words"
    except RefusedValueError:
        words = False
    return words != bool(re.search(count()["pattern"], text))


def _is_date(text: str) -> bool:
    try:
        return bool(parse_edtf(text))
    except RefusedValueError:
        return False


def several_measures(tree: Any) -> bool:
    """A row of figures that counts several things; without terms a schema cannot tell."""
    rows = tree.get("figures") if isinstance(tree, dict) else None
    rows = [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []
    return any(len(row.keys() - FIGURE_KEYS) > 1 for row in rows)

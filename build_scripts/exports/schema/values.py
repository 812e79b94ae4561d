"""The values of single keys as JSON Schema: text, dates, counts, times, degrees, each in every form an editor gives it.

Each is one schema with several types, since a keyword of JSON Schema speaks only of its own type: `pattern` of text,
`minimum` of numbers, `items` of lists. So a wrong value gets one message instead of one for each alternative.
`patternErrorMessage` and `errorMessage` are known to the language servers of VS Code and Red Hat; others ignore them.

The patterns keep to what the regular expressions of JavaScript (with its flag `u`) and of Python read alike.
"""

from __future__ import annotations

from typing import Any, Literal

from build_scripts.model.values.distances import DISTANCE
from build_scripts.model.values.quantity import KINDS, LARGEST, LONGEST
from build_scripts.model.values.times import CLOCK, OFFSET, WORDS

Schema = dict[str, Any]

_SPACE = r"\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
"""White space in Unicode; `\\s` is not the same in the two dialects."""


def _whole(pattern: str) -> str:
    """``pattern`` for a whole text; Python's `$` alone would pass over a line feed at the end."""
    return rf"^(?:{pattern})$(?!\n)"


def text() -> Schema:
    """A piece of text. What YAML takes for a number or a truth value is text for the record."""
    return {
        "type": ["string", "number", "boolean"],
        "pattern": f"[^{_SPACE}]",
        "patternErrorMessage": "This is empty: write its value, or remove the key.",
        "errorMessage": "Write one value, in double quotes if it begins with a bracket, or remove the key.",
    }


_YEAR = "(?!0000)[0-9]{4}"
_MONTH = "(?:0[1-9]|1[0-2])"
_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
_PLAIN = f"{_YEAR}(?:-{_MONTH}(?:-{_DAY})?)?"
_PARTS = f"{_YEAR}(?:-(?:{_MONTH}(?:-(?:{_DAY}|XX))?|2[1-4]|XX(?:-XX)?))?"
_SINGLE = f"(?:{_PARTS}|(?!000)[0-9]{{3}}X|(?!00)[0-9]{{2}}XX)[~?%]?"
_SET = rf"{_PLAIN}\.\.{_PLAIN}"
_INTERVAL = rf"{_SINGLE}/(?:{_SINGLE}|\.\.)?|(?:\.\.)?/{_SINGLE}"
_DATE_FORMS = (
    "A date is EDTF: 2018-07-13, 2018-07 or 2018; 2018-07~ for about July 2018; 2017-08-03/2017-08-05 for a span; "
    "[2024-11-27..2024-12-08] for an unknown day between two days."
)


def date() -> Schema:
    """A date in EDTF. An unquoted year is a number, an unquoted set a list of one.

    With `contains` in the place of `items`, since a key whose value has items is completed as a list.
    """
    return {
        "type": ["string", "integer", "array"],
        "pattern": _whole(rf"{_SINGLE}|{_INTERVAL}|\[{_SET}\]"),
        "minimum": 1000,
        "maximum": 9999,
        "contains": {"type": "string", "pattern": _whole(_SET)},
        "minItems": 1,
        "maxItems": 1,
        "patternErrorMessage": _DATE_FORMS,
        "errorMessage": _DATE_FORMS,
    }


_NUMBER = r"(?:[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:(?:[ \t]+|[\u00a0\u202f])[0-9]{3})+)|[0-9]+)"
_DIGIT = r"0-9\u00b2\u00b3\u00b9\u00bc-\u00be\u0660-\u0669\u06f0-\u06f9"
_LETTER = r"A-Za-z\u00aa\u00b5\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02c1\u0370-\u1fff\u2c00-\ud7ff"
_COUNT_FORMS = (
    "A count is 13, at least 36, at most 40, about 150, 60 to 62 or 3 (0 to 20), or the source's words without digits."
)


def _any_case(prefix: str) -> str:
    cases = (f"[{sign}{sign.upper()}]" if sign.isalpha() else sign for sign in prefix)
    return "".join(cases).replace(" ", r"[ \t]+")


def count() -> Schema:
    """A figure's value: a number, a bound, a range, an estimate with its bounds, or words without digits.

    The pattern looks first whether the text is short, so that a long one costs nothing.
    """
    space = f"[{_SPACE}]*"
    prefix = "|".join(map(_any_case, filter(None, KINDS)))
    one = f"(?:{prefix})?{space}{_NUMBER}"
    between = f"[{_SPACE}]+[tT][oO][{_SPACE}]+|{space}[-–]{space}"
    several = f"(?:{_any_case('about')}|~)?{space}{_NUMBER}(?:{between}){_NUMBER}"
    best = rf"(?:{_any_case('about')}|~)?{space}{_NUMBER}{space}\({_NUMBER}[{_SPACE}]+[tT][oO][{_SPACE}]+{_NUMBER}\)"
    words = f"(?!{space}(?:{prefix}){space}$)(?=[^{_LETTER}]*[{_LETTER}])[^{_DIGIT}]+"
    return {
        "type": ["string", "integer", "boolean"],
        "pattern": rf"^(?=[\s\S]{{1,{LONGEST}}}$){space}(?:{one}|{several}|{best}|{words}){space}$",
        "minimum": 0,
        "maximum": LARGEST,
        "patternErrorMessage": _COUNT_FORMS,
        "errorMessage": _COUNT_FORMS,
    }


def time() -> Schema:
    """A time of day. An unquoted one between two others is a list of one."""
    between = rf"{CLOCK}{OFFSET}?\.\.{CLOCK}"
    form = (
        'A time of day is hours and minutes, with the offset where it is known: "17:50+04:30"; "17:50~", '
        f'"17:30/18:00", "[17:30..18:00]" or one of {", ".join(WORDS)}.'
    )
    return {
        "type": ["string", "array"],
        "pattern": _whole(rf"{CLOCK}{OFFSET}?(?:~|/{CLOCK})?|\[{between}\]|{'|'.join(WORDS)}"),
        "contains": {"type": "string", "pattern": _whole(between)},
        "minItems": 1,
        "maxItems": 1,
        "patternErrorMessage": form,
        "errorMessage": form,
    }


def degrees(limit: Literal[90, 180]) -> Schema:
    """A coordinate in decimal degrees, from minus ``limit`` to ``limit``."""
    below = {90: "0?[0-8]?[0-9]", 180: "0?[0-9]?[0-9]|1[0-7][0-9]"}[limit]
    top = {90: "0?90", 180: "180"}[limit]
    form = f"Write decimal degrees between -{limit} and {limit}, for example 34.52813."
    return {
        "type": ["string", "number"],
        "pattern": _whole(rf"-?(?:(?:{below})(?:\.[0-9]+)?|{top}(?:\.0+)?)"),
        "minimum": -limit,
        "maximum": limit,
        "patternErrorMessage": form,
        "errorMessage": form,
    }


def distance() -> Schema:
    """How exact a point is, in metres or kilometres."""
    form = "Write a distance in metres or kilometres, `5 km` or `200 m`, or a kind of place."
    return {"type": "string", "pattern": _whole(DISTANCE.pattern), "patternErrorMessage": form, "errorMessage": form}


def one_of(words: tuple[str, ...]) -> Schema:
    """One of a few words, also as YAML types those that look like numbers."""
    return {"enum": [form for word in words for form in typed(word)]}


def typed(word: str) -> tuple[str | int | bool, ...]:
    """Return the forms in which ``word`` may reach a schema: as text, and as YAML 1.2 reads it without quotes."""
    if word.isascii() and word.isdecimal() and word == str(int(word)):
        return word, int(word)
    return (word, word == "true") if word in ("true", "false") else (word,)

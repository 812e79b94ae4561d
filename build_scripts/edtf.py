"""Read EDTF dates (ISO 8601-2, levels 0 and 1, and one-of-a-set), each as its first and last possible day.

Conventions, once for everything below:

* Days are inclusive on both sides. An open or unknown end lasts to ``date.max``, a start from ``date.min``.
* The years are 0001 to 9999; all other years, and decades that hold the year 0, are refused in words.
* ``~`` (approximate), ``?`` (uncertain) and ``%`` (both) change the words for a date, never its days.
* Seasons are the meteorological ones of the northern hemisphere: 21 March to May, 22 June to August,
  23 September to November, 24 December to February of the next year.
* An interval lasts (``a/b``); a set is one unknown day (``[a..b]``).
* An interval or a set is reversed when the last possible day of its end is before the first of its start.

The grammar is the upper half. The lower half is for contributors, and the reason for this module's length: it
guesses what a refused text was meant to be, and proposes only what the grammar accepts.
"""

import re
import unicodedata
from calendar import isleap, monthrange
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import product
from typing import Literal, NamedTuple

Precision = Literal["day", "month", "season", "year", "decade", "century", "span", "between", "open"]
Qualifier = Literal["", "~", "?", "%"]

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_QUALIFIERS: dict[str, Qualifier] = {"": "", "~": "~", "?": "?", "%": "%"}
_OPEN = ("", "..")
_LONGEST = 60


class EdtfError(ValueError):
    """A text that is no date here: what is wrong, and what to write instead, each in plain sentences."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}"


@dataclass(frozen=True, slots=True)
class Edtf:
    """A date as written, with its first and last possible day.

    ``2018-07-XX`` (a day in July) has the precision ``month``, ``2018-XX`` the precision ``year``. ``start``
    and ``end`` are the two dates of a span or a set, None at an open or unknown side. An interval has no
    qualifier of its own: look at its two dates.
    """

    text: str
    first: date
    last: date
    precision: Precision
    qualifier: Qualifier = ""
    start: "Edtf | None" = None
    end: "Edtf | None" = None

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=1 << 15)
def parse_edtf(text: str) -> Edtf:
    """Read one EDTF text. Raises EdtfError, with a remedy, for whatever is not exactly one of the forms."""
    if edtf := _read(text):
        return edtf
    raise _explain(text)


def overlaps(a: Edtf, first: date, last: date) -> bool:
    """Whether any possible day of ``a`` lies in the period from ``first`` to ``last``, both inclusive."""
    return a.first <= last and first <= a.last


def html_datetime(e: Edtf) -> str | None:
    """The value for ``<time datetime>``: only unqualified, fully specified days, months and years have one.

    HTML knows ``2018``, ``2018-07`` and ``2018-07-13``; its validator rejects ``1984?`` and ``2018-07-XX``.
    """
    plain = e.precision in ("day", "month", "year") and not e.qualifier and "X" not in e.text
    return e.text if plain else None


def _read(text: str) -> Edtf | None:
    """None for what has none of the forms; raises EdtfError for what has the form but not the sense."""
    if found := _DATE.fullmatch(text):
        return _read_single(text, found)
    return _read_set(text) or _read_interval(text)


def _read_single(text: str, found: re.Match[str]) -> Edtf:
    year, month, day, mark = found.groups()
    if "X" in year:
        return _read_years(text, year, month, _QUALIFIERS[mark])
    number = int(year)
    if not number:
        raise EdtfError("The year 0000 is not accepted.", "Write a year from 0001 to 9999.")
    if month is None:
        return Edtf(text, date(number, 1, 1), date(number, 12, 31), "year", _QUALIFIERS[mark])
    if month == "XX":
        return _read_unknown_month(text, number, day, _QUALIFIERS[mark])
    if day is None and month in ("21", "22", "23", "24"):
        return _read_season(text, number, int(month), _QUALIFIERS[mark])
    if not "01" <= month <= "12":
        raise _no_such_month(year, month, day)
    length = monthrange(number, int(month))[1]
    if day is None or day == "XX":
        ends = date(number, int(month), 1), date(number, int(month), length)
        return Edtf(text, *ends, "month", _QUALIFIERS[mark])
    if not 1 <= int(day) <= length:
        raise _no_such_day(year, month, day, length)
    only = date(number, int(month), int(day))
    return Edtf(text, only, only, "day", _QUALIFIERS[mark])


def _read_years(text: str, year: str, month: str | None, qualifier: Qualifier) -> Edtf:
    if month is not None:
        raise EdtfError(f"{text} has an unknown year, but a month.", f"Write {year} alone.")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not first:
        raise EdtfError(f"{text} would include the year 0000.", "Write a year from 0001 to 9999.")
    precision: Precision = "century" if year.endswith("XX") else "decade"
    return Edtf(text, date(first, 1, 1), date(last, 12, 31), precision, qualifier)


def _read_unknown_month(text: str, year: int, day: str | None, qualifier: Qualifier) -> Edtf:
    if day not in (None, "XX"):
        raise EdtfError(f"{text} has a day, but no month.", f"Write {year:04}-XX-XX for a day in {year}.")
    return Edtf(text, date(year, 1, 1), date(year, 12, 31), "year", qualifier)


def _read_season(text: str, year: int, season: int, qualifier: Qualifier) -> Edtf:
    month = (season - 20) * 3
    if season < 24:
        last = date(year, month + 2, monthrange(year, month + 2)[1])
    else:
        last = date(year + 1, 2, 29 if isleap(year + 1) else 28) if year < 9999 else date.max
    return Edtf(text, date(year, month, 1), last, "season", qualifier)


def _read_set(text: str) -> Edtf | None:
    first, dots, last = text[1:-1].partition("..")
    starts, ends = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if text[:1] + text[-1:] != "[]" or not dots or not starts or not ends:
        return None
    start, end = _read_single(first, starts), _read_single(last, ends)
    for side in (start, end):
        if side.qualifier or "X" in side.text or side.precision not in ("day", "month", "year"):
            raise EdtfError(
                f"{side} cannot stand in a set: a set already says that the day is not known.",
                "Write a plain day, month or year on both sides, such as [2024-11-27..2024-12-08].",
            )
    return _join(text, start, end, "between")


def _read_interval(text: str) -> Edtf | None:
    first, slash, last = text.partition("/")
    if not slash or (first in _OPEN and last in _OPEN):
        return None
    starts, ends = _DATE.fullmatch(first), _DATE.fullmatch(last)
    if not (starts or first in _OPEN) or not (ends or last in _OPEN):
        return None
    start = _read_single(first, starts) if starts else None
    end = _read_single(last, ends) if ends else None
    return _join(text, start, end, "span" if start and end else "open")


def _join(text: str, start: Edtf | None, end: Edtf | None, precision: Precision) -> Edtf:
    first, last = start.first if start else date.min, end.last if end else date.max
    if last < first:
        swapped = f"[{end}..{start}]" if precision == "between" else f"{end}/{start}"
        message = f"The end, {end}, is before the start, {start}."
        raise EdtfError(message, f"Write {swapped} if that is meant.")
    return Edtf(text, first, last, precision, "", start, end)


# From here on: what to say about a refused text. Guesses work on lower case, plain digits and hyphens.

_FORMS = (
    "Write 2018-07-13, 2018-07 or 2018; 2018-07~ for about July 2018; 2017-08-03/2017-08-05 for a span; "
    "[2024-11-27..2024-12-08] for an unknown day between two days."
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTH = "(?P<m>" + "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" for name in map(str.lower, _MONTHS)) + r")\.?"
_SEASON = f"(?P<s>{'|'.join(_SEASONS)})"
_DAY, _YEAR, _GAP = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?", "(?P<y>[0-9]{4})", "(?:[ ,./-]|of )+"
_PART = r"([0-9]{1,2})"
_ISO = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_TIME = r"[t ][0-9]{1,2}(?::[0-9:.]+)?(?: ?z|[+-][0-9:]+)?(?![0-9])"


def _no_such_month(year: str, month: str, day: str | None) -> EdtfError:
    if month == "00":
        return EdtfError("There is no month 00.", f"Write {year}, or {year}-XX for an unknown month.")
    remedy = "Months run from 01 to 12; the seasons are 21 spring, 22 summer, 23 autumn and 24 winter."
    if day is not None and "01" <= day <= "12":
        remedy = f"Write {year}-{day}-{month} if day and month changed places."
    elif day is not None:
        remedy = "Months run from 01 to 12; a season has no day."
    return EdtfError(f"There is no month {month}.", remedy)


def _no_such_day(year: str, month: str, day: str, length: int) -> EdtfError:
    if day == "00":
        remedy = f"Write {year}-{month}, or {year}-{month}-XX for an unknown day."
        return EdtfError("There is no day 00.", remedy)
    leap = f"{int(year)} is not a leap year: " if (month, day) == ("02", "29") else ""
    name = f"{_MONTHS[int(month) - 1]} {int(year)}"
    return EdtfError(
        f"{leap}{name} has {length} days, so there is no {year}-{month}-{day}.",
        f"Write a day from 01 to {length}, or {year}-{month} if the day is not known.",
    )


def _explain(text: str) -> EdtfError:
    if not text.strip():
        return EdtfError("There is no date here.", _FORMS)
    if len(text) > _LONGEST:
        return EdtfError("This is too long for a date.", _FORMS)
    for rule, accepted in _guess(_tidy(text)):
        message = _SPACES if rule is _RULES[0] and text.split() != [text] else rule.message
        return EdtfError(message.format(text=text), _propose(accepted) + rule.note)
    for refusal in _refusals(_tidy(text)):
        return refusal
    if text[0] in "[{":
        message = f"{text} is not a set with a first and a last date."
        return EdtfError(message, "Write it like [2024-11-27..2024-12-08].")
    if re.fullmatch(r"[Yy]?[-+−]?[0-9]+(-[0-9]{2}){0,2}", text):
        return EdtfError(f"{text} is not a year from 0001 to 9999.", "Write four digits for the year.")
    return EdtfError(f"{text} is not a date in one of the accepted forms.", _FORMS)


def _propose(accepted: list[str]) -> str:
    if len(accepted) > 1:
        return f"It can be read in more than one way: write {' or '.join(accepted)}, whichever is meant."
    return f"Write {accepted[0]}" + ("" if accepted[0].endswith(".") else ".")


def _tidy(text: str) -> str:
    plain = (str(unicodedata.decimal(sign, sign)) for sign in text)
    return " ".join(re.sub("[\u2010-\u2015\u2212]", "-", "".join(plain)).lower().split())


def _guess(text: str) -> Iterator[tuple["_Rule", list[str]]]:
    """The rules that fit, each with the texts it proposes that the grammar accepts."""
    for rule in _RULES:
        found = rule.pattern.fullmatch(text)
        if accepted := [it for it in dict.fromkeys(rule.build(found) if found else ()) if _accepts(it)]:
            yield rule, accepted


def _refusals(text: str) -> Iterator[EdtfError]:
    """What the grammar has against the readings of this text: ``30 February 2018`` fails over its day."""
    for rule in _RULES:
        found = rule.pattern.fullmatch(text)
        for candidate in rule.build(found) if found else ():
            try:
                _read(candidate)
            except EdtfError as refusal:
                yield refusal


def _accepts(text: str) -> bool:
    try:
        return _read(text) is not None
    except EdtfError:
        return False


@lru_cache(maxsize=256)  # a text that several rules split asks for its parts again and again
def _meanings(text: str) -> tuple[str, ...]:
    return (text,) if _accepts(text) else next((tuple(accepted) for _, accepted in _guess(text)), ())


def _pairs(pattern: str, *sides: str) -> list[str]:
    """The pattern filled with every reading of its sides; the first borrows the year of the last."""
    year = re.search(" [0-9]{4}$", sides[-1])
    if year and not re.search("[0-9]{4}", sides[0]):
        sides = (sides[0] + year[0], *sides[1:])
    return [pattern.format(*pair) for pair in product(*map(_meanings, sides))]


def _fill(*patterns: str) -> "_Build":
    return lambda found: [text for pattern in patterns for text in _pairs(pattern, *found.groups())]


def _named(found: re.Match[str]) -> list[str]:
    parts = found.groupdict()
    if "s" in parts:
        return [f"{parts['y']}-{_SEASONS[parts['s']]}"]
    month = next(at for at, name in enumerate(_MONTHS, 1) if name.lower().startswith(parts["m"][:3]))
    return [f"{parts['y']}-{month:02}" + (f"-{int(parts['d']):02}" if "d" in parts else "")]


def _marked(found: re.Match[str]) -> list[str]:
    marks = "".join(sorted(set(re.findall("[~?%]", found[0]))))
    return [found[0].translate(dict.fromkeys(map(ord, "~?%"))) + (marks if len(marks) == 1 else "%")]


def _centuries(found: re.Match[str]) -> list[str]:
    return [f"{found[1]}X"] + ([f"{found[1][:2]}XX"] if found[1][2] == "0" else [])


def _numbers(*parts: str) -> str:
    return "-".join(part.zfill(2) for part in parts)


def _either(year: str, month: str, day: str) -> list[str]:
    return [_numbers(year, month, day), _numbers(year, day, month)]


def _days(pattern: str, found: re.Match[str]) -> list[str]:
    last = _named(found)[0]
    return [pattern.format(f"{last[:8]}{int(found[1]):02}", last)]


def _short_end(found: re.Match[str]) -> list[str]:
    """``2018/19``, ``2018-07-13/15``: an end without what it shares with the start; or a month."""
    start, end = found.groups()
    return [*([_numbers(start, end)] if len(start) == 4 else []), f"{start}/{start[: -len(end)]}{end}"]


def _timeless(found: re.Match[str]) -> list[str]:
    return [re.sub(_ISO + _TIME, r"\1", found[0])]


def _unknown_digits(found: re.Match[str]) -> list[str]:
    """``201u``, ``2018-07-??``, ``2018-07-__``, ``2018-07-00``."""
    return [re.sub("(?<=-)00", "XX", re.sub("[a-z?_*#]", "X", found[0]))]


_Build = Callable[[re.Match[str]], Iterable[str]]


class _Rule(NamedTuple):
    message: str
    pattern: re.Pattern[str]
    build: _Build
    note: str = ""


_SPACES = "There are spaces in or around the date."
_SIGNS = "{text} has other signs than the digits 0 to 9, the hyphen and a capital X."
_WORDS = "{text} is in words; a date is written in numbers, which the site puts into words again."
_ORDER = "{text} is not written year first, with hyphens and two digits each for month and day."
_RANGE = "{text} is not written as two dates with one slash between them, or with two dots in brackets."
_TIME_NOTE = " The time of day has its own field: `time:`, such as `time: 17:50+04:30`."
_DMY = _GAP.join((_DAY, _MONTH, _YEAR))
_MDY = _GAP.join((_MONTH, _DAY, _YEAR))
_YMD = _GAP.join((_YEAR, _MONTH, _DAY))
_ORDERS = (_DMY, _MDY, _YMD, _MONTH + _GAP + _YEAR, _YEAR + _GAP + _MONTH)


def _rule(message: str, pattern: str, build: _Build, note: str = "") -> _Rule:
    return _Rule(message, re.compile(pattern), build, note)


_RULES = (
    _rule(_SIGNS, ".+", lambda m: [m[0].replace(" ", "").upper()]),
    _rule("A date holds no time of day.", rf".*{_ISO}{_TIME}.*", _timeless, _TIME_NOTE),
    _rule(_ORDER, rf"{_PART}[/. -]{_PART}[/. -]([0-9]{{4}})", lambda m: _either(m[3], m[2], m[1])),
    _rule(_ORDER, rf"([0-9]{{4}})[/. -]{_PART}[/. -]{_PART}", lambda m: [_numbers(*m.groups())]),
    _rule(_ORDER, r"([0-9]{4})([0-9]{2})([0-9]{2})?", lambda m: [_numbers(*filter(None, m.groups()))]),
    _rule(_ORDER, rf"{_PART}[/. -]([0-9]{{4}})", lambda m: [_numbers(m[2], m[1])]),
    _rule(_ORDER, rf"([0-9]{{4}})[. -]{_PART}", lambda m: [_numbers(m[1], m[2])]),
    _rule(_RANGE, "([0-9-]{4,10})/([0-9-]{1,5})", _short_end),
    *(_rule(_WORDS, order, _named) for order in _ORDERS),
    _rule(_WORDS, _SEASON + _GAP + _YEAR, _named),
    _rule(_WORDS, r"(?:in |the )*([0-9]{3})0'?s", _centuries),
    _rule("An unknown digit is a capital X: {text} has another sign.", r"[0-9]{3,4}.*", _unknown_digits),
    _rule("The mark ~, ? or % stands once, at the end of the date: {text}.", r"[0-9x~?%-]*[~?%].*", _marked),
    _rule(_WORDS, rf"{_PART} ?(?:-|to) ?({_DMY})", lambda m: _days("{}/{}", m)),
    _rule(_WORDS, rf"between {_PART} and ({_DMY})", lambda m: _days("[{}..{}]", m)),
    _rule(_WORDS, r"between (.+) and (.+)", _fill("[{}..{}]")),
    _rule(_RANGE, r"(?:from )?(.+?) (?:to|until|till|through|-) (.+)", _fill("{}/{}")),
    _rule(_RANGE, rf"{_ISO}-+{_ISO}", _fill("{}/{}")),
    _rule(_RANGE, "([0-9]{4})-+([0-9]{4})", _fill("{}/{}")),
    _rule(_RANGE, r"[\[{]([^,;/ .]+)[\]}]", _fill("{}")),
    _rule(_RANGE, r"[\[{](.+?)(?:[,;/]|\.\.) ?(.+)[\]}]", _fill("[{}..{}]")),
    _rule(_RANGE, r"([^\[{]+?)\.{2,}(?!.*\.\.)(.+)", _fill("{}/{}", "[{}..{}]")),
    _rule(_ORDER, r"([^/]+)/([^/]+)", _fill("{}/{}")),
    _rule(_WORDS, r"(?:since|from) (.+)", _fill("{}/..")),
    _rule(_WORDS, r"(?:until|till) (.+)", _fill("../{}")),
    _rule(_WORDS, r"(?:about|around|approximately|circa|ca?\.?|~) ?(.+)", _fill("{}~")),
    _rule(_WORDS, r"(?:perhaps|maybe|possibly|probably) (.+)", _fill("{}?")),
    _rule(_WORDS, r"(?:in|on|the) (.+)", _fill("{}")),
)

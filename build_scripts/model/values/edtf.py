"""Read EDTF dates (ISO 8601-2, levels 0 and 1, and one-of-a-set), each as its first and last possible day.

Conventions, once for everything below:

* Days are inclusive on both sides. An open or unknown end lasts to ``date.max``, a start from ``date.min``.
* The years are 0001 to 9999; all other years, and decades that hold the year 0, are refused in words.
* ``~`` (approximate), ``?`` (uncertain) and ``%`` (both) change the words for a date, never its days.
* Seasons are the meteorological ones of the northern hemisphere: 21 March to May, 22 June to August,
  23 September to November, 24 December to February of the next year.
* An interval lasts (``a/b``); a set is one unknown day (``[a..b]``).
* An interval or a set is reversed when the last possible day of its end is before the first of its start.

What to write instead of a refused text is found in `edtf_guesses`.
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Literal

Precision = Literal["day", "month", "season", "year", "decade", "century", "span", "between", "open"]
Qualifier = Literal["", "~", "?", "%"]

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_QUALIFIERS: dict[str, Qualifier] = {"": "", "~": "~", "?": "?", "%": "%"}
_OPEN = ("", "..")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


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
    if edtf := read_edtf(text):
        return edtf
    from build_scripts.reading.diagnosis.hints.dates import explain  # it reads its guesses with this module

    raise explain(text)


def html_datetime(e: Edtf) -> str | None:
    """The value for ``<time datetime>``: only unqualified, fully specified days, months and years have one.

    HTML knows ``2018``, ``2018-07`` and ``2018-07-13``; its validator rejects ``1984?`` and ``2018-07-XX``.
    """
    plain = e.precision in ("day", "month", "year") and not e.qualifier and "X" not in e.text
    return e.text if plain else None


def read_edtf(text: str) -> Edtf | None:
    """A date, or None for what has none of the forms; raises EdtfError for what has the form but not the sense."""
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
        raise EdtfError(f"`{text}` has an unknown year, but a month.", f"Write `{year}` alone.")
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not first:
        raise EdtfError(f"`{text}` would include the year 0000.", "Write a year from 0001 to 9999.")
    precision: Precision = "century" if year.endswith("XX") else "decade"
    return Edtf(text, date(first, 1, 1), date(last, 12, 31), precision, qualifier)


def _read_unknown_month(text: str, year: int, day: str | None, qualifier: Qualifier) -> Edtf:
    if day not in (None, "XX"):
        raise EdtfError(f"`{text}` has a day, but no month.", f"Write `{year:04}-XX-XX` for a day in {year}.")
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
                f"`{side}` cannot stand in a set: a set already says that the day is not known.",
                "Write a plain day, month or year on both sides, such as `[2024-11-27..2024-12-08]`.",
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
        message = f"The end, `{end}`, is before the start, `{start}`."
        raise EdtfError(message, f"Write `{swapped}` if that is meant.")
    return Edtf(text, first, last, precision, "", start, end)


def _no_such_month(year: str, month: str, day: str | None) -> EdtfError:
    if month == "00":
        return EdtfError("There is no month 00.", f"Write `{year}`, or `{year}-XX` for an unknown month.")
    remedy = "Months run from 01 to 12; the seasons are 21 spring, 22 summer, 23 autumn and 24 winter."
    if day is not None and "01" <= day <= "12":
        remedy = f"Write `{year}-{day}-{month}` if day and month changed places."
    elif day is not None:
        remedy = "Months run from 01 to 12; a season has no day."
    return EdtfError(f"There is no month {month}.", remedy)


def _no_such_day(year: str, month: str, day: str, length: int) -> EdtfError:
    if day == "00":
        remedy = f"Write `{year}-{month}`, or `{year}-{month}-XX` for an unknown day."
        return EdtfError("There is no day 00.", remedy)
    leap = f"{int(year)} is not a leap year: " if (month, day) == ("02", "29") else ""
    name = f"{MONTHS[int(month) - 1]} {int(year)}"
    return EdtfError(
        f"{leap}{name} has {length} days, so there is no `{year}-{month}-{day}`.",
        f"Write a day from 01 to {length}, or `{year}-{month}` if the day is not known.",
    )

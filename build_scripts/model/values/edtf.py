"""Read EDTF dates (ISO 8601-2, levels 0 and 1, and one-of-a-set), each as its first and last possible day.

Conventions, once for everything below:

* Days are inclusive on both sides. An open or unknown end lasts to ``date.max``, a start from ``date.min``.
* The years are 0001 to 9999; all other years, and decades that hold the year 0, are refused in words.
* ``~`` (approximate), ``?`` (uncertain) and ``%`` (both) change the words for a date, never its days.
* Seasons are the meteorological ones of the northern hemisphere: 21 March to May, 22 June to August,
  23 September to November, 24 December to February of the next year.
* An interval lasts (``a/b``); a set is one unknown day (``[a..b]``).
* An interval or a set is reversed when the last possible day of its end is before the first of its start.

A refused text raises a `RefusedValueError` with one of the reasons ``no-form``, ``year-0``, ``holds-year-0``,
``unknown-year-with-month``, ``day-without-month``, ``no-month``, ``no-day``, ``inexact-in-set`` or ``reversed``, and
with the one date, or the interval or set, that is wrong.
"""

import re
from calendar import isleap, monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from build_scripts.model.values.refusal import RefusedValueError

Precision = Literal["day", "month", "season", "year", "decade", "century", "span", "between", "open"]
Qualifier = Literal["", "~", "?", "%"]

SINGLE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2}|XX)(?:-([0-9]{2}|XX))?)?([~?%]?)")
_QUALIFIERS: dict[str, Qualifier] = {"": "", "~": "~", "?": "?", "%": "%"}
_OPEN = ("", "..")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


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

    @property
    def is_certain(self) -> bool:
        """Whether neither the date nor a side of it is ``~``, ``?`` or ``%``, so that its days are what is meant."""
        return not any(side.qualifier for side in (self, self.start, self.end) if side)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=1 << 15)
def parse_edtf(text: str) -> Edtf:
    """Read one EDTF text.

    :raises RefusedValueError: for whatever is not exactly one of the forms.
    """
    if single := SINGLE.fullmatch(text):
        return _read_single(text, single)
    if edtf := _read_set(text) or _read_interval(text):
        return edtf
    raise RefusedValueError("no-form", text)


def is_days_before(earlier: Edtf, later: Edtf) -> bool:
    """Check whether the last possible day of ``earlier`` is before the first of ``later``, by more than a day.

    One day is what time zones explain: it is today here and tomorrow there.
    """
    return earlier.last < date.max and earlier.last + timedelta(days=1) < later.first


def html_datetime(e: Edtf) -> str | None:
    """Return the value for ``<time datetime>``: only unqualified, fully specified days, months and years have one.

    HTML knows ``2018``, ``2018-07`` and ``2018-07-13``; its validator rejects ``1984?`` and ``2018-07-XX``.
    """
    plain = e.precision in ("day", "month", "year") and not e.qualifier and "X" not in e.text
    return e.text if plain else None


def _read_single(text: str, parts: re.Match[str]) -> Edtf:
    year, month, day, mark = parts.groups()
    # From the coarsest to the finest: the pattern of one date lets through any two digits, so what each part may be
    # depends on those before it, and a refusal names the first part that is wrong.
    if "X" in year:
        return _read_years(text, year, month, _QUALIFIERS[mark])
    number = int(year)
    if not number:
        raise RefusedValueError("year-0", text)
    if month is None:
        return Edtf(text, date(number, 1, 1), date(number, 12, 31), "year", _QUALIFIERS[mark])
    if month == "XX":
        return _read_unknown_month(text, number, day, _QUALIFIERS[mark])
    if day is None and month in ("21", "22", "23", "24"):
        return _read_season(text, number, int(month), _QUALIFIERS[mark])
    if not "01" <= month <= "12":
        raise RefusedValueError("no-month", text)
    length = monthrange(number, int(month))[1]
    if day is None or day == "XX":
        ends = date(number, int(month), 1), date(number, int(month), length)
        return Edtf(text, *ends, "month", _QUALIFIERS[mark])
    if not 1 <= int(day) <= length:
        raise RefusedValueError("no-day", text)
    only = date(number, int(month), int(day))
    return Edtf(text, only, only, "day", _QUALIFIERS[mark])


def _read_years(text: str, year: str, month: str | None, qualifier: Qualifier) -> Edtf:
    if month is not None:
        raise RefusedValueError("unknown-year-with-month", text)
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if not first:
        raise RefusedValueError("holds-year-0", text)
    precision: Precision = "century" if year.endswith("XX") else "decade"
    return Edtf(text, date(first, 1, 1), date(last, 12, 31), precision, qualifier)


def _read_unknown_month(text: str, year: int, day: str | None, qualifier: Qualifier) -> Edtf:
    if day not in (None, "XX"):
        raise RefusedValueError("day-without-month", text)
    return Edtf(text, date(year, 1, 1), date(year, 12, 31), "year", qualifier)


def _read_season(text: str, year: int, season: int, qualifier: Qualifier) -> Edtf:
    # ISO 8601-2 leaves open which months a season has. Those of meteorology are whole months, so that a season can be
    # compared with dates that are known to the month; winter is named after the year in which it begins.
    month = (season - 20) * 3
    if season < 24:
        last = date(year, month + 2, monthrange(year, month + 2)[1])
    else:
        last = date(year + 1, 2, 29 if isleap(year + 1) else 28) if year < 9999 else date.max
    return Edtf(text, date(year, month, 1), last, "season", qualifier)


def _read_set(text: str) -> Edtf | None:
    first, dots, last = text[1:-1].partition("..")
    starts, ends = SINGLE.fullmatch(first), SINGLE.fullmatch(last)
    if text[:1] + text[-1:] != "[]" or not dots or not starts or not ends:
        return None
    start, end = _read_single(first, starts), _read_single(last, ends)
    for side in (start, end):
        if side.qualifier or "X" in side.text or side.precision not in ("day", "month", "year"):
            raise RefusedValueError("inexact-in-set", side.text)
    return _join(text, start, end, "between")


def _read_interval(text: str) -> Edtf | None:
    first, slash, last = text.partition("/")
    if not slash or (first in _OPEN and last in _OPEN):
        return None
    starts, ends = SINGLE.fullmatch(first), SINGLE.fullmatch(last)
    if not (starts or first in _OPEN) or not (ends or last in _OPEN):
        return None
    start = _read_single(first, starts) if starts else None
    end = _read_single(last, ends) if ends else None
    return _join(text, start, end, "span" if start and end else "open")


def _join(text: str, start: Edtf | None, end: Edtf | None, precision: Precision) -> Edtf:
    first, last = start.first if start else date.min, end.last if end else date.max
    # Possible days are compared, not the texts: `2018-07/2018` may end in December, and is accepted. Refused is only
    # what cannot be the right way round, whichever days are meant.
    if last < first:
        raise RefusedValueError("reversed", text)
    return Edtf(text, first, last, precision, "", start, end)

"""Dates out of cells: EDTF of what a cell means for certain, and nothing else.

A date written ``03/07/2018`` is read in the order that the map names. A day of the Solar Hijri calendar is read where
its month's name, or the map, says that it is one. A weekday is the last one before the day of the report.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

from build_scripts.base.text import plain_signs, shown
from build_scripts.contribute.importing.cells import Cell, Fault, cell_text, is_empty
from build_scripts.contribute.importing.map_model import PRECISIONS, Means, Order, When
from build_scripts.contribute.importing.refused import RefusedRowError
from build_scripts.contribute.new.answers import read_date
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_date, read_solar

Get = Callable[[str], Cell]
"""What a row has in a column."""
NUMERIC = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})(?:[ T]+0?0:00(?::00)?)?")
_PLAIN = re.compile(r"(?:1[5-9]|20)[0-9]{2}(?:-[0-9]{2}){0,2}")
_SHORT = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}")
_ISO_TIME = re.compile(r"\+?([0-9]{4}-[0-9]{2}-[0-9]{2})[T ][0-9:.]+(?:Z|[+-][0-9:]+)?")
_BEFORE_CHRIST = re.compile(r"-[0-9]{1,}(?:-.*)?|.*\b(?:bc|bce|b\.c\.)(?:\W.*)?", re.IGNORECASE)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_RELATIVE = re.compile(rf"(?:(today)|(yesterday)|(?:on )?(last )?({'|'.join(_WEEKDAYS)}))")
_ABOUT = re.compile(r"(?:c\.|ca\.?|circa|about|around|approximately) ?([^/~?]+)", re.IGNORECASE)
_DECADE = re.compile(r"(?:the )?([0-9]{3})0s", re.IGNORECASE)
_JULIAN = ("Q1985786", "julian", "proleptic julian calendar")


def read_when(when: When, get: Get) -> str:
    """Return the date of a row in EDTF.

    :raises RefusedRowError: when there is none, or more than one that it may be.
    """
    start = _parts(when, get, "") if when.year else read_day(get(when.column), when, when.column, get)
    if not start:
        raise RefusedRowError("no-date", "there is no date", when.column or when.year)
    end = _parts(when, get, "to_") if when.to_year else read_day(get(when.to), when, when.to, get) if when.to else ""
    means: Means = when.means
    if when.precision:
        start, means = _as_precise(start, cell_text(get(when.precision)), when, get)
    try:
        return parse_edtf(_span(start, end, means)).text
    except RefusedValueError as refusal:
        raise RefusedRowError("bad-date", " ".join(explain_date(refusal.text)), when.column or when.year) from refusal


def read_day(cell: Cell, when: When, column: str, get: Get = lambda column: None) -> str:
    """Return one cell as EDTF; empty where it is."""
    if isinstance(cell, Fault):
        raise RefusedRowError(cell.rule, cell.reason, column)
    if is_empty(cell):
        return ""
    if isinstance(cell, bool | float | time | timedelta):
        said = "a time of day without a day; days before 1900 look like this" if isinstance(cell, time) else "no date"
        raise RefusedRowError("bad-date", f"‘{shown(str(cell))}’ is {said}", column)
    if isinstance(cell, date):
        if when.cells == "doubtful" and cell.day <= 12 and cell.day != cell.month:
            swapped = f"{cell.year:04}-{cell.day:02}-{cell.month:02}"
            why = f"the cell holds {cell:%Y-%m-%d}, and its program may have made that of {swapped}: look it up"
            raise RefusedRowError("day-or-month", why, column)
        return (cell.date() if isinstance(cell, datetime) else cell).isoformat()
    if isinstance(cell, int):
        return _read_number(cell, when, column)
    return _read_text((cell or "").strip(), when, column, get)


def _read_number(number: int, when: When, column: str) -> str:
    text = str(number)
    if len(text) == 8 and 1 <= int(text[4:6]) <= 12:
        text = f"{text[:4]}-{text[4:6]}-{text[6:]}"
    elif len(text) != 4:
        raise RefusedRowError("bad-date", f"{number} is no year; a day that lost its format looks like this", column)
    return _read_text(text, when, column, lambda column: None)


def _read_text(text: str, when: When, column: str, get: Get) -> str:
    if _PLAIN.fullmatch(text) and not when.calendar:  # what most columns hold
        return text
    if _BEFORE_CHRIST.fullmatch(text):
        raise RefusedRowError(
            "bad-date", f"‘{shown(text)}’ lies before the year 1, where no date of the record lies", column
        )
    if _SHORT.fullmatch(text):
        raise RefusedRowError("short-year", f"‘{shown(text)}’ has a year of two digits: write four", column)
    if when.calendar != "gregorian" and (solar := read_solar(text, when.calendar == "solar-hijri")):
        return solar
    if when.calendar == "solar-hijri":
        raise RefusedRowError("not-our-calendar", f"‘{shown(text)}’ is no day of the Solar Hijri calendar", column)
    if numeric := NUMERIC.fullmatch(text):
        return _in_order(numeric, when.order, column)
    if relative := _RELATIVE.fullmatch(plain_signs(text)):
        return _resolve(relative, text, when, column, get)
    if iso := _ISO_TIME.fullmatch(text):
        text = iso[1]
    if about := _ABOUT.fullmatch(text):
        return f"{_read_text(about[1], when, column, get)}~"
    if decade := _DECADE.fullmatch(text):
        return f"{decade[1]}X"
    try:
        return read_date(f"{text} CE" if when.calendar == "gregorian" else text)
    except ValueError as error:
        rule = "not-our-calendar" if "calendar" in str(error) else "bad-date"
        raise RefusedRowError(rule, str(error), column) from error


def _in_order(parts: re.Match[str], order: Order, column: str) -> str:
    """Return ``13/07/2018``: in the order of the map, or in the only one that there is."""
    first, second, year = (int(part) for part in parts.groups())
    readings = {"day-month": (second, first), "month-day": (first, second)}
    possible = {
        name: f"{year:04}-{month:02}-{day:02}"
        for name, (month, day) in readings.items()
        if (not order or name == order) and year and 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]
    }
    if len(dates := set(possible.values())) == 1:
        return dates.pop()
    if not dates:
        how = f" with {order.replace('-', ' before ')}, as the map says" if order else ""
        raise RefusedRowError("bad-date", f"there is no day {parts[0]}{how}", column)
    meanings = " or ".join(f"`{each}`" for each in sorted(dates))
    remedy = "nothing in the column proves which; name the `order` in the map"
    raise RefusedRowError("day-or-month", f"‘{parts[0]}’ may be {meanings}: {remedy}", column)


def order_of(text: str) -> Order:
    """Return the order that a text proves: ``31/08/2018`` can only have the day first."""
    parts = NUMERIC.fullmatch(text.strip())
    first, second = (int(parts[1]), int(parts[2])) if parts else (0, 0)
    return "day-month" if 12 < first <= 31 and 1 <= second <= 12 else (
        "month-day" if 12 < second <= 31 and 1 <= first <= 12 else "")  # fmt: skip


def _resolve(relative: re.Match[str], text: str, when: When, column: str, get: Get) -> str:
    if not when.relative_to:
        remedy = "say in the map by `relative_to` which column has the day of the report"
        raise RefusedRowError(
            "bad-date", f"‘{shown(text)}’ depends on the day on which it was written: {remedy}", column
        )
    report = parse_edtf(read_day(get(when.relative_to), When(order=when.order), when.relative_to) or "0001")
    if report.precision != "day":
        raise RefusedRowError("bad-date", f"‘{shown(text)}’ needs the day of the report", when.relative_to)
    if relative[1] or relative[2]:
        return (report.first - timedelta(days=1 if relative[2] else 0)).isoformat()
    back = (report.first.weekday() - _WEEKDAYS.index(relative[4])) % 7
    if not back and not relative[3]:
        raise RefusedRowError(
            "bad-date", f"‘{shown(text)}’ was written on that weekday: it may be that day, or a week before", column
        )
    return (report.first - timedelta(days=back or 7)).isoformat()


def _parts(when: When, get: Get, side: str) -> str:
    """Return a date whose year, month and day have a column each."""
    names = [getattr(when, f"{side}{part}") for part in ("year", "month", "day")]
    numbers: list[int] = []
    for name in filter(None, names):
        cell = get(name)
        if isinstance(cell, Fault):
            raise RefusedRowError(cell.rule, cell.reason, name)
        text = cell_text(cell)
        if is_empty(cell):
            numbers.append(0)
        elif re.fullmatch("[0-9]{1,4}", text):
            numbers.append(int(text))
        else:
            raise RefusedRowError(
                "bad-date", f"‘{shown(text)}’ is no number of a year from 1 on, a month or a day", name
            )
    if not any(numbers):
        return ""
    year, month, day = (*numbers, 0, 0)[:3]
    if not year or (day and not month):
        raise RefusedRowError("bad-date", "a month without a year, or a day without a month, is no date", names[0])
    text = f"{year:04}" + (f"-{month:02}" if month else "") + (f"-{day:02}" if day else "")
    return _read_text(text, when, names[0], get)


def _as_precise(start: str, code: str, when: When, get: Get) -> tuple[str, Means]:
    """Return the date of a row as exactly as its code says, and whether a second date means a time between."""
    if is_empty(code):
        return start, when.means
    meaning = when.codes.get(code, "")
    if meaning not in PRECISIONS:
        raise RefusedRowError("unknown-code", f"the map does not say what ‘{shown(code)}’ means", when.precision)
    calendar = cell_text(get(when.model)) if when.model else ""
    if meaning == "month" and calendar.casefold().endswith(tuple(name.casefold() for name in _JULIAN)):
        # A day of the Julian calendar comes converted in the results of queries, a month does not.
        raise RefusedRowError("not-our-calendar", f"‘{shown(start)}’ is a month of the Julian calendar", when.model)
    cut = {
        "month": start[:7],
        "year": start[:4],
        "decade": f"{start[:3]}X",
        "about": f"{start}~",
        "uncertain": f"{start}?",
    }
    means: Means = "between" if meaning == "between" else "lasted" if meaning == "lasted" else when.means
    return cut.get(meaning, start), means


def _span(start: str, end: str, means: Means) -> str:
    """Return EDTF for a start and an end: one day, a whole month or year, the time between, or how long it lasted."""
    if not end or end == start:
        return start
    if means == "lasted":
        return f"{start}/{end}"
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-01", start) and len(end) == 10:
        year, month = int(start[:4]), int(start[5:7])
        if end == f"{start[:7]}-{monthrange(year, month)[1]}":
            return start[:7]
        if start[5:] == "01-01" and end == f"{start[:4]}-12-31":
            return start[:4]
    return f"[{start}..{end}]"

"""Dates as people write them that the format does not know, each form with the dates that it may mean.

A form is a pattern over lower case, plain digits and hyphens, what it proposes, and what to say of it. A meaning is a
guess, of which only those that the grammar accepts are used.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, partial
from itertools import product
from typing import NamedTuple

from build_scripts.model.values.edtf import MONTHS, SINGLE, parse_edtf
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis.hints import date_words as words
from build_scripts.reading.diagnosis.hints.date_words import (
    DAY,
    DMY,
    FIRST_DAY,
    FROM_MD,
    GAP,
    MONTH,
    MORE_DAYS,
    TO_DY,
    YEAR,
)

_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_SEASON = f"(?P<s>{'|'.join(_SEASONS)})"
_PART = r"([0-9]{1,2})"
ISO = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_TIME = r"[t ][0-9]{1,2}(?::[0-9:.]+)?(?: ?(?:z|utc|gmt)| ?[+-][0-9:]+)?(?![0-9])"


_Build = Callable[[re.Match[str]], Iterable[str]]


class DateForm(NamedTuple):
    """A form, what it proposes, and what to say; ``same``: what it proposes is the same date, written otherwise, as far
    as the text in the group ``around`` is.
    """

    message: str
    pattern: re.Pattern[str]
    build: _Build
    note: str = ""
    same: bool = False
    around: int | str = 0


def is_date(text: str) -> bool:
    """Check whether the grammar accepts a text."""
    try:
        return bool(parse_edtf(text))
    except RefusedValueError:
        return False


@lru_cache(maxsize=256)  # a text that several forms split asks for its parts again and again
def _meanings(text: str) -> tuple[str, ...]:
    return (text,) if is_date(text) else next((tuple(accepted) for _, accepted in guess(text)), ())


def _pairs(pattern: str, *sides: str) -> list[str]:
    """Return the pattern filled with every reading of its sides; the first borrows the year of the last."""
    year = re.search(" [0-9]{4}$", sides[-1])
    if year and not re.search("[0-9]{4}", sides[0]):
        sides = (sides[0] + year[0], *sides[1:])
    return [pattern.format(*pair) for pair in product(*map(_meanings, sides))]


def _fill(*patterns: str) -> _Build:
    return lambda match: [text for pattern in patterns for text in _pairs(pattern, *match.groups())]


def _named(match: re.Match[str]) -> list[str]:
    parts = match.groupdict()
    if "s" in parts:
        return [f"{parts['y']}-{_SEASONS[parts['s']]}"]
    month = next(at for at, name in enumerate(MONTHS, 1) if name.lower().startswith(parts["m"][:3]))
    return [f"{parts['y']}-{month:02}" + (f"-{int(parts['d']):02}" if "d" in parts else "")]


def _marked(match: re.Match[str]) -> list[str]:
    marks = "".join(sorted(set(re.findall("[~?%]", match[0]))))
    return [match[0].translate(dict.fromkeys(map(ord, "~?%"))) + (marks if len(marks) == 1 else "%")]


def _with_mark(match: re.Match[str]) -> list[str]:
    """Return the date of ``13 July 2018?`` with its mark, which with a span would be for one end only."""
    return [f"{date}{match[2]}" for date in _meanings(match[1]) if SINGLE.fullmatch(date) and date != match[1]]


def _centuries(match: re.Match[str]) -> list[str]:
    return [f"{match[1]}X"] + ([f"{match[1][:2]}XX"] if match[1][2] == "0" else [])


def _numbers(*parts: str) -> str:
    return "-".join(part.zfill(2) for part in parts)


def _either(year: str, month: str, day: str) -> list[str]:
    return [_numbers(year, month, day), _numbers(year, day, month)]


def _days(pattern: str) -> _Build:
    """Return what fills a pattern with the days of ``3-5 August 2017``; the first has month and year of the last."""

    def build(match: re.Match[str]) -> Iterable[str]:
        last = _named(match)[0]
        return [pattern.format(f"{last[:8]}{int(match['first']):02}", last)]

    return build


def _day_after_day(match: re.Match[str]) -> Iterable[str]:
    """Return the span of ``12, 13 and 14 August 2021``; of days that do not follow each other, none."""
    numbers = [int(each) for each in (match["first"], *re.findall("[0-9]+", match["more"]), match["d"])]
    return _days("{}/{}")(match) if numbers == [*range(numbers[0], numbers[-1] + 1)] else []


def _short_end(match: re.Match[str]) -> list[str]:
    """Return the meanings of ``2018/19`` and ``2018-07-13/15``: an end without what the start has too; or a month."""
    start, end = match.groups()
    return [*([_numbers(start, end)] if len(start) == 4 else []), f"{start}/{start[: -len(end)]}{end}"]


def _timeless(match: re.Match[str]) -> list[str]:
    return [re.sub(ISO + _TIME, r"\1", match[0])]


def _unknown_digits(match: re.Match[str]) -> list[str]:
    """Return the date with X for what is unknown in ``201u``, ``2018-07-??``, ``2018-07-__``, ``2018-07-00``."""
    return [re.sub("(?<=-)00", "XX", re.sub("[a-z?_*#]", "X", match[0]))]


_SIGNS = "`{text}` has other signs than the digits 0 to 9, the hyphen and a capital X."
_WORDS = "`{text}` is in words; a date is written in numbers, which the site puts into words again."
_ORDER = "`{text}` is not written year first, with hyphens and two digits each for month and day."
_RANGE = "`{text}` is not written as two dates with one slash between them, or with two dots in brackets."
_SET = "`{text}` is a list; a date is one day, a time between two, or one day of a time."
_ALL = "`{text}` lists days or years, which are all meant; the format has a span for that."
_MARKS = "The mark `~`, `?` or `%` appears once, at the end of the date, and not as in `{text}`."
_NOTE = "say in `date_note:` or `note:`"
_IN_PART = f" for the whole date, and {_NOTE} which part of it is in doubt"
_TIMELESS = "A date holds no time of day."
_WEEKDAY = "A date holds no day of the week."
_NOT_THEN = "`{text}` names a day of the week on which that day did not fall."
_NO_QUARTER = "The format has no quarters of a year."
_NO_WEEK = "The format has no weeks."
_NO_PART = "The format has no parts of a month or a year, as in `{text}`."
_IF_SO = " if the date is right and the day of the week is not"
_PART_OF_DAY = "; the time of day has a key of its own, such as `time: evening`"
_WHICH_PART = f", and {_NOTE} which part of it"
_TIME_NOTE = "; the time of day has a key of its own, such as `time: 17:50+04:30`"
_MDY = GAP.join((MONTH, DAY, YEAR))
_YMD = GAP.join((YEAR, MONTH, DAY))
_ORDERS = (DMY, _MDY, _YMD, MONTH + GAP + YEAR, YEAR + GAP + MONTH, DAY + MONTH + YEAR)


def _form(
    message: str, pattern: str, build: _Build, note: str = "", same: bool = False, around: int | str = 0
) -> DateForm:
    return DateForm(message, re.compile(pattern), build, note, same or bool(around), around)


# The first form that fits names the mistake. So those that say most exactly what is wrong come first, and those that
# take a text apart and ask for the meaning of its parts come last: they fit nearly everything.
FORMS = (
    _form(_SIGNS, ".+", lambda m: [m[0].replace(" ", "").upper()], same=True),
    _form(_TIMELESS, rf".*{ISO}{_TIME}.*", _timeless, _TIME_NOTE),
    _form(_ORDER, rf"{_PART}[/. -]{_PART}[/. -]([0-9]{{4}})", lambda m: _either(m[3], m[2], m[1]), same=True),
    _form(_ORDER, rf"([0-9]{{4}})[/. -]{_PART}[/. -]{_PART}", lambda m: [_numbers(*m.groups())], same=True),
    _form(_ORDER, r"([0-9]{4})([0-9]{2})([0-9]{2})?", lambda m: [_numbers(*filter(None, m.groups()))]),
    _form(_ORDER, rf"{_PART}[/. -]([0-9]{{4}})", lambda m: [_numbers(m[2], m[1])], same=True),
    _form(_ORDER, rf"([0-9]{{4}})[. -]{_PART}", lambda m: [_numbers(m[1], m[2])], same=True),
    _form(_RANGE, "([0-9-]{4,10})/([0-9-]{1,5})", _short_end),
    *(_form(_WORDS, order, _named, same=True) for order in _ORDERS),
    _form(_WORDS, _SEASON + GAP + YEAR, _named),
    _form(_WORDS, r"(?:in |the )*([0-9]{3})0'?s", _centuries),
    _form(_WORDS, r"(?:in |the )*([0-9]{1,2})(?:st|nd|rd|th) century", words.century),
    _form("An unknown digit is a capital `X`: `{text}` has another sign.", r"[0-9]{3,4}.*", _unknown_digits),
    _form(_MARKS, r"(?=.*-)[0-9x~?%-]*[~?%](?=[0-9-]).*", _marked, _IN_PART),
    _form(_MARKS, r"[0-9x~?%-]*[~?%].*", _marked),
    _form(_WORDS, r"(.+?) ?([~?%])", _with_mark, around=1),
    _form(_WORDS, rf"{FIRST_DAY} ?(?:-|to|/) ?{DMY}", _days("{}/{}")),
    _form(_WORDS, f"{FROM_MD} ?(?:-|to|/) ?{TO_DY}", _days("{}/{}")),
    _form(_WORDS, rf"between {FIRST_DAY} and {DMY}", _days("[{}..{}]")),
    _form(_WORDS, f"between {FROM_MD} and {TO_DY}", _days("[{}..{}]")),
    _form(_WORDS, r"between (.+) and (.+)", _fill("[{}..{}]")),
    _form(_ALL, FIRST_DAY + MORE_DAYS + DMY, _day_after_day),
    _form(_ALL, FROM_MD + MORE_DAYS + TO_DY, _day_after_day),
    _form(_SET, rf"{FIRST_DAY} or {DMY}", _days("[{}..{}]")),
    _form(_SET, f"{FROM_MD} or {TO_DY}", _days("[{}..{}]")),
    _form(_SET, "(.+) or (.+)", _fill("[{}..{}]")),
    _form(_TIMELESS, rf"(.+?),? {words.HOUR}", _fill("{}"), _TIME_NOTE),
    _form(_TIMELESS, rf"{words.HOUR},? (?:on |of )?(.+)", _fill("{}"), _TIME_NOTE),
    _form(_TIMELESS, rf"{words.PART_OF_DAY}(?: of| on|,)* (.+)", _fill("{}"), _PART_OF_DAY),
    _form(_TIMELESS, rf"(.+?),? {words.PART_OF_DAY}", _fill("{}"), _PART_OF_DAY),
    _form(_WEEKDAY, rf"{words.WEEKDAY},? (?P<rest>.+)", partial(words.on_its_weekday, _meanings), around="rest"),
    _form(_WEEKDAY, rf"(?P<rest>.+?),? \(?{words.WEEKDAY}\)?", partial(words.on_its_weekday, _meanings), around="rest"),
    _form(_NOT_THEN, rf"{words.WEEKDAY},? (?P<rest>.+)", partial(words.on_another_weekday, _meanings), _IF_SO),
    _form(_NOT_THEN, rf"(?P<rest>.+?),? \(?{words.WEEKDAY}\)?", partial(words.on_another_weekday, _meanings), _IF_SO),
    _form(_NO_QUARTER, words.QUARTER, words.quarter),
    _form(_NO_QUARTER, words.YEAR_AND_QUARTER, words.quarter),
    _form(_NO_WEEK, words.WEEK, words.week),
    _form(_NO_WEEK, words.WEEK_IN_WORDS, words.week),
    _form(_NO_PART, rf"{words.PART_OF_TIME}(.+)", _fill("{}"), _WHICH_PART),
    _form(_WORDS, words.UNTIL_NOW, _fill("{}/..")),
    _form(_RANGE, r"(?:from )?(.+?) (?:to|until|till|through|-) (.+)", _fill("{}/{}")),
    _form(_RANGE, rf"{ISO}-+{ISO}", _fill("{}/{}")),
    _form(_RANGE, "([0-9]{4})-+([0-9]{4})", _fill("{}/{}")),
    _form(_RANGE, "([0-9]{4}s)-([0-9]{4}s)", _fill("{}/{}")),
    _form(_RANGE, "([0-9]{4}) ?-", _fill("{}/..")),
    _form(_RANGE, r"[\[{]([^,;/ .]+)[\]}]", _fill("{}")),
    _form(_RANGE, r"\[(.+?)(?:[;/]|\.\.) ?(.+)\]", _fill("[{}..{}]")),
    _form(_SET, r"\[([^,]+), ?([^,]+)\]", _fill("[{}..{}]", "{}/{}")),
    _form(_SET, r"\[([^,]+),.*, ?([^,]+)\]", _fill("[{}..{}]", "{}/{}")),
    _form(_ALL, r"\{([^,]+?)(?:[,;/]|\.\.) ?(?:.*, ?)?([^,]+)\}", _fill("{}/{}")),
    _form(_RANGE, r"([^\[{]+?)\.{2,}(?!.*\.\.)(.+)", _fill("{}/{}", "[{}..{}]")),
    _form(_ORDER, r"([^/]+)/([^/]+)", _fill("{}/{}")),
    _form(_WORDS, r"(?:since|from) (.+)", _fill("{}/..")),
    _form(_WORDS, r"(?:until|till) (.+)", _fill("../{}")),
    _form(_WORDS, r"(?:about|around|approximately|circa|ca?\.?|~) ?(.+)", _fill("{}~")),
    _form(_WORDS, r"(?:perhaps|maybe|possibly|probably) (.+)", _fill("{}?")),
    _form(_WORDS, r"(?:throughout|all through|the whole of) (?P<rest>.+)", partial(words.first_to_last, _meanings)),
    _form(_WORDS, r"(?:in|on|the|during|within|some ?time in|in the course of) (.+)", _fill("{}")),
    _form(_SIGNS, r"(.+?)[.,;]+", _fill("{}"), around=1),
)


def guess(text: str) -> Iterator[tuple[DateForm, list[str]]]:
    """Yield the forms that fit, each with the texts it proposes that the grammar accepts."""
    for form in FORMS:
        match = form.pattern.fullmatch(text)
        if accepted := [date for date in dict.fromkeys(form.build(match) if match else ()) if is_date(date)]:
            yield form, accepted


def refusals(text: str) -> Iterator[RefusedValueError]:
    """Yield what the grammar has against the readings of this text: ``30 February 2018`` fails over its day."""
    for form in FORMS:
        match = form.pattern.fullmatch(text)
        for candidate in form.build(match) if match else ():
            try:
                parse_edtf(candidate)
            except RefusedValueError as refusal:
                if refusal.reason != "no-form":
                    yield refusal

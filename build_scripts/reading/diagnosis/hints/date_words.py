"""Words around a date that say more than the format does, and texts that lack what makes a date of them.

Weekdays, hours and parts of a day or of a month stand in many lists; the format has other places for them. All patterns
are over lower case, plain digits and hyphens, as those of `date_forms`.
"""

import re
from collections.abc import Callable, Iterable
from datetime import date

from build_scripts.model.values.edtf import MONTHS, SINGLE, parse_edtf

Meanings = Callable[[str], Iterable[str]]
"""Gives the dates that a text may mean."""

MONTH = "(?P<m>" + "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" for name in map(str.lower, MONTHS)) + r")\.?"
DAY, YEAR, GAP = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?", "(?P<y>[0-9]{4})", "(?:[ ,./-]|of )+"
FIRST_DAY = "(?P<first>[0-9]{1,2})(?:st|nd|rd|th)?"
DMY = GAP.join((DAY, MONTH, YEAR))
FROM_MD, TO_DY = f"{MONTH} {FIRST_DAY}", f"{DAY},? {YEAR}"
MORE_DAYS = r"(?P<more>(?:, ?[0-9]{1,2}(?:st|nd|rd|th)?)*),? (?:and|&) "

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
WEEKDAY = r"(?P<w>mon|tue|wed|thu|fri|sat|sun)(?:day|s|sday|nesday|r|rs|rsday|urday)?\.?"
_CLOCK = r"(?:[0-9]{1,2}(?:[:h][0-9]{2}){1,2}|[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]\.?m\.?)(?: ?[ap]\.?m\.?)?"
HOUR = rf"(?:at |around |about )*{_CLOCK}(?: ?(?:[a-z]+ time|[a-z]{{1,5}})| ?[+-][0-9:]+)?"
_PARTS_OF_DAY = "morning|noon|midday|afternoon|evening|night|midnight|dawn|dusk|daybreak|sunrise|sunset|nightfall"
PART_OF_DAY = rf"(?:(?:at|in|on|during|the) )*(?:early |late |mid-?)?(?:{_PARTS_OF_DAY})"
_PARTS = r"(?:early|mid|late)(?:[ -]to[ -](?:early|mid|late))?|(?:end|beginning|start|middle) of"
_COUNTED = r"(?:first|second|third|fourth|last) (?:days|week|weekend|half|third) (?:of|in)"
PART_OF_TIME = rf"(?:(?:at|in|on|the|very) )*(?:{_PARTS}|{_COUNTED})[ -](?:in |the )*"
WEEK = r"(?P<y>[0-9]{4})-?w(?P<n>[0-9]{2})(?:-?(?P<d>[1-7]))?"
WEEK_IN_WORDS = r"week (?P<n>[0-9]{1,2})(?: of|,)? (?P<y>[0-9]{4})"
_NUMBERED = "(?:first|second|third|fourth)"
QUARTER = rf"(?:the )?(?:q(?P<n>[1-4])|(?P<word>{_NUMBERED}) quarter)(?: of|,)?[ -](?P<y>[0-9]{{4}})"
YEAR_AND_QUARTER = r"(?P<y>[0-9]{4})[ -]?q(?P<n>[1-4])"
_NOW = "(?:present|now|today|ongoing|onwards?)"
UNTIL_NOW = rf"(?:from |since )?(?P<start>.+?),?(?: ?[-/] ?| (?:to|until|till) (?:the )?| ){_NOW}"


def on_its_weekday(meanings: Meanings, match: re.Match[str]) -> list[str]:
    """Return the days that a text may mean which fell on the weekday that it names."""
    return [day for day in _days(meanings(match["rest"])) if _is_on(day, match["w"])]


def on_another_weekday(meanings: Meanings, match: re.Match[str]) -> list[str]:
    """Return the days that a text may mean where none of them fell on the weekday that it names."""
    days = _days(meanings(match["rest"]))
    return [] if any(_is_on(day, match["w"]) for day in days) else days


def _days(dates: Iterable[str]) -> list[str]:
    return [each for each in dates if SINGLE.fullmatch(each) and parse_edtf(each).precision == "day"]


def _is_on(day: str, weekday: str) -> bool:
    return _WEEKDAYS[parse_edtf(day).first.weekday()] == weekday


def first_to_last(meanings: Meanings, match: re.Match[str]) -> list[str]:
    """Return the span of all days of a month or a year."""
    dates = (parse_edtf(each) for each in meanings(match["rest"]) if SINGLE.fullmatch(each))
    return [f"{each.first}/{each.last}" for each in dates if each.is_certain]


def week(match: re.Match[str]) -> list[str]:
    """Return a week of ISO 8601, or a day of it: as a span, and as one day within."""
    parts = match.groupdict()
    try:
        first, last = (date.fromisocalendar(int(parts["y"]), int(parts["n"]), day) for day in (1, 7))
    except ValueError:
        return []
    if parts.get("d"):
        return [date.fromisocalendar(int(parts["y"]), int(parts["n"]), int(parts["d"])).isoformat()]
    return _within(first.isoformat(), last.isoformat())


def quarter(match: re.Match[str]) -> list[str]:
    """Return a quarter of a year: as a span, and as one day within."""
    parts = match.groupdict()
    number = int(parts["n"]) if parts["n"] else ("first", "second", "third", "fourth").index(parts["word"]) + 1
    return _within(*(f"{parts['y']}-{month:02}" for month in (3 * number - 2, 3 * number)))


def _within(first: str, last: str) -> list[str]:
    return [f"{first}/{last}", f"[{first}..{last}]"]


def century(match: re.Match[str]) -> list[str]:
    """Return the ``19th century`` as its two first digits."""
    return [f"{int(match[1]) - 1:02}XX"]


_NO_YEAR = "`{text}` names no year."
_TWO_DIGITS = "The year in `{text}` has two digits."
_APART = "`{text}` lists days that do not follow each other."
_RELATIVE = "`{text}` depends on the day on which it was written."
_ONE_END = "`{text}` says only one end of the time when it was."
_WHOLE = "Write the whole date, such as `2018-07-13`."
_FOUR = "Write the year with four, then the month and the day, such as `2018-07-13`."
_EACH = "Write an entry for each, or the span from the first to the last, such as `2017-08-03/2017-08-05`."
_BOTH = "Write both, the earliest and the latest day that it can have been, such as `[2024-11-27..2024-12-08]`."
NO_DATE = "There is no date here."
WIDE = "Write the time within which it was, such as `[2015..2021]` or `201X`; where no date is asked for, leave it out."
_SMALL = "(?:in|on|the) "


def _lack(pattern: str, message: str, remedy: str) -> tuple[re.Pattern[str], str, str]:
    return re.compile(pattern), message, remedy


LACKS = (
    _lack(rf"(?:{_SMALL})*(?:{WEEKDAY},? )?(?:{DAY}{GAP})?{MONTH}", _NO_YEAR, _WHOLE),
    _lack(rf"(?:{_SMALL})*(?:{WEEKDAY},? )?{MONTH}{GAP}{DAY}", _NO_YEAR, _WHOLE),
    _lack(rf"(?:{DAY}{GAP})?{MONTH}{GAP}'?[0-9]{{2}}", _TWO_DIGITS, _FOUR),
    _lack(rf"{MONTH}{GAP}{DAY}{GAP}'?[0-9]{{2}}", _TWO_DIGITS, _FOUR),
    _lack("[0-9]{1,2}([/. -])[0-9]{1,2}[/. -]'?[0-9]{2}", _TWO_DIGITS, _FOUR),
    _lack(FIRST_DAY + MORE_DAYS + DMY, _APART, _EACH),
    _lack(FROM_MD + MORE_DAYS + TO_DY, _APART, _EACH),
    _lack(rf"(?:last|this|next|on|the) (?:week|month|year|night|{WEEKDAY})", _RELATIVE, _WHOLE),
    _lack(rf"(?:yesterday|today|tonight|now|{WEEKDAY})", _RELATIVE, _WHOLE),
    _lack("(?:some time |shortly |just |soon )?(?:before|after|by|prior to) .+", _ONE_END, _BOTH),
    _lack("n(?:o|ot) (?:later|earlier) than .+", _ONE_END, _BOTH),
    _lack("undated|date (?:unknown|not known)", NO_DATE, WIDE),
)
"""What texts lack to be a date: a pattern, what is wrong, and what to write."""

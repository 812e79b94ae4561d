"""What to say of a text that is no date, and which date it was meant to be.

Meanings are guesses, of which only those that the grammar accepts are shown.

Guesses work on lower case, plain digits and hyphens. Each rule is a pattern, what it proposes, and what to say.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from build_scripts.base.text import DASHES, plain_signs
from build_scripts.findings import Advice
from build_scripts.model.values.edtf import MONTHS, SINGLE, parse_edtf
from build_scripts.model.values.refusal import RefusedValueError

_LONGEST = 60
_DASHES = f"[{DASHES}]"
_OPEN = ("", "..")
_SEASON_CODE = re.compile("[0-9]{4}-2[1-4][~?%]?")
_YEAR_AND_TWO = re.compile(rf"[0-9]{{4}}(?: *{_DASHES} *| +-+ *|-+ +)[0-9]{{1,2}}")
_FORMS = (
    "Write `2018-07-13`, `2018-07` or `2018`; `2018-07~` for about July 2018; `2017-08-03/2017-08-05` for a span; "
    "`[2024-11-27..2024-12-08]` for an unknown day between two days."
)
_SEASONS = {"spring": "21", "summer": "22", "autumn": "23", "fall": "23", "winter": "24"}
_MONTH = "(?P<m>" + "|".join(rf"{name[:3]}(?:{name[3:]}|t)?" for name in map(str.lower, MONTHS)) + r")\.?"
_SEASON = f"(?P<s>{'|'.join(_SEASONS)})"
_DAY, _YEAR, _GAP = "(?P<d>[0-9]{1,2})(?:st|nd|rd|th)?", "(?P<y>[0-9]{4})", "(?:[ ,./-]|of )+"
_PART = r"([0-9]{1,2})"
_ISO = "([0-9]{4}-[0-9]{2}-[0-9]{2})"
_TIME = r"[t ][0-9]{1,2}(?::[0-9:.]+)?(?: ?(?:z|utc|gmt)| ?[+-][0-9:]+)?(?![0-9])"


def explain_date(text: str) -> Advice:
    """Return what is wrong with a text that is no date, and what to write instead, each in plain sentences."""
    try:
        parse_edtf(text)
    except RefusedValueError as refusal:
        return _explain_form(text) if refusal.reason == "no-form" else _explain_sense(refusal)
    raise ValueError(f"{text!r} is a date")


def _explain_form(text: str) -> Advice:
    if not text.strip():
        return Advice("There is no date here.", _FORMS)
    if len(text) > _LONGEST:
        return Advice("This is too long for a date.", _FORMS)
    plain = plain_signs(text)
    for rule, accepted in _guess(plain):
        message = _SPACES if rule is _RULES[0] and text.split() != [text] else rule.message
        return Advice(message.format(text=text), _propose(accepted, rule.note))
    for refusal in _refusals(plain):
        return _explain_sense(refusal)
    if text[0] in "[{":
        message = f"`{text}` is not a set with a first and a last date."
        return Advice(message, "Write it like `[2024-11-27..2024-12-08]`.")
    if re.fullmatch(r"[Yy]?[-+−]?[0-9]+(-[0-9]{2}){0,2}", text):
        return Advice(f"`{text}` is not a year from 0001 to 9999.", "Write four digits for the year.")
    return Advice(f"`{text}` is not a date in one of the accepted forms.", _FORMS)


def _explain_sense(refusal: RefusedValueError) -> Advice:
    """Return what is wrong with a text that has the form of a date, and not the sense of one."""
    text, date = refusal.text, SINGLE.fullmatch(refusal.text)
    year, month, day, _ = date.groups() if date else ("", "", "", "")
    match refusal.reason:
        case "no-month":
            return _explain_month(year, month, day)
        case "no-day":
            return _explain_day(year, month, day)
        case "year-0":
            return Advice("The year 0000 is not accepted.", "Write a year from 0001 to 9999.")
        case "holds-year-0":
            return Advice(f"`{text}` would include the year 0000.", "Write a year from 0001 to 9999.")
        case "unknown-year-with-month":
            return Advice(f"`{text}` has an unknown year, but a month.", f"Write `{year}` alone.")
        case "day-without-month":
            remedy = f"Write `{year}-XX-XX` for a day in {int(year)}."
            return Advice(f"`{text}` has a day, but no month.", remedy)
        case "inexact-in-set":
            message = f"`{text}` cannot stand in a set: a set already says that the day is not known."
            remedy = "Write a plain day, month or year on both sides, such as `[2024-11-27..2024-12-08]`."
            return Advice(message, remedy)
    is_set = text.startswith("[")
    start, _, end = text.strip("[]").partition(".." if is_set else "/")
    swapped = f"[{end}..{start}]" if is_set else f"{end}/{start}"
    return Advice(f"The end, `{end}`, is before the start, `{start}`.", f"Write `{swapped}` if that is meant.")


def _explain_month(year: str, month: str, day: str | None) -> Advice:
    if day is None and (month > max(year[2:], "12") or (month, year[2:]) == ("00", "99")):
        return _explain_two_years(year, month)
    if month == "00":
        return Advice("There is no month 00.", f"Write `{year}`, or `{year}-XX` for an unknown month.")
    remedy = "Months run from 01 to 12; the seasons are 21 spring, 22 summer, 23 autumn and 24 winter."
    if day is not None and "01" <= day <= "12":
        remedy = f"Write `{year}-{day}-{month}` if day and month changed places."
    elif day is not None:
        remedy = "Months run from 01 to 12; a season has no day."
    return Advice(f"There is no month {month}.", remedy)


def _explain_two_years(year: str, end: str) -> Advice:
    """``2017-18``, ``1999-00``: two years, as people write them, and no month of one."""
    last = f"{int(year[:2]) + (end < year[2:]):02}{end}"
    return Advice(f"There is no month {end}.", f"Write `{year}/{last}` for the time of both years.")


def _explain_day(year: str, month: str, day: str) -> Advice:
    if day == "00":
        remedy = f"Write `{year}-{month}`, or `{year}-{month}-XX` for an unknown day."
        return Advice("There is no day 00.", remedy)
    leap = f"{int(year)} is not a leap year: " if (month, day) == ("02", "29") else ""
    name, length = f"{MONTHS[int(month) - 1]} {int(year)}", monthrange(int(year), int(month))[1]
    return Advice(
        f"{leap}{name} has {length} days, so there is no `{year}-{month}-{day}`.",
        f"Write a day from 01 to {length}, or `{year}-{month}` if the day is not known.",
    )


def day_remedy(remedy: str) -> str:
    """``remedy``, for a text that is no date, where one known day is wanted: without spans, sets and months."""
    proposed = re.findall("`([^`]*)`", remedy)
    if proposed and all(re.fullmatch(_ISO, date) for date in proposed):
        return remedy
    return "write the day, for example `2026-12-01`"


def only_reading(text: str) -> str | None:
    """Return the date that ``text`` writes in another way: ``13 July 2018``, ``2018/7/3``, ``2018-07-13 / 2018-07-15``.

    None for a date as it should be, for what can be read in two ways (``03/07/2018``, ``2005–11``), and for what leaves
    a choice: words such as *about*, *since*, *summer*, a dash between two days, other scripts' digits and calendars.
    """
    if len(text) > _LONGEST or _accepts(text) or not re.sub(_DASHES, "-", text).isascii():
        return None
    if text.count("/") == 1:
        first, last = (side.strip() if side.strip() in _OPEN else _only_date(side) for side in text.split("/"))
        if first is not None and last is not None and _accepts(f"{first}/{last}"):
            return f"{first}/{last}"
    return _only_date(text)


def _only_date(text: str) -> str | None:
    """Return the one date or set that ``text`` says, as the format writes it; None for none, or for more than one."""
    guesses = list(_guess(plain_signs(text)))
    readings = {date for _, accepted in guesses for date in accepted}
    if len(readings) != 1 or not any(rule.same for rule, _ in guesses) or _YEAR_AND_TWO.fullmatch(text.strip()):
        return None
    only = readings.pop()
    return None if _SEASON_CODE.fullmatch(only) and only != text.replace(" ", "") else only


def _propose(accepted: list[str], note: str = "") -> str:
    listed = " or ".join(f"`{date}`" for date in accepted)
    if len(accepted) > 1:
        return f"It can be read in more than one way: write {listed}, whichever is meant{note}."
    return f"Write {listed}{note}."


def _guess(text: str) -> Iterator[tuple["_Rule", list[str]]]:
    """Yield the rules that fit, each with the texts it proposes that the grammar accepts."""
    for rule in _RULES:
        match = rule.pattern.fullmatch(text)
        if accepted := [date for date in dict.fromkeys(rule.build(match) if match else ()) if _accepts(date)]:
            yield rule, accepted


def _refusals(text: str) -> Iterator[RefusedValueError]:
    """Yield what the grammar has against the readings of this text: ``30 February 2018`` fails over its day."""
    for rule in _RULES:
        match = rule.pattern.fullmatch(text)
        for candidate in rule.build(match) if match else ():
            try:
                parse_edtf(candidate)
            except RefusedValueError as refusal:
                if refusal.reason != "no-form":
                    yield refusal


def _accepts(text: str) -> bool:
    try:
        return bool(parse_edtf(text))
    except RefusedValueError:
        return False


@lru_cache(maxsize=256)  # a text that several rules split asks for its parts again and again
def _meanings(text: str) -> tuple[str, ...]:
    return (text,) if _accepts(text) else next((tuple(accepted) for _, accepted in _guess(text)), ())


def _pairs(pattern: str, *sides: str) -> list[str]:
    """Return the pattern filled with every reading of its sides; the first borrows the year of the last."""
    year = re.search(" [0-9]{4}$", sides[-1])
    if year and not re.search("[0-9]{4}", sides[0]):
        sides = (sides[0] + year[0], *sides[1:])
    return [pattern.format(*pair) for pair in product(*map(_meanings, sides))]


def _fill(*patterns: str) -> "_Build":
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
    """``13 July 2018?``: the mark goes with a single date; with a span it would stand for one end only."""
    return [f"{date}{match[2]}" for date in _meanings(match[1]) if SINGLE.fullmatch(date) and date != match[1]]


def _centuries(match: re.Match[str]) -> list[str]:
    return [f"{match[1]}X"] + ([f"{match[1][:2]}XX"] if match[1][2] == "0" else [])


def _numbers(*parts: str) -> str:
    return "-".join(part.zfill(2) for part in parts)


def _either(year: str, month: str, day: str) -> list[str]:
    return [_numbers(year, month, day), _numbers(year, day, month)]


def _days(pattern: str, match: re.Match[str]) -> list[str]:
    last = _named(match)[0]
    return [pattern.format(f"{last[:8]}{int(match[1]):02}", last)]


def _short_end(match: re.Match[str]) -> list[str]:
    """``2018/19``, ``2018-07-13/15``: an end without what it shares with the start; or a month."""
    start, end = match.groups()
    return [*([_numbers(start, end)] if len(start) == 4 else []), f"{start}/{start[: -len(end)]}{end}"]


def _timeless(match: re.Match[str]) -> list[str]:
    return [re.sub(_ISO + _TIME, r"\1", match[0])]


def _unknown_digits(match: re.Match[str]) -> list[str]:
    """``201u``, ``2018-07-??``, ``2018-07-__``, ``2018-07-00``."""
    return [re.sub("(?<=-)00", "XX", re.sub("[a-z?_*#]", "X", match[0]))]


_Build = Callable[[re.Match[str]], Iterable[str]]


class _Rule(NamedTuple):
    """A form, what it proposes, and what to say; ``same``: what it proposes is the same date, written otherwise."""

    message: str
    pattern: re.Pattern[str]
    build: _Build
    note: str = ""
    same: bool = False


_SPACES = "There are spaces in or around the date."
_SIGNS = "`{text}` has other signs than the digits 0 to 9, the hyphen and a capital X."
_WORDS = "`{text}` is in words; a date is written in numbers, which the site puts into words again."
_ORDER = "`{text}` is not written year first, with hyphens and two digits each for month and day."
_RANGE = "`{text}` is not written as two dates with one slash between them, or with two dots in brackets."
_SET = "`{text}` is a list; a date is one day, a time between two, or one day of a time."
_ALL = "`{text}` lists days or years, which are all meant; the format has a span for that."
_MARKS = "The mark `~`, `?` or `%` stands once, at the end of the date, and not as in `{text}`."
_IN_PART = " for the whole date, and say in `date_note:` which part of it is in doubt"
_TIME_NOTE = "; the time of day has a key of its own, such as `time: 17:50+04:30`"
_DMY = _GAP.join((_DAY, _MONTH, _YEAR))
_MDY = _GAP.join((_MONTH, _DAY, _YEAR))
_YMD = _GAP.join((_YEAR, _MONTH, _DAY))
_ORDERS = (_DMY, _MDY, _YMD, _MONTH + _GAP + _YEAR, _YEAR + _GAP + _MONTH)


def _rule(message: str, pattern: str, build: _Build, note: str = "", same: bool = False) -> _Rule:
    return _Rule(message, re.compile(pattern), build, note, same)


_RULES = (
    _rule(_SIGNS, ".+", lambda m: [m[0].replace(" ", "").upper()], same=True),
    _rule("A date holds no time of day.", rf".*{_ISO}{_TIME}.*", _timeless, _TIME_NOTE),
    _rule(_ORDER, rf"{_PART}[/. -]{_PART}[/. -]([0-9]{{4}})", lambda m: _either(m[3], m[2], m[1]), same=True),
    _rule(_ORDER, rf"([0-9]{{4}})[/. -]{_PART}[/. -]{_PART}", lambda m: [_numbers(*m.groups())], same=True),
    _rule(_ORDER, r"([0-9]{4})([0-9]{2})([0-9]{2})?", lambda m: [_numbers(*filter(None, m.groups()))]),
    _rule(_ORDER, rf"{_PART}[/. -]([0-9]{{4}})", lambda m: [_numbers(m[2], m[1])], same=True),
    _rule(_ORDER, rf"([0-9]{{4}})[. -]{_PART}", lambda m: [_numbers(m[1], m[2])], same=True),
    _rule(_RANGE, "([0-9-]{4,10})/([0-9-]{1,5})", _short_end),
    *(_rule(_WORDS, order, _named, same=True) for order in _ORDERS),
    _rule(_WORDS, _SEASON + _GAP + _YEAR, _named),
    _rule(_WORDS, r"(?:in |the )*([0-9]{3})0'?s", _centuries),
    _rule("An unknown digit is a capital `X`: `{text}` has another sign.", r"[0-9]{3,4}.*", _unknown_digits),
    _rule(_MARKS, r"(?=.*-)[0-9x~?%-]*[~?%](?=[0-9-]).*", _marked, _IN_PART),
    _rule(_MARKS, r"[0-9x~?%-]*[~?%].*", _marked),
    _rule(_WORDS, r"(.+?) ?([~?%])", _with_mark, same=True),
    _rule(_WORDS, rf"{_PART} ?(?:-|to) ?({_DMY})", lambda m: _days("{}/{}", m)),
    _rule(_WORDS, rf"between {_PART} and ({_DMY})", lambda m: _days("[{}..{}]", m)),
    _rule(_WORDS, r"between (.+) and (.+)", _fill("[{}..{}]")),
    _rule(_RANGE, r"(?:from )?(.+?) (?:to|until|till|through|-) (.+)", _fill("{}/{}")),
    _rule(_RANGE, rf"{_ISO}-+{_ISO}", _fill("{}/{}")),
    _rule(_RANGE, "([0-9]{4})-+([0-9]{4})", _fill("{}/{}")),
    _rule(_RANGE, r"[\[{]([^,;/ .]+)[\]}]", _fill("{}")),
    _rule(_RANGE, r"\[(.+?)(?:[;/]|\.\.) ?(.+)\]", _fill("[{}..{}]")),
    _rule(_SET, r"\[([^,]+), ?([^,]+)\]", _fill("[{}..{}]", "{}/{}")),
    _rule(_SET, r"\[([^,]+),.*, ?([^,]+)\]", _fill("[{}..{}]", "{}/{}")),
    _rule(_ALL, r"\{([^,]+?)(?:[,;/]|\.\.) ?(?:.*, ?)?([^,]+)\}", _fill("{}/{}")),
    _rule(_RANGE, r"([^\[{]+?)\.{2,}(?!.*\.\.)(.+)", _fill("{}/{}", "[{}..{}]")),
    _rule(_ORDER, r"([^/]+)/([^/]+)", _fill("{}/{}")),
    _rule(_WORDS, r"(?:since|from) (.+)", _fill("{}/..")),
    _rule(_WORDS, r"(?:until|till) (.+)", _fill("../{}")),
    _rule(_WORDS, r"(?:about|around|approximately|circa|ca?\.?|~) ?(.+)", _fill("{}~")),
    _rule(_WORDS, r"(?:perhaps|maybe|possibly|probably) (.+)", _fill("{}?")),
    _rule(_WORDS, r"(?:in|on|the) (.+)", _fill("{}")),
)

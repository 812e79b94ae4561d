"""Fuzzy dates: one known first day, written in EDTF at some precision, and in words.

Four in five are days; the rest are intervals, months, approximate and uncertain dates, seasons, years,
unspecified days and sets of days, about as real chronicles have them.
"""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

SEASONS = ("spring", "summer", "autumn", "winter")
FORMS = {
    "day": 80,
    "span": 6,
    "month": 4,
    "about": 3,
    "maybe": 2,
    "season": 2,
    "year": 1,
    "some-day": 1,
    "between": 1,
}


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """`edtf` for front matter, `words` for readers, `stem` begins the id, `first` the first possible day."""

    edtf: str
    words: str
    stem: str
    first: date


def day_words(day: date) -> str:
    """`3 August 2017`."""
    return f"{day.day} {day:%B} {day:%Y}"


def _month(day: date, mark: str, before: str) -> Fuzzy:
    return Fuzzy(f"{day:%Y-%m}{mark}", f"{before}{day:%B %Y}", f"{day:%Y-%m}", day.replace(day=1))


def _span(seed: Random, day: date, template: str, words: str) -> Fuzzy:
    last = day + timedelta(days=seed.randint(1, 9))
    return Fuzzy(template.format(day, last), words.format(day_words(day), day_words(last)), f"{day}", day)


def _season(day: date) -> Fuzzy:
    season = min(max((day.month - 3) // 3, 0), 2)
    first = date(day.year, 3 + 3 * season, 1)
    return Fuzzy(f"{day.year}-{21 + season}", f"{SEASONS[season]} {day.year}", f"{day.year}", first)


def fuzzy(seed: Random, day: date) -> Fuzzy:
    """The date of an event that began on `day`, at a random precision."""
    form = seed.choices(list(FORMS), list(FORMS.values()))[0]
    match form:
        case "span":
            return _span(seed, day, "{}/{}", "{} to {}")
        case "between":
            return _span(seed, day, "[{}..{}]", "between {} and {}")
        case "month":
            return _month(day, "", "")
        case "about":
            return _month(day, "~", "about ")
        case "some-day":
            return _month(day, "-XX", "")
        case "season":
            return _season(day)
        case "year":
            return Fuzzy(f"{day:%Y}", f"{day:%Y}", f"{day:%Y}", day.replace(month=1, day=1))
        case "maybe":
            return Fuzzy(f"{day}?", f"perhaps {day_words(day)}", f"{day}", day)
    return Fuzzy(f"{day}", day_words(day), f"{day}", day)


def some_day(seed: Random, year: int) -> date:
    """A day of a year, leaving the last fortnight free for spans."""
    month = seed.randint(1, 12)
    return date(year, month, seed.randint(1, min(monthrange(year, month)[1], 17 if month == 12 else 31)))

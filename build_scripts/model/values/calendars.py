"""The Solar Hijri calendar and the lunar Hijri one, in Gregorian days.

Both count from the year of the Hijra, so that a year of our time is 1300 or 1400 and something in either. A date in
them has the same form as a Gregorian one: year, month, day.

* Solar Hijri years begin at the spring equinox: six months of 31 days, five of 30, and Esfand (Hut) of 29, in leap
  years 30. Leap years follow a cycle of 33 years, which agrees with the equinox for all the years below.
* Lunar Hijri months begin when the new moon is seen, which differs from country to country. The days below are those of
  the tabular calendar; the true ones lie up to two days to either side.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from build_scripts.model.values.edtf import MONTHS, SINGLE

YEARS = range(1200, 1460)
"""Years that people may write who count in one of these calendars: the later ones are lunar, from 1785 to our days."""
_SOLAR_YEARS = range(1200, 1420)
_SOLAR_EPOCH = date(1993, 3, 21).toordinal() - (365 * 1371 + (8 * 1372 + 21) // 33)
_LUNAR_EPOCH = date(622, 7, 19).toordinal()
_SURE_OF_THE_MOON = timedelta(days=2)
_YEAR = re.compile(r"(?<![0-9X-])[0-9]{4}(?![0-9X])")

Days = tuple[date, date]
"""A first and a last day, both inclusive."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """A calendar: its name, how to find its days, and how far the true day may lie from what is found."""

    name: str
    years: range
    day: Callable[[int, int, int], date | None]
    unsure: timedelta = timedelta(0)

    def days(self, text: str) -> Days | None:
        """Return the first and the last Gregorian day that an EDTF text means if its numbers are of this calendar.

        None where they cannot be: a year that nobody counts now, a day that the month does not have, a season, an open
        side, an unknown year. The day may be one that the Gregorian calendar does not have (``1397-02-31``).
        """
        start, mark, end = text.strip("[]").partition(".." if text.startswith("[") else "/")
        first, last = self._days_of(start), self._days_of(end) if mark else None
        if first and mark:
            return (first[0], last[1]) if last and first[0] <= last[1] else None
        return first

    def _days_of(self, text: str) -> Days | None:
        date_ = SINGLE.fullmatch(text)
        if date_ is None or not date_[1].isdecimal() or int(date_[1]) not in self.years:
            return None
        year, month, day = (int(part) if part and part.isdecimal() else 0 for part in date_.groups()[:3])
        if not month:
            first, after = self.day(year, 1, 1), self.day(year + 1, 1, 1)
        elif not day:
            first, after = self.day(year, month, 1), self.day(year + month // 12, month % 12 + 1, 1)
        else:
            first = self.day(year, month, day)
            after = first + timedelta(days=1) if first else None
        return (first - self.unsure, after - timedelta(days=1) + self.unsure) if first and after else None


def is_leap_solar(year: int) -> bool:
    """Check whether the last month of a Solar Hijri year has 30 days."""
    return (8 * year + 29) % 33 < 8


def solar_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day of a Solar Hijri one; None where there is no such day."""
    length = 31 if month < 7 else 30 if month < 12 or is_leap_solar(year) else 29
    if not (1 <= month <= 12 and 1 <= day <= length):
        return None
    before = 31 * min(month - 1, 6) + 30 * max(month - 7, 0)
    return date.fromordinal(_SOLAR_EPOCH + 365 * (year - 1) + (8 * year + 21) // 33 + before + day - 1)


def solar_of(day: date) -> tuple[int, int, int]:
    """Return year, month and day of a Gregorian day in the Solar Hijri calendar: `solar_day`, backwards."""
    year = day.year - 621
    while (new_year := solar_day(year, 1, 1)) is None or new_year > day:
        year -= 1
    passed = (day - new_year).days
    month = passed // 31 if passed < 186 else 6 + (passed - 186) // 30
    return year, month + 1, passed - (31 * min(month, 6) + 30 * max(month - 6, 0)) + 1


def lunar_day(year: int, month: int, day: int) -> date | None:
    """Return the Gregorian day near a lunar Hijri one, by the tabular calendar; None where there is no such day."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    before = 354 * (year - 1) + (3 + 11 * year) // 30 + (59 * (month - 1) + 1) // 2
    return date.fromordinal(_LUNAR_EPOCH + before + day - 1)


SOLAR = Calendar("Solar Hijri", _SOLAR_YEARS, solar_day)
LUNAR = Calendar("lunar Hijri", YEARS, lunar_day, _SURE_OF_THE_MOON)


def edtf_of(days: Days, text: str = "") -> str:
    """Return EDTF for the days that ``text`` means: a span where it is one, or else one day of these."""
    first, last = days
    return f"{first}" if first == last else f"{first}/{last}" if "/" in text else f"[{first}..{last}]"


@lru_cache(maxsize=1024)  # the rules ask for the same few dates of an entry again and again
def year_of(text: str) -> int:
    """Return the first year in an EDTF text; 0 where none is known."""
    year = _YEAR.search(text)
    return int(year.group()) if year else 0


SOLAR_MONTHS = (
    *("Hamal (Farvardin)", "Sawr (Ordibehesht)", "Jawza (Khordad)", "Saratan (Tir)", "Asad (Mordad)"),
    *("Sunbula (Shahrivar)", "Mizan (Mehr)", "Aqrab (Aban)", "Qaws (Azar)", "Jadi (Dey)", "Dalw (Bahman)"),
    "Hut (Esfand)",
)
"""The months by their names of the zodiac, as in Dari, then by those of Persian."""


def written_out(text: str, days: Days) -> str:
    """Return a Solar Hijri date, in the form of EDTF, in both calendars: "22 Saratan (Tir) 1397 is 13 July 2018"."""
    parts = SINGLE.fullmatch(text)
    year, month, day = (
        (part if part and part.isdecimal() else "" for part in parts.groups()[:3]) if parts else ("",) * 3
    )
    named = " ".join(filter(None, (day.lstrip("0"), SOLAR_MONTHS[int(month) - 1], year))) if month else year or text
    return f"{named} is {gregorian_words(days)}"


def gregorian_words(days: Days) -> str:
    """Return days as messages name them: "13 July 2018", "22 June to 22 July 2018"."""
    first, last = (f"{day.day} {MONTHS[day.month - 1]} {day.year}" for day in days)
    return first if first == last else f"{first.removesuffix(f' {days[1].year}')} to {last}"

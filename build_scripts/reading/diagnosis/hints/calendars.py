"""Dates that count in another calendar than the Gregorian one: how to tell, and which day they mean.

The calendar can be told from the name of a month, from words such as *shamsi*, or from Persian digits with a year that
is not far from today. Otherwise a year of the 13th or 14th century may be just that, and the text says only that the
calendar has to be asked for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from build_scripts.base.text import plain_digits
from build_scripts.findings import Advice
from build_scripts.model.values.calendars import (
    LUNAR,
    SOLAR,
    YEARS,
    Days,
    edtf_of,
    gregorian_words,
    solar_of,
    written_out,
)
from build_scripts.model.values.edtf import MONTHS

_NAMES = (
    "hamal farvardin farwardin حمل فروردین وری wray",
    "sawr saur sowr thawr ordibehesht urdibehisht ثور اردیبهشت غویی ghwayay",
    "jawza jauza jowza khordad khurdad جوزا خرداد غبرگولی غبرګولی ghbargolay",
    "saratan sartan tir سرطان تیر چنګاښ چنگاښ chungash",
    "asad mordad amordad murdad اسد مرداد امرداد زمری zmaray",
    "sunbula sunbulah sonbola sonbula shahrivar shahriwar سنبله شهریور وږی wazhay",
    "mizan mehr mihr میزان مهر تله tala",
    "aqrab aban عقرب آبان ابان لړم laram",
    "qaws qaus qows azar قوس آذر اذر لیندۍ لیندی linday",
    "jadi jady jaddi dey جدی دی مرغومی marghumay",
    "dalw dalv bahman دلو بهمن سلواغه salwagha",
    "hut hout esfand isfand حوت اسفند کب kab",
)
"""The Solar Hijri months in Latin letters, Persian and Dari, and Pashto."""
_MONTHS: Mapping[str, int] = {name: month for month, names in enumerate(_NAMES, 1) for name in names.split()}
_SOLAR_WORDS = frozenset(["sh", "ap", "hs", "shamsi", "solar", "khorshidi", "jalali", "ش", "شمسی", "خورشیدی", "لمریز"])
_LUNAR_WORDS = frozenset(["ah", "qamari", "lunar", "ق", "قمری", "سپوږمیز"])
_FILLERS = frozenset(["hijri", "hejri", "of", "the", "year", "سال", "ماه", "هجری", "ه", "ھ", "د", "کال"])
_LETTERS = str.maketrans({"ي": "ی", "ى": "ی", "ك": "ک", "ة": "ه", "ھ": "ه", "ـ": "", "\u200c": "", "\u200d": ""})
_PARTS = re.compile(r"[^\W\d_]+|[0-9]+")
_PERSIAN_DIGITS = re.compile("[۰-۹٠-٩]")
_SOLAR_TODAY = range(1300, 1420)
_ENGLISH_MONTH = re.compile(rf"\b(?:{'|'.join(f'{name[:3]}(?:{name[3:]})?' for name in MONTHS)}|sept)\b", re.IGNORECASE)
_ERA = re.compile(r"^(?:AD|A\.D\.|CE)\s+(?=[0-9])|(?<=[0-9X~?%])\s*(?:AD|A\.D\.|CE|C\.E\.)$", re.IGNORECASE)
_HYPHENS = "write the year first, with hyphens"


def without_era(text: str) -> str:
    """Return a date without ``AD`` or ``CE`` around it, by which somebody says that it is a Gregorian one."""
    return _ERA.sub("", text)


def may_be_hijri(text: str) -> bool:
    """Check whether a text has a year that other calendars count now, and no month of the Gregorian one."""
    years = re.findall(r"(?<![0-9])[0-9]{3}[0-9Xx](?![0-9])", plain_digits(text))
    return any(int(year.upper().replace("X", "0")) in YEARS for year in years) and not _ENGLISH_MONTH.search(text)


def gregorian_only(text: str, advice: Advice) -> Advice:
    """Return advice on a text; where its year may be of another calendar, without the dates that it proposes."""
    if not may_be_hijri(text) or not re.search("`[^`]*[0-9][^`]*`", advice.remedy):
        return advice
    return Advice(advice.message, "Write days of the Gregorian calendar; others count this year today.")


def ask_calendar(text: str, otherwise: str = _HYPHENS) -> Advice | None:
    """Return what to ask of a text, a date or not, whose year may be of another calendar; None of other texts."""
    if (advice := explain_hijri(text, otherwise)) or not may_be_hijri(text):
        return advice
    message = f"`{text}` has a year that other calendars count today."
    return Advice(message, f"Write days of the Gregorian calendar. If the year is one of it after all, {otherwise}.")


def explain_hijri(text: str, otherwise: str = _HYPHENS) -> Advice | None:
    """Return what to say of a text that is, or may be, a date in another calendar; None of other texts.

    A Gregorian date with the year of another calendar is never proposed; ``otherwise`` says how to insist on one.
    """
    if re.fullmatch(r"[0-9-]+/[0-9-]+|\[[0-9-]+\.\.[0-9-]+\]", text):
        return _ask(text, text, (SOLAR.days(text), LUNAR.days(text)), otherwise)
    if ".." in text or text.endswith("/") or text.startswith("/"):
        return None
    if (read := _read(text)) is None:
        return None
    date, words, has_month = read
    solar, lunar = SOLAR.days(date), LUNAR.days(date)
    persian = bool(_PERSIAN_DIGITS.search(text)) and int(date[:4]) in _SOLAR_TODAY
    if solar and not words & _LUNAR_WORDS and (has_month or words & _SOLAR_WORDS or persian):
        message = f"`{text}` is a date of the Solar Hijri calendar: {written_out(date, solar)}."
        return Advice(message, f"Write `{edtf_of(solar)}`.")
    if lunar and words & _LUNAR_WORDS:
        message = f"`{text}` is a date of the lunar Hijri calendar, about {gregorian_words(lunar)}."
        return Advice(message, "Write the Gregorian day that the source means; it may differ by two days.")
    return _ask(text, date, (solar, lunar), otherwise)


def _read(text: str) -> tuple[str, set[str], bool] | None:
    """Return the numbers of a Hijri date in the form of EDTF, the words in it, and whether it names a month."""
    parts = _PARTS.findall(plain_digits(text).lower().translate(_LETTERS))
    numbers = [part for part in parts if part.isdigit()]
    words = {part for part in parts if not part.isdigit()}
    months = [_MONTHS[word] for word in words if word in _MONTHS]
    known = _MONTHS.keys() | _SOLAR_WORDS | _LUNAR_WORDS | _FILLERS
    years = [number for number in numbers if len(number) == 4 and int(number) in YEARS]
    if len(years) != 1 or len(months) > 1 or len(numbers) + len(months) > 3 or not words <= known:
        return None
    return _in_order(numbers, years[0], months), words, bool(months)


def read_solar(text: str, is_named: bool = False) -> str:
    """Return the Gregorian EDTF of a Solar Hijri day, month or year; empty where ``text`` is none that exists.

    ``is_named``: somebody says that it is of this calendar; else the name of its month has to say so.
    """
    if (read := _read(text)) is None or read[1] & _LUNAR_WORDS or not (is_named or read[2]):
        return ""
    date, days = read[0], SOLAR.days(read[0])
    parts = [int(part) for part in date.split("-")]
    if days is None or [*solar_of(days[0])[: len(parts)]] != parts or [*solar_of(days[1])[: len(parts)]] != parts:
        return ""
    return edtf_of(days)


def _in_order(numbers: list[str], year: str, months: list[int]) -> str:
    """Return the numbers of a date in the order of EDTF; the month is named, or stands next to the year."""
    rest = [number for number in numbers if number != year]
    if not months and numbers[0] != year:
        rest.reverse()
    return "-".join((year, *(number.zfill(2) for number in (*map(str, months), *rest))))


def _ask(text: str, date: str, readings: tuple[Days | None, Days | None], otherwise: str) -> Advice | None:
    solar, lunar = readings
    meanings = [f"in the Solar Hijri calendar, {written_out(date, solar)}"] if solar else []
    meanings += (
        [f"in the lunar {'one' if solar else 'Hijri calendar'}, about {gregorian_words(lunar)}"] if lunar else []
    )
    if not meanings:
        return None
    remedy = f"Write `{edtf_of(solar, date)}` if the source counts in the Solar Hijri calendar. " if solar else ""
    message = f"`{text}` has a year that other calendars count today: {'; '.join(meanings)}."
    return Advice(message, f"{remedy}If the year is a Gregorian one after all, {otherwise}.")

"""What to say of a text that is no date, and which date it was meant to be.

Which forms are known, and what each may mean, is in `date_forms`.
"""

import re
from calendar import monthrange

from build_scripts.base.text import DASHES, plain_signs
from build_scripts.findings import Advice
from build_scripts.model.values.calendars import SOLAR, edtf_of, written_out
from build_scripts.model.values.edtf import MONTHS, SINGLE, parse_edtf, without_choice
from build_scripts.model.values.nothing import is_nothing
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis.hints.calendars import explain_hijri, gregorian_only, may_be_hijri
from build_scripts.reading.diagnosis.hints.date_forms import FORMS, ISO, DateForm, guess, is_date, refusals
from build_scripts.reading.diagnosis.hints.date_words import LACKS, NO_DATE, WIDE

_LONGEST = 60
_DASHES = f"[{DASHES}]"
_SPACES = "There are spaces in or around the date."
_OPEN = ("", "..")
_SEASON_CODE = re.compile("[0-9]{4}-2[1-4][~?%]?")
_YEAR_AND_TWO = re.compile(rf"[0-9]{{4}}(?: *{_DASHES} *| +-+ *|-+ +)[0-9]{{1,2}}")
_FORMS = (
    "Write `2018-07-13`, `2018-07` or `2018`; `2018-07~` for about July 2018; `2017-08-03/2017-08-05` for a span; "
    "`[2024-11-27..2024-12-08]` for an unknown day between two days."
)


def explain_date(text: str) -> Advice:
    """Return what is wrong with a text that is no date, and what to write instead, each in plain sentences."""
    try:
        parse_edtf(text)
    except RefusedValueError as refusal:
        advice = _explain_form(text) if refusal.reason == "no-form" else _explain_sense(refusal)
        return _explain_calendar(text, refusal.reason, advice)
    raise ValueError(f"{text!r} is a date")


def _explain_calendar(text: str, reason: str, plain: Advice) -> Advice:
    """Return advice on a text that may count in another calendar: which date it means there, and no other."""
    if reason == "no-day" and (days := SOLAR.days(text)):
        remedy = f"Write `{edtf_of(days)}` if the source counts in the Solar Hijri calendar: {written_out(text, days)}."
        return Advice(plain.message, remedy)
    other = explain_hijri(text) if reason == "no-form" and len(text) <= _LONGEST else None
    return other or gregorian_only(text, plain)


def _explain_form(text: str) -> Advice:
    if not text.strip():
        return Advice("There is no date here.", _FORMS)
    if len(text) > _LONGEST:
        return Advice("This is too long for a date.", _FORMS)
    plain = plain_signs(text)
    for form, accepted in guess(plain):
        message = _SPACES if form is FORMS[0] and text.split() != [text] else form.message
        return Advice(message.format(text=text), _propose(accepted, form.note))
    for refusal in refusals(plain):
        return _explain_sense(refusal)
    for pattern, message, remedy in LACKS:
        if pattern.fullmatch(plain):
            return Advice(message.format(text=text), remedy)
    if is_nothing(text):
        return Advice(NO_DATE, WIDE)
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
        case "no-choice":
            known = without_choice(*map(parse_edtf, text.split("/")))
            return Advice(f"In `{text}`, what is given as unknown can only be one date.", f"Write `{known}`.")
        case "inexact-in-set":
            message = f"`{text}` cannot be in a set: a set already says that the day is not known."
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
    """Return ``remedy`` as it is fit where one known day is wanted: without spans, sets and months."""
    proposed = re.findall("`([^`]*)`", remedy)
    if proposed and all(re.fullmatch(ISO, date) for date in proposed):
        return remedy
    return "write the day, for example `2026-12-01`"


def only_reading(text: str) -> str | None:
    """Return the date that ``text`` writes in another way: ``13 July 2018``, ``2018/7/3``, ``2018-07-13 / 2018-07-15``.

    None for a date as it should be, for what can be read in two ways (``03/07/2018``, ``2005–11``), and for what leaves
    a choice: words such as *about*, *since*, *summer*, a dash between two days, other scripts' digits,
    years that other calendars count today (``1397/4/22``) where no month is named.
    """
    if len(text) > _LONGEST or is_date(text) or may_be_hijri(text) or not re.sub(_DASHES, "-", text).isascii():
        return None
    if text.count("/") == 1:
        first, last = (side.strip() if side.strip() in _OPEN else _only_date(side) for side in text.split("/"))
        if first is not None and last is not None and is_date(f"{first}/{last}"):
            return f"{first}/{last}"
    return _only_date(text)


def _only_date(text: str) -> str | None:
    """Return the one date or set that ``text`` says, as the format writes it; None for none, or for more than one."""
    plain = plain_signs(text)
    guesses = list(guess(plain))
    readings = {date for _, accepted in guesses for date in accepted}
    if (
        len(readings) != 1
        or not any(_says_the_same(form, plain) for form, _ in guesses)
        or _YEAR_AND_TWO.fullmatch(text.strip())
    ):
        return None
    only = readings.pop()
    return None if _SEASON_CODE.fullmatch(only) and only != text.replace(" ", "") else only


def _says_the_same(form: DateForm, text: str) -> bool:
    """Check whether a form says no less than ``text``: one around a date says what that date does."""
    match = form.pattern.fullmatch(text) if form.around else None
    return form.same and (match is None or is_date(match[form.around]) or _only_date(match[form.around]) is not None)


def _propose(accepted: list[str], note: str = "") -> str:
    listed = " or ".join(f"`{date}`" for date in accepted)
    if len(accepted) > 1:
        return f"It can be read in more than one way: write {listed}, whichever is meant{note}."
    return f"Write {listed}{note}."

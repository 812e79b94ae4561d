"""What a contributor meant by a time of day that is none of the forms of `model.values.times`."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.base.text import plain_signs, shown
from build_scripts.findings import Advice
from build_scripts.model.values.fields import date_text
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.model.values.times import CLOCK, OFFSET, WORDS, parse_time

TIME = re.compile(f"({CLOCK})({OFFSET})?")
_FORM = "write hours and minutes, with the offset from UTC where it is known: `17:50` or `17:50+04:30`"
_CLOCK = re.compile(
    r"(?:at )?(?P<about>about |around |ca\.? ?|~ ?)?"
    r"(?P<h>[0-9]{1,2})(?:\s?[:.h]\s?(?P<m>[0-9]{2})(?P<s>[:.][0-9]{2}(?:\.[0-9]+)?)?)?"
    r"[\s:.]*(?P<half>[ap]\.?\s?m\.?)?\s*(?:hours?|hrs?|h|o'clock)?,?\s*(?P<zone>.*)"
)
_DIGITS = re.compile(r"(?P<about>)(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?P<half>)\s*(?:hours?|hrs?|h)?\s*(?P<zone>.*)")
_HALF = r"[ap]\.?\s?m\.?"
_HALVES = re.compile(
    rf"(?P<first>[0-9]{{1,2}}(?:[:.][0-9]{{2}})?)\s?(?P<early>{_HALF})? ?(?:-|/|\.\.|to|and|until) ?"
    rf"(?P<last>[0-9]{{1,2}}(?:[:.][0-9]{{2}})?)\s?(?P<late>{_HALF})"
)
_OF_DAY = {
    "in the morning": "am",
    "in the afternoon": "pm",
    "in the evening": "pm",
}
"""Which half of the day an hour belongs to; "at night" there are hours of both."""
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*([0-9]{1,2}):?([0-9]{2})?")
_RANGE = re.compile(
    r"(?P<word>from |between )?(?P<first>[0-9]{1,2}[:.h][0-9]{2})(?P<early>z|[+-][0-9]{2}:[0-9]{2})?"
    r"(?P<between> ?(?:-|/|\.\.|to|and|until) ?)"
    r"(?P<last>(?P<h>[0-9]{1,2})[:.h][0-9]{2})(?P<late>z|[+-][0-9]{2}:[0-9]{2})?"
)
_FARTHEST = 14  # hours: no zone is farther from UTC
_WORDS = re.compile(r"[a-z -]*(?:morning|noon|evening|night|midnight|dawn|dusk|day|sunset|sunrise)[a-z -]*")
_SAME = {
    "before dawn": ("predawn", "pre dawn", "small hours", "early hours"),
    "morning": ("in the morning", "at dawn", "dawn", "sunrise", "at sunrise", "early morning", "mid morning"),
    "noon": ("midday", "at noon", "at midday"),
    "afternoon": ("in the afternoon", "early afternoon", "late afternoon"),
    "evening": ("in the evening", "dusk", "at dusk", "sunset", "at sunset", "early evening", "late evening"),
    "night": ("at night", "in the night", "late at night", "late night"),
}
"""What else people write for the words of a time of day; which one is meant by `midnight` or `day` nobody can tell."""
_MEANT = {phrase: word for word, phrases in _SAME.items() for phrase in (word, *phrases)}
_LOCAL = frozenset({"local", "local time", "lt", "(local)"})


def explain_time(value: Any) -> Advice:
    """Return what is wrong with ``value``, which is no time of day as the format has it."""
    value = date_text(value)
    text = plain_signs(value[:60]) if isinstance(value, str) else ""
    if text in ("24:00", "2400"):
        return Advice("a day ends with 23:59", "write `00:00`, and the next day in `date:`")
    if _WORDS.fullmatch(text):
        return _explain_words(text)
    for phrase, half in _OF_DAY.items():
        text = text.replace(f" {phrase}", f" {half}")
    if pair := _range(_HALVES.sub(_on_24_hours, text)):
        return _explain_range(pair)
    clock = _DIGITS.fullmatch(text) or _CLOCK.fullmatch(text)
    if clock is None:
        return Advice("this is not a time of day", _FORM)
    return _explain_clock(clock)


def _explain_words(text: str) -> Advice:
    if word := _MEANT.get(text.replace("-", " ").removeprefix("the ")):
        return Advice("this is a time of day in other words", f"write `{word}`")
    if "midnight" in text:
        return Advice("midnight begins one day and ends another", "write `00:00` of the day that it begins")
    listed = ", ".join(f"`{word}`" for word in WORDS)
    return Advice("this is a time of day in other words", f"write one of {listed}")


def _range(text: str) -> re.Match[str] | None:
    """Return the two times that ``text`` names; a small number behind a hyphen may be an offset."""
    pair = _RANGE.fullmatch(text.strip("[]"))
    return pair if pair and (pair["between"] != "-" or int(pair["h"]) > _FARTHEST) else None


def _on_24_hours(pair: re.Match[str]) -> str:
    """Return ``5-6 pm`` as ``17:00-18:00``; the first hour is of the same half of the day if it is before the last."""
    last = _hour(pair["last"], pair["late"])
    first = _hour(pair["first"], pair["early"] or pair["late"])
    if not pair["early"] and first > last:
        first = _hour(pair["first"], "am")
    return f"{first} to {last}"


def _hour(clock: str, half: str) -> str:
    hours, _, minutes = clock.replace(".", ":").partition(":")
    return f"{int(hours) % 12 + 12 * half.startswith('p'):02}:{minutes or '00'}"


def _explain_range(pair: re.Match[str]) -> Advice:
    first, last = (re.sub("[.h]", ":", pair[name]).zfill(5) for name in ("first", "last"))
    offsets = list(dict.fromkeys(filter(None, (pair["early"], pair["late"]))))
    if len(offsets) > 1:
        return Advice("these are two times with two offsets", "write both with the offset of the first")
    offset = (offsets[0] if offsets else "").upper()
    if first == last:
        return Advice("these two times are one", f"write `{first}{offset}`")
    span, between = f"{first}{offset}/{last}", f"[{first}{offset}..{last}]"
    try:
        parse_time(span)
    except RefusedValueError:
        return Advice("this is not a time of day", _FORM)
    if "/" in pair["between"] or ".." in pair["between"]:
        remedy = f"write `{span if '/' in pair['between'] else between}`"
        return Advice("the offset of two times stands behind the first", remedy)
    if pair["word"]:
        return Advice("these are two times", f"write `{between if pair['word'] == 'between ' else span}`")
    return Advice("these are two times", f"write `{span}` if it lasted, `{between}` if it was once between them")


def only_time(text: str) -> str | None:
    """Return the time of day that ``text`` writes in another way: ``7.00 pm``, ``8:50:PM``, ``23h40``, ``7:05``.

    None for a time as it should be, and for what is less or more exact than minutes, is in words, or leaves a choice.
    """
    clock = _CLOCK.fullmatch(plain_signs(text[:60]))
    if TIME.fullmatch(text) or clock is None or not clock["m"] or clock["s"] or clock["about"]:
        return None
    if clock["half"] and not 1 <= int(clock["h"]) <= 12:
        return None
    only = re.fullmatch("write `([^`]*)`", _explain_clock(clock).remedy)
    return only[1] if only and TIME.fullmatch(only[1]) else None


def _explain_clock(parts: re.Match[str]) -> Advice:
    hours, minutes = int(parts["h"]), parts["m"] or "00"
    if parts["half"]:
        hours = hours % 12 + (12 if parts["half"].startswith("p") else 0)
    clock, zone = f"{hours:02}:{minutes}", parts["zone"].strip("() ")
    if _WORDS.fullmatch(zone):
        return Advice("this is not a time of day", _FORM)
    if not TIME.fullmatch(clock):
        return Advice(f"there is no `{parts['h']}:{minutes}` on a clock", _FORM)
    offset = _offset(zone)
    if offset is not None and TIME.fullmatch(f"{clock}{offset}"):
        about = "~" if parts["about"] else ""
        return Advice("this is not a time of day as `HH:MM`", f"write `{clock}{offset}{about}`")
    if re.fullmatch("[a-z /]+", zone):
        remedy = f"write `{clock}` with the offset from UTC in numbers, as `{clock}+04:30`, or without any"
        return Advice(f"`{shown(zone.upper() if len(zone) < 5 else zone)}` is no offset in numbers", remedy)
    return Advice("this is not a time of day", _FORM)


def _offset(zone: str) -> str | None:
    """Return an offset as it is to be written: nothing for local time, `Z` for UTC; None where it cannot be told."""
    if not zone or zone in _LOCAL:
        return ""
    if zone in ("z", "utc", "gmt"):
        return "Z"
    parts = _OFFSET.fullmatch(zone)
    return f"{parts[1]}{parts[2].zfill(2)}:{parts[3] or '00'}" if parts else None

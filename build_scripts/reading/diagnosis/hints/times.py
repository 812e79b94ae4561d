"""What a contributor meant by a time of day that is not `HH:MM`, with or without an offset."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.base.text import plain_signs, shown
from build_scripts.findings import Advice
from build_scripts.model.values.fields import TIME

_FORM = "write hours and minutes, with the offset from UTC where it is known: `17:50` or `17:50+04:30`"
_CLOCK = re.compile(
    r"(?:at )?(?P<about>about |around |ca\.? ?|~ ?)?"
    r"(?P<h>[0-9]{1,2})(?:\s?[:.h]\s?(?P<m>[0-9]{2})(?P<s>[:.][0-9]{2}(?:\.[0-9]+)?)?)?"
    r"[\s:.]*(?P<half>[ap]\.?\s?m\.?)?\s*(?:h|hrs?|hours|o'clock)?\s*(?P<zone>.*)"
)
_DIGITS = re.compile(r"(?P<about>)(?P<h>[0-9]{2})(?P<m>[0-9]{2})(?P<half>)\s*(?P<zone>.*)")
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])\s*([0-9]{1,2}):?([0-9]{2})?")
_RANGE = re.compile(r"[0-9]{1,2}[:.h][0-9]{2}(?P<between> ?(?:-|/|to|and|until) ?)(?P<h>[0-9]{1,2})[:.h][0-9]{2}")
_FARTHEST = 14  # hours: no zone is farther from UTC
_WORDS = re.compile(r"[a-z ]*(?:morning|noon|evening|night|midnight|dawn|dusk|day|sunset|sunrise)[a-z ]*")
_LOCAL = frozenset({"local", "local time", "lt", "(local)"})


def explain_time(value: Any) -> Advice:
    """Return what is wrong with ``value``, which is no time of day as the format has it."""
    text = plain_signs(value[:60]) if isinstance(value, str) else ""
    if text in ("24:00", "2400"):
        return Advice("a day ends with 23:59", "write `00:00`, and the next day in `date:`")
    if _WORDS.fullmatch(text):
        return Advice("this is a time of day in words", "leave `time:` out, and say it in `date_note:`")
    if (pair := _RANGE.fullmatch(text)) and (pair["between"] != "-" or int(pair["h"]) > _FARTHEST):
        return Advice("these are two times", "write the first, and say the rest in `date_note:`")
    clock = _DIGITS.fullmatch(text) or _CLOCK.fullmatch(text)
    if clock is None:
        return Advice("this is not a time of day", _FORM)
    return _explain_clock(clock)


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
    clock, zone = f"{hours:02}:{minutes}", parts["zone"].strip()
    if not TIME.fullmatch(clock):
        return Advice(f"there is no `{parts['h']}:{minutes}` on a clock", _FORM)
    offset = _offset(zone)
    if offset is not None and TIME.fullmatch(f"{clock}{offset}"):
        about = ", and say in `date_note:` that it is not exact" if parts["about"] else ""
        return Advice("this is not a time of day as `HH:MM`", f"write `{clock}{offset}`{about}")
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

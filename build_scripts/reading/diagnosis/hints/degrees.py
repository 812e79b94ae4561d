"""What a contributor meant by a coordinate that is not in decimal degrees."""

from __future__ import annotations

import re
from typing import Any

from build_scripts.base.text import plain_signs
from build_scripts.findings import Advice
from build_scripts.model.values.fields import FARTHEST

_EXAMPLES = {"lat": "34.52813", "lon": "69.17233"}
_SIDES = {"lat": "ns", "lon": "ew"}
_PAIR = re.compile(r"(-?[0-9]{1,3}\.[0-9]+)\s*[,; ]\s*(-?[0-9]{1,3}\.[0-9]+)")
_PARTS = re.compile(
    r"(?P<sign>[-+]?)(?P<degrees>[0-9]{1,3}(?:\.[0-9]+)?)"
    r"(?:(?:\s*(?:°|deg|d|º|:)\s*|\s+)(?P<minutes>[0-9]{1,2}(?:\.[0-9]+)?)"
    r"(?:(?:\s*['’′m:]\s*|\s+)(?P<seconds>[0-9]{1,2}(?:\.[0-9]+)?))?)?"
    r"\s*(?:°|deg|d|º|'{1,2}|’{1,2}|′{1,2}|″|”|\"|m|s)?"
)


def explain_degrees(value: Any, key: str) -> Advice:
    """Return what is wrong with ``value`` at ``key`` (`lat` or `lon`)."""
    text = plain_signs(value) if isinstance(value, str) else ""
    limit = FARTHEST[key]
    form = f"write decimal degrees between -{limit} and {limit}, for example {_EXAMPLES[key]}"
    if pair := _PAIR.fullmatch(text):
        return Advice("these are two numbers", f"write `lat: {pair[1]}` and `lon: {pair[2]}`")
    if re.fullmatch(r"[-+]?[0-9]{1,3},[0-9]+", text):
        return Advice("a coordinate has a point, not a comma", f"write `{text.replace(',', '.').lstrip('+')}`")
    degrees = decimal_degrees(text, key)
    if degrees is None:
        return Advice("this is not a coordinate in decimal degrees", form)
    if abs(float(degrees)) > limit:
        swapped = key == "lat" and abs(float(degrees)) <= 180
        return Advice(
            f"`{degrees}` lies outside -{limit} to {limit}",
            f"write a latitude, from -{limit} to {limit}; if `lat` and `lon` have changed places, put each back"
            if swapped
            else form,
        )
    return Advice("this is not a coordinate in decimal degrees", f"write `{degrees}`")


def decimal_degrees(text: str, key: str) -> str | None:
    """Return degrees, minutes and seconds as a decimal number, no finer than they are; None for anything else.

    ``text`` is in lower case with plain digits (`plain_signs`); ``key`` is `lat` or `lon`.
    """
    side = re.fullmatch(r"([nsew]?)\s*(.*?)\s*([nsew]?)", text)
    letters = side[1] + side[3] if side else ""
    parts = _PARTS.fullmatch(side[2]) if side and len(letters) < 2 and letters in _SIDES[key] else None
    if parts is None:
        return None
    minus = "-" if parts["sign"] == "-" or letters == _SIDES[key][1] else ""
    if parts["minutes"] is None:
        return f"{minus}{parts['degrees']}"
    minutes, seconds = float(parts["minutes"]), float(parts["seconds"] or 0)
    total = float(parts["degrees"]) + minutes / 60 + seconds / 3600
    return f"{minus}{total:.{4 if parts['seconds'] else 2}f}" if minutes < 60 and seconds < 60 else None

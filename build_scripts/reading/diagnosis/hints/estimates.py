"""What was meant by an estimate with its bounds that is not written as one: ``3 [0–20]``, ``best 3, low 0``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from build_scripts.base.text import plain_digits, plain_signs
from build_scripts.model.values.quantity import is_count

_COMMA = "[,\u066c\u060c]"
_NUMBER = rf"(?:[0-9]{{1,3}}(?:{_COMMA}[0-9]{{3}})+|[0-9]{{1,13}})"
_BEST = rf"(?:best(?: estimate)?:? )?(?P<best>{_NUMBER})"
_ENDS = rf"(?:from |between |range:? |95% ci:? )?(?P<low>{_NUMBER}) ?(?:to|and|/|-) ?(?P<high>{_NUMBER})"
_FORMS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?P<about>about |~ ?)?{_BEST},? ?[(\[] ?{_ENDS} ?[)\]]",
        rf"(?P<about>about |~ ?)?{_ENDS} ?[(\[] ?{_BEST} ?[)\]]",
        rf"(?P<about>about |~ ?)?{_BEST}[,;]? low:? (?P<low>{_NUMBER})[,;]? high:? (?P<high>{_NUMBER})",
    )
)
_IN_BRACKETS = _FORMS[0]
_PARTS: Mapping[str, str] = {
    **dict.fromkeys(("best", "estimate", "best_estimate", "central", "point", "value"), "best"),
    **dict.fromkeys(("low", "lower", "lowest", "min", "minimum", "from"), "low"),
    **dict.fromkeys(("high", "higher", "highest", "upper", "max", "maximum", "to"), "high"),
}
"""What data sets call an estimate and its bounds."""


def estimate_in(text: str) -> str:
    """Return the estimate with its bounds that ``text`` gives in another form; empty where it gives none."""
    plain = plain_signs(text)
    return next((estimate for form in _FORMS if (estimate := _estimate(form.fullmatch(plain)))), "")


def only_estimate(text: str) -> str:
    """Return the same where ``text`` has brackets around the bounds, so that it can be read in one way only."""
    return _estimate(_IN_BRACKETS.fullmatch(plain_signs(text)))


def _estimate(parts: re.Match[str] | None) -> str:
    return estimate_of(parts["best"], parts["low"], parts["high"], "about " * bool(parts["about"])) if parts else ""


def estimate_of(best: str, low: str, high: str, about: str = "") -> str:
    """Return an estimate with its bounds as a count; empty where the three make none."""
    best, low, high = (re.sub(_COMMA, "", plain_digits(part.strip())) for part in (best, low, high))
    text = f"{about}{best} ({low} to {high})"
    return text if is_count(text) else ""


def estimate_in_parts(values: Any) -> str:
    """Return the count that the parts of a mapping make together, ``{best: 3, low: 0, high: 20}``; else nothing."""
    if not isinstance(values, dict) or not all(isinstance(text, str) for text in values.values()):
        return ""
    parts = {_PARTS[key.lower()]: text for key, text in values.items() if key.lower() in _PARTS}
    if len(parts) != len(values) or not parts.keys() >= {"low", "high"}:
        return ""
    whole = f"{parts['low'].strip()} to {parts['high'].strip()}"
    return estimate_of(parts["best"], parts["low"], parts["high"]) if "best" in parts else whole * is_count(whole)


def estimate_in_row(row: Mapping[str, Any], keys: list[str]) -> str:
    """Return measure and value of a row of figures whose bounds are keys of their own; empty where it has none such.

    ``keys`` are those of its keys that are none of the format's, so one of them is the measure.
    """
    measures = [key for key in keys if key.lower() not in _PARTS]
    if len(measures) != 1:
        return ""
    named = {key: row[key] for key in keys if key not in measures}
    (measure,) = measures
    whole = named if "best" in {_PARTS[key.lower()] for key in named} else {"best": row[measure], **named}
    count = estimate_in_parts(whole)
    return f"{measure}: {count}" if count else ""

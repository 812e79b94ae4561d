"""Texts that say nothing: what spreadsheets, databases and programs write for an empty cell, and what people type.

A word that may also be a name is nothing only as programs write it: `NULL` and `null` are, the surname `Null` is not;
`nan` and `NaN` are, the town of Nan is not.
"""

from __future__ import annotations

import re

_LONGEST = 20
_AS_TYPED = frozenset(
    (
        *("null", "NULL", "nil", "NIL", "nan", "NaN", "NAN", "-nan", "NaT", "none", "None", "NONE", "na", "NA"),
        *("todo", "TODO", "fixme", "FIXME", "xxx", "XXX", "tbd", "TBD", "tba", "tbc", "n.n.", "N.N."),
    )
)
_IN_ANY_CASE = frozenset(
    (
        *("n/a", "#n/a", "#na", "n.a.", "n. a.", "n/d", "n.d.", "s/d", "k.a.", "k. a.", "undefined", "unknown"),
        *("not known", "not available", "not applicable", "no data", "no value", "#ref!", "#value!", "#name?"),
        *("#null!", "#num!", "#div/0!", "#spill!", "#calc!", "#error!", "#getting_data", "[object object]"),
        *("-/-", "./.", "?/?", "(-)", "(?)", "[?]", "-9", "-99", "-999", "-9999"),
    )
)
_TRUTHS = frozenset(("yes", "no", "true", "false", "on", "off", "y", "n"))
"""What YAML and spreadsheets write for yes and no."""
_IN_BRACKETS = re.compile(r"[(<\[{](?:null|nan|none|na|n/a|nil|blank|empty|unknown|not set|no value|todo|tbd)[)>\]}]")
_ONE_SIGN = re.compile(r"([^\w\s\u2190-\u2bff\U0001f000-\U0001faff]|_)(?:\s*\1)*")
"""A sign, or the same one several times; none that is a picture."""


def is_nothing(text: str) -> bool:
    """Check whether ``text`` only fills a place that should be empty."""
    plain = " ".join(text.split())
    if len(plain) > _LONGEST:
        return False
    small = plain.casefold()
    if plain in _AS_TYPED or small in _IN_ANY_CASE or _IN_BRACKETS.fullmatch(small):
        return True
    return not plain or bool(_ONE_SIGN.fullmatch(plain))


def is_truth(text: str) -> bool:
    """Check whether ``text`` is a yes or a no, as YAML and spreadsheets write them: `yes`, `Yes`, `YES`."""
    return text.strip().lower() in _TRUTHS

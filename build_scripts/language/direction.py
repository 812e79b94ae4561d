"""Which way a language is written."""

from __future__ import annotations

from typing import Literal

RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"))


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """Return the direction, as HTML's attribute `dir` names it, of text in a language (a tag such as ``fa-AF``)."""
    return "rtl" if lang.split("-")[0] in RIGHT_TO_LEFT else "ltr"

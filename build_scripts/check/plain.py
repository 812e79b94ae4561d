"""Markup in a text that is shown as it is typed: entities, tags, marks of Markdown and of wikis, citations.

What only looks like it stays: `AT&T`, `R&D;`, `a < b`, `M*A*S*H`, `[sic]`, the query of an address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from html.entities import html5
from typing import NamedTuple

from build_scripts.base.letters import INVISIBLE

_ADDRESS = r"https?://[^\s<>\[\]()]+"
_MARKS: tuple[tuple[str, Callable[[re.Match[str]], str]], ...] = (
    (r"!?\[(?P<image>[^\[\]\n]*)\]\((?:https?:|www\.|\.{0,2}/|[^\s()]+\.md\b)[^()\n]*\)", lambda found: found["image"]),
    (r"[ ]?\[@[^\[\]]*\]", lambda found: ""),
    (r"\[\[(?:[^\[\]|]*\|)?(?P<wiki>[^\[\]|]+)\]\]", lambda found: found["wiki"]),
    (rf"<(?P<auto>{_ADDRESS})>", lambda found: found["auto"]),
    (_ADDRESS, lambda found: found[0]),
    (r"&(?P<entity>#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);", lambda found: _sign(found[0])),
    (r"<(?P<tag>[a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?>(?P<tagged>[^<>]*)</(?P=tag)\s*>", lambda found: found["tagged"]),
    (r"(?<!\s)\s*<(?:br|hr|p|/p)\s*/?>\s*", lambda found: " "),
    (r"<!--(?:(?!<!--).)*?-->", lambda found: ""),
    (r"(?<![\w*])\*\*(?=[^\s*])(?P<strong>[^*\n]+)(?<=[^\s*])\*\*(?![\w*])", lambda found: found["strong"]),
    (r"(?<![\w*])\*(?=[^\s*])(?P<weak>[^*\n]+)(?<=[^\s*])\*(?![\w*])", lambda found: found["weak"]),
    (r"(?<!\w)__(?=[^\s_])(?P<under>[^_\n]+)(?<=[^\s_])__(?![\w.])", lambda found: found["under"]),
    (r"'''(?=\w)(?P<quoted>[^'\n]+)'''", lambda found: found["quoted"]),
)
_ANY = re.compile("|".join(f"(?P<mark{i}>{form})" for i, (form, _) in enumerate(_MARKS)), re.DOTALL)
_MAY_HOLD = re.compile(r"[&<*]|\]\(|\[@|\[\[|__|'''")
_NESTED = 4


class Marked(NamedTuple):
    """A text with markup: the first mark in it, and the text without any."""

    mark: str
    plain: str


def find_markup(text: str) -> Marked | None:
    """Return the markup of ``text``; None where there is none."""
    if not _MAY_HOLD.search(text):
        return None
    first = next((found[0].strip() for found in _ANY.finditer(text) if _without(found) != found[0]), None)
    if first is None:
        return None
    plain = text
    for _ in range(_NESTED):
        plain = _ANY.sub(_without, plain)
    return Marked(first, " ".join(plain.split()))


def _without(found: re.Match[str]) -> str:
    """Return what a mark stands for, or encloses; what is none stays."""
    number = next(i for i in range(len(_MARKS)) if found[f"mark{i}"] is not None)
    return _MARKS[number][1](found)


def _sign(entity: str) -> str:
    """Return the sign that an entity writes, a space for any white space; what is no entity stays."""
    if not entity.startswith("&#") and entity[1:] not in html5:
        return entity
    sign = unescape(entity)
    return " " if sign.isspace() else "" if INVISIBLE.search(sign) else sign

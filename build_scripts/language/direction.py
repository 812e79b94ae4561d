"""Which way a language is written, and texts of both directions in one line.

The order in which a line of mixed scripts is drawn depends on what stands beside what: a number behind an Arabic word
is drawn before it, and ``2020-04/..`` inside Persian the other way round, where it is its opposite. Everything of the
other direction is therefore *isolated*: in HTML as an element `bdi`, in plain text between a pair of invisible
characters. So are dates and ranges of numbers where the text around them runs from right to left.
https://www.w3.org/International/articles/inline-bidi-markup/, https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

Direction = Literal["ltr", "rtl"]
RIGHT_TO_LEFT = frozenset(("ar", "ckb", "dv", "fa", "he", "prs", "ps", "sd", "ug", "ur", "yi"))

_RTL = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
_GAP = "[\\s\\d/.:'’\u200c\u200d–—-]"
_PAIRS = ((r"\(", r"\)"), ('"', '"'), ("“", "”"), ("«", "»"), ("&#34;", "&#34;"), ("&quot;", "&quot;"))
_NUMBER = "(?:[0-9]+X*|X{2,4})"
_NUMBERS = rf"(?<![\w.])(?:(?:\.\./)?{_NUMBER}(?:[-/:–]{_NUMBER})+(?:/(?:\.\.)?)?|[0-9]+/\.\.|\.\./[0-9]+)(?![0-9X])"
"""Numbers that belong together: ISO dates, of which digits may be unknown (`2018-07-XX`), ranges of them, times of day,
scores."""
_QUOTED = "|".join(f"{_GAP}*{first}[{_RTL}](?:{_GAP}|[{_RTL}])*{last}" for first, last in _PAIRS)
_RUN: dict[Direction, re.Pattern[str]] = {
    # Brackets and quotation marks are part of a run that holds both, and signs between two words of it are.
    "ltr": re.compile(rf"[{_RTL}]+(?:(?:{_GAP}|[0-9-]X+)+[{_RTL}]+|{_QUOTED})*"),
    "rtl": re.compile(rf"{_NUMBERS}|(?:(?<!\d)\d+)?(?![{_RTL}])[^\W\d_](?:(?![{_RTL}])\w|{_GAP}+(?![{_RTL}])\w)*"),
}
"""What is isolated in a text of each direction."""
_INNER = re.compile(_NUMBERS)
_HAS_RTL = re.compile(f"[{_RTL}]")
_LATIN = re.compile(rf"(?![{_RTL}])[^\W\d_]")
_FROM_WORD_TO_WORD = re.compile(r"(?<![&#\w])\w(?:(?:[^&]|&#?\w+;|&(?!#?\w+;))*\w)?")
"""What of a text without letters from right to left is one run; signs at its ends may belong to what is beside it. A
character that is written with an ampersand in HTML is one of them."""
_ASCII = bytes(range(128))
_LEADS = re.compile(rb"[\xd6-\xdf\xf0]|\xe0[\xa0-\xa3]|\xef[\xac-\xbb]")
"""How letters from right to left begin in UTF-8: most pages have none, which is told fast without the rest."""

_LRI, _RLI, _PDI = "\u2066", "\u2067", "\u2069"
_TAG = re.compile(r"(<[^<>]*>)")
_READ_ALOUD = re.compile(
    r'( (?:aria-label|title|alt|placeholder|(?:name="|property="og:)(?:title|description|site_name)" content)=")'
    r'([^"]+)'
)
_PLAIN = re.compile(r"<(title|option|textarea)\b")
_RAW = re.compile(r"<(script|style)\b")
_OF_ITS_OWN = re.compile(r' dir="(rtl|ltr)"')


def direction(lang: str) -> Direction:
    """Return the direction, as HTML's attribute `dir` names it, of text in a language (a tag such as ``fa-AF``)."""
    return "rtl" if lang.split("-")[0] in RIGHT_TO_LEFT else "ltr"


def direction_of(text: str, lang: str) -> Direction:
    """Return the direction of a text in a language: one in Latin letters runs to the right in any language."""
    return "rtl" if direction(lang) == "rtl" and _HAS_RTL.search(text) else "ltr"


def isolated_runs(base: Direction) -> dict[str, str]:
    """Return what is isolated in texts of a direction, as a script in a page may know it: a pattern, and which way."""
    return {"pattern": _RUN[base].pattern, "way": "rtl" if base == "ltr" else "ltr"}


def isolate(text: str, base: Direction = "ltr") -> str:
    """Return plain text of one direction with what runs the other way between characters that isolate it.

    In one from right to left, a text that has no such letter is isolated as a whole: its signs belong to it.
    """
    if base == "rtl" and _LATIN.search(text) and not _HAS_RTL.search(text):
        return _between(text, "ltr")
    return isolate_part(text, base)


def isolate_part(text: str, base: Direction = "ltr") -> str:
    """Return a part of a text in the same way, whose signs may belong to what stands beside it."""
    return _isolate(text, base, _between)


def isolate_markup(html: str, base: Direction = "ltr") -> str:
    """Return HTML of one direction with what runs the other way in elements `bdi`; in attributes as in plain text.

    An element with `dir` isolates its own text already.
    """
    if base == "ltr" and not _LEADS.search(html.encode().translate(None, _ASCII)):
        return html
    pieces, tag = _TAG.split(html), ""
    for at, piece in enumerate(pieces):
        tag = piece if at % 2 else tag
        if base == "ltr" and piece.isascii() and (at % 2 or not _OF_ITS_OWN.search(tag)):
            continue
        if at % 2:
            pieces[at] = _READ_ALOUD.sub(lambda words: words[1] + isolate(words[2], base), piece)
        elif piece and not _RAW.match(tag):
            own = _OF_ITS_OWN.search(tag)
            around: Direction = base if own is None else "rtl" if own[1] == "rtl" else "ltr"
            pieces[at] = _isolate(piece, around, _between if _PLAIN.match(tag) else _element)
    return "".join(pieces)


def _isolate(text: str, base: Direction, wrap: Callable[[str, Direction], str]) -> str:
    """Return a text with each run of the other direction wrapped, and in those from right to left the numbers."""
    if base == "rtl":
        runs = _RUN[base] if _HAS_RTL.search(text) or not _LATIN.search(text) else _FROM_WORD_TO_WORD
        return runs.sub(lambda run: wrap(run[0], "ltr"), text)
    return _RUN[base].sub(lambda run: wrap(_INNER.sub(lambda inner: wrap(inner[0], "ltr"), run[0]), "rtl"), text)


def _between(text: str, way: Direction) -> str:
    return f"{_RLI if way == 'rtl' else _LRI}{text}{_PDI}"


def _element(text: str, way: Direction) -> str:
    return f'<bdi dir="{way}">{text}</bdi>'

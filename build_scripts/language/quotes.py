"""Typographic quotation marks and apostrophes in place of the straight ones that people type.

Entries are typed on keyboards, and stay as they were typed wherever they are data. What is read as text gets the marks
of the interface's language (https://www.unicode.org/charts/PDF/U2000.pdf, General Punctuation). An apostrophe is U+2019
in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

APOSTROPHE = "’"
_STRAIGHT = re.compile("[\"']+")
_BEFORE = frozenset(" \t\n\u00a0\u202f([{—–-/“‘«„‚‹\u2066\u2067")
"""What stands before a mark that begins a quotation; nothing does too."""
_UNTOUCHED = re.compile(r"<(script|style|pre|code|kbd|samp|textarea)\b.*?</\1>", re.DOTALL)
"""Elements whose text is no prose."""
_CANDIDATE = re.compile(r">[^<>\"'&]*+[\"'&]")
"""How a text begins that may hold such a mark: most of a page is passed over without a look at its tags."""
_INLINE = frozenset(
    ("a", "abbr", "b", "bdi", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time")
)
_NAME = re.compile("</?([a-z0-9]+)")
_ESCAPED = {"&quot;": '"', "&#34;": '"', "&#39;": "'"}
_ENTITY = re.compile("|".join(_ESCAPED))


@dataclass(frozen=True, slots=True)
class Quotes:
    """What begins and ends a quotation, and one within it, in a language."""

    marks: tuple[str, ...] = ("“", "”", "‘", "’")
    lang: str = "en"


ENGLISH = Quotes()


def curl(text: str, quotes: Quotes, before: str = "", behind: str = "") -> str:
    """Return a text with typographic marks; ``before`` and ``behind`` are the characters beside it, if any.

    A mark behind a digit that ends no quotation stays: it may stand for minutes or inches.
    """
    open_marks: set[str] = set()

    def typographic(run: re.Match[str]) -> str:
        ahead = text[run.start() - 1] if run.start() else before
        after = text[run.end() : run.end() + 1] or behind
        begins = bool(after) and not after.isspace() and (not ahead or ahead in _BEFORE)
        if run[0] == "'" and ahead.isalnum() and after.isalnum():
            return APOSTROPHE
        return "".join(
            _opened(mark, after, quotes, open_marks)
            if begins
            else _closed(mark, ahead if at == 0 else "", quotes, open_marks)
            for at, mark in enumerate(run[0])
        )

    return _STRAIGHT.sub(typographic, text)


def _opened(mark: str, after: str, quotes: Quotes, open_marks: set[str]) -> str:
    """Return what a mark at the front of a word is: it begins a quotation, or stands for what is left out of a year."""
    if mark == "'" and after.isdigit():
        return APOSTROPHE
    open_marks.add(mark)
    return quotes.marks[0 if mark == '"' else 2]


def _closed(mark: str, ahead: str, quotes: Quotes, open_marks: set[str]) -> str:
    """Return what any other mark is: it ends a quotation, or is an apostrophe, or a sign of measure behind a digit."""
    end = quotes.marks[1 if mark == '"' else 3]
    if mark in open_marks:
        open_marks.discard(mark)
        return end
    return mark if ahead.isdigit() else APOSTROPHE if mark == "'" else end


def curl_markup(html: str, quotes: Quotes) -> str:
    """Return HTML whose text has typographic marks; tags, code, and what is marked as another language stay."""
    html, pieces, done, end = f">{html}", list[str](), 1, 1
    untouched = iter(_UNTOUCHED.finditer(html))
    closed = next(untouched, None)
    for candidate in _CANDIDATE.finditer(html):
        start = candidate.start() + 1
        if start < end:
            continue
        while closed and closed.end() <= start - 1:
            closed = next(untouched, None)
        if closed and closed.start() < start < closed.end():
            continue
        end = html.find("<", start)
        end = len(html) if end < 0 else end
        tag = html[html.rfind("<", 0, start) : start]
        if " lang=" not in tag or f' lang="{quotes.lang}"' in tag:
            plain = _ENTITY.sub(lambda entity: _ESCAPED[entity[0]], html[start:end])
            text = curl(
                plain, quotes, "x" if _is_inline(tag, "</") else "", "x" if _is_inline(html[end : end + 9], "<") else ""
            )
            pieces += html[done:start], text
            done = end
    return "".join((*pieces, html[done:]))


def _is_inline(tag: str, kind: str) -> bool:
    """Tell whether a tag begins (``<``) or ends (``</``) an element within a line."""
    name = _NAME.match(tag)
    return name is not None and name[1] in _INLINE and tag.startswith("</") == (kind == "</")

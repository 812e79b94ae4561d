"""Typographic quotation marks and apostrophes in place of the straight ones that people type.

Entries are typed on keyboards, and stay as they were typed wherever they are data. What is read as text gets the marks
of the interface's language (https://www.unicode.org/charts/PDF/U2000.pdf, General Punctuation). An apostrophe is U+2019
in every language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

APOSTROPHE = "’"
_STRAIGHT = re.compile("[\"']")
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
    if not _STRAIGHT.search(text):
        return text
    open_marks: set[str] = set()

    def typographic(mark: re.Match[str]) -> str:
        begins = _begins(before + text[: mark.start()], text[mark.end() :] + behind, mark[0])
        start, end = quotes.marks[:2] if mark[0] == '"' else quotes.marks[2:]
        if begins:
            open_marks.add(mark[0])
            return start
        if mark[0] in open_marks and not _is_within_word(text, mark):
            open_marks.discard(mark[0])
            return end
        behind_digit = text[: mark.start()][-1:].isdigit() and not _is_within_word(text, mark)
        return mark[0] if behind_digit else APOSTROPHE if mark[0] == "'" else end

    return _STRAIGHT.sub(typographic, text)


def _begins(ahead: str, after: str, mark: str) -> bool:
    """Tell whether a quotation begins with a mark: it stands at the front of a word, and is left out of no number."""
    ahead, after = ahead.rstrip("\"'")[-1:], after.lstrip("\"'")[:1]
    if not after or after.isspace() or (ahead and ahead not in _BEFORE):
        return False
    return mark == '"' or not after.isdigit()


def _is_within_word(text: str, mark: re.Match[str]) -> bool:
    at = mark.start()
    return at > 0 and text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()


def curl_markup(html: str, quotes: Quotes) -> str:
    """Return HTML whose text has typographic marks; tags, code, and what is marked as another language stay."""
    html, pieces, done = f">{html}", list[str](), 1
    untouched = iter(_UNTOUCHED.finditer(html))
    closed = next(untouched, None)
    for candidate in _CANDIDATE.finditer(html):
        start = candidate.start() + 1
        if start < done:
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

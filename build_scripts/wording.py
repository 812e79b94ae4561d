"""Prose without what it quotes: the record's own voice in a body's HTML, and where a phrase stands in its Markdown.

Quoted are words between quotation marks (“…”, "…", «…», „…“), block quotations, and code.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from build_scripts.findings import InBody, Phrase

CITED = "\x01"
"""What stands for a citation in prose."""
_CITATION = re.compile(r'<sup class="kt-cite">.*?</sup>', re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|td|th|h[1-6])>")
_SILENT = re.compile(r"<(?P<tag>blockquote|code|pre)\b.*?</(?P=tag)>|<[^>]*>", re.DOTALL)
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|«[^»]*»|„[^“”]*[“”]|(?<!\w)‘[^’]*’(?!\w)|(?<!\w)'[^'\n]*'(?!\w)")
_SILENT_MARKDOWN = re.compile(
    r"^(?P<fence>```+|~~~+).*?^(?P=fence)|`[^`]*`|\[@[^\]]*\]|\]\([^)]*\)|^ {0,3}>[^\n]*|<https?:[^>]*>"
    rf"|{_QUOTED.pattern}",
    re.MULTILINE | re.DOTALL,
)


def own_voice(html: str) -> list[str]:
    """The paragraphs of a body's HTML as text without markup and quotations; each citation is `CITED`."""
    paragraphs = _BLOCK_END.split(_CITATION.sub(CITED, html))
    return [unquoted(unescape(_SILENT.sub("", each))) for each in paragraphs] if html else []


def unquoted(text: str) -> str:
    """``text`` without what stands in quotation marks."""
    return _QUOTED.sub("“”", text)


@lru_cache(maxsize=64)
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of ``words``, whole and in any letter case; spaces are any white space."""
    ordered = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(re.escape, each.split())) for each in ordered)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?![\w-])" if words else r"(?!)", re.IGNORECASE)


def mentions(paragraphs: Iterable[str], pattern: re.Pattern[str]) -> Iterator[tuple[Phrase, str]]:
    """Each match of ``pattern`` as a place in the body, and the rest of its paragraph behind it."""
    count: dict[str, int] = {}
    for text in paragraphs:
        for found in pattern.finditer(text):
            phrase = " ".join(found.group().split()).casefold()
            number = count[phrase] = count.get(phrase, -1) + 1
            yield Phrase(phrase, number), text[found.end() :]


def find_phrase(text: str, phrase: Phrase) -> InBody:
    """Where a phrase stands in the Markdown ``text``; its beginning, where that cannot be told."""
    masked = _SILENT_MARKDOWN.sub(lambda found: " " * len(found.group()), text)
    found = list(words_pattern((phrase.words,)).finditer(masked))[phrase.number : phrase.number + 1]
    return InBody(found[0].start(), len(found[0].group())) if found else InBody(0, 1)

"""Prose without what it quotes: the record's own voice in a body, and the phrases that it says.

Left out are words between quotation marks (“…”, "…", ‘…’, '…', «…», „…“, one pair within another too), block
quotations, code and addresses. A quotation ends in the paragraph in which it begins; an apostrophe is no mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape

from build_scripts.findings import Phrase

CITED = "\x01"
"""What stands for a citation in prose."""
GAP = "…"
"""Stands for each character left out, so that places stay and words on both sides are not neighbours."""
_CITATION = re.compile(r'<sup class="kt-cite">.*?</sup>', re.DOTALL)
_BLOCK_END = re.compile(r"</(?:p|li|tr|h[1-6])>")
_BLOCK_QUOTATION = re.compile(r"(</?blockquote>)")
_CODE = re.compile(r"<code\b.*?</code>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ADDRESS = re.compile(r"https?://\S+")
_QUOTED = re.compile(
    r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|‹[^‹›]*›|‚[^‚‘’]*[‘’]"
    r'|(?<![0-9])"[^"]*"'  # behind a digit: inches, seconds
    r"|(?<!\w)‘(?:[^‘’]|(?<=\w)’(?=\w))*’(?!\w)"
    r"|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)"
)
_NESTED = 3
_PART = re.compile(r"\w+")
_PLAIN = str.maketrans({"‐": "-", "‑": "-", "’": "'"})


def own_voice(html: str) -> list[str]:
    """Return the paragraphs of a body's HTML as text without markup and quotations; each citation is `CITED`."""
    spoken: list[str] = []
    depth = 0
    for part in _BLOCK_QUOTATION.split(_CITATION.sub(CITED, html)):
        if _BLOCK_QUOTATION.match(part):
            depth += -1 if part.startswith("</") else 1
        elif not depth:
            spoken += (unquoted(unescape(_TAG.sub("", _CODE.sub(GAP, block)))) for block in _BLOCK_END.split(part))
    return spoken


def unquoted(text: str) -> str:
    """Return ``text`` of the same length, without what is quoted and without addresses; `CITED` stays."""
    text = _ADDRESS.sub(leave_out, text)
    for _ in range(_NESTED):
        text = _QUOTED.sub(leave_out, text)
    return text


def leave_out(match: re.Match[str]) -> str:
    """Return a gap of the length of what was matched; a citation in it stays."""
    text = match.group()
    return GAP * len(text) if CITED not in text else "".join(char if char == CITED else GAP for char in text)


@lru_cache(maxsize=64)
def words_pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of ``words``, whole and in any letter case; spaces are any white space.

    The first word of a compound counts (``regime-backed``), a later one does not (``Tehrik-i-Taliban``).
    """
    ordered = sorted(words, key=len, reverse=True)
    alternatives = "|".join(r"\s+".join(map(_spelled, word.split())) for word in ordered)
    return re.compile(rf"(?<![\w-])(?:{alternatives})(?!\w)" if words else r"(?!)", re.IGNORECASE)


def _spelled(word: str) -> str:
    """Return a pattern for a word with either hyphen and either apostrophe."""
    return re.escape(word.translate(_PLAIN)).replace(r"\-", "[-‐‑]").replace("'", "['’]")


def may_mention(text: str, words: tuple[str, ...]) -> bool:
    """Check whether ``text`` holds every part of one of ``words``, wherever: quick, and nearly all texts do not."""
    small = _small(text)
    maybe = [parts for parts in _parts_of_each(words) if all(part in small for part in parts)]
    return bool(maybe) and any(parts <= _parts(text) for parts in maybe)


# The rules ask for these of one body in turn.


@lru_cache(maxsize=1)
def _small(text: str) -> str:
    return text.lower()


@lru_cache(maxsize=1)
def _parts(text: str) -> frozenset[str]:
    return frozenset(_PART.findall(text.lower()))


@lru_cache(maxsize=64)
def _parts_of_each(words: tuple[str, ...]) -> tuple[frozenset[str], ...]:
    return tuple(frozenset(_PART.findall(word.lower())) for word in words)


def mentions(paragraphs: Iterable[str], pattern: re.Pattern[str]) -> Iterator[tuple[Phrase, bool]]:
    """Yield each match of ``pattern`` as a place in the body, and whether its paragraph has a citation behind it."""
    count: dict[str, int] = {}
    for text in paragraphs:
        last = text.rfind(CITED)
        for match in pattern.finditer(text):
            phrase = " ".join(match.group().lower().translate(_PLAIN).split())
            number = count[phrase] = count.get(phrase, -1) + 1
            yield Phrase(phrase, number), match.end() <= last

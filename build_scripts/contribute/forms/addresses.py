"""Addresses in a line that somebody typed, wherever they stand in it, and the dates and names around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from build_scripts.base.text import DASHES
from build_scripts.contribute.new.answers import is_date

_START = r"(?:https?://|www\.(?=[^\s.]))"
_LINK = re.compile(
    rf"!?\[(?P<text>[^\[\]]*)\]\(\s*<?(?P<url>{_START}[^\s<>]*?)>?(?:\s+[\"'(][^\n]*?)?\s*\)(?!\))", re.IGNORECASE
)
_BARE = re.compile(rf"<?(?P<url>{_START}\S+|(?<![\w@./-])(?:[a-z0-9-]+\.)+[a-z]{{2,}}/\S*)", re.IGNORECASE)
_AROUND = " \t,;:|،؛<>\"'*_.-–—"
_SAYS_NOTHING = re.compile(r"(?:sources?|see|at|from|links?|url|address)", re.IGNORECASE)
_BETWEEN = re.compile(rf"(?:(?<!\s)\s+)?[,،|]\s*|(?<!\s)\s+[-{DASHES}]\s+")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
_PAIRS = {")": "(", "]": "["}
_SHORTEST = 7  # characters of a date that nothing sets apart: `2018-07`


def has_address(text: str) -> bool:
    """Tell whether an address stands somewhere in ``text``."""
    return bool(_BARE.search(text))


def is_address(text: str) -> bool:
    """Tell whether ``text`` is an address and nothing else."""
    found = _BARE.fullmatch(text.strip().strip("<>"))
    return found is not None and _ended(found["url"]) == found["url"]


def split_addresses(text: str) -> tuple[list[str], list[str]]:
    """Return the addresses in ``text``, and what stands before, between and behind them, without what sets them apart.

    Text that names a Markdown link stays. An address without a scheme is returned without one.
    """
    plain = _LINK.sub(lambda link: f"{link['text']} {link['url']} ", text)
    spans = [(found.start(), found.start("url"), _ended(found["url"])) for found in _BARE.finditer(plain)]
    ends = [0, *(start + len(url) for _, start, url in spans)]
    starts = [*(start for start, _, _ in spans), len(plain)]
    parts = (_trimmed(plain[end:start]) for end, start in zip(ends, starts, strict=True))
    return list(dict.fromkeys(url for _, _, url in spans)), [
        part for part in parts if part and not _SAYS_NOTHING.fullmatch(part)
    ]


def _ended(url: str) -> str:
    """Return ``url`` without the punctuation behind it that belongs to the sentence."""
    while url and (
        url[-1] in ".,;:!?'*_>\"”»" or (url[-1] in _PAIRS and url.count(_PAIRS[url[-1]]) < url.count(url[-1]))
    ):
        url = url[:-1]
    return url


def _trimmed(text: str) -> str:
    """Return ``text`` without what set it apart from an address: commas, dashes, brackets that enclose nothing now."""
    bare = re.sub(r"[(\[]\s*$|^\s*[)\]]", "", re.sub(r"[(\[]\s*[)\]]", "", text).strip(_AROUND)).strip(_AROUND)
    return bare[1:-1].strip(_AROUND) if re.fullmatch(r"\([^()]*\)", bare) else bare


def split_dates(text: str) -> list[str]:
    """Return the parts of ``text``: each date that signs set apart, or that ends it, by itself."""
    bare = _IN_BRACKETS.sub(lambda found: f", {found[1]}," if is_date(found[1].strip()) else found[0], text)
    cuts = [(0, 0), *((found.start(), found.end()) for found in _BETWEEN.finditer(bare)), (len(bare), len(bare))]
    pieces = [(before[1], after[0]) for before, after in pairwise(cuts)]
    return [part for part in map(_trimmed, _with_dates(bare, pieces)) if part]


def _with_dates(text: str, pieces: list[tuple[int, int]]) -> Iterator[str]:
    """Yield the dates among ``pieces`` of ``text`` by themselves (one may have a comma), and what is between, whole."""
    begun = at = 0
    while at < len(pieces):
        size = next((n for n in (2, 1) if is_date(text[pieces[at][0] : pieces[min(at + n, len(pieces)) - 1][1]])), 0)
        if size:
            yield from _date_behind(text[begun : pieces[at][0]])
            yield text[pieces[at][0] : (begun := pieces[min(at + size, len(pieces)) - 1][1])]
        at += size or 1
    yield from _date_behind(text[begun:])


def _date_behind(text: str) -> Iterator[str]:
    """Yield ``text``, and the date at its end by itself, if it has one."""
    words = _trimmed(text).split()
    for size in (3, 2, 1):
        date = " ".join(words[-size:])
        if len(words) > size and len(date) >= _SHORTEST and is_date(date):
            yield " ".join(words[:-size])
            yield date
            return
    yield text

"""Marks of other systems in a body that would be shown as text, and text that Markdown takes for code.

Other systems are generators of pages, forges and notebooks: boxes, tabs, footnotes, struck words, ticked lists.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import accumulate, pairwise
from typing import Literal, NamedTuple

from markdown_it.token import Token

from build_scripts.model.keys import known_keys

Mark = Literal[
    "box",
    "tab",
    "container",
    "directive",
    "alert",
    "footnote",
    "struck",
    "highlight",
    "task",
    "tag",
    "contents",
    "indented",  # prose that four spaces make code
    "front-matter",
]
_MARKS = re.compile(
    r"(?P<box>^[ \t]*(?:!!!|\?\?\?\+?)[ \t]+[\w-]+.*$)"
    r"|(?P<tab>^[ \t]*===[!+]?[ \t]+\"[^\"\n]*\"[ \t]*$)"
    r"|(?P<container>^[ \t]*:{3,}.*$)"
    r"|(?P<directive>^[ \t]*\.\. [a-z-]+::.*$)"
    r"|(?P<alert>\[![A-Z]+\])"
    r"|(?P<footnote>(?<!\\)\[\^[^\]\s]+\](?!\()(?::.*$)?)"
    r"|(?P<struck>(?<![~\\])~~(?=\S)[^~\n]+~~)"
    r"|(?P<highlight>(?<=[^\n=\\])==(?=\S)[^=\n]+==(?!=))"
    r"|(?P<task>(?<=[-*+] )\[[ xX]\](?=\s))"
    r"|(?P<tag>\{%[^{}\n]*%\})"
    r"|(?P<contents>^[ \t]*\[TOC\][ \t]*$)",
    re.MULTILINE,
)
OPENS_BLOCK = re.compile(r"[ \t]*(?:!!!|\?\?\?|===|:::|\.\. [a-z-]+::|\{%|\[TOC\]$)")
"""How a paragraph begins that is such a mark and no prose."""
MAY_HOLD = re.compile(
    r"!!!|\?\?\?|::|\[[!^]|~~|==|\[[ xX]\][ \t]|\{%|\[TOC\]|^[ >]*(?: {4}|\t)|^[a-z_]+:(?:[ \t]|$)"
    r"|^(?:---|\+\+\+|\*\*\*)[ \t]*$",
    re.MULTILINE,
)
"""What every mark begins with or holds: a cheap look, before the body is searched for any."""
FOOTNOTE = re.compile(r"(?<!\\)\[\^[^\]\s]+\](?!\()")
_CODE = re.compile(r"(?<![`\\])(`+)(?!`)[^`]+?(?<!`)\1(?!`)")
_NO_LINE_END = re.compile(r"[^\n]")
CODE_BLOCKS = frozenset({"code_block", "fence"})
_KEYS = re.compile(r"(?:^[a-z_]+:(?:[ \t].*)?\n(?:[ \t-].*\n)*){2,}", re.MULTILINE)
_WORDS = re.compile(r"[^\W\d_]+,? [^\W\d_]+,? [^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?…۔।。؟][”’\"')»]*\s*$")
_FENCE = re.compile(r"(?:---|\*\*\*|\+\+\+)[ \t]*")
_ANY_KEY = re.compile(r"[^\W\d_][\w -]{0,40}(?::(?:[ \t].*)?|[ \t]*=.*)")
_KEY = re.compile(r"^([a-z_]+):", re.MULTILINE)


class Found(NamedTuple):
    """A mark: its kind, where it begins, and its text."""

    mark: Mark
    start: int
    text: str


def without_code(text: str, tokens: Sequence[Token]) -> str:
    """Return the body ``text``, which Markdown reads as ``tokens``, with spaces for its code: all else is where it was.

    Code that holds backticks itself stays.
    """
    spans: Counter[tuple[int, int]] = Counter()  # by the lines that they are in: the cells of a row have the same
    lines = text.split("\n")
    for token in tokens:
        first, last = token.map or (0, 0)
        if token.type in CODE_BLOCKS:
            lines[first:last] = [" " * len(line) for line in lines[first:last]]
        elif code := sum(child.type == "code_inline" for child in token.children or ()):
            spans[first, last] += code
    for (first, last), count in spans.items():
        lines[first:last] = _CODE.sub(_blank, "\n".join(lines[first:last]), count).split("\n")
    return "\n".join(lines)


def _blank(code: re.Match[str]) -> str:
    return _NO_LINE_END.sub(" ", code[0])


def find_marks(text: str, masked: str, tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield the marks in the body ``text``, which Markdown reads as ``tokens``; ``masked`` is it without its code."""
    yield from _find_indented(text, tokens)
    for found in _MARKS.finditer(masked):
        mark: Mark = found.lastgroup  # type: ignore[assignment]  # its groups are named so
        start = found.start() + len(found[0]) - len(found[0].lstrip())
        yield Found(mark, start, found[0].strip())
    fenced = list(_find_fenced(masked))
    yield from fenced
    for block_of_keys in _KEYS.finditer(f"{masked}\n") if not fenced else ():
        if len(_known().intersection(_KEY.findall(block_of_keys[0]))) > 1:
            yield Found("front-matter", block_of_keys.start(), block_of_keys[0].partition("\n")[0].strip())


def _find_indented(text: str, tokens: Sequence[Token]) -> Iterator[Found]:
    """Yield prose that is code by its indent: a body that is all code is taken for prose too."""
    lines, is_all_code = text.split("\n"), all(token.type in CODE_BLOCKS for token in tokens)
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    for block in tokens:
        if block.type == "code_block" and (_is_prose(block.content) or is_all_code):
            first = (block.map or (0, 0))[0]
            line = lines[first]
            yield Found("indented", starts[first] + len(line) - len(line.lstrip()), line.strip())


def _is_prose(code: str) -> bool:
    """Check whether indented text cites, or has a line of several words that ends like a sentence."""
    lines = code.split("\n")
    return "[@" in code or any(_SENTENCE_END.search(line[-20:]) and _WORDS.search(line) for line in lines)


def _find_fenced(text: str) -> Iterator[Found]:
    """Yield front matter between two fences, whatever its keys are called."""
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    fences = [i for i, line in enumerate(lines) if _FENCE.fullmatch(line)]
    for first, last in pairwise(fences):
        between = lines[first + 1 : last]
        if between and _ANY_KEY.fullmatch(between[0]) and all(_is_of_keys(line) for line in between):
            yield Found("front-matter", starts[first + 1], between[0].strip())


def _is_of_keys(line: str) -> bool:
    return line[:1] in (" ", "\t", "-") or bool(_ANY_KEY.fullmatch(line))


@cache
def _known() -> frozenset[str]:
    """Return the keys that front matter has at its top, in a file of any kind."""
    return frozenset(key for kind in ("event", "actor", "place", "source") for key in known_keys(kind, ("",)))

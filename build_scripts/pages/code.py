"""Code on a page: in a figure, under the name of the file that it is, with what differs from another version marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from operator import itemgetter

from markupsafe import Markup, escape

from build_scripts.check.explanations import CodeBlock

_WORD = re.compile(r"\w+|\s+|[^\w\s]")
_BETWEEN = re.compile(r"[^\w\n]{1,2}")
_ENDS = re.compile(r"(^\s+|\s*\n\s*|\s+$)")
_ALIKE = 0.5  # less alike than that, two texts are two texts: marks would only be noise


def figure(block: CodeBlock, other: CodeBlock | None = None) -> Markup:
    """Return a block of code; with ``other``, the words that ``other`` does not have are marked."""
    name = block.path if other is None else marked(block.path, other.path)
    caption = Markup("<figcaption>{}</figcaption>").format(name) if block.path else Markup("")
    code = escape(block.text) if other is None else marked(block.text, other.text)
    return Markup('<figure class="kt-code">{}<pre><code>{}</code></pre></figure>').format(caption, code)


def figures(blocks: Sequence[CodeBlock], others: Sequence[CodeBlock]) -> list[Markup]:
    """Return blocks as figures, each compared with its counterpart among ``others`` if there are as many of those."""
    if len(blocks) != len(others):
        return [figure(block) for block in blocks]
    return [figure(block, other) for block, other in zip(blocks, others, strict=True)]


def marked(text: str, other: str) -> Markup:
    """Return ``text`` with what ``other`` lacks in marks; plain where the two have little in common."""
    words, theirs = _WORD.findall(text), _WORD.findall(other)
    matcher = SequenceMatcher(None, theirs, words, autojunk=False)
    if matcher.ratio() < _ALIKE:
        return escape(text)
    opcodes = [(tag, "".join(words[first:last])) for tag, _, _, first, last in matcher.get_opcodes()]
    return Markup("").join(_mark(piece) if new else escape(piece) for new, piece in _joined(opcodes))


def _joined(opcodes: Sequence[tuple[str, str]]) -> Iterator[tuple[bool, str]]:
    """Yield pieces and whether they are new; a space or a comma between two new ones counts with them."""
    news = [
        tag != "equal" or (0 < at < len(opcodes) - 1 and bool(_BETWEEN.fullmatch(piece)))
        for at, (tag, piece) in enumerate(opcodes)
    ]
    pieces = zip(news, (piece for _, piece in opcodes), strict=True)
    for new, run in groupby(pieces, key=itemgetter(0)):
        yield new, "".join(piece for _, piece in run)


def _mark(text: str) -> Markup:
    """Return marks around each line of a text, without the spaces at its ends."""
    return Markup("").join(
        Markup("<mark>{}</mark>").format(piece) if piece.strip() else escape(piece) for piece in _ENDS.split(text)
    )

"""The order of keys: that of the model, for a file as a whole and for each source that is written in lines.

Lines move whole, with the comments on them, those right above a key and those indented below its value. A comment at
the very top of the front matter stays there, and so do the empty lines between the keys.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.page import Page
from build_scripts.model.keys import known_keys
from build_scripts.model.layout import REGISTRIES


class _Line(NamedTuple):
    """A line of the front matter, and where in the file it begins."""

    text: str
    start: int


class _Block(NamedTuple):
    """The lines of one key, from ``start`` up to ``end``, counted from 0."""

    start: int
    end: int


def order_keys(page: Page) -> Iterator[Edit]:
    """The keys of a file stand in the order of the format."""
    if page.kind not in REGISTRIES:
        lines = _lines(page)
        yield from _order(lines, page.node, known_keys(page.kind, ()), _below_the_top(lines, page.node))


def order_source_keys(page: Page) -> Iterator[Edit]:
    """The keys of each source stand in the order of the format."""
    sources = next((value for key, value in page.node.value if key.value == "sources"), None)
    if page.kind not in REGISTRIES and isinstance(sources, MappingNode):
        lines, known = _lines(page), known_keys(page.kind, ("sources", ""))
        for name, source in sources.value:
            if isinstance(source, MappingNode):
                yield from _order(lines, source, known, name.end_mark.line + 1)


def _lines(page: Page) -> list[_Line]:
    texts = page.front.split("\n")
    starts = accumulate((len(text) + 1 for text in texts), initial=page.start)
    return [_Line(text, start) for text, start in zip(texts, starts, strict=False)]


def _order(lines: Sequence[_Line], node: MappingNode, known: Sequence[str], top: int) -> Iterator[Edit]:
    """One edit where keys that are all ``known`` stand otherwise; ``top`` is the first line that may be theirs."""
    names = [str(key.value) for key, _ in node.value]
    if node.flow_style or not set(names) <= set(known):
        return
    order = sorted(range(len(names)), key=lambda at: known.index(names[at]))
    if order != list(range(len(names))) and (blocks := _blocks(lines, node, top)):
        ends = [*(each.start for each in blocks[1:]), blocks[-1].end]
        gaps = [lines[each.end : end] for each, end in zip(blocks, ends, strict=True)]
        moved = [line for at, gap in zip(order, gaps, strict=True) for line in (*lines[slice(*blocks[at])], *gap)]
        start = lines[blocks[0].start].start
        text = "".join(f"{line.text}\n" for line in moved)
        yield Edit(start, start + len(text), text)


def _blocks(lines: Sequence[_Line], node: MappingNode, top: int) -> list[_Block]:
    """The lines of each key; none where a key does not stand on lines of its own."""
    column = node.start_mark.column
    blocks: list[_Block] = []
    for key, value in node.value:
        first, last = key.start_mark.line, _last_line(value)
        if lines[first].text[:column].strip() or key.start_mark.column != column:
            return []
        start = _comments_above(lines, first, top, column)
        if blocks:
            blocks[-1] = _Block(blocks[-1].start, _with_comments(lines, blocks[-1].end, start))
        blocks.append(_Block(start, last + 1))
        top = last + 1
    end = blocks[-1].end
    while _is_comment(lines[end]) and _indent(lines[end]) > column:
        end += 1
    return [*blocks[:-1], _Block(blocks[-1].start, end)]


def _last_line(node: Node) -> int:
    """The last line on which something of ``node`` stands; its end mark may lie behind comments that follow it."""
    if isinstance(node, CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    behind = isinstance(node, ScalarNode) and node.style in ("|", ">") and node.end_mark.column == 0
    return int(node.end_mark.line) - behind


def _comments_above(lines: Sequence[_Line], line: int, top: int, column: int) -> int:
    """The first of the comments that stand right above ``line``, no deeper than ``column``; else ``line``."""
    while line > top and _is_comment(lines[line - 1]) and _indent(lines[line - 1]) <= column:
        line -= 1
    return line


def _with_comments(lines: Sequence[_Line], start: int, end: int) -> int:
    """``end`` where other comments stand between two keys, else ``start``: empty lines belong to neither."""
    return end if any(line.text.strip() for line in lines[start:end]) else start


def _below_the_top(lines: Sequence[_Line], node: MappingNode) -> int:
    """The first line that may move: below the comments that open the front matter."""
    first = int(node.start_mark.line)
    opening = next((at for at in range(first) if _is_comment(lines[at])), first)
    return next((at for at in range(opening, first) if not lines[at].text.strip()), first)


def _is_comment(line: _Line) -> bool:
    return line.text.lstrip(" \t").startswith("#")


def _indent(line: _Line) -> int:
    return len(line.text) - len(line.text.lstrip(" \t"))

"""The order of keys: that of the model, for a file as a whole and for each source that is written in lines.

Lines move whole, with the comments on them, those right above a key and those indented below its value. A comment at
the very top of the front matter stays there, and so do the empty lines between the keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from yaml.nodes import CollectionNode, MappingNode, Node, ScalarNode

from build_scripts.contribute.fix.edits import Edit
from build_scripts.contribute.fix.opened import OpenFile
from build_scripts.model.keys import known_keys
from build_scripts.model.layout import REGISTRIES

_COMMENT = re.compile(r"(?P<indent>[ \t]*)#")


def order_keys(file: OpenFile) -> Iterator[Edit]:
    """Put the keys of a file in the order of the format."""
    if file.kind in REGISTRIES:
        return
    # Comments that open the front matter, up to an empty line, are about the file and not about its first key.
    lines, first = file.front.split("\n"), int(file.node.start_mark.line)
    opening = next((at for at in range(first) if _COMMENT.match(lines[at])), first)
    top = next((at for at in range(opening, first) if not lines[at].strip()), first)
    yield from _order(file, file.node, known_keys(file.kind, ()), top)


def order_source_keys(file: OpenFile) -> Iterator[Edit]:
    """Put the keys of each source in the order of the format."""
    sources = next((value for key, value in file.node.value if key.value == "sources"), None)
    if file.kind not in REGISTRIES and isinstance(sources, MappingNode):
        for name, source in sources.value:
            if isinstance(source, MappingNode):
                yield from _order(file, source, known_keys(file.kind, ("sources", "")), name.end_mark.line + 1)


def _order(file: OpenFile, node: MappingNode, known: Sequence[str], top: int) -> Iterator[Edit]:
    """Yield one edit if the keys of ``node`` are all ``known`` and out of order; their lines begin at ``top``."""
    names = [str(key.value) for key, _ in node.value]
    if node.flow_style or not set(names) <= set(known):
        return
    order = sorted(range(len(names)), key=lambda at: known.index(names[at]))
    lines = file.front.split("\n")
    if order == list(range(len(names))) or not (blocks := blocks_of(lines, node, top)):
        return
    # The blocks change places; the empty lines between them stay where they are.
    gaps = [*(lines[end:after] for (_, end), (after, _) in pairwise(blocks)), []]
    moved = [line for at, gap in zip(order, gaps, strict=True) for line in (*lines[slice(*blocks[at])], *gap)]
    start = file.start + sum(len(line) + 1 for line in lines[: blocks[0][0]])
    text = "".join(f"{line}\n" for line in moved)
    yield Edit(start, start + len(text), text)


def blocks_of(lines: Sequence[str], node: MappingNode, top: int) -> list[tuple[int, int]]:
    """Return the first line of each key of ``node`` and the one behind its last, comments on it included.

    ``lines`` are those of the front matter, and none before ``top`` is counted. Nothing is returned if a key shares its
    line with others.
    """
    column = node.start_mark.column
    blocks: list[tuple[int, int]] = []
    for key, value in node.value:
        start = key.start_mark.line
        if lines[start][:column].strip() or key.start_mark.column != column:
            return []
        # Comments right above a key, no deeper than it, are the key's.
        while start > top and (found := _COMMENT.match(lines[start - 1])) and len(found["indent"]) <= column:
            start -= 1
        # Any others between two keys go with the one before.
        if blocks and any(line.strip() for line in lines[blocks[-1][1] : start]):
            blocks[-1] = (blocks[-1][0], start)
        top = _last_line(value) + 1
        blocks.append((start, top))
    while (found := _COMMENT.match(lines[top])) and len(found["indent"]) > column:
        top += 1
    return [*blocks[:-1], (blocks[-1][0], top)]


def _last_line(node: Node) -> int:
    """Return the last line of ``node``; a collection's end mark may lie behind comments that follow it."""
    if isinstance(node, CollectionNode) and not node.flow_style:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    behind = isinstance(node, ScalarNode) and node.style in ("|", ">")  # such a text ends where the next line begins
    return int(node.end_mark.line) - behind

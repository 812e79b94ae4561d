"""The outline of a file: its keys, the ids of its sources, and the headings of its body."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from yaml.nodes import MappingNode, Node, ScalarNode

from build_scripts.base.text import shown
from build_scripts.contribute.fix.opened import OpenFile, open_file
from build_scripts.reading.body import parse_blocks


@dataclass(frozen=True, slots=True)
class Symbol:
    """A part of a file: from ``start`` to ``end``, with its name in the first ``length`` characters."""

    name: str
    detail: str
    start: int
    end: int
    length: int
    inside: tuple[Symbol, ...] = ()
    is_heading: bool = False


def outline_of(kind: str, text: str) -> list[Symbol]:
    """Return the parts of a file of ``kind``, in their order; none while its front matter cannot be read."""
    file = open_file(kind, text)
    return [*_keys(file, file.node, 2), *_headings(file)] if file else []


def _keys(file: OpenFile, node: MappingNode, levels: int) -> Iterator[Symbol]:
    for key, value in node.value:
        start, after = file.span(key)
        end = max(after, file.span(value)[1])
        inside = tuple(_keys(file, value, levels - 1)) if levels > 1 and _is_named(value) else ()
        yield Symbol(str(key.value) or "…", _detail(value), start, end, after - start, inside)


def _is_named(value: Node) -> bool:
    return isinstance(value, MappingNode) and not getattr(value, "flow_style", False)


def _detail(value: Node) -> str:
    return shown(str(value.value)) if isinstance(value, ScalarNode) else ""


def _headings(file: OpenFile) -> Iterator[Symbol]:
    body, offset = file.document.body, file.document.offset
    if not body.strip():
        return
    starts = [0]
    for line in body.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    blocks = parse_blocks(body)
    for opening, content in pairwise(blocks):
        if opening.type == "heading_open" and opening.map and content.content:
            start, end = starts[opening.map[0]], min(starts[opening.map[1]], len(body))
            yield Symbol(content.content, "", offset + start, offset + end, end - start, is_heading=True)

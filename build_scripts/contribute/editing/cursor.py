"""What stands at a place in a file of the record, and where it begins and ends.

Editors and their libraries look for "words", and find none in other scripts, half of `Kandahār`, a piece of an id. Here
YAML itself says what a key or a value is. Somebody who writes has mostly just begun one, so that the whole cannot be
read: then a sign is put in at the cursor, and only the key around it is read, with its brackets closed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.contribute.editing.cited import link_or_citation
from build_scripts.findings import KeyPath
from build_scripts.model.keys import ROWS, SINGLE
from build_scripts.model.layout import REGISTRIES
from build_scripts.reading.front_matter import TextParser

_SIGN = "\ue000"
"""Stands for the cursor; private use, so that nobody's text has it."""
_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_KEY_AT_TOP = re.compile(r"^[^\s#\]}-]", re.MULTILINE)
_CLOSING = {"{": "}", "[": "]"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A key or a value of the front matter, a source cited in the body, or the address of a link there.

    ``path`` leads to it, a key itself is at its end. ``text`` is all of it, ``typed`` what is before the cursor. From
    ``start`` to ``end`` are characters of the file. ``beside`` are the other keys of its mapping; ``has_colon`` tells
    of a key whether a value follows, and ``is_flow`` whether it is in brackets.
    """

    what: Literal["key", "value", "citation", "link"]
    path: KeyPath
    text: str
    typed: str
    start: int
    end: int
    beside: frozenset[str] = frozenset()
    has_colon: bool = False
    is_flow: bool = False


def front_of(kind: str, text: str) -> tuple[int, int]:
    """Return where the front matter of a file begins and ends; one without its second fence goes on to the end."""
    if kind in REGISTRIES:
        return 0, len(text)
    first = _FENCE.match(text)
    if not first:
        return 0, 0
    second = _FENCE.search(text, first.end())
    return first.end() + 1, second.start() if second else len(text)


def spot_at(kind: str, text: str, offset: int) -> Spot | None:
    """Return what is at ``offset`` in a file of ``kind``; None where nothing is that has a meaning."""
    start, end = front_of(kind, text)
    if start < end and start <= offset <= end:
        return _in_front(kind, text[start:end], offset - start, start)
    found = link_or_citation(text[end:], offset - end) if offset > end else None
    return found and Spot(found.what, (), found.text, found.typed, end + found.start, end + found.end)


def _in_front(kind: str, front: str, at: int, start: int) -> Spot | None:
    first, last = _block_around(front, at)
    for block, has_colon in _readings(front[first:last], at - first):
        try:
            node = TextParser(block).get_single_node()
        except (yaml.YAMLError, RecursionError):
            continue
        found = _find(node, (), frozenset(), False) if node else None
        if found and (has_colon or found.is_key or not _is_mapping(kind, found.path)):
            return _spot(block, found, start + first, has_colon)
    return None


def _block_around(front: str, at: int) -> tuple[int, int]:
    """Return where the lines of one key at the top begin and end, that which ``at`` is in.

    An empty line, with the cursor in its first column, is a block by itself: a new key may be meant.
    """
    first = front.rfind("\n", 0, at) + 1
    line_end = front.find("\n", at)
    line_end = len(front) if line_end < 0 else line_end
    if first == at == line_end:
        return first, line_end
    while first and not _KEY_AT_TOP.match(front[first : first + 1]):
        first = front.rfind("\n", 0, first - 1) + 1
    following = _KEY_AT_TOP.search(front, line_end)
    return first, following.start() if following else len(front)


def _readings(block: str, at: int) -> Iterator[tuple[str, bool]]:
    """Yield the block with a sign at the cursor, in each form in which it may be read, and whether a colon was added.

    What comes behind the line is left out where the block cannot be read with it.
    """
    before, line, rest = block[:at], *_cut(block[at:])
    closing = _open_brackets(before + line)
    for tail in (rest, ""):
        yield f"{before}{_SIGN}{line}{closing}{tail}", False
        if not closing and re.fullmatch(r"[^\s:]*\s*", line):
            yield f"{before}{_SIGN}{line.rstrip()}:{tail}", True


def _cut(text: str) -> tuple[str, str]:
    line, end, rest = text.partition("\n")
    return line, end + rest


def _open_brackets(text: str) -> str:
    """Return the brackets and the quotation mark that close what ``text`` leaves open."""
    closing: list[str] = []
    quote = ""
    for before, sign in zip(f"\n{text}", text, strict=False):
        if quote:
            quote = "" if sign == quote and before != "\\" else quote
        elif before in " [{,:\n" and sign in "\"'":
            quote = sign
        elif before in " [{,\n" and sign in _CLOSING:
            closing.append(_CLOSING[sign])
        elif closing and sign == closing[-1]:
            closing.pop()
    return quote + "".join(reversed(closing))


@dataclass(frozen=True, slots=True)
class _Found:
    is_key: bool
    path: KeyPath
    node: ScalarNode
    beside: frozenset[str]
    is_flow: bool


def _find(node: Node, path: KeyPath, beside: frozenset[str], is_flow: bool) -> _Found | None:
    """Return the scalar in ``node`` that has the sign."""
    if isinstance(node, ScalarNode):
        return _Found(False, path, node, beside, is_flow) if _SIGN in node.value else None
    is_flow = is_flow or bool(getattr(node, "flow_style", False))
    if isinstance(node, SequenceNode):
        inside = (_find(item, (*path, i), frozenset(), is_flow) for i, item in enumerate(node.value))
        return next((found for found in inside if found), None)
    if isinstance(node, MappingNode):
        keys = frozenset(str(key.value) for key, _ in node.value if _SIGN not in str(key.value))
        for key, value in node.value:
            if isinstance(key, ScalarNode) and _SIGN in key.value:
                return _Found(True, (*path, key.value.replace(_SIGN, "")), key, keys, is_flow)
            if found := _find(value, (*path, str(key.value)), keys, is_flow):
                return found
    return None


def _is_mapping(kind: str, path: KeyPath) -> bool:
    """Check whether a mapping is to be at ``path``, so that a text there is the beginning of its first key."""
    if not path or (kind == "removed" and len(path) == 1):
        return True
    top = str(path[0])
    if top in SINGLE or top == "phrases":
        return len(path) == 1
    return len(path) == 2 and (top in ROWS or kind == "vocabulary")


def _spot(block: str, found: _Found, start: int, has_colon: bool) -> Spot:
    first, end = found.node.start_mark.index, found.node.end_mark.index
    if found.node.style in ('"', "'"):
        first, end = first + 1, max(first + 1, end - 1)
    written = block[first:end].rstrip("\n")
    typed = written.partition(_SIGN)[0]
    follows = found.is_key and not has_colon and block[first + len(written) :].lstrip(" ")[:1] == ":"
    begin = start + first
    text = str(found.node.value).replace(_SIGN, "")
    what: Literal["key", "value"] = "key" if found.is_key else "value"
    return Spot(what, found.path, text, typed, begin, begin + len(written) - 1, found.beside, follows, found.is_flow)

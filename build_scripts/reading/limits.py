"""What YAML allows and front matter does not: aliases and tags, nesting, repeated keys, and text that gets lost.

Everything here is found and placed, and put into words by `reading.diagnosis`. Most files hold nothing of the kind, so
each scan runs only when a cheap look says that it may find something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Literal, NamedTuple

import yaml
from yaml._yaml import CParser
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from yaml.tokens import ScalarToken, Token

from build_scripts.base.letters import INVISIBLE, find_mixed
from build_scripts.findings import OnLine

DEEPEST = 20
_OPENERS = 200  # so many brackets and dashes may be deep nesting, which would overflow libyaml's composer
_MARKED = re.compile(r"(?:^|[\s\[{,:])[&*!]")
_INDENTED_BLOCK = re.compile(r":[ \t]+(?P<at>[>|][-+]?[1-9])[-+]?[ \t]*(?:#.*)?$", re.MULTILINE)
_BLOCKS = (": >", ": |", ":  ", ":\t")
_PROSE = frozenset(
    {"title", "summary", "note", "words", "text", "includes", "name", "publisher", "author", "reference", "label"}
    | {"definition", "by", "through", "date_note", "place_note", "coordinates_source"}
)


What = Literal[
    "syntax",  # `error` says what
    "too-deep",
    "text",  # instead of keys
    "list",  # instead of keys; the text is the first of its keys
    "nested",
    "mark",
    "invisible",
    "mixed",
    "open-text",  # which is closed on the line `number`
    "block",
    "odd-key",
    "repeated-key",  # which was on the line `number` already
    "cut",
]


class Breach(NamedTuple):
    """Something in front matter that is refused, or only doubted (``cut``): what, where, and the text it is about."""

    what: What
    where: OnLine
    text: str = ""
    number: int = 0
    error: yaml.YAMLError | None = None


def find_refused(front: str) -> Iterator[Breach]:
    """Yield what is YAML but not accepted.

    :raises yaml.YAMLError: where ``front`` is not even YAML, and a scan came so far.
    """
    # Each look costs a fraction of parsing the text a second time, which is what the scan behind it does.
    may_nest = sum(map(front.count, ("[", "{", "- ", "-\t", "? ", "?\t"))) > _OPENERS
    may_mark = ("&" in front or "*" in front or "!" in front) and _MARKED.search(front)
    if may_nest or may_mark or "\\" in front:
        yield from _find_events(front)
    if any(map(_may_stay_open, front.split("\n"))):
        yield from _find_open_texts(front)
    for block in _INDENTED_BLOCK.finditer(front) if any(map(front.__contains__, _BLOCKS)) else ():
        start, length = block.start("at"), len(block["at"])
        if not _is_quoted(front, start):
            yield Breach("block", OnLine(front.count("\n", 0, start) + 1, start - front.rfind("\n", 0, start), length))


def begin_of(marked: Any, front: str) -> OnLine:
    """Return where a node or an event begins; one without text of its own may lie beyond the last line."""
    return _begin(marked, front.count("\n"))


def _begin(marked: Any, last: int) -> OnLine:
    return OnLine(min(marked.start_mark.line, last) + 1, marked.start_mark.column + 1)


def _find_events(front: str) -> Iterator[Breach]:
    """Yield marks, escapes that write what a file may not hold, and the place from where on nesting is too deep."""
    parser, depth, last = CParser(front), 0, front.count("\n")
    while (event := parser.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        where = _begin(event, last)
        if depth > DEEPEST:
            yield Breach("nested", where)
            return
        if isinstance(event, NodeEvent) and _is_marked(event):
            sign = re.match(r"[&*!][^\s,\[\]{}]*", front.split("\n")[where.line - 1][where.column - 1 :])
            mark = sign.group() if sign else "!"
            yield Breach("mark", OnLine(where.line, where.column, len(mark)), mark)
        if isinstance(event, ScalarEvent):
            yield from _find_escapes(event, where, front)


def _is_marked(event: NodeEvent) -> bool:
    return isinstance(event, AliasEvent) or bool(getattr(event, "anchor", None) or getattr(event, "tag", None))


def _find_escapes(event: ScalarEvent, where: OnLine, front: str) -> Iterator[Breach]:
    if bad := INVISIBLE.search(event.value):
        yield Breach("invisible", where, bad.group())
    for mixed in find_mixed(event.value) if event.style == '"' else ():
        if mixed.word not in front:  # a word that is there as it is has been found in the file's text
            yield Breach("mixed", where, mixed.word)


def tokens(front: str) -> Iterator[Token]:
    """Yield the tokens of YAML.

    :raises yaml.YAMLError: where it is none.
    """
    parser = CParser(front)
    while (token := parser.get_token()) is not None:
        yield token


def swallows_keys(lines: list[str], start: int, end: int) -> bool:
    """Check whether a line after ``start``, up to ``end``, is a key that is no deeper than the line ``start``."""
    own = lines[start] if start < len(lines) else ""
    depth = len(own) - len(own.lstrip(" "))
    return any(re.match(rf"[ ]{{0,{depth}}}(?:- +)?[{{]?[\w-]+:(?:\s|$)", line) for line in lines[start + 1 : end + 1])


def _may_stay_open(line: str) -> bool:
    """Check whether a quotation mark may open on ``line`` that does not close on it."""
    single = "'" in line and (" '" in line or "['" in line) and line.count("'") % 2
    return bool(single or line.count('"') % 2)


def _find_open_texts(front: str) -> Iterator[Breach]:
    """Yield quoted texts that go on over a line that begins like a key, no deeper than their own line."""
    lines = front.split("\n")
    for before, token in pairwise(tokens(front)):
        if not isinstance(token, ScalarToken) or token.start_mark.line == token.end_mark.line:
            continue
        swallows = swallows_keys(lines, token.start_mark.line, token.end_mark.line)
        if token.style in ("'", '"') and swallows and before is not None:
            where = OnLine(token.start_mark.line + 1, token.start_mark.column + 1)
            yield Breach("open-text", where, number=token.end_mark.line + 1)


def _is_quoted(front: str, index: int) -> bool:
    """Check whether the character at ``index`` is in quotation marks."""
    parser = CParser(front)
    try:
        while (event := parser.get_event()) is not None:
            start: Any = event.start_mark
            end: Any = event.end_mark
            if start.index > index:
                return False
            if isinstance(event, ScalarEvent) and event.style in ("'", '"') and index < end.index:
                return True
    except yaml.YAMLError:  # before this place: the composer will say so
        return True
    return False


def find_cuts(node: Node, front: str) -> Iterator[Breach]:
    """Yield prose that YAML cut off at a ` #`: unquoted values of the keys that hold prose."""
    lines = front.split("\n")
    for key, value in _pairs(node):
        if key.value not in _PROSE or not isinstance(value, ScalarNode) or value.style in ("'", '"', "|", ">"):
            continue
        mark = value.end_mark if value.value else key.end_mark
        if cut := re.match(r"(:?[ \t]+)#.*", lines[mark.line][mark.column :]):
            where = OnLine(mark.line + 1, mark.column + 1 + len(cut.group(1)), len(cut.group()) - len(cut.group(1)))
            yield Breach("cut", where, value.value)


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from _pairs(item)


def find_repeated(node: Node | None) -> Iterator[Breach]:
    """Yield the keys that appear twice in their mapping, and those that are lists or mappings themselves."""
    if isinstance(node, SequenceNode):
        for item in node.value:
            yield from find_repeated(item)
    if not isinstance(node, MappingNode):
        return
    first_lines: dict[str, int] = {}
    for key, value in node.value:
        where = OnLine(key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, ScalarNode):
            yield Breach("odd-key", where)
        elif key.value in first_lines:
            where = OnLine(where.line, where.column, max(1, len(key.value)))
            yield Breach("repeated-key", where, key.value, first_lines[key.value])
        else:
            first_lines[key.value] = where.line
        yield from find_repeated(value)

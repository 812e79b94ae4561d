"""What YAML allows and front matter does not: aliases and tags, nesting, repeated keys, and text that gets lost.

Most files hold nothing of the kind, so each scan runs only when a cheap look says that it may find something.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from yaml._yaml import CParser
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, NodeEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.base.letters import INVISIBLE, find_mixed
from build_scripts.base.text import shown
from build_scripts.findings import OnLine, Problem, declare
from build_scripts.reading.diagnosis.yaml_errors import YAML_SYNTAX, find_open_texts
from build_scripts.reading.files import CONTROL, look_alike

YAML_ALIAS = declare("yaml-alias", "error", "yaml", "Front matter uses no YAML anchors, aliases or type tags.")
DUPLICATE_KEY = declare("duplicate-key", "error", "yaml", "A key stands once in its mapping.")
CUT_COMMENT = declare(
    "text-cut-by-comment", "warning", "yaml", "YAML drops everything after ` #`; prose with a # is quoted."
)

DEEPEST = 20
_OPENERS = 200  # so many brackets and dashes may be deep nesting, which would overflow libyaml's composer
_MARKS = {
    "&": ("marks a value in YAML, to be repeated elsewhere", "remove the mark"),
    "*": ("stands in YAML for a value that is marked elsewhere", "write the value out"),
    "!": ("names a type in YAML", "remove it: every value is text"),
}
_MARKED = re.compile(r"(?:^|[\s\[{,:])[&*!]")
_INDENTED_BLOCK = re.compile(r":[ \t]+(?P<at>[>|][-+]?[1-9])[-+]?[ \t]*(?:#.*)?$", re.MULTILINE)
_BLOCKS = (": >", ": |", ":  ", ":\t")
_PROSE = frozenset(
    {"title", "summary", "note", "words", "text", "includes", "name", "publisher", "author", "reference", "label"}
    | {"definition", "by", "through", "date_note", "place_note", "coordinates_source"}
)


def find_refused(front: str) -> Iterator[Problem]:
    """What is YAML but not accepted; each scan runs only when a cheap look says that it may find something."""
    nested = sum(map(front.count, ("[", "{", "- ", "-\t", "? ", "?\t"))) > _OPENERS
    marked = ("&" in front or "*" in front or "!" in front) and _MARKED.search(front)
    if nested or marked or "\\" in front:
        yield from _refuse_events(front)
    if any(map(_may_stay_open, front.split("\n"))):
        yield from find_open_texts(front)
    for block in _INDENTED_BLOCK.finditer(front) if any(map(front.__contains__, _BLOCKS)) else ():
        if _is_quoted(front, block.start("at")):
            continue
        where = _at(front, block.start("at"), len(block.group("at")))
        yield YAML_SYNTAX(
            where, "YAML takes this for a block of text", 'quote it (`<measure>: ">3"`) or write `at least 4`'
        )


def _is_quoted(front: str, index: int) -> bool:
    """Whether the character at ``index`` stands in quotation marks."""
    parser = CParser(front)
    try:
        while (event := parser.get_event()) is not None:
            start: Any = event.start_mark
            end: Any = event.end_mark
            if start.index > index:
                return False
            if isinstance(event, ScalarEvent) and event.style in ("'", '"') and index < end.index:
                return True
    except yaml.YAMLError:  # before this place: that is said elsewhere, and what stands here cannot be told
        return True
    return False


def _may_stay_open(line: str) -> bool:
    """Whether a quotation mark may open on ``line`` that does not close on it."""
    single = "'" in line and (" '" in line or "['" in line) and line.count("'") % 2
    return bool(single or line.count('"') % 2)


def begin_of(marked: Any, front: str) -> OnLine:
    """Where a node or an event begins; one without text of its own may lie beyond the last line."""
    return _begin(marked, front.count("\n"))


def _begin(marked: Any, last: int) -> OnLine:
    return OnLine(min(marked.start_mark.line, last) + 1, marked.start_mark.column + 1)


def _at(front: str, start: int, length: int) -> OnLine:
    return OnLine(front.count("\n", 0, start) + 1, start - front.rfind("\n", 0, start), length)


def _refuse_events(front: str) -> Iterator[Problem]:
    parser, depth, last = CParser(front), 0, front.count("\n")
    while (event := parser.get_event()) is not None and not isinstance(event, yaml.StreamEndEvent):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        where = _begin(event, last)
        if depth > DEEPEST:
            yield YAML_SYNTAX(where, "the front matter is nested too deeply", "close the brackets before this place")
            return
        if isinstance(event, NodeEvent) and _is_marked(event):
            yield _refuse_mark(where, front.split("\n")[where.line - 1][where.column - 1 :])
        if isinstance(event, ScalarEvent):
            yield from _refuse_escapes(event, where, front)


def _is_marked(event: NodeEvent) -> bool:
    return isinstance(event, AliasEvent) or bool(getattr(event, "anchor", None) or getattr(event, "tag", None))


def _refuse_mark(where: OnLine, text: str) -> Problem:
    """An anchor, an alias or a type tag, which ``text`` begins with."""
    found = re.match(r"([&*!])[^\s,\[\]{}]*", text)
    mark, sign = (found.group(), found[1]) if found else ("!", "!")
    what, remedy = _MARKS[sign]
    where = OnLine(where.line, where.column, len(mark))
    return YAML_ALIAS(where, f"`{shown(mark)}` {what}", f"put the value in double quotes if it is text; else {remedy}")


def _refuse_escapes(event: ScalarEvent, where: OnLine, front: str) -> Iterator[Problem]:
    """What an escape between double quotes writes that a file may not hold."""
    if bad := INVISIBLE.search(event.value):
        message = f"an escape writes the invisible character U+{ord(bad.group()):04X} here"
        yield CONTROL(where, message, "remove the escape")
    for mixed in find_mixed(event.value) if event.style == '"' else ():
        if mixed.word not in front:  # what is written as it is was found before
            yield look_alike(where, mixed)


def find_cuts(node: Node, front: str) -> Iterator[Problem]:
    """Prose that YAML cut off at a ` #`: unquoted values of the keys that hold prose."""
    lines = front.split("\n")
    for key, value in _pairs(node):
        if key.value not in _PROSE or not isinstance(value, ScalarNode) or value.style in ("'", '"', "|", ">"):
            continue
        mark = value.end_mark if value.value else key.end_mark
        if cut := re.match(r"(:?[ \t]+)#.*", lines[mark.line][mark.column :]):
            where = OnLine(mark.line + 1, mark.column + 1 + len(cut.group(1)), len(cut.group()) - len(cut.group(1)))
            kept = f"only `{value.value}`" if value.value else "nothing"
            message = f"YAML keeps {kept} and drops the rest of the line"
            yield CUT_COMMENT(where, message, "put the whole text in double quotes")


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, SequenceNode):
        for each in node.value:
            yield from _pairs(each)


def find_repeated(node: Node | None) -> Iterator[Problem]:
    """The keys that stand twice in their mapping, and those that are lists or mappings themselves."""
    if isinstance(node, SequenceNode):
        for each in node.value:
            yield from find_repeated(each)
    if not isinstance(node, MappingNode):
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        where = OnLine(key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, ScalarNode):
            yield YAML_SYNTAX(where, "a key is a list or a row here", "write `key: value`; quote text in brackets")
        elif key.value in seen:
            where = OnLine(where.line, where.column, max(1, len(key.value)))
            message = f"`{key.value}` stands twice (first on line {seen[key.value]})"
            yield DUPLICATE_KEY(where, message, "keep one of them")
        else:
            seen[key.value] = where.line
        yield from find_repeated(value)

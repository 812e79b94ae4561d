"""Front matter read safely: every scalar is text, nothing is guessed, every trap has a cure in words.

YAML 1.1 guesses types (``2016-07-23`` a date, ``no`` a boolean, ``12:30`` the number 750); here the model assigns
types, so the loader returns only ``str``, ``list`` and ``dict``. Positions are not kept on the way: `locate` composes
the text a second time when a finding needs a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml._yaml import CParser
from yaml.events import AliasEvent, CollectionEndEvent, CollectionStartEvent, Event, NodeEvent, ScalarEvent
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.findings import At, OnLine, Problem, declare
from build_scripts.read import CONTROL, INVISIBLE
from build_scripts.traps import YAML_SYNTAX, explain_yaml, find_open_texts

Tree = str | list[Any] | dict[str, Any]

NO_FRONT_MATTER = declare(
    "no-front-matter", "error", "A file begins with front matter between two lines of `---`."
)
UNCLOSED = declare("unclosed-front-matter", "error", "Front matter ends with a line of `---`.")
NOT_A_MAPPING = declare(
    "front-matter-not-a-mapping", "error", "Front matter is a list of `key: value` lines."
)
YAML_ALIAS = declare("yaml-alias", "error", "Front matter uses no YAML anchors, aliases or type tags.")
DUPLICATE_KEY = declare("duplicate-key", "error", "A key stands once in its mapping.")
CUT_COMMENT = declare(
    "text-cut-by-comment", "warning", "YAML drops everything after ` #`; prose with a # is quoted."
)

DEEPEST = 20
_OPENERS = 200  # so many brackets and dashes may be deep nesting, which would overflow libyaml's composer
_MARKED = re.compile(r"(?:^|[\s\[{,:])[&*!]")
_INDENTED_BLOCK = re.compile(r":[ \t]+(?P<at>[>|][-+]?[1-9])[-+]?[ \t]*(?:#.*)?$", re.MULTILINE)
_BLOCKS = (": >", ": |", ":  ", ":\t")
_PROSE = frozenset(
    "title summary note words text includes name publisher author reference label definition by date_note place_note"
    " coordinates_source".split()
)


class TextParser(CParser):
    """libyaml's parser and composer with nothing resolved: every node is text, a list or a mapping."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """No tag is ever guessed."""
        return "text"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Nothing to resolve by path."""

    def ascend_resolver(self) -> None:
        """Nothing to resolve by path."""


class TextHandler(YAMLHandler):
    """python-frontmatter's handler with text-only loading and `---` alone as the fence."""

    def __init__(self) -> None:
        super().__init__(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))

    def load(self, fm: str, **kwargs: object) -> Any:
        """The tree of ``fm``: `str`, `list` and `dict` only.

        :raises ValueError: when it is no mapping in plain YAML.
        """
        tree, problems = parse_yaml(fm)
        if tree is None:
            raise ValueError("; ".join(problem.message for problem in problems))
        return tree


HANDLER = TextHandler()


class _RepeatedKeyError(ValueError):
    """A mapping holds a key twice, or a key that is not text."""


def _tree(node: Node) -> Tree:
    if type(node) is ScalarNode:
        return str(node.value)
    if type(node) is SequenceNode:
        return [_tree(each) for each in node.value]
    tree: dict[Any, Tree] = {
        key.value if type(key) is ScalarNode else None: _tree(value) for key, value in node.value
    }
    if len(tree) != len(node.value) or None in tree:
        raise _RepeatedKeyError
    return tree


@dataclass(frozen=True, slots=True)
class Document:
    """A file split in two: the YAML text, its tree (``None`` when it has none), the body, and the body's offset."""

    front: str
    tree: dict[str, Any] | None
    body: str = ""
    offset: int = 0


_FENCE = "put `---` on the first line, the keys below it, and `---` on a line of its own after them"
_CLOSE = "write a line of `---` between the last key and the body"


def parse_document(text: str) -> tuple[Document, list[Problem]]:
    """Split a file into front matter and body. Lines of ``front`` count as the file's own; blank lines are kept."""
    if not re.match(r"---[ \t]*\n", text):
        where = OnLine(1, 1, max(1, text.find("\n")))
        return Document("", None), [
            NO_FRONT_MATTER(where, "the file does not begin with front matter", _FENCE)
        ]
    try:
        front, body = HANDLER.split(text)
    except ValueError:
        return Document("", None), [UNCLOSED(OnLine(1, 1, 3), "the front matter is never closed", _CLOSE)]
    tree, problems = parse_yaml(front)
    return Document(front, tree, body, len(text) - len(body)), problems


def parse_yaml(front: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """A YAML mapping as a tree of text, and what is wrong with it."""
    try:
        if problems := list(_refuse(front)):
            return None, problems
        node = TextParser(front).get_single_node()
        tree = {} if node is None else _tree(node)
    except _RepeatedKeyError:
        return None, list(_repeated(node))
    except yaml.YAMLError as error:
        return None, [explain_yaml(error, front)]
    except RecursionError:
        return None, [YAML_SYNTAX(OnLine(), "the front matter is nested too deeply", "write it flat")]
    if not isinstance(tree, dict):
        where = OnLine(node.start_mark.line + 1, node.start_mark.column + 1)
        return None, [
            NOT_A_MAPPING(where, "the front matter is not a list of keys and values", "write `key: value`")
        ]
    return tree, list(_cuts(node, front)) if node and "#" in front else []


def _repeated(node: Node) -> Iterator[Problem]:
    """The keys that stand twice in their mapping, and those that are lists or mappings themselves."""
    if isinstance(node, SequenceNode):
        for each in node.value:
            yield from _repeated(each)
    if not isinstance(node, MappingNode):
        return
    seen: dict[str, int] = {}
    for key, value in node.value:
        where = OnLine(key.start_mark.line + 1, key.start_mark.column + 1)
        if not isinstance(key, ScalarNode):
            yield YAML_SYNTAX(
                where, "a key is a list or a row here", "write `key: value`; quote text in brackets"
            )
        elif key.value in seen:
            where = OnLine(where.line, where.column, max(1, len(key.value)))
            message = f"`{key.value}` stands twice (first on line {seen[key.value]})"
            yield DUPLICATE_KEY(where, message, "keep one of them")
        else:
            seen[key.value] = where.line
        yield from _repeated(value)


def _refuse(front: str) -> Iterator[Problem]:
    """What is YAML but not accepted; each scan runs only when a cheap look says that it may find something."""
    nested = sum(map(front.count, ("[", "{", "- ", "-\t", "? ", "?\t"))) > _OPENERS
    marked = ("&" in front or "*" in front or "!" in front) and _MARKED.search(front)
    if nested or marked or "\\" in front:
        yield from _refuse_events(front)
    if any(map(_may_stay_open, front.split("\n"))):
        yield from find_open_texts(front)
    for block in _INDENTED_BLOCK.finditer(front) if any(map(front.__contains__, _BLOCKS)) else ():
        where = _at(front, block.start("at"), len(block.group("at")))
        yield YAML_SYNTAX(
            where, "YAML takes this for a block of text", 'quote it (`killed: ">3"`) or write `at least 4`'
        )


def _may_stay_open(line: str) -> bool:
    """Whether a quotation mark may open on ``line`` that does not close on it."""
    single = "'" in line and (" '" in line or "['" in line) and line.count("'") % 2
    return bool(single or line.count('"') % 2)


def _at(front: str, start: int, length: int) -> OnLine:
    return OnLine(front.count("\n", 0, start) + 1, start - front.rfind("\n", 0, start), length)


def _refuse_events(front: str) -> Iterator[Problem]:
    parser, depth = CParser(front), 0
    while not isinstance(event := parser.get_event(), yaml.StreamEndEvent):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        where = OnLine(event.start_mark.line + 1, event.start_mark.column + 1)
        if depth > DEEPEST:
            yield YAML_SYNTAX(
                where, "the front matter is nested too deeply", "close the brackets before this place"
            )
            return
        if isinstance(event, NodeEvent) and (what := _mark_of(event)):
            yield YAML_ALIAS(
                where, f"{what} is not allowed here", "quote the text, or write the value out in full"
            )
        if isinstance(event, ScalarEvent) and (bad := INVISIBLE.search(event.value)):
            message = f"an escape writes the invisible character U+{ord(bad.group()):04X} here"
            yield CONTROL(where, message, "remove the escape")


def _mark_of(event: Event) -> str:
    if isinstance(event, AliasEvent):
        return f"the alias `*{event.anchor}`"
    if getattr(event, "anchor", None):
        return f"the anchor `&{getattr(event, 'anchor', '')}`"
    return f"the type tag `{event.tag}`" if getattr(event, "tag", None) else ""


def _cuts(node: Node, front: str) -> Iterator[Problem]:
    """Prose that YAML cut off at a ` #`: unquoted values of the keys that hold prose."""
    lines = front.split("\n")
    for key, value in _pairs(node):
        if (
            key.value not in _PROSE
            or not isinstance(value, ScalarNode)
            or value.style in ("'", '"', "|", ">")
        ):
            continue
        mark = value.end_mark if value.value else key.end_mark
        if cut := re.match(r"(:?[ \t]+)#.*", lines[mark.line][mark.column :]):
            where = OnLine(
                mark.line + 1, mark.column + 1 + len(cut.group(1)), len(cut.group()) - len(cut.group(1))
            )
            message = f"YAML keeps only `{value.value}` and drops the rest of the line"
            yield CUT_COMMENT(where, message, "put the whole text in double quotes")


def _pairs(node: Node) -> Iterator[tuple[Node, Node]]:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            yield key, value
            yield from _pairs(value)
    elif isinstance(node, SequenceNode):
        for each in node.value:
            yield from _pairs(each)


@lru_cache(maxsize=1)
def _composed(front: str) -> Node | None:
    """The nodes of ``front`` with their marks; the findings of one file follow one another, so one is kept."""
    return TextParser(front).get_single_node()


def locate(front: str, where: At) -> OnLine:
    """The line and column of a place in the front matter, or of the nearest mapping around it that exists.

    The front matter as a whole is the fence above it, or the first line where there is none.
    """
    node = _composed(front)
    found = None
    for depth, step in enumerate(where.path):
        child = _child(node, step)
        if child is None:
            break
        last = depth == len(where.path) - 1
        found, node = (child[0] if last and where.key else child[1]), child[1]
    if found is None:
        fence = front.split("\n", 1)[0] or "---"
        return OnLine(1, 1, len(fence))
    return _on_line(found, front)


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _on_line(node: Node, front: str) -> OnLine:
    start, end = node.start_mark, node.end_mark
    if end.line != start.line:
        line = front.split("\n")[start.line]
        return OnLine(start.line + 1, start.column + 1, max(1, len(line.rstrip()) - start.column))
    return OnLine(start.line + 1, start.column + 1, max(1, end.column - start.column))

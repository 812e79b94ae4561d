"""A file split into front matter and body, and the front matter as a tree in which every scalar is text.

YAML 1.1 guesses types (``2016-07-23`` a date, ``no`` a boolean, ``12:30`` the number 750); here the model assigns
types, so the loader returns only ``str``, ``list`` and ``dict``. Positions are not kept on the way: `reading.diagnosis`
composes the text a second time when a finding needs a line and a column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml._yaml import CParser
from yaml.nodes import Node, ScalarNode, SequenceNode

from build_scripts.findings import OnLine
from build_scripts.model.layout import REGISTRIES
from build_scripts.reading.limits import Breach, begin_of, find_cuts, find_refused, find_repeated

Tree = str | list[Any] | dict[str, Any]


class TextParser(CParser):
    """libyaml's parser and composer with nothing resolved: every node is text, a list or a mapping."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        """Return the same tag for all: none is ever guessed."""
        return "text"

    def descend_resolver(self, current_node: Any, current_index: Any) -> None:
        """Do nothing: no tag depends on the path to a node."""

    def ascend_resolver(self) -> None:
        """Do nothing, as above."""


class TextHandler(YAMLHandler):
    """python-frontmatter's handler with text-only loading and `---` alone as the fence."""

    def __init__(self) -> None:
        super().__init__(fm_boundary=re.compile(r"^---[ \t]*$", re.MULTILINE))

    def load(self, fm: str, **kwargs: object) -> Any:
        """Return the tree of ``fm``: `str`, `list` and `dict` only.

        :raises ValueError: when it is no mapping in plain YAML.
        """
        tree, breaches = parse_yaml(fm)
        if tree is None:
            raise ValueError("; ".join(f"line {breach.where.line}: {breach.what}" for breach in breaches))
        return tree


HANDLER = TextHandler()


@dataclass(frozen=True, slots=True)
class Document:
    """A file split in two: the YAML text, its tree (``None`` when it has none), the body, and the body's offset.

    ``breaches`` are what is wrong with the YAML. Without any, a tree is missing because the fences are not in place.
    """

    front: str
    tree: dict[str, Any] | None
    body: str = ""
    offset: int = 0
    breaches: tuple[Breach, ...] = ()


def parse_document(kind: str, text: str) -> Document:
    """Split the text of a file of ``kind``; the registries are YAML alone.

    Lines of ``front`` count as the file's own; blank lines are kept.
    """
    if kind in REGISTRIES:
        tree, breaches = parse_yaml(text)
        return Document(text, tree, breaches=breaches)
    if not re.match(r"---[ \t]*\n", text):
        return Document("", None)
    try:
        front, body = HANDLER.split(text)
    except ValueError:  # there is no second fence
        return Document("", None)
    tree, breaches = parse_yaml(front)
    return Document(front, tree, body, len(text) - len(body), breaches)


def parse_yaml(front: str) -> tuple[dict[str, Any] | None, tuple[Breach, ...]]:
    """Return a YAML mapping as a tree of text, and what is wrong with it; with a tree, only text that was cut."""
    node = None
    try:
        if breaches := tuple(find_refused(front)):
            return None, breaches
        node = TextParser(front).get_single_node()
        tree = {} if node is None else _tree(node)
    except _RepeatedKeyError:
        return None, tuple(find_repeated(node))
    except yaml.YAMLError as error:
        return None, (Breach("syntax", OnLine(), error=error),)
    except RecursionError:
        return None, (Breach("too-deep", OnLine()),)
    if isinstance(tree, dict):
        return tree, tuple(find_cuts(node, front)) if node and "#" in front else ()
    if isinstance(tree, str):
        return None, (Breach("text", begin_of(node, front)),)
    first = next((next(iter(row)) for row in tree if isinstance(row, dict) and row), "")
    return None, (Breach("list", begin_of(node, front), first),)


class _RepeatedKeyError(ValueError):
    """A mapping holds a key twice, or a key that is not text."""


def _tree(node: Node) -> Tree:
    if type(node) is ScalarNode:
        return str(node.value)
    if type(node) is SequenceNode:
        return [_tree(item) for item in node.value]
    tree: dict[Any, Tree] = {
        # nearly all values are scalars, and a call for each of them would take a third of this
        key.value if type(key) is ScalarNode else None: value.value if type(value) is ScalarNode else _tree(value)
        for key, value in node.value
    }
    if len(tree) != len(node.value) or None in tree:
        raise _RepeatedKeyError
    return tree

"""Front matter read safely: every scalar is text, nothing is guessed, every trap has a cure in words.

YAML 1.1 guesses types (``2016-07-23`` a date, ``no`` a boolean, ``12:30`` the number 750); here the model assigns
types, so the loader returns only ``str``, ``list`` and ``dict``. Positions are not kept on the way: `locate` composes
the text a second time when a finding needs a line and a column.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler
from yaml._yaml import CParser
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.findings import At, OnLine, Problem, declare
from build_scripts.reading.diagnosis.hints.fences import explain_fences
from build_scripts.reading.diagnosis.yaml_errors import YAML_SYNTAX, explain_yaml
from build_scripts.reading.limits import begin_of, find_cuts, find_refused, find_repeated

Tree = str | list[Any] | dict[str, Any]

NO_FRONT_MATTER = declare(
    "no-front-matter", "error", "yaml", "A file begins with front matter between two lines of `---`."
)
UNCLOSED = declare("unclosed-front-matter", "error", "yaml", "Front matter ends with a line of `---`.")
NOT_A_MAPPING = declare("front-matter-not-a-mapping", "error", "yaml", "Front matter is lines of `key: value`.")


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
    tree: dict[Any, Tree] = {key.value if type(key) is ScalarNode else None: _tree(value) for key, value in node.value}
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


def parse_document(text: str) -> tuple[Document, list[Problem]]:
    """Split a file into front matter and body. Lines of ``front`` count as the file's own; blank lines are kept."""
    if not re.match(r"---[ \t]*\n", text):
        return Document("", None), _fence_problems(text)
    try:
        front, body = HANDLER.split(text)
    except ValueError:
        return Document("", None), _fence_problems(text)
    tree, problems = parse_yaml(front)
    if tree is None:
        problems = _closed_late(text, problems) or problems
    return Document(front, tree, body, len(text) - len(body)), problems


def _fence_problems(text: str) -> list[Problem]:
    """What is wrong with the lines of `---`, if anything is."""
    guess = explain_fences(text)
    if guess is None:
        return []
    rule = UNCLOSED if re.match(r"---[ \t]*\n", text) else NO_FRONT_MATTER
    where = OnLine(guess.line + 1, 1, max(1, len(text.split("\n", guess.line + 1)[guess.line])))
    return [rule(where, guess.message, guess.remedy)]


def _closed_late(text: str, problems: list[Problem]) -> list[Problem]:
    """That the front matter is closed only behind the body's first lines, where YAML stumbles over those."""
    lines = [each.where.line for each in problems if isinstance(each.where, OnLine)]
    guess = explain_fences(text)
    return _fence_problems(text) if guess and lines and guess.line < min(lines) else []


def parse_yaml(front: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """A YAML mapping as a tree of text, and what is wrong with it."""
    node = None
    try:
        if problems := list(find_refused(front)):
            return None, problems
        node = TextParser(front).get_single_node()
        tree = {} if node is None else _tree(node)
    except _RepeatedKeyError:
        return None, list(find_repeated(node))
    except yaml.YAMLError as error:
        return None, [explain_yaml(error, front)]
    except RecursionError:
        return None, [YAML_SYNTAX(OnLine(), "the front matter is nested too deeply", "write it flat")]
    if not isinstance(tree, dict):
        return None, [NOT_A_MAPPING(begin_of(node, front), *_explain_shape(tree))]
    return tree, list(find_cuts(node, front)) if node and "#" in front else []


def _explain_shape(tree: Tree) -> tuple[str, str]:
    if isinstance(tree, str):
        return "the front matter holds no key", "write `key: value` lines, such as `title: …`"
    rows = [each for each in tree if isinstance(each, dict)]
    begun = next((f", as in `- {next(iter(each))}:`," for each in rows if each), "")
    what = f"a hyphen at the head of each line{begun} makes a list of them"
    return what, "remove the hyphens" if begun else "remove the hyphens, and write `key: value`"


@lru_cache(maxsize=1)
def _composed(front: str) -> Node | None:
    """The nodes of ``front`` with their marks, None where it is no longer the text that was read.

    The findings of one file follow one another, so one is kept.
    """
    try:
        return TextParser(front).get_single_node()
    except yaml.YAMLError:
        return None


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

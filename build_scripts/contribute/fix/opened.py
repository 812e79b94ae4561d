"""A file of the record taken apart to be fixed: its text, and its front matter with the place of every value."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.base.letters import INVISIBLE
from build_scripts.model.layout import REGISTRIES
from build_scripts.reading.front_matter import Document, TextParser, parse_document


@dataclass(frozen=True, slots=True)
class OpenFile:
    """A file of ``kind`` that can be read; ``start`` is where the front matter begins in ``text``.

    A node's marks count characters from there, and its lines are the file's own, counted from 0.
    """

    kind: str
    text: str
    document: Document
    node: MappingNode
    start: int

    @property
    def front(self) -> str:
        """The front matter, as YAML."""
        return self.document.front

    def span(self, node: Node) -> tuple[int, int]:
        """Return where the text of ``node`` begins and ends in the file."""
        return self.start + node.start_mark.index, self.start + node.end_mark.index


def open_file(kind: str, text: str) -> OpenFile | None:
    """Take ``text`` apart; None when its YAML is not what front matter may be, as `timeline check` says."""
    if INVISIBLE.search(text):
        return None
    document = parse_document(kind, text)
    node = TextParser(document.front).get_single_node() if document.tree else None
    if not isinstance(node, MappingNode):
        return None
    return OpenFile(kind, text, document, node, 0 if kind in REGISTRIES else text.index("\n"))


def scalars(node: Node) -> Iterator[ScalarNode]:
    """Yield every piece of text in ``node``, keys too, in the order of the file."""
    if isinstance(node, ScalarNode):
        yield node
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from scalars(item)
    elif isinstance(node, MappingNode):
        for key, value in node.value:
            yield from scalars(key)
            yield from scalars(value)

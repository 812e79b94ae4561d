"""An entry's file without the descriptions of sources that are shared now, and with their new ids.

What is rewritten is read again, and has to say the same as before but for that; else a person has to do it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.contribute.fix.edits import Edit, apply_edits
from build_scripts.contribute.fix.key_order import blocks_of
from build_scripts.contribute.fix.opened import OpenFile, open_file
from build_scripts.reading.body import render_body
from build_scripts.reading.diagnosis import find_citations

Renames = Mapping[str, str]
"""The ids of sources in a file, each with the id of the shared source that takes its place."""
_NAMING = frozenset(("sources", "date_sources", "for", "against"))
"""The keys whose lists name sources."""
_COMMENT = re.compile(r"(?:^|(?<=[ \t]))#.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Rewritten:
    """The text of a file after its sources were shared, and the comments that were in what was taken out."""

    text: str
    comments: tuple[str, ...] = ()


def share_in(kind: str, text: str, renames: Renames, *, keep: bool = False) -> Rewritten | None:
    """Return ``text``, a file of ``kind``, with the sources of ``renames`` taken out; None where a person has to do it.

    Rows, claims and the body name the new ids then; a list that named two of one source names it once. With ``keep``
    the descriptions stay, under the new ids.
    """
    file = open_file(kind, text)
    if file is None or file.document.tree is None:
        return None
    cuts = list(_rename_sources(file, renames) if keep else _cut_sources(file, renames))
    edits = {*cuts, *_rename(file, file.node, renames), *_rename_citations(file, renames)}
    changed = apply_edits(text, edits)
    after = open_file(kind, changed)
    if after is None or after.document.tree != _expected(file.document.tree, renames, keep):
        return None
    if _body_of(after, {}) != _body_of(file, renames):
        return None
    comments = [found.group() for cut in cuts for found in _COMMENT.finditer(text[cut.start : cut.end])]
    gone = [comment for comment in comments if changed.count(comment) < text.count(comment)]
    return Rewritten(changed, tuple(gone))


def _expected(tree: Mapping[str, Any], renames: Renames, keep: bool) -> dict[str, Any]:
    """Return the front matter that there has to be afterwards."""
    left = deepcopy(dict(tree))
    listed = left.pop("sources", {}).items()
    sources = {renames.get(name, name): source for name, source in listed if keep or name not in renames}
    renamed: dict[str, Any] = {key: _renamed(key, value, renames) for key, value in left.items()}
    return {**renamed, "sources": sources} if sources else renamed


def _renamed(key: str, value: Any, renames: Renames) -> Any:
    if isinstance(value, dict):
        return {name: _renamed(name, each, renames) for name, each in value.items()}
    if isinstance(value, list) and key in _NAMING and all(isinstance(name, str) for name in value):
        return list(dict.fromkeys(renames.get(name, name) for name in value))
    return [_renamed("", each, renames) for each in value] if isinstance(value, list) else value


def _body_of(file: OpenFile, renames: Renames) -> object:
    """Return what a body says: its words without the numbers of citations, and what it cites, under the new ids."""
    body = render_body(file.document.body, "2000", list(dict.fromkeys(file.document.tree.get("sources", ()))))  # type: ignore[union-attr]
    words = re.sub(r'<sup class="kt-cite">.*?</sup>', "", body.html)
    return words, [*dict.fromkeys(renames.get(name, name) for name in body.cited)], body.links


def _rename_sources(file: OpenFile, renames: Renames) -> Iterator[Edit]:
    """Write the new ids above the descriptions."""
    for key, sources in file.node.value:
        if key.value == "sources" and isinstance(sources, MappingNode):
            yield from (
                Edit(*file.span(name), renames[name.value]) for name, _ in sources.value if name.value in renames
            )


def _cut_sources(file: OpenFile, renames: Renames) -> Iterator[Edit]:
    """Take the descriptions out, the key `sources` too where nothing is left below it."""
    pair = next(((key, value) for key, value in file.node.value if key.value == "sources"), None)
    if pair is None or not isinstance(pair[1], MappingNode):
        return
    key, sources = pair
    kept = [(name, value) for name, value in sources.value if name.value not in renames]
    if len(kept) == len(sources.value):
        return
    lines = file.front.split("\n")
    if not kept:
        at = next(at for at, (name, _) in enumerate(file.node.value) if name is key)
        yield _lines(file, lines, *blocks_of(lines, file.node, file.node.start_mark.line)[at])
    elif sources.flow_style:
        texts = [file.text[file.span(name)[0] : file.span(value)[1]] for name, value in kept]
        yield Edit(*file.span(sources), f"{{{', '.join(texts)}}}")
    else:
        blocks = blocks_of(lines, sources, key.end_mark.line + 1)
        nexts = [*(first for first, _ in blocks[1:]), *(behind for _, behind in blocks[-1:])]
        for (name, _), (first, _), after in zip(sources.value, blocks, nexts, strict=True):
            if name.value in renames:  # with the empty lines up to the next one
                yield _lines(file, lines, first, after)


def _lines(file: OpenFile, lines: list[str], first: int, behind: int) -> Edit:
    """Cut the lines of the front matter from ``first`` up to ``behind``."""
    start = file.start + sum(len(line) + 1 for line in lines[:first])
    return Edit(start, start + sum(len(line) + 1 for line in lines[first:behind]), "")


def _rename(file: OpenFile, node: Node, renames: Renames, key: str = "") -> Iterator[Edit]:
    """Write the new ids into the lists that name sources."""
    if isinstance(node, MappingNode):
        for name, value in node.value:
            if not (node is file.node and name.value == "sources"):
                yield from _rename(file, value, renames, str(name.value))
    elif isinstance(node, SequenceNode):
        names = [item for item in node.value if isinstance(item, ScalarNode)]
        if key in _NAMING and len(names) == len(node.value) and any(item.value in renames for item in names):
            yield from _rename_list(file, node, names, renames)
        else:
            for item in node.value:
                yield from _rename(file, item, renames)


def _rename_list(file: OpenFile, node: SequenceNode, names: list[ScalarNode], renames: Renames) -> Iterator[Edit]:
    new = [renames.get(item.value, item.value) for item in names]
    if node.flow_style and len(set(new)) < len(new):
        kept = {name: file.text[slice(*file.span(item))] for item, name in zip(names, new, strict=True)}
        written = [name if name in renames.values() else text for name, text in kept.items()]
        yield Edit(*file.span(node), f"[{', '.join(written)}]")
        return
    for item in names:
        if item.value in renames:
            yield Edit(*file.span(item), renames[item.value])


def _rename_citations(file: OpenFile, renames: Renames) -> Iterator[Edit]:
    """Write the new ids into the citations of the body; one that would be there twice stays there twice."""
    for name, where in find_citations(file.document.body):
        if name in renames:
            start = file.document.offset + where.start
            yield Edit(start, start + where.length, f"@{renames[name]}")

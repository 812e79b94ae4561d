"""Ties of other events to one that is taken down: rows of `related` and ids in claims, cut out of their files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from typing import Any

from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.contribute.fix.edits import Edit, apply_edits
from build_scripts.contribute.fix.opened import OpenFile, open_file

_IN_CLAIMS = ("about", "for", "against")


def cut_ties(text: str, names: Sequence[str]) -> str:
    """Return ``text``, an event file, without rows of `related`, and ids in claims, that name one of ``names``.

    Return the same text if it has none, or if they are not written one row per line: a person has to do it then.
    """
    file = open_file("event", text)
    if file is None or file.document.tree is None:
        return text
    wanted = _without(file.document.tree, names)
    if wanted == file.document.tree:
        return text
    changed = apply_edits(text, set(_cuts(file, names)))
    after = open_file("event", changed)
    done = after is not None and after.document.tree == wanted and after.document.body == file.document.body
    return changed if done else text


def _without(tree: Mapping[str, Any], names: Sequence[str]) -> dict[str, Any]:
    """Return the front matter ``tree`` without its ties to ``names``."""
    left: dict[str, Any] = deepcopy(dict(tree))
    if isinstance(rows := left.get("related"), list):
        left["related"] = [row for row in rows if not (isinstance(row, dict) and row.get("event") in names)]
    claims = left.get("claims")
    for claim in claims if isinstance(claims, list) else ():
        for key in _IN_CLAIMS if isinstance(claim, dict) else ():
            if isinstance(claim.get(key), list):
                claim[key] = [other for other in claim[key] if other not in names]
                if not claim[key]:
                    del claim[key]
    if left.get("related") == []:
        del left["related"]
    return left


def _cuts(file: OpenFile, names: Sequence[str]) -> Iterator[Edit]:
    for key, value in file.node.value:
        if key.value == "related" and isinstance(value, SequenceNode):
            tied = [row for row in value.value if _value(row, "event") in names]
            whole = [key, *tied] if len(tied) == len(value.value) else tied
            yield from (_line(file, node) for node in whole)
        elif key.value == "claims" and isinstance(value, SequenceNode):
            for claim in value.value:
                yield from _cut_ids(file, claim, names)


def _cut_ids(file: OpenFile, claim: Node, names: Sequence[str]) -> Iterator[Edit]:
    if not isinstance(claim, MappingNode):
        return
    for key, value in claim.value:
        if key.value in _IN_CLAIMS and isinstance(value, SequenceNode) and value.flow_style:
            kept = [file.text[slice(*file.span(item))] for item in value.value if item.value not in names]
            if not kept and not claim.flow_style:  # in braces other keys share its line
                yield _line(file, key)
            elif len(kept) < len(value.value):
                yield Edit(*file.span(value), f"[{', '.join(kept)}]")


def _value(row: Node, key: str) -> str | None:
    pairs = row.value if isinstance(row, MappingNode) else ()
    return next(
        (str(value.value) for name, value in pairs if name.value == key and isinstance(value, ScalarNode)), None
    )


def _line(file: OpenFile, node: Node) -> Edit:
    """Cut the line on which ``node`` begins."""
    at, _ = file.span(node)
    return Edit(file.text.rindex("\n", 0, at) + 1, file.text.index("\n", at) + 1, "")

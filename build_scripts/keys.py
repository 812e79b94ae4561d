"""The keys of the format, mapping by mapping, and which of them an unknown one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from typing import Any

from build_scripts import model
from build_scripts.findings import Path
from build_scripts.guesses.blocks import Block, Row, find_blocks
from build_scripts.guesses.keys import meant_key

ROOTS: Mapping[str, type] = {
    "event": model.Event,
    "actor": model.Actor,
    "place": model.Place,
    "vocabulary": model.Vocabulary,
    "removed": model.Removal,
}
ROWS: Mapping[str, type] = {
    "actors": model.Participant,
    "figures": model.Figure,
    "attribution": model.Attribution,
    "unclaimed": model.Unclaimed,
    "claims": model.Claim,
    "related": model.Relation,
    "changes": model.Change,
    "sources": model.Source,
    "aliases": model.Name,
    "native": model.Name,
    "suppress": model.Suppression,
    "loaded": model.Wording,
    "hedges": model.Wording,
}
_INNER = frozenset({"path", "body", "cited", "links", "measure", "value"})


def owner(kind: str, path: Path) -> type:
    """The class of the model whose key ``path`` ends with."""
    if len(path) < 2:
        return ROOTS[kind]
    return ROWS.get(str(path[0]), model.Word if kind == "vocabulary" else ROOTS[kind])


def known_keys(kind: str, path: Path) -> list[str]:
    """The keys that the format knows in the mapping that ``path`` leads into, in the order of the model."""
    cls = owner(kind, path)
    names = [getattr(field.default, "alias", None) or field.name for field in fields(cls)]
    inner = _INNER if kind != "removed" else {"id"}
    own = cls in (model.Figure, model.Claim)
    return [name for name in names if name not in inner and (name != "id" or own)]


def rows_of(kind: str) -> dict[str, Row]:
    """The keys of a file of ``kind`` that hold rows, with what the format knows of those."""
    keys = known_keys(kind, ("",))
    return {key: Row(cls.__name__, known_keys(kind, (key, ""))) for key, cls in ROWS.items() if key in keys}


def misplaced_blocks(kind: str, tree: Mapping[str, Any]) -> Iterator[Block]:
    """The rows and sources of an entry that are not in their form, in front matter that was refused."""
    if kind not in ("vocabulary", "removed"):
        yield from find_blocks(tree, known_keys(kind, ("",)), rows_of(kind))


def sources_in_doubt(kind: str, tree: Mapping[str, Any], lost: Collection[str]) -> bool:
    """Whether it cannot be told which sources a refused entry lists: a finding says so already."""
    if isinstance(tree.get("sources"), dict):
        return any(block.at[0] == "sources" for block in misplaced_blocks(kind, tree))
    known = known_keys(kind, ("",))
    names = [name for name in tree if name not in known]
    is_named = "sources" in (*tree, *lost) or any(what_key((name,), kind) == "sources" for name in (*names, *lost))
    return kind == "event" or is_named


def what_key(path: Path, kind: str) -> str:
    """The key of the format that was probably meant by the unknown one at ``path``; empty where none was."""
    name = str(path[-1]).partition(":")[0]
    return meant_key(name, owner(kind, path).__name__, known_keys(kind, path))


def is_misspelt_in_figure(key: str, row: Any) -> bool:
    """Whether a key of a row of figures is no measure, but another key misspelt or text behind a comma."""
    return bool(what_key(("figures", 0, key), "event")) or is_scrap(key, row)


def is_scrap(key: str, row: Any) -> bool:
    """Whether a key is what a comma cut off from the value before it: it has no value, and is no word."""
    return isinstance(row, dict) and row.get(key) == "" and not re.fullmatch(r"[a-z_]+", key)


def value_at(path: Path, tree: Any) -> Any:
    """What stands at ``path`` in ``tree``; ``None`` when nothing does."""
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree

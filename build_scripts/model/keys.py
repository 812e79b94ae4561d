"""The keys of the format, mapping by mapping, and the class of the model for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields
from functools import cache
from typing import Any, NamedTuple

from build_scripts.findings import KeyPath
from build_scripts.model.entries import Removal
from build_scripts.model.layout import TYPES
from build_scripts.model.rows import (
    Absence,
    Attribution,
    Change,
    Claim,
    Figure,
    Name,
    Participant,
    Point,
    Relation,
    SecondReading,
    Source,
    Suppression,
    Unclaimed,
)
from build_scripts.model.vocabulary import Phrases, Publisher, Word, Wording

ROOTS: Mapping[str, type] = {**TYPES, "removed": Removal}
ROWS: Mapping[str, type] = {
    "actors": Participant,
    "figures": Figure,
    "attribution": Attribution,
    "unclaimed": Unclaimed,
    "point": Point,
    "claims": Claim,
    "not_found": Absence,
    "related": Relation,
    "changes": Change,
    "readings": SecondReading,
    "sources": Source,
    "aliases": Name,
    "native": Name,
    "suppress": Suppression,
    "loaded": Wording,
    "hedges": Wording,
    "phrases": Phrases,
    "publishers": Publisher,
}
SINGLE = frozenset({"unclaimed", "point"})
"""The keys that hold one row and no list of them."""
INNER = frozenset({"path", "body", "cited", "links", "measure", "value"})
"""Fields of classes that no file has as keys: they follow from the file, or are there in another form."""


class Row(NamedTuple):
    """The rows below a key: the name of their class in the model, and their keys."""

    owner: str
    keys: Sequence[str]


def owner(kind: str, path: KeyPath) -> type:
    """Return the class of the model whose key ``path`` ends with."""
    if len(path) < 2:
        return ROOTS[kind]
    return ROWS.get(str(path[0]), Word if kind == "vocabulary" else ROOTS[kind])


def known_keys(kind: str, path: KeyPath) -> list[str]:
    """Return the keys that the format knows in the mapping that ``path`` leads into, in the order of the model."""
    cls = owner(kind, path)
    names = [getattr(field.default, "alias", None) or field.name for field in fields(cls)]
    inner = INNER if kind != "removed" else {"id"}
    own = cls in (Figure, Claim, Absence)
    return [name for name in names if name not in inner and (name != "id" or own)]


@cache
def rows_of(kind: str) -> Mapping[str, Row]:
    """Return the keys of a file of ``kind`` that hold rows, with what the format knows of those."""
    keys = known_keys(kind, ("",))
    return {key: Row(cls.__name__, known_keys(kind, (key, ""))) for key, cls in ROWS.items() if key in keys}


def value_at(path: KeyPath, tree: Any) -> Any:
    """Return what is at ``path`` in ``tree``; ``None`` when nothing does."""
    for step in path:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree

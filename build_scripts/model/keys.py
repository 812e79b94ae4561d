"""The keys of the format, mapping by mapping, and which of them an unknown one was meant to be."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields
from functools import cache
from typing import Any

from build_scripts.base.text import shown
from build_scripts.findings import Path
from build_scripts.model import entries as model
from build_scripts.model.layout import REGISTRIES, TYPES
from build_scripts.model.values.quantity import is_count
from build_scripts.reading.diagnosis.hints.blocks import Block, Row, find_blocks
from build_scripts.reading.diagnosis.hints.keys import explain_key, has_meaning, meant_key
from build_scripts.reading.diagnosis.hints.rows import explain_shape

ROOTS: Mapping[str, type] = {**TYPES, "removed": model.Removal}
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


MANY = 200
"""So many unknown keys may be misspelt ones; in a file with more of them, nothing was meant by the others."""


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


@cache
def rows_of(kind: str) -> Mapping[str, Row]:
    """The keys of a file of ``kind`` that hold rows, with what the format knows of those."""
    keys = known_keys(kind, ("",))
    return {key: Row(cls.__name__, known_keys(kind, (key, ""))) for key, cls in ROWS.items() if key in keys}


def misplaced_blocks(kind: str, tree: Mapping[str, Any]) -> Iterator[Block]:
    """The rows and sources of an entry that are not in their form, in front matter that was refused."""
    if kind not in REGISTRIES:
        yield from find_blocks(tree, known_keys(kind, ("",)), rows_of(kind))


def sources_in_doubt(kind: str, tree: Mapping[str, Any], lost: Collection[str]) -> bool:
    """Whether it cannot be told which sources a refused entry lists: a finding says so already."""
    if isinstance(tree.get("sources"), dict):
        return any(block.at[0] == "sources" for block in misplaced_blocks(kind, tree))
    known = known_keys(kind, ("",))
    names = [name for name in tree if name not in known][:MANY]
    is_named = "sources" in (*tree, *lost) or any(what_key((name,), kind) == "sources" for name in (*names, *lost))
    return kind == "event" or is_named


def what_key(path: Path, kind: str) -> str:
    """The key of the format that was probably meant by the unknown one at ``path``; empty where none was."""
    name = str(path[-1]).partition(":")[0]
    near = len(path) > 1 or not homes_of(name, kind)
    return meant_key(name, owner(kind, path).__name__, known_keys(kind, path), near)


def homes_of(name: str, kind: str) -> list[str]:
    """The keys at the top of a file whose rows have the key ``name``."""
    return [key for key, row in rows_of(kind).items() if name in row.keys]


def is_misspelt_in_figure(key: str, row: Any) -> bool:
    """Whether a key of a row of figures is no measure, but another key misspelt or text behind a comma."""
    return bool(what_key(("figures", 0, key), "event")) or is_scrap(key, row)


def is_scrap(key: str, row: Any, in_row: bool = True) -> bool:
    """Whether a key is what a comma cut off from the value before it: it has no value, and is no word, or an odd one.

    ``in_row`` is whether the mapping is a row and not the whole front matter, where no comma cuts.
    """
    if not isinstance(row, dict) or row.get(key) != "":
        return False
    rest = [name for name in row if name != key and name not in model.FIGURE_KEYS - {"note"} and row[name]]
    return not re.fullmatch(r"[a-z_]+", key) or (in_row and bool(rest) and next(iter(row)) != key)


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


NO_KEY = "is not a key of the format"
_WITH_DIGITS = frozenset({"date", "time", "added"})
_IS_BODY = "if this is the body, write a line of `---` above it; if it belongs to a text, put that in double quotes"


def explain_unknown(path: Path, kind: str, tree: Mapping[str, Any]) -> tuple[str, str]:
    """The remedy for the unknown key at ``path``, and what is wrong with it in words that follow its name."""
    name, row = str(path[-1]), value_at(path[:-1], tree)
    scrap = is_scrap(name, row, in_row=len(path) > 1)
    if (scrap and ":" in name.strip(":")) or re.match(r"[\w-]+:[{\[]", name):
        key, _, value = name.partition(":")
        return f"write `{key}: {value}`", "has no space after the colon"
    if name != name.strip():
        return "type ordinary spaces around it", "stands behind a space of another kind"
    if scrap:
        return _quote_whole(name, row), NO_KEY
    return _explain_name(path, kind, row if isinstance(row, dict) else {}), NO_KEY


def _explain_name(path: Path, kind: str, row: Mapping[str, Any]) -> str:
    """What to write in the place of a name that is none of the format's."""
    name, value, known = str(path[-1]), row.get(str(path[-1])), known_keys(kind, path)
    meant, cls = what_key(path, kind), owner(kind, path).__name__
    if meant in row:
        return f"`{meant}` has a value already: remove one of them"
    if meant in ROWS and len(path) == 1 and isinstance(value, str):
        what = "dict_type" if meant == "sources" else "tuple_type"
        return f"did you mean `{meant}`? {explain_shape(what, (meant,), value, kind, '')}"
    is_loose = kind == "event" and len(path) == 1 and meant not in _WITH_DIGITS and not has_meaning(name, cls)
    if is_loose and isinstance(value, str) and is_count(value.lower()):
        return f"a count is a row below `figures:`: `- {{{name}: {value}, by: …, sources: […]}}`"
    if remedy := explain_key(name, cls, meant):
        return remedy
    homes = [f"`{key}`" for key in homes_of(name, kind)] if len(path) == 1 else []
    if 0 < len(homes) < 4:
        return f"it is a key of the rows of {' and '.join(homes)}"
    if len(path) == 1 and name.count(" ") > 1:
        return _IS_BODY
    return f"the other keys here are {', '.join(key for key in known if key not in row)}"


def _quote_whole(scrap: str, row: Mapping[str, Any]) -> str:
    """What to write where a comma cut ``scrap`` off from the value before it."""
    names = list(row)
    before = names[names.index(scrap) - 1] if names.index(scrap) else ""
    text = f"{row[before]}, {scrap}".strip("“”„") if isinstance(row.get(before), str) else ""
    whole = f': `{before}: "{shown(text, 60)}"`' if text else ""
    return f"a comma ends a value in a `{{…}}` row: put text that has one in double quotes{whole}"

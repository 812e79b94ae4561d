"""Keys that the format does not have: which of its own each was meant to be, and what to write.

A key may be another word for one of the format's, a misspelt one, one of another mapping, or no key at all but text
that a comma cut off from the value before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import takewhile
from typing import Any, get_origin, get_type_hints

from build_scripts.base.text import listed_in
from build_scripts.base.yaml_text import quoted, scalar
from build_scripts.findings import Advice, KeyPath
from build_scripts.model.keys import ROWS, known_keys, owner, rows_of, value_at
from build_scripts.model.layout import REGISTRIES
from build_scripts.model.rows import FIGURE_KEYS
from build_scripts.model.values.quantity import NUMBER, is_count
from build_scripts.reading.diagnosis.hints.blocks import Block, find_blocks
from build_scripts.reading.diagnosis.hints.keys import explain_key, find_key, has_meaning
from build_scripts.reading.diagnosis.hints.rows import explain_shape

MANY = 200
"""The most unknown keys that are taken for misspelt ones; in a file with more, no meaning is sought for the others."""
NO_KEY = "is not a key of the format"
_PARTS = 20  # so many commas take one value apart; of more, the rest is not put together again
_LONGEST = 300  # of a text in a remedy: what is cut would be written as it is shown
_WITH_DIGITS = frozenset({"date", "time", "added"})
_IS_BODY = "if this is the body, write a line of `---` above it; if it belongs to a text, put that in double quotes"


def misplaced_blocks(kind: str, tree: Mapping[str, Any]) -> Iterator[Block]:
    """Yield the rows and sources of an entry that are not in their form, in front matter that was refused."""
    if kind not in REGISTRIES:
        yield from find_blocks(tree, known_keys(kind, ("",)), rows_of(kind))


def sources_in_doubt(kind: str, tree: Mapping[str, Any], lost: Collection[str]) -> bool:
    """Check whether it cannot be told which sources a refused entry lists: a finding says so already."""
    if isinstance(tree.get("sources"), dict):
        return any(block.at[0] == "sources" for block in misplaced_blocks(kind, tree))
    keys = known_keys(kind, ("",))
    names = [name for name in tree if name not in keys][:MANY]
    is_named = "sources" in (*tree, *lost) or any(intended_key((name,), kind) == "sources" for name in (*names, *lost))
    return kind == "event" or is_named


def intended_key(path: KeyPath, kind: str) -> str:
    """Return the key of the format that the unknown one at ``path`` was probably meant to be; empty where none was."""
    name = str(path[-1]).partition(":")[0]
    near = len(path) > 1 or not homes_of(name, kind)
    return find_key(name, owner(kind, path).__name__, known_keys(kind, path), near)


def homes_of(name: str, kind: str) -> list[str]:
    """Return the keys at the top of a file whose rows have the key ``name``."""
    return [key for key, row in rows_of(kind).items() if name in row.keys]


def is_misspelt_in_figure(key: str, row: Any) -> bool:
    """Check whether a key of a row of figures is no measure, but another key misspelt or text behind a comma."""
    return bool(intended_key(("figures", 0, key), "event")) or is_scrap(key, row)


def is_scrap(key: str, row: Any, in_row: bool = True) -> bool:
    """Check whether a key is text that a comma cut off from the value before it: it has no value, and is hardly a word.

    ``in_row`` is whether the mapping is a row and not the whole front matter, where no comma cuts.
    """
    if not isinstance(row, dict) or row.get(key) != "":
        return False
    rest = [name for name in row if name != key and name not in FIGURE_KEYS - {"note"} and row[name]]
    return not re.fullmatch(r"[a-z_]+", key) or (in_row and bool(rest) and next(iter(row)) != key)


def is_further_scrap(key: str, row: Any, in_row: bool = True) -> bool:
    """Check whether a key and the one before it are both text that commas cut off from one value."""
    names = list(row) if isinstance(row, dict) and len(row) <= MANY else []
    at = names.index(key) if key in names else 0
    return at > 1 and is_scrap(key, row, in_row) and is_scrap(names[at - 1], row, in_row)


def explain_unknown(path: KeyPath, kind: str, tree: Mapping[str, Any]) -> Advice:
    """Return what is wrong with the unknown key at ``path``, in words that follow its name."""
    name, row = str(path[-1]), value_at(path[:-1], tree)
    scrap = is_scrap(name, row, in_row=len(path) > 1)
    if (scrap and ":" in name.strip(":")) or re.match(r"[\w-]+:[{\[]", name):
        key, _, value = name.partition(":")
        return Advice("has no space after the colon", f"write `{key}: {value}`")
    if name != name.strip():
        return Advice("follows a space of another kind", "type ordinary spaces around it")
    if scrap:
        return Advice(NO_KEY, _explain_scrap(path, row))
    return Advice(NO_KEY, _explain_name(path, kind, row if isinstance(row, dict) else {}))


def _explain_name(path: KeyPath, kind: str, row: Mapping[str, Any]) -> str:
    """Return what to write in the place of a name that is none of the format's."""
    name, value, keys = str(path[-1]), row.get(str(path[-1])), known_keys(kind, path)
    intended, cls = intended_key(path, kind), owner(kind, path).__name__
    is_loose = kind == "event" and len(path) == 1 and intended not in _WITH_DIGITS and not has_meaning(name, cls)
    if is_loose and isinstance(value, str) and is_count(value.lower()):
        return f"a count is a row below `figures:`: `- {{{name}: {scalar(value)}, by: …, sources: […]}}`"
    if intended in row:
        return f"`{intended}` has a value already: remove one of them"
    if intended in ROWS and len(path) == 1 and isinstance(value, str):
        what = "dict_type" if intended == "sources" else "tuple_type"
        return f"did you mean `{intended}`? {explain_shape(what, (intended,), value, kind, '')}"
    if intended and isinstance(value, str) and value and _is_list(path, kind, intended):
        return f"write `{intended}: [{', '.join(listed_in(value))}]`"
    if remedy := explain_key(name, cls, intended):
        return remedy
    homes = [f"`{key}`" for key in homes_of(name, kind)] if len(path) == 1 else []
    if 0 < len(homes) < 4:
        return f"it is a key of the rows of {' and '.join(homes)}"
    if len(path) == 1 and name.count(" ") > 1:
        return _IS_BODY
    return f"the other keys here are {', '.join(key for key in keys if key not in row)}"


def _is_list(path: KeyPath, kind: str, key: str) -> bool:
    """Check whether ``key``, beside the one at ``path``, holds a list of texts."""
    hints = get_type_hints(owner(kind, path))
    return get_origin(hints.get(key)) is tuple


def _explain_scrap(path: KeyPath, row: Mapping[str, Any]) -> str:
    """Return what to write where commas cut the key at ``path``, and maybe more, off from the value before it."""
    names, in_row = list(row), len(path) > 1
    at = names.index(str(path[-1]))
    behind = names[at : at + (_PARTS if len(row) <= MANY else 1)]
    cut = list(takewhile(lambda name: is_scrap(name, row, in_row), behind))
    before = names[at - 1] if at else ""
    text = _joined([row[before], *cut]) if isinstance(row.get(before), str) else ""
    is_measure = path[0] == "figures" and before not in FIGURE_KEYS
    if text and re.fullmatch(NUMBER, text):
        return f"a comma ends a value in a `{{…}}` row: write `{before}: {text.replace(',', '')}`"
    if is_measure and text[:1].isdigit() and not is_count(text.lower()):
        return "a comma ends a value in a `{…}` row, and a count is a whole number, such as `1200`"
    whole = f": `{before}: {quoted(text)}`" if text and len(text) <= _LONGEST else ""
    return f"a comma ends a value in a `{{…}}` row: put text that has one in double quotes{whole}"


def _joined(parts: list[str]) -> str:
    """Return the text that commas took apart; between two digits there is no space."""
    text = parts[0]
    for part in parts[1:]:
        text += f",{part}" if text[-1:].isdigit() and part[:1].isdigit() else f", {part}"
    return text.strip("“”„")

"""Rows and sources that are where they do not belong: not indented, without an id, without any key of the format.

Such a mistake makes several complaints of the model; here each is found once, with the paths of what it explains.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import Any, NamedTuple

from build_scripts.findings import Advice, KeyPath
from build_scripts.model.keys import Row
from build_scripts.reading.diagnosis.hints.keys import find_key
from build_scripts.reading.diagnosis.hints.rows import row_form

_TORN = Advice(
    "each hyphen begins a row of its own, and these rows have one key each",
    "put the hyphen before the first key of a row, and two spaces before its other keys",
)
_MANY = 20  # so many keys are no row that was written in another form
_TELLING = frozenset({"publisher", "title", "author", "url", "reference", "date"})


class Block(NamedTuple):
    """A mistake ``at`` a path that explains all that is wrong below the paths ``covers``; ``empty`` is its value."""

    at: KeyPath
    covers: tuple[KeyPath, ...]
    empty: bool
    message: str
    remedy: str


def find_blocks(tree: Mapping[str, Any], keys: Sequence[str], rows: Mapping[str, Row]) -> Iterator[Block]:
    """Yield the blocks of ``tree`` that lack their form; it may have ``keys``, of which ``rows`` hold rows."""
    yield from _not_indented(tree, keys, rows)
    sources = tree.get("sources")
    if isinstance(sources, dict) and "sources" in rows:
        yield from _without_id(sources, rows["sources"].keys)
    for key, row in rows.items():
        if key != "sources" and isinstance(listed := tree.get(key), list):
            if _is_torn(listed, row):
                yield Block((key, 1), ((key,),), False, *_TORN)
            elif key != "figures":
                yield from _without_keys(key, listed, row)


def _not_indented(tree: Mapping[str, Any], keys: Sequence[str], rows: Mapping[str, Row]) -> Iterator[Block]:
    names = list(tree)
    for i, name in enumerate(names):
        if name in rows and tree[name] == "":
            below = list(takewhile(lambda other: other not in keys, names[i + 1 :]))
            if below:
                yield _indent((name,), tuple((key,) for key in (name, *below)))


def _indent(at: KeyPath, covers: tuple[KeyPath, ...]) -> Block:
    remedy = f"put two more spaces before `{covers[1][-1]}:` and each line that belongs to it"
    return Block(at, covers, True, f"nothing is indented below `{at[-1]}`", remedy)


def _without_id(sources: Mapping[str, Any], keys: Sequence[str]) -> Iterator[Block]:
    names = list(sources)

    def is_loose(name: str) -> bool:
        return name in keys and isinstance(sources[name], str)

    loose = list(takewhile(is_loose, names))
    if loose and _TELLING.intersection(loose):
        message = "the source has no id"
        remedy = "put an id above its lines, for example `gazette-2031:`, and two more spaces before each of them"
        yield Block(("sources",), tuple(("sources", key) for key in loose), False, message, remedy)
    for i, name in enumerate(names):
        if glued := re.match(r"([\w.-]+):[{\[]", name):
            at = ("sources", name)
            yield Block(at, (at,), True, f"`{glued[1]}` has no space after the colon", f"write `{glued[1]}: {{…}}`")
        if sources[name] == "" and name not in keys and is_loose("".join(names[i + 1 : i + 2])):
            below = takewhile(is_loose, names[i + 1 :])
            yield _indent(("sources", name), tuple(("sources", key) for key in (name, *below)))


def _is_torn(rows: Sequence[Any], row: Row) -> bool:
    """Check whether each key of one row has a hyphen of its own."""
    names = [tuple(keys) for keys in rows if isinstance(keys, dict)]
    single = len(names) == len(rows) > 1 and all(len(keys) == 1 for keys in names)
    return single and len(set(names)) == len(names) and any(keys[0] in row.keys for keys in names)


def _without_keys(key: str, rows: Sequence[Any], row: Row) -> Iterator[Block]:
    for i, values in enumerate(rows):
        is_row = isinstance(values, dict) and 0 < len(values) <= _MANY
        if is_row and not any(find_key(name, row.owner, row.keys) for name in values):
            message = f"entry {i + 1} of `{key}` has no key of such a row"
            yield Block((key, i), ((key, i),), False, message, f"write `- {row_form(key, values)}`")

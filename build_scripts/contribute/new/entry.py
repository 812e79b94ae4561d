"""A file of the record from its keys and its body, in the record's own style.

Keys are in the order of the model, sources in block form, other rows in `{…}`, one per line. Every value is written by
`base.yaml_text`, on one line, so that it cannot become anything but the value of its key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import MISSING, fields
from functools import cache
from typing import Any

from build_scripts.base.yaml_text import flow, flow_row, scalar
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.keys import ROOTS, ROWS, SINGLE, known_keys
from build_scripts.model.layout import EntryKind

Values = dict[str, str | list[str]]
"""A row: a source, a count, an actor's part."""
Front = dict[str, Any]
"""Front matter: each value is a text, a list of texts, a row, a list of rows, or rows by name (`sources`)."""

_WHO = ("actor", "name")
_NUMBERS = ("lat", "lon")
_DECIMAL = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")


def entry_text(kind: EntryKind, front: Mapping[str, Any], body: str = "", blank: Sequence[str] = ()) -> str:
    """Return the text of a file; empty values are left out, but for those of keys in ``blank``.

    :raises ValueError: when ``front`` has a key that the format does not know.
    """
    known = _keys_of(kind)
    if unknown := set(front) - set(known):
        raise ValueError(f"no such keys: {sorted(unknown)}")
    lines: list[str] = []
    for key in known:
        written = list(_lines(kind, key, front[key])) if key in front else []
        lines += written or ([f"{key}:"] if key in blank else [])
    text = body.strip("\n")
    return "\n".join(("---", *lines, "---", "", *([text, ""] if text else [])))


def _lines(kind: EntryKind, key: str, value: Any) -> Iterator[str]:
    """Yield the lines of one key, none where its value is empty."""
    if isinstance(value, str):
        if line := one_line(value):
            yield f"{key}: {_bare(key, line)}"
    elif key in SINGLE:
        if row := _row(kind, key, value):
            yield f"{key}: {{{', '.join(f'{name}: {_bare(name, text)}' for name, text in row.items())}}}"
    elif isinstance(value, Mapping) and all(isinstance(text, str) for text in value.values()):
        if named := {name: line for name, text in value.items() if (line := one_line(text))}:
            yield f"{key}: {flow_row(named)}"
    elif isinstance(value, Mapping):
        rows = {name: row for name, source in value.items() if (row := _row(kind, key, source))}
        yield from [f"{key}:"] if rows else []
        for name, row in rows.items():
            yield f"  {scalar(name)}:"
            yield from (f"    {part}: {flow(text)}" for part, text in row.items())
    elif value and isinstance(value[0], str):
        if texts := list(filter(None, map(one_line, value))):
            yield f"{key}: {flow(texts)}"
    elif written := [row for values in value if (row := _row(kind, key, values))]:
        yield f"{key}:"
        yield from (f"  - {flow_row(row)}" for row in written)


def _bare(key: str, value: str | list[str]) -> str:
    """Return a value on one line, a coordinate as the number that it is."""
    is_number = key in _NUMBERS and isinstance(value, str) and _DECIMAL.fullmatch(value)
    return str(value) if is_number else flow(value)


def _row(kind: EntryKind, key: str, values: Mapping[str, str | Sequence[str]]) -> Values:
    """Return a row without what is empty, in the order of the model: first a figure's measure, or who it is about."""
    known = _keys_of(kind, key)
    order = [*(name for name in values if name not in known), *(name for name in known if name in values)]
    row = {name: _value(values[name]) for name in order}
    return {name: value for name, value in row.items() if value}


@cache  # asked for each row of a long import
def _keys_of(kind: EntryKind, key: str = "") -> tuple[str, ...]:
    """Return the keys of a file; with ``key`` those of a row below it, who it is about first."""
    if not key:
        return tuple(known_keys(kind, ()))
    return (*_WHO, *(name for name in known_keys(kind, (key, "")) if name not in _WHO))


def _value(value: str | Sequence[str]) -> str | list[str]:
    return one_line(value) if isinstance(value, str) else [line for line in map(one_line, value) if line]


def required(kind: EntryKind) -> list[str]:
    """Return the keys with plain values that an entry of ``kind`` cannot do without, in the order of the model."""
    needed = needed_keys(ROOTS[kind])
    return [key for key in known_keys(kind, ()) if key in needed and key not in ROWS]


def needed_keys(cls: type) -> set[str]:
    """Return the names of the fields of ``cls`` that have no default."""
    return {item.name for item in fields(cls) if item.default is MISSING and item.default_factory is MISSING}

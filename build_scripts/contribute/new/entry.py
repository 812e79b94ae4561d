"""A file of the record from its keys and its body, in the record's own style.

Keys stand in the order of the model, sources in block form, other rows in `{…}`, one a line. Every value is written by
`quoting`, on one line, so that it cannot become anything but the value of its key.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from build_scripts.base.yaml_text import flow, flow_row, scalar
from build_scripts.contribute.new.plain import one_line
from build_scripts.model.keys import known_keys
from build_scripts.model.layout import EntryKind

Row = Mapping[str, str | Sequence[str]]
Front = Mapping[str, Any]
"""Front matter: each value is a text, a list of texts, a row, a list of rows, or rows by name (`sources`)."""

_MEANT = ("actor", "name")
_NUMBERS = ("lat", "lon")
_DECIMAL = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]+)?")
FIRST_LINES: Mapping[EntryKind, str] = {"event": "", "actor": "", "place": ""}
"""A comment for editors that opens the front matter of each kind of file; none where it is empty."""


def entry_text(kind: EntryKind, front: Front, body: str = "") -> str:
    """The text of a file; what is empty in ``front`` is left out.

    :raises ValueError: when ``front`` has a key that the format does not know.
    """
    lines = [FIRST_LINES[kind]] if FIRST_LINES[kind] else []
    for key in _ordered(known_keys(kind, ()), front):
        lines += _lines(kind, key, front[key])
    text = body.strip("\n")
    return "\n".join(("---", *lines, "---", "", *([text, ""] if text else [])))


def _ordered(known: Sequence[str], given: Mapping[str, Any]) -> list[str]:
    if unknown := set(given) - set(known):
        raise ValueError(f"no such keys: {sorted(unknown)}")
    return [key for key in known if key in given]


def _lines(kind: EntryKind, key: str, value: Any) -> Iterator[str]:
    if isinstance(value, str):
        if line := one_line(value):
            bare = key in _NUMBERS and _DECIMAL.fullmatch(line)
            yield f"{key}: {line if bare else scalar(line)}"
    elif key == "sources":
        named = {name: row for name, source in value.items() if (row := _row(kind, key, source))}
        yield from [f"{key}:"] if named else []
        for name, source in named.items():
            yield f"  {scalar(name)}:"
            yield from (f"    {part}: {flow(each)}" for part, each in source.items())
    elif isinstance(value, Mapping):
        if row := _row(kind, key, value):
            yield f"{key}: {flow_row(row)}"
    elif value and isinstance(value[0], str):
        if texts := list(filter(None, map(one_line, value))):
            yield f"{key}: {flow(texts)}"
    elif rows := [row for each in value if (row := _row(kind, key, each))]:
        yield f"{key}:"
        yield from (f"  - {flow_row(row)}" for row in rows)


def _row(kind: EntryKind, key: str, row: Row) -> dict[str, str | list[str]]:
    """A row without what is empty, in the order of the model: first a figure's measure, or who is meant."""
    known = [*_MEANT, *(name for name in known_keys(kind, (key, "")) if name not in _MEANT)]
    order = [*(name for name in row if name not in known), *(name for name in known if name in row)]
    written = {name: _value(row[name]) for name in order}
    return {name: value for name, value in written.items() if value}


def _value(value: str | Sequence[str]) -> str | list[str]:
    return one_line(value) if isinstance(value, str) else [line for line in map(one_line, value) if line]

"""Values of another shape than their key asks for: what they are, and the form to write, with what is there put in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from build_scripts.base.text import DASHES, LIST_MARKS, did_you_mean, listed_in, shown
from build_scripts.base.yaml_text import scalar
from build_scripts.findings import KeyPath

_MAIN: Mapping[str, Sequence[str]] = {
    "actors": ("actor", "role"),
    "attribution": ("actor", "stance"),
    "claims": ("text", "verdict"),
    "not_found": ("what", "looked", "reached"),
    "related": ("event",),
    "changes": ("date", "note"),
    "readings": ("date", "version"),
    "suppress": ("rule", "reason"),
    "aliases": ("text", "lang"),
    "native": ("text", "lang"),
    "loaded": ("words", "instead"),
    "hedges": ("words", "instead"),
    "publishers": ("name",),
}
"""The keys that tell most in a row of each list."""
_SOURCE = "gazette-2031"
_LONGEST = 300  # of a text in a form: what is cut would be written as it is shown
_MARK = re.compile(f"([{DASHES}{LIST_MARKS}])[ \\t]")
_PAIR = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]+)?)[,; ]\s*(-?[0-9]{1,3}(?:\.[0-9]+)?)")
SHAPES = {
    "string_type": "a piece of text",
    "tuple_type": "a list",
    "dict_type": "a mapping of ids",
    "dataclass_type": "a row of keys and values",
    "literal_error": "one of its words",
}
"""What a value should be, by pydantic's name for not being it."""


def row_form(key: str, row: Any) -> str:
    """Return the form of a row of the list ``key``, with the words of ``row`` where they probably belong."""
    if key == "figures":
        return "{<measure>: 13, by: …, sources: […]}"
    values: dict[str, Any] = {}
    names = _MAIN.get(key, ("label", "definition"))
    if isinstance(row, dict) and len(row) == 1:
        values = dict(zip(names, next(iter(row.items())), strict=False))
    elif isinstance(row, str) and row:
        values = {names[-1 if key == "changes" else 0]: row}
    return _row({name: values.get(name) for name in names})


def source_form(name: str, value: Any) -> str:
    """Return the form of the source ``name``, with its address or its publisher where ``value`` tells it."""
    text = value if isinstance(value, str) else ""
    values = {key: value.get(key) for key in ("publisher", "url")} if isinstance(value, dict) else {}
    if text:
        values = {"url": text} if re.match("(?:https?://|www[.])", text) else {"publisher": text}
    return f"{_plain(name)}: {_row({key: values.get(key) for key in ('publisher', 'url')})}"


def _row(values: Mapping[str, Any]) -> str:
    parts = (f"{key}: {_plain(text) if text and isinstance(text, str) else '…'}" for key, text in values.items())
    return f"{{{', '.join(parts)}}}"


def _plain(text: str) -> str:
    """Return ``text`` as a value; ids need no quotation marks here, where nothing is guessed."""
    return text if re.fullmatch(r"[\w-]+", text) else scalar(shown(text, _LONGEST))


def explain_shape(what: str, path: KeyPath, value: Any, kind: str, words: str) -> str:
    """Return what to write in the place of ``value``, which has the wrong shape for ``path`` in a file of ``kind``.

    ``what`` is pydantic's name for what is wrong, ``words`` are the words that it allows there, in quotes.
    """
    key = str(path[-1] if path else "")
    if what == "literal_error":
        return _explain_word(str(value), words)
    if what == "tuple_type":
        return _explain_list(key, value, key in _MAIN or key == "figures")
    if what == "dict_type":
        if key == "identifiers":
            return "write `identifiers: {<scheme>: …}`, with a word of `identifier_schemes` in the vocabulary"
        return _explain_sources(value) if key == "sources" else f"write `word: {row_form(key, '')}` lines below it"
    if what == "dataclass_type":
        return _explain_row(path, value, kind)
    return _explain_text(key, value)


def _explain_row(path: KeyPath, value: Any, kind: str) -> str:
    if path[0] == "sources":
        return f"write `{source_form(str(path[-1]), value)}`"
    if path == ("unclaimed",):
        return "write `unclaimed: {as_of: …, sources: […]}`"
    if path == ("point",):
        return f"write `point: {{{_coordinates(value)}, precision: …, sources: […]}}`"
    if path == ("phrases",):
        return "write `phrases: {absent: […], by_others: […]}`"
    if kind == "removed":
        return f"write `{path[-1]}: {{date: …, reason: …}}`"
    form = row_form(str(path[0]), value)
    return f"write `{path[-1]}: {form}`" if isinstance(path[-1], str) else f"write `{form}`"


def _coordinates(value: Any) -> str:
    """Return the two numbers that ``value`` may be, as the keys of a point."""
    text = " ".join(value) if isinstance(value, list) and all(isinstance(part, str) for part in value) else value
    lat, lon = pair.groups() if isinstance(text, str) and (pair := _PAIR.fullmatch(text.strip())) else ("…", "…")
    return f"lat: {lat}, lon: {lon}"


def _explain_list(key: str, value: Any, is_rows: bool) -> str:
    if isinstance(value, dict):
        return _explain_mapping(key, value, is_rows)
    if isinstance(value, str) and (mark := _MARK.match(value)):
        return f"write `- `, a hyphen and a space, in the place of each `{mark[1]}`"
    text = shown(value, _LONGEST) if isinstance(value, str) else "…"
    if is_rows:
        return f"write a row for each on a line of its own: `- {row_form(key, value)}`"
    return f"write it in square brackets: `{key}: [{', '.join(listed_in(text))}]`"


def _explain_mapping(key: str, value: Mapping[str, Any], is_rows: bool) -> str:
    names = list(value)
    if not is_rows:
        return f"write it in square brackets: `{key}: [{shown(', '.join(names), _LONGEST)}]`"
    if names and names[0].startswith("-"):
        return "write `- `, a hyphen and a space, before the first key of each row"
    if names and all(isinstance(row, dict) for row in value.values()):
        return f"write `- ` in the place of `{shown(names[0])}:`: rows have no names before them"
    return f"put `- ` before the row: `- {{{shown(names[0]) if names else 'key'}: …}}`"


def _explain_sources(value: Any) -> str:
    first = value[0] if isinstance(value, list) and value else value
    name = _SOURCE
    if isinstance(first, dict) and isinstance(first.get("id"), str) and first["id"]:
        name = first["id"]
    elif isinstance(first, dict) and len(first) == 1 and isinstance(next(iter(first.values())), dict):
        name, first = next(iter(first.items()))
    form = source_form(name, first)
    return f"write each under an id of its own{', without a hyphen' if value != first else ''}: `{form}`"


def _explain_text(key: str, value: Any) -> str:
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], str):
        return f"write `{key}: {_plain(value[0])}`, without brackets; text with brackets needs double quotes"
    if key not in ("url", "archive") and isinstance(value, list) and value and all(isinstance(i, str) for i in value):
        return f"write `{key}: {_plain(', '.join(value))}`, without brackets"
    if key in ("url", "archive") and isinstance(value, list):
        return "write one address; another publication is a source of its own"
    return "write one value, in double quotes if it begins with a bracket"


def _explain_word(value: str, words: str) -> str:
    listed = re.findall("'([^']*)'", words)
    *others, last = (f"`{word}`" for word in listed)
    return did_you_mean(value, listed) or f"write {', '.join(others)}{' or ' if others else ''}{last}"

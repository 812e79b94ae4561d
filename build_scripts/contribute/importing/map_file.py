"""The file of a map: YAML with the reason for each line, that people review."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from shlex import quote
from textwrap import wrap
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from build_scripts.base.text import did_you_mean, shown
from build_scripts.base.yaml_text import scalar
from build_scripts.contribute.importing.map_model import (
    ActorColumn,
    Content,
    CountColumns,
    FileSettings,
    Map,
    PointColumns,
    SheetSource,
    SourceColumns,
    When,
)

HEAD = """\
# How the columns of {file} become keys of entries. Read it like code: each line says where something comes from, and
# the comment above it why. An empty value ("") is a question: write the answer between the quotation marks. Then
# `timeline import {quoted}` shows what comes of it, and with `--write` it is done.
"""


class MapError(ValueError):
    """What is wrong with a map, in a sentence with what to write."""


_ADAPTER = TypeAdapter(Map)


def read_map(text: str) -> Map:
    """Read a map.

    :raises MapError: when it is none.
    """
    try:
        tree = yaml.load(text, Loader=yaml.BaseLoader)  # which leaves every value text, and makes no objects
    except yaml.YAMLError as error:
        raise MapError(f"the map is no YAML ({' '.join(str(error).split())})") from error
    return build_map(tree)


def build_map(tree: Any) -> Map:
    """Return the map that YAML or JSON holds.

    :raises MapError: when it is none.
    """
    try:
        return _ADAPTER.validate_python(_filled(tree))
    except ValidationError as error:
        first = error.errors()[0]
        way = ".".join(str(step) for step in first["loc"])
        if first["type"] == "unexpected_keyword_argument":
            remedy = did_you_mean(str(first["loc"][-1]), _keys()) or "see the guide to importing"
            raise MapError(f"the map has no key `{shown(way)}`; {remedy}") from error
        raise MapError(f"in the map, `{shown(way)}`: {first['msg']}") from error


def _filled(tree: Any) -> Any:
    """Return the tree of a map without keys whose value is empty where a list or a mapping belongs."""
    return {key: value for key, value in tree.items() if value != ""} if isinstance(tree, Mapping) else tree


def _keys() -> list[str]:
    parts = (Map, FileSettings, Content, When, PointColumns, CountColumns, SourceColumns, ActorColumn, SheetSource)
    return [each.name for part in parts for each in fields(part)]


def write_map(map_: Map, file: str, reasons: Mapping[str, str]) -> str:
    """Return a map as YAML; ``reasons`` are by key, and by key and number for the rows of a list (``figures.0``)."""
    lines = [HEAD.format(file=file, quoted=quote(file) if file else "")]
    for each in fields(Map):
        plain = _plain(getattr(map_, each.name))
        lines += _because(reasons.get(each.name, ""))
        if each.name in ("title", "date", "kind", "status"):
            plain = plain or {"column" if each.name in ("title", "date") else "always": ""}
        if plain in ({}, [], "", None):
            continue
        if isinstance(plain, list) and isinstance(plain[0], dict):
            lines.append(f"{each.name}:")
            for number, row in enumerate(plain):
                lines += _because(reasons.get(f"{each.name}.{number}", ""), "  ")
                lines.append(f"  - {_flow(row)}")
        elif each.name in ("left_out", "identifiers", "skip") and isinstance(plain, dict):
            lines += [f"{each.name}:", *(f"  {scalar(key)}: {_flow(row)}" for key, row in plain.items())]
        else:
            lines.append(f"{each.name}: {_flow(plain)}")
    return "\n".join(lines) + "\n"


def _because(reason: str, indent: str = "") -> list[str]:
    """Return a reason as lines of a comment."""
    return [f"{indent}# {line}" for line in wrap(" ".join(reason.split()), 110)]


def _plain(value: Any) -> Any:
    """Return a part of a map as lists, mappings and texts, without what it has by default."""
    if is_dataclass(value) and not isinstance(value, type):
        found = {}
        for each in fields(value):
            inner = getattr(value, each.name)
            default = each.default if each.default is not MISSING else None
            asked = each.name in ("measure", "role", "stance") and inner == ""
            if (inner != getattr(default, "default", default) and inner not in ("", (), {}, None, False)) or asked:
                found[each.name] = _plain(inner)
        return found
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    return value


def _flow(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{scalar(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return ("true" if value else "false") if isinstance(value, bool) else scalar(value)

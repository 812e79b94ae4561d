"""The interface's words: a YAML file of strings, the package's own or the record's, never words in code."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from string import Formatter
from typing import Any

from build_scripts.reading.front_matter import parse_yaml

STRINGS = Path(__file__).parent / "strings"


class _ShapeError(ValueError):
    """Strings of another shape than the package's own; the message says which."""


class StringsError(ValueError):
    """A file of strings cannot be read; the message says which and why."""


def read_strings(name: str, project: Path) -> Mapping[str, Any]:
    """Return the strings called ``name``: a language of the package, or a ``.yml`` file of the project over English.

    :raises StringsError: when there is no such file, or it is not a mapping.
    """
    if not name.endswith((".yml", ".yaml")):
        return _read(STRINGS / f"{name}.yml")
    try:
        laid: Mapping[str, Any] = _overlay(_read(STRINGS / "en.yml"), _read(project / name), "")
    except _ShapeError as error:
        raise StringsError(f"the strings {project / name} cannot be used: {error}") from error
    return laid


def _read(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        known = " or ".join(f"`{file.stem}`" for file in sorted(STRINGS.glob("*.yml")))
        remedy = f"write {known}, or the path of a `.yml` file in UTF-8"
        raise StringsError(
            f"the strings {path} cannot be read ({getattr(error, 'strerror', '') or error}): {remedy}"
        ) from error
    tree, breaches = parse_yaml(text)
    if tree is None:
        from build_scripts.reading.diagnosis import explain_yaml  # only where something is wrong

        raise StringsError(f"the strings {path} cannot be read: {explain_yaml(text, breaches)[0].message}")
    return tree


def _overlay(under: Any, over: Any, where: str) -> Any:
    """Return ``under`` with the strings of ``over`` in place of its own.

    :raises _ShapeError: when those have another shape, or name in braces what is not put in.
    """
    if under is None:
        return over
    if isinstance(under, Mapping) and isinstance(over, Mapping):
        for key, text in over.items():
            _check_fields(text, under.get(key), under.get(re.sub("_one$", "_many", key)), f"{where}.{key}")
        return {**under, **{key: _overlay(under.get(key), text, f"{where}.{key}") for key, text in over.items()}}
    if _shape(under) != _shape(over):
        raise _ShapeError(f"`{where.lstrip('.')}` has to be {_shape(under)}, and is {_shape(over)}")
    return over


def _check_fields(over: Any, under: Any, counted: Any, where: str) -> None:
    """:raises _ShapeError: when a text names in braces what is not put in; of one thing that may be what of many is."""
    if not isinstance(over, str) or not isinstance(under, str):
        return
    known = _fields(under) | (_fields(counted) if isinstance(counted, str) else set())
    if known and not _fields(over) <= known:
        wanted = ", ".join(f"`{{{name}}}`" for name in sorted(known))
        raise _ShapeError(f"`{where.lstrip('.')}` may hold no other braces than {wanted}")


def _shape(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a mapping"
    return f"a list of {len(value)}" if isinstance(value, list) else "a text"


def _fields(text: str) -> set[str]:
    """Return the names in braces of ``text``; a brace that makes no name counts as one that nobody knows."""
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return {"{"}

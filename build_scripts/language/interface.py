"""The interface's words: a YAML file of strings, the package's own or the record's, never words in code."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from build_scripts.reading.front_matter import parse_yaml

STRINGS = Path(__file__).parent / "strings"


class StringsError(ValueError):
    """A file of strings cannot be read; the message says which and why."""


def read_strings(name: str, project: Path) -> Mapping[str, Any]:
    """Return the strings called ``name``: a language of the package, or a ``.yml`` file of the project over English.

    :raises StringsError: when there is no such file, or it is not a mapping.
    """
    if not name.endswith(".yml"):
        return _read(STRINGS / f"{name}.yml")
    laid: Mapping[str, Any] = _overlay(_read(STRINGS / "en.yml"), _read(project / name))
    return laid


def _read(path: Path) -> Mapping[str, Any]:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise StringsError(f"the strings {path} cannot be read: {error}") from error
    tree, breaches = parse_yaml(text)
    if tree is None:
        from build_scripts.reading.diagnosis import explain_yaml  # only where something is wrong

        raise StringsError(f"the strings {path} cannot be read: {explain_yaml(text, breaches)[0].message}")
    return tree


def _overlay(under: Any, over: Any) -> Any:
    if isinstance(under, Mapping) and isinstance(over, Mapping):
        return {**under, **{key: _overlay(under.get(key), value) for key, value in over.items()}}
    return over

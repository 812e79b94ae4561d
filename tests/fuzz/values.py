"""Compare an entry with what another reader of YAML reads: nothing altered, nothing lost, nothing added."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, fields, is_dataclass
from typing import Any

import yaml
from pydantic.fields import FieldInfo

from build_scripts.model.entries import Removal
from build_scripts.model.rows import Figure
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.quantity import Quantity
from build_scripts.model.values.times import Daytime

_DERIVED = frozenset({"id", "path", "body", "cited", "links"})
"""The values that do not come from the front matter, in the classes of files."""


class BrokenError(AssertionError):
    """Something that must be true of any file is not; the message says what."""


def read_plain(front: str) -> dict[str, Any]:
    """Return front matter as PyYAML reads it, text only; its own scanner accepts fewer tabs than that of libyaml."""
    try:
        tree = yaml.load(front, yaml.BaseLoader if len(front) % 8 == 0 else yaml.CBaseLoader)
    except yaml.YAMLError:
        tree = yaml.load(front, yaml.CBaseLoader)
    return dict(tree or {})


def compare_value(ours: Any, theirs: Any, where: str) -> None:
    """Compare a value of the model with what was written at ``where``; only the spaces around a text may differ.

    :raises BrokenError: when they differ.
    """
    if is_dataclass(ours) and not isinstance(ours, Edtf | Quantity | Daytime):
        _compare_fields(ours, theirs, where)
    elif isinstance(ours, Mapping):
        _compare_rows(list(ours), list(theirs), where)
        for key in ours:
            compare_value(ours[key], theirs[key], f"{where}.{key}")
    elif isinstance(ours, tuple):
        _compare_rows([*range(len(ours))], [*range(len(theirs))], where)
        for at, (one, other) in enumerate(zip(ours, theirs, strict=True)):
            compare_value(one, other, f"{where}.{at}")
    elif not _same(ours, theirs):
        raise BrokenError(f"{where} was {theirs!r}, and became {ours!r}")


def _compare_rows(ours: Sequence[object], theirs: Sequence[object], where: str) -> None:
    if ours != theirs:
        raise BrokenError(f"{where} had {theirs!r}, and has {ours!r}")


def _compare_fields(ours: Any, theirs: Mapping[str, Any], where: str) -> None:
    """Compare keys: each that was written has its value, each that was not has its default."""
    left = dict(theirs)
    if isinstance(ours, Figure) and "measure" not in left:
        left = {"measure": ours.measure, "value": left.pop(ours.measure, None), **left}
    for field in fields(ours):
        key = getattr(field.default, "alias", None) or field.name
        if key in left:
            compare_value(getattr(ours, field.name), left.pop(key), f"{where}.{key}")
        elif not _is_derived(ours, field.name) and getattr(ours, field.name) != _default(field):
            raise BrokenError(f"{where}.{key} was not written, and became {getattr(ours, field.name)!r}")
    if left:
        raise BrokenError(f"{where} lost {left!r}")


def _is_derived(owner: Any, name: str) -> bool:
    return (name in _DERIVED and hasattr(owner, "body")) or (name == "id" and isinstance(owner, Removal))


def _default(field: Field[Any]) -> Any:
    default = field.default.default if isinstance(field.default, FieldInfo) else field.default
    return field.default_factory() if field.default_factory is not MISSING else default


def _same(ours: Any, theirs: Any) -> bool:
    """Return whether a single value is what was written: its text, for degrees its number, for a flag `true`."""
    if isinstance(ours, Edtf | Daytime) and isinstance(theirs, list):
        theirs = f"[{', '.join(theirs)}]"  # a set without quotation marks
    if not isinstance(theirs, str):
        return False
    if isinstance(ours, bool):
        return ours is (theirs.strip() == "true")
    if isinstance(ours, float):
        return ours == float(theirs)
    return str(ours).strip() == theirs.strip()

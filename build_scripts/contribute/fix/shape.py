"""The class of the model that each mapping of a file belongs to, and so which of its values are dates or addresses."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cache
from types import NoneType
from typing import Any, TypeGuard, get_args, get_origin, get_type_hints

from yaml.nodes import MappingNode, Node, SequenceNode


@cache
def keys_of(owner: type) -> Mapping[str, Any]:
    """Return the keys of a class of the model as a file writes them, each with the type of its value."""
    hints = get_type_hints(owner)
    named = {getattr(field.default, "alias", None) or field.name: field.name for field in fields(owner)}
    return {key: _not_none(hints[name]) for key, name in named.items()}


def _not_none(hint: Any) -> Any:
    """Return ``hint`` without None."""
    return next(part for part in get_args(hint) if part is not NoneType) if NoneType in get_args(hint) else hint


def inner(hint: Any, key: str) -> Any:
    """Return the type of the value at ``key`` in a mapping of the type ``hint``; None where the model knows nothing."""
    if get_origin(hint) is dict:
        return get_args(hint)[1]
    return keys_of(hint).get(key) if _is_class(hint) else None


def _is_class(hint: Any) -> TypeGuard[type]:
    return isinstance(hint, type) and is_dataclass(hint)


def item_of(hint: Any) -> Any:
    """Return the type of what a list of the type ``hint`` holds; None where the model knows nothing."""
    return get_args(hint)[0] if get_origin(hint) is tuple else None


def mappings(node: Node, hint: Any) -> Iterator[tuple[type, MappingNode]]:
    """Yield every mapping in ``node``, a value of the type ``hint``, that the model has a class for."""
    if isinstance(node, MappingNode):
        if _is_class(hint):
            yield hint, node
        for key, value in node.value:
            yield from mappings(value, inner(hint, str(key.value)))
    elif isinstance(node, SequenceNode):
        for item in node.value:
            yield from mappings(item, item_of(hint))

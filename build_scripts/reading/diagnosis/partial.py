"""As much of a refused entry as the model accepts, for rules to look at: a refused value is not there at all.

Why not fill the gaps? A rule that read a made-up value would report what nobody wrote, and a rule that must ask first
whether a value is there would be one more thing for every rule to know. So a partial entry is an instance of its class
in `model` with slots that were never filled. A rule that reads such a slot stops there with an `AttributeError`, which
`as_far_as_read` takes for what it is: what the rule yielded before rests on values that are there, and holds; what
would have come after depends on one that is not, and is never said.

Left out is what was refused, and what may be missing only because it was misspelt: a key that an unknown one was
probably meant to be. A text where a list belongs is taken for the list that the finding proposes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import MISSING, fields, is_dataclass
from functools import cache
from typing import Any, NamedTuple, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from build_scripts.base.text import listed_in
from build_scripts.findings import Problem
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.model.keys import INNER, ROOTS, ROWS, known_keys
from build_scripts.model.rows import FIGURE_KEYS, Figure
from build_scripts.model.values.nothing import is_nothing
from build_scripts.reading.diagnosis.unknown_keys import (
    MANY,
    intended_key,
    is_misspelt_in_figure,
    is_scrap,
    misplaced_blocks,
)

_LEFT_OUT = object()


def partial_entry(kind: str, tree: Mapping[str, Any], derived: Mapping[str, Any], lost: Collection[str] = ()) -> Entry:
    """Return the entry of ``kind`` (event, actor, place or source) as far as the front matter ``tree`` gives it.

    ``derived`` is what follows from the file; ``lost`` are keys at the top whose values YAML could not read.
    """
    values = {**tree, **dict.fromkeys(lost, _LEFT_OUT), **derived}
    refused = {path for block in misplaced_blocks(kind, tree) for path in (block.at, *block.covers)}
    for key in {str(path[0]) for path in refused}:
        rows = values[key]
        if isinstance(rows, list) and (key,) not in refused:
            values[key] = [_LEFT_OUT if (key, i) in refused else row for i, row in enumerate(rows)]
        else:
            values[key] = _LEFT_OUT
    part: Entry = _part(ROOTS[kind], kind, (), values)
    suppressions = (row for row in getattr(part, "suppress", ()) if isinstance(getattr(row, "rule", None), str))
    object.__setattr__(part, "suppress", tuple(suppressions))
    return part


def as_far_as_read(problems: Iterator[Problem]) -> Iterator[Problem]:
    """Yield what a rule finds in a partial entry, up to the place where it reads what is not there."""
    # Why this is right: a rule is a generator, so a problem that it has yielded was decided by values read before it,
    # and these are there. At the first missing one Python itself stops the rule, whichever rule it is and however
    # deep in its helpers, so no rule can forget to ask. Anything else without an attribute is a mistake in the code.
    try:
        yield from problems
    except AttributeError as error:
        if not is_left_out(error):
            raise


def is_left_out(error: AttributeError) -> bool:
    """Check whether ``error`` comes from reading a value that a partial entry does not have."""
    # A slot that was never filled fails as a misspelt attribute does. What tells them apart is that the class has it.
    obj = error.obj
    return is_dataclass(obj) and error.name in {field.name for field in fields(obj)}


class _Slot(NamedTuple):
    """A field of a class: its name, its key in a file, its value without one, its type, and whether that is a list."""

    name: str
    key: str
    default: Any
    adapter: TypeAdapter[Any]
    is_list: bool


@cache
def _slots(cls: type) -> tuple[_Slot, ...]:
    hints, slots = get_type_hints(cls, include_extras=True), []
    for field in fields(cls):
        info = field.default if isinstance(field.default, FieldInfo) else None
        default = info.default if info else field.default
        if default is MISSING:
            default = field.default_factory() if field.default_factory is not MISSING else _LEFT_OUT
        key, hint = (info.alias if info else None) or field.name, hints[field.name]
        slots.append(_Slot(field.name, key, default, TypeAdapter(hint), get_origin(hint) is tuple))
    return tuple(slots)


def _part(cls: type, kind: str, path: tuple[str, ...], values: Any) -> Any:
    """Return an instance of ``cls`` with what is accepted of ``values``, the mapping at ``path``."""
    # Not by the constructor: it would refuse the whole row for one value. `__new__` leaves every slot unfilled.
    part: Any = object.__new__(cls)
    row = _counted(values) if cls is Figure and isinstance(values, dict) else values
    if not isinstance(row, dict):
        return part
    unsure = set(_unsure(kind, path, row))
    for slot in _slots(cls):
        value = slot.default
        if slot.key in unsure:
            value = _LEFT_OUT
        elif slot.key in row:
            value = _value(slot, cls, kind, row[slot.key])
        if value is not _LEFT_OUT:
            object.__setattr__(part, slot.name, value)
    return part


def _counted(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row of figures with its measure and value under the names of the model, where it counts one thing."""
    texts = [key for key in row if key not in FIGURE_KEYS and isinstance(row[key], str)]
    measures = [key for key in texts if not is_misspelt_in_figure(key, row)]
    if "measure" in row or len(measures) != 1:
        return {"measure": _LEFT_OUT, "value": _LEFT_OUT, **row}
    (measure,) = measures
    return {"measure": measure, "value": row[measure], **{key: row[key] for key in row if key != measure}}


def _unsure(kind: str, path: tuple[str, ...], row: Mapping[str, Any]) -> Iterator[str]:
    """Yield the keys of ``row`` that do not hold what was intended, because of the keys that the format does not know.

    An unknown key may be a misspelt one. An unknown key that resembles no known one might be any missing key; top-level
    text is exempt, because rules rarely depend on it. Text behind a comma belongs to the key before it.
    """
    keys = [*known_keys(kind, (*path, "")), "id", *INNER]
    names = list(row)
    if len(names) > MANY:
        yield from keys
        return
    for i, name in enumerate(names):
        if name in keys:
            continue
        if intended := intended_key((*path, name), kind):
            yield from () if intended in row else (intended,)
        elif path or not isinstance(row[name], str):
            yield from (key for key in keys if key not in row)
        if i and is_scrap(name, row, bool(path)):
            yield names[i - 1]


def _value(slot: _Slot, cls: type, kind: str, value: Any) -> Any:
    """Return what can be had of ``value``, which is where ``slot`` belongs."""
    row = ROWS.get(slot.name) if cls in (Event, Actor, Place, SharedSource) else None
    if row and slot.is_list:
        return tuple(_part(row, kind, (slot.name,), item) for item in value) if isinstance(value, list) else _LEFT_OUT
    if row and isinstance(value, dict):
        if slot.name == "sources":
            return {name: _part(row, kind, ("sources",), item) for name, item in value.items()}
        return _part(row, kind, (slot.name,), value)
    if slot.is_list and isinstance(value, str) and value.strip():
        if is_nothing(value):
            return slot.default
        value = listed_in(value)
    try:
        return _LEFT_OUT if row else slot.adapter.validate_python(value)
    except ValidationError:
        return _LEFT_OUT

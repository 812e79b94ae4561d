"""The model's classes as JSON Schema, by a walk over their fields: what the model has, the schema has."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from dataclasses import MISSING, Field, fields, is_dataclass
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from build_scripts.exports.schema.values import Schema, count, date, degrees, one_of, text, time
from build_scripts.exports.schema.words import Terms
from build_scripts.model.meanings import KEYS, meanings
from build_scripts.model.rows import FIGURE_KEYS, Absence, Claim, Figure
from build_scripts.model.values.fields import (
    Date,
    Flag,
    Identifiers,
    Latitude,
    LatitudeText,
    Longitude,
    LongitudeText,
    Text,
    Time,
    Value,
)

_DERIVED = frozenset({"path", "body", "cited", "links"})
_VALUES: dict[Any, tuple[str, Schema]] = {
    Text: ("text", text()),
    Date: ("date", date()),
    Value: ("count", count()),
    Time: ("time", time()),
    Flag: ("flag", one_of(("true", "false"))),
    Latitude: ("latitude", degrees(90)),
    Longitude: ("longitude", degrees(180)),
    LatitudeText: ("latitude", degrees(90)),
    LongitudeText: ("longitude", degrees(180)),
}
_ONE_MEASURE = "A row of figures counts one thing: write one measure as a key, with its value."
_OWN_ID = (Figure, Claim, Absence)


class Shapes:
    """Schemas of classes; what several of them need is kept under its name in ``definitions``."""

    def __init__(self, terms: Terms | None) -> None:
        self.terms = terms
        self.definitions: dict[str, Schema] = {}
        self._lists = terms.definitions() if terms else {}

    def mapping(self, cls: type) -> Schema:
        """Return the schema of a mapping with the keys of ``cls``."""
        keys = dict(self._keys(cls))
        required = [name for name, field in _fields(cls) if _is_required(field)]
        shape: Schema = {"type": "object", "properties": keys, "additionalProperties": False}
        if required:
            shape["required"] = required
        return self._figure(shape) if cls is Figure else shape

    def _keys(self, cls: type) -> Iterator[tuple[str, Schema]]:
        hints, sentences = get_type_hints(cls, include_extras=True), meanings().get(cls.__name__, {})
        for name, field in _fields(cls):
            described = {"description": sentences[name]} if name in sentences else {}
            yield name, {**described, **self._value(hints[field.name], cls, name)}

    def _value(self, hint: Any, cls: type, key: str) -> Schema:
        """Return the schema of a value annotated with ``hint``, at ``key`` of ``cls``.

        :raises TypeError: when the model has learnt a type that is not known here.
        """
        if hint in _VALUES:
            words = KEYS.get((cls, key), "") if hint == Text else ""
            return self._named(words, self._lists[words]) if words in self._lists else self._named(*_VALUES[hint])
        origin, args = get_origin(hint), get_args(hint)
        if origin in (Union, UnionType):
            (hint,) = (arg for arg in args if arg is not NoneType)
            return self._value(hint, cls, key)
        if origin is tuple:
            return {"type": "array", "items": self._value(args[0], cls, key)}
        if hint == Identifiers and self.terms:
            schemes = {name: {"description": said, **text()} for name, said in self.terms.schemes().items()}
            return {"type": "object", "properties": schemes, "additionalProperties": False}
        if origin is dict:
            return {"type": "object", "additionalProperties": self._value(args[1], cls, key)}
        if origin is Literal:
            return one_of(args)
        if is_dataclass(hint) and isinstance(hint, type):
            return self._row(hint)
        raise TypeError(f"no schema is known for {hint!r}, the type of {cls.__name__}.{key}")

    def _row(self, cls: type) -> Schema:
        described = {"description": (inspect.getdoc(cls) or "").split("\n\n")[0]}
        return self._named(cls.__name__.lower(), {**described, **self.mapping(cls)})

    def _named(self, name: str, schema: Schema) -> Schema:
        self.definitions[name] = schema
        return {"$ref": f"#/definitions/{name}"}

    def _figure(self, shape: Schema) -> Schema:
        """Add the measure, which is a key of a row of figures: one of the record's words, else any other key."""
        value = self._named(*_VALUES[Value])
        if self.terms is None:
            others = dict.fromkeys(("measure", "value"), False)
            named = {"propertyNames": {"enum": sorted(FIGURE_KEYS)}}
            keys = {**shape["properties"], **others}
            return {**shape, "properties": keys, "additionalProperties": value, "not": named}
        measures = self.terms.measures()
        keys = {name: {"description": description, **value} for name, description in measures.items()}
        one: list[Any] = [{"required": [name], "errorMessage": _ONE_MEASURE} for name in measures] or [False]
        return {**shape, "properties": {**keys, **shape["properties"]}, "oneOf": one}


def _fields(cls: type) -> Iterator[tuple[str, Field[Any]]]:
    """Yield the keys that a file may write for ``cls``, each with its field; what follows from the file is none."""
    for field in fields(cls):
        inner = field.name in _DERIVED or (field.name == "id" and cls not in _OWN_ID)
        if not inner and not (cls is Figure and field.name in ("measure", "value")):
            alias = field.default.alias if isinstance(field.default, FieldInfo) else None
            yield alias or field.name, field


def _is_required(field: Field[Any]) -> bool:
    default = field.default
    return default is MISSING and field.default_factory is MISSING

"""Front matter made up for tests: trees that are right, nearly right and wrong; as YAML, and as an editor reads that.

Trees are made of the model's own declarations, so what the model learns is tried without a change here.
"""

import json
import re
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import MISSING, fields, is_dataclass
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from hypothesis import strategies as st
from pydantic.fields import FieldInfo
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from build_scripts.model.entries import Actor, Event, Place, Removal
from build_scripts.model.meanings import KEYS
from build_scripts.model.rows import Claim, Figure
from build_scripts.model.values.fields import (
    Date,
    Flag,
    Latitude,
    LatitudeText,
    Longitude,
    LongitudeText,
    Text,
    Time,
    Value,
)
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.front_matter import TextParser, parse_yaml

Path = tuple[str | int, ...]
ROOTS: dict[str, type] = {
    "event": Event,
    "actor": Actor,
    "place": Place,
    "vocabulary": Vocabulary,
    "removed": Removal,
}
DERIVED = ("path", "body", "cited", "links")
LOOKS_TYPED = ("1984", "0999", "010", "true", "False", "no", "null", "~", "0x1F", "0o17", "1e3", "+5", ".5", "2021.0")
TEXTS = st.sampled_from(("A short flood", "آب رفت", " spaces ", "12:30", "2031-05-05", "x", "- y", *LOOKS_TYPED))
DATES = st.sampled_from(
    (
        *("2031-05-05", "2031-05", "2031", "2031-22", "203X", "20XX", "2031-XX", "2031-05-XX", "2031-XX-XX"),
        *("2031-05~", "2031-05-05/2031-06", "2031/..", "2031/", "../2031", "/2031", "[2031-05-05..2031-06]"),
        *("0999", "2031-23%"),
    )
)
COUNTS = st.sampled_from(
    (
        *("13", "4,000", "4 000", "at least 36", "At Least 36", ">=36", "over 200", "fewer than 40", "about 150"),
        *("~150", "60 to 62", "60-62", "about 60 to 62", "dozens", "a few", "0", "1000000000000", "دوازده تن"),
        *("true", "no", "3 (0 to 20)", "about 1,500 (1 200 to 2,000)"),
    )
)
TIMES = st.sampled_from(
    (*("17:50", "17:50+04:30", "00:00Z", "17:50~", "17:30+04:30/18:00", "[17:30..18:00]", "before dawn", "noon"),)
)
DEGREES = st.sampled_from(("34.52813", "-9", "0", "89.9", "090.0", "-0.5", "0005"))
FLAGS = st.sampled_from(("true", "false"))
SCALARS = {Text: TEXTS, Flag: FLAGS, Date: DATES, Value: COUNTS, Time: TIMES, Latitude: DEGREES, Longitude: DEGREES}
SCALARS |= {LatitudeText: DEGREES, LongitudeText: DEGREES}
WRONG_TEXTS: tuple[str, ...] = (
    *("", "   ", "x y", "13", "36+", "July 2018", "2031-13", "2031-02-30", "2031-05-00", "0000", "2032/2031"),
    *("[2031..2030]", "[2031~..2032]", "2031-05-05 ", "62 to 60", "fewer than 0", "1000000000001", "-5", "1.5"),
    *("25:00", "25 (0 to 20)", "3 (0-20)", "17:50\n", "91", "90.5", "about", "½", "…", *LOOKS_TYPED),
)
WRONG_SHAPES: tuple[Any, ...] = ([], {}, ["x"], ["2031..2032"], ["2031"], [["x"]], {"x": "y"}, [{}])
WRONG = st.sampled_from((*WRONG_TEXTS, *WRONG_SHAPES))
KEYS_TRIED = ("extra", "id", "path", "body", "measure", "value", "killed", "cost", "kinds", "note", "2031", "for_")


def trees(kind: str, words: dict[str, tuple[str, ...]] | None = None) -> st.SearchStrategy[dict[str, Any]]:
    """Front matter of a kind of file with up to two mistakes; ``words`` are those of the record, by list."""
    right = _mappings(ROOTS[kind], words or {})
    if kind == "removed":
        right = st.dictionaries(st.sampled_from(("2031-entry", "x", " ")), right, min_size=1, max_size=2)
    return st.builds(_spoilt, right, st.lists(st.tuples(st.integers(0), st.integers(0, 2), WRONG), max_size=2))


def _mappings(cls: type, words: dict[str, tuple[str, ...]]) -> st.SearchStrategy[dict[str, Any]]:
    hints = get_type_hints(cls, include_extras=True)
    required: dict[str, st.SearchStrategy[Any]] = {}
    optional: dict[str, st.SearchStrategy[Any]] = {}
    for field in fields(cls):
        alias = field.default.alias if isinstance(field.default, FieldInfo) else None
        name = alias or field.name
        if name in DERIVED or (name == "id" and cls not in (Figure, Claim)):
            continue
        needed = field.default is MISSING and field.default_factory is MISSING
        known = words.get(KEYS.get((cls, name), ""))
        (required if needed else optional)[name] = _values(hints[field.name], words, known)
    made = st.fixed_dictionaries(required, optional=optional)
    return made.flatmap(_figure(words)) if cls is Figure else made


def _figure(words: dict[str, tuple[str, ...]]) -> Any:
    """A row of figures as a file has it: the measure is the key."""

    def write(row: dict[str, Any]) -> st.SearchStrategy[dict[str, Any]]:
        rest = {key: value for key, value in row.items() if key not in ("measure", "value")}
        names = st.sampled_from(words.get("measures") or ("killed", "injured", "2031"))
        return names.map(lambda name: {name: row["value"], **rest})

    return write


def _values(hint: Any, words: dict[str, tuple[str, ...]], known: tuple[str, ...] | None) -> st.SearchStrategy[Any]:
    if hint in SCALARS:
        return st.sampled_from(known) if known and hint == Text else SCALARS[hint]
    origin, args = get_origin(hint), get_args(hint)
    if origin is tuple:
        return st.lists(_values(args[0], words, known), max_size=2)
    if origin is dict:
        return st.dictionaries(st.sampled_from(("one", "2031", "null")), _values(args[1], words, known), max_size=2)
    if origin is Literal:
        return st.sampled_from(args)
    if NoneType in args:
        return _values(next(each for each in args if each is not NoneType), words, known)
    assert is_dataclass(hint)
    assert isinstance(hint, type)
    return _mappings(hint, words)


def _spoilt(tree: dict[str, Any], mistakes: list[tuple[int, int, Any]]) -> dict[str, Any]:
    """``tree`` with a value replaced, a key dropped or a key added, at places chosen by number."""
    tree = deepcopy(tree)
    for number, what, wrong in mistakes:
        paths = list(_paths(tree))
        if not paths:
            break
        path = paths[number % len(paths)]
        inner: Any = tree
        for step in path[:-1]:
            inner = inner[step]
        if what == 0:
            inner[path[-1]] = deepcopy(wrong)
        elif what == 1:
            del inner[path[-1]]
        elif isinstance(inner, dict):
            inner[KEYS_TRIED[number % len(KEYS_TRIED)]] = deepcopy(wrong)
    return tree


def _paths(tree: Any) -> Iterator[Path]:
    pairs = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, value in pairs:
        yield (key,)
        yield from ((key, *rest) for rest in _paths(value))


_BARE = re.compile(r"[\w+.~][\w+.~?%/-]*(?: [\w+.~?%/-]+)*")


def write_yaml(tree: dict[str, Any], *, bare: bool) -> str:
    """``tree`` as YAML, in quotes throughout, or ``bare`` where it can be without them."""
    text = "".join(f"{_write(key, bare)}: {_write(value, bare)}\n" for key, value in tree.items())
    return text if parse_yaml(text)[0] == tree else write_yaml(tree, bare=False)


def _write(value: Any, bare: bool) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_write(key, bare)}: {_write(each, bare)}" for key, each in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(_write(each, bare) for each in value) + "]"
    return value if bare and _BARE.fullmatch(value) else json.dumps(value, ensure_ascii=False)


def read_typed(yaml: str) -> Any:
    """The tree as an editor reads it: plain scalars typed by the core schema of YAML 1.2, keys left as text.

    https://yaml.org/spec/1.2.2/#103-core-schema
    """
    node = TextParser(yaml).get_single_node()
    return {} if node is None else _typed(node)


def _typed(node: Node) -> Any:
    if isinstance(node, MappingNode):
        return {key.value: _typed(value) for key, value in node.value}
    if isinstance(node, SequenceNode):
        return [_typed(each) for each in node.value]
    assert isinstance(node, ScalarNode)
    return node.value if node.style else core_value(node.value)


def core_value(text: str) -> str | int | float | bool | None:
    """What the core schema makes of a plain scalar."""
    if text in ("", "~", "null", "Null", "NULL"):
        return None
    if re.fullmatch("true|True|TRUE|false|False|FALSE", text):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if found := re.fullmatch(r"0(?:o([0-7]+)|x([0-9a-fA-F]+))", text):
        return int(found[1], 8) if found[1] else int(found[2], 16)
    if re.fullmatch(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?", text):
        return float(text)
    if re.fullmatch(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)", text):
        return float(text.replace(".", ""))
    return text


def leaves(tree: Any, typed: Any) -> Iterator[tuple[str, Any]]:
    """Each scalar as text and as it was typed."""
    if isinstance(tree, dict):
        for key in tree:
            yield from leaves(tree[key], typed[key])
    elif isinstance(tree, list):
        for one, other in zip(tree, typed, strict=True):
            yield from leaves(one, other)
    else:
        yield tree, typed

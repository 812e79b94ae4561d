"""What a key takes its values from, and what a key, a value or a link refers to: a word, an entry, a source.

The lists are those of `model.meanings`, as in the JSON Schemas; some keys whose values a schema cannot know are added.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Literal, NamedTuple, get_args, get_origin, get_type_hints

import yaml
from yaml.nodes import MappingNode

from build_scripts.check.unknown import entries
from build_scripts.contribute.editing.cursor import Spot, front_of
from build_scripts.findings import KeyPath
from build_scripts.model.keys import ROWS, known_keys, owner
from build_scripts.model.layout import EntryKind, kind_in
from build_scripts.model.meanings import CITED, EXTENT, KEYS, OPTIONAL, SPEAKER, meanings
from build_scripts.model.rows import FIGURE_KEYS, Claim, Figure, Relation
from build_scripts.model.values.fields import Flag
from build_scripts.model.vocabulary import Publisher, Vocabulary, Word, Words
from build_scripts.reading.body import ENTRY
from build_scripts.reading.front_matter import TextParser
from build_scripts.reading.record import Record

EVENTS = "event"
_KINDS: tuple[EntryKind, ...] = ("event", "actor", "place", "source")
LISTS = frozenset(field.name for field in fields(Vocabulary) if get_type_hints(Vocabulary)[field.name] == Words)
"""The lists of words in a vocabulary."""
_MORE: Mapping[tuple[type, str], tuple[str, ...]] = {
    (Relation, "event"): (EVENTS,),
    (Claim, "for"): (CITED, EVENTS),
    (Claim, "against"): (CITED, EVENTS),
    (Claim, "about"): (EVENTS,),
}
_LISTS_OF: Mapping[str, str] = {OPTIONAL: "groups", EXTENT: "place_kinds", SPEAKER: "actor"}


class Referent(NamedTuple):
    """What is referred to: ``group`` is a list of the vocabulary, a kind of entry, `own` for a source that the file
    describes, `rule`, or `key` for a key of the format; ``owner`` is the class that has that key."""

    group: str
    name: str
    owner: str = ""


def key_of(path: KeyPath) -> str:
    """Return the key that the value at ``path`` is of: its own or, in a list, that of the list."""
    return next((str(step) for step in reversed(path) if isinstance(step, str)), "")


def lists_of(kind: str, path: KeyPath) -> tuple[str, ...]:
    """Return the lists that the value at ``path`` is taken from; none where it may be anything."""
    key = key_of(path)
    keyed = path[: len(path) - next((i for i, step in enumerate(reversed(path)) if isinstance(step, str)), 0)]
    cls = owner(kind, keyed)
    if cls is Word and key in ("within", "inverse"):
        return (str(path[0]),) if key == "within" else ()
    if cls is Publisher and key == "within":
        return ("publishers",)
    if (cls, key) in _MORE:
        return _MORE[cls, key]
    listed = KEYS.get((cls, key))
    return (listed,) if listed else ()


def choices_of(kind: str, path: KeyPath) -> tuple[str, ...]:
    """Return the values that the format itself lists for a key, such as `true` and `false`."""
    cls, key = owner(kind, path), key_of(path)
    if key not in {field.name for field in fields(cls)}:
        return ()
    hint = get_type_hints(cls, include_extras=True)[key]
    if hint == Flag:
        return ("true", "false")
    literals = (arg for arg in (hint, *get_args(hint)) if get_origin(arg) is Literal)
    return next((tuple(map(str, get_args(literal))) for literal in literals), ())


def keys_at(kind: str, path: KeyPath, record: Record) -> list[tuple[str, Referent]]:
    """Return the keys that the mapping may have which ``path`` ends in, each with what it refers to."""
    top = str(path[0])
    if kind in ("event", "actor", "place") and top == "identifiers" and len(path) == 2:
        schemes = record.vocabulary.identifier_schemes if record.vocabulary else {}
        return [(name, Referent("identifier_schemes", name)) for name in schemes]
    if len(path) != _depth(kind, top):
        return []
    cls = owner(kind, path)
    keys = [(key, Referent("key", key, cls.__name__)) for key in known_keys(kind, path)]
    if cls is not Figure:
        return keys
    measures = record.vocabulary.measures if record.vocabulary else {}
    return [*((name, Referent("measures", name)) for name in measures if name not in FIGURE_KEYS), *keys]


def _depth(kind: str, top: str) -> int:
    """Return how long the path of a key is in the mappings below the key ``top``; 1 where it is a key at the top."""
    if kind == "removed":
        return 2
    if top in ("unclaimed", "point", "phrases"):
        return 2
    return 3 if top in ROWS or (kind == "vocabulary" and top in LISTS) else 1


def own_sources(kind: str, text: str) -> dict[str, str]:
    """Return the sources that a file describes, by id, with what each is called; also while the rest is unreadable."""
    begin, end = front_of(kind, text)
    lines = text[begin:end].split("\n")
    first = next((i for i, line in enumerate(lines) if line.startswith("sources:")), None)
    if first is None:
        return {}
    last = next((i for i, line in enumerate(lines) if i > first and line[:1].strip() and line[0] not in "#-]}"), None)
    try:
        node = TextParser("\n".join(lines[first:last])).get_single_node()
    except yaml.YAMLError:
        return {
            line.strip()[:-1]: ""
            for line in lines[first:last]
            if line.startswith("  ") and line[2:3].strip() and line.rstrip().endswith(":")
        }
    value = node.value[0][1] if isinstance(node, MappingNode) else None
    return {str(name.value): _called(row) for name, row in value.value} if isinstance(value, MappingNode) else {}


def _called(row: object) -> str:
    told = {key.value: str(value.value) for key, value in row.value} if isinstance(row, MappingNode) else {}
    name = told.get("title") or told.get("reference") or ""
    return ", ".join(part for part in (told.get("publisher", ""), name, told.get("date", "")) if part)


def referent(kind: str, text: str, spot: Spot, record: Record) -> Referent | None:
    """Return what a spot refers to; None where that is nothing, or nothing that there is."""
    if spot.what == "key":
        if str(spot.path[0]) == "sources" and len(spot.path) == 2 and kind != "vocabulary":
            return Referent("own", spot.text)
        if kind == "vocabulary" and spot.path[0] in LISTS and len(spot.path) == 2:
            return Referent(str(spot.path[0]), spot.text)
        return dict(keys_at(kind, spot.path, record)).get(spot.text)
    if spot.what == "link":
        return _linked(kind, spot.text, record)
    lists = (CITED,) if spot.what == "citation" else lists_of(kind, spot.path)
    return next(filter(None, (_in_list(listed, kind, text, spot.text, record) for listed in lists)), None)


def _in_list(listed: str, kind: str, text: str, name: str, record: Record) -> Referent | None:
    if listed == CITED:
        if name in own_sources(kind, text):
            return Referent("own", name)
        return Referent("source", name) if name in record.sources else None
    group = _LISTS_OF.get(listed, listed)
    return Referent(group, name) if name in members(group, record) else None


def members(group: str, record: Record) -> Mapping[str, object]:
    """Return what a list has, by id: entries of a kind, or words of the vocabulary."""
    for kind in _KINDS:
        if group == kind:
            return entries(record, kind)
    from build_scripts.check.catalogue import CATALOGUE

    if group == "rule":
        return CATALOGUE
    return getattr(record.vocabulary, group, {}) if group in LISTS or group == "publishers" else {}


def _linked(kind: str, address: str, record: Record) -> Referent | None:
    found = ENTRY.fullmatch(address)
    if not found:
        return None
    entry_kind = kind_in(found[1]) if found[1] else kind
    return Referent(entry_kind, found[2]) if entry_kind and found[2] in members(entry_kind, record) else None


def sentence(of: Referent) -> str:
    """Return what a key of the format means."""
    sentences = meanings()
    name = of.owner if of.owner in sentences else {"SharedSource": "Source"}.get(of.owner, of.owner)
    return sentences.get(name, {}).get(of.name, "")

"""What one version of an entry says, fact by fact: each by what it is of, with what it is compared by.

Facts are compared by meaning: `>= 36` and `at least 36` are one value; the order of lists, the form of a date and of a
letter (Unicode NFC) and the style of quotation marks are none. Of *substance* are date and time, places and point,
figures, attribution and status; notes and sources of a row are not.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Literal
from unicodedata import normalize

from build_scripts.findings import KeyPath
from build_scripts.model.absences import name_of
from build_scripts.model.entries import Event, SharedSource
from build_scripts.model.figures import row_anchors
from build_scripts.model.rows import Attribution, Figure, Source
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.quantity import Quantity
from build_scripts.model.vocabulary import Vocabulary, default_word

Subject = Literal[
    "title",
    "kind",
    "status",
    "date",
    "places",
    "point",
    "tags",
    "summary",
    "notes",
    "figures",
    "attribution",
    "participants",
    "claims",
    "absences",
    "relations",
    "identifiers",
    "sources",
    "suppressions",
]


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact: what it is compared by in substance and in full, what the model holds, where it is.

    ``known_by`` tells a row that got another name in the meantime.
    """

    substance: Hashable
    whole: Hashable
    value: Any
    path: KeyPath
    known_by: Hashable = None


Facts = dict[str, Fact]
Defaults = Mapping[str, str]
"""What a field means that a row leaves out, where that is a word of the vocabulary."""


def defaults_of(vocabulary: Vocabulary | None) -> Defaults:
    """Return the words that rows of a record mean when they name none."""
    if vocabulary is None:
        return {}
    lists = {"nature": vocabulary.natures, "as_": vocabulary.relations, "class_": vocabulary.change_classes}
    return {field: default_word(words) for field, words in lists.items()}


def meaning(value: Any, defaults: Defaults = MappingProxyType({})) -> Hashable:
    """Return what a value of the model says, however it is written; lists say the same in any order."""
    if isinstance(value, str):
        return normalize("NFC", value)
    if isinstance(value, Edtf):
        return value.text
    if isinstance(value, Quantity):
        return value.text if value.kind == "words" else (value.kind, value.low, value.high, value.about, value.best)
    if isinstance(value, tuple):
        return frozenset(Counter(meaning(item, defaults) for item in value).items())
    return None if value is None else tuple(meanings_of(value, defaults).values())


def meanings_of(row: Any, defaults: Defaults) -> dict[str, Hashable]:
    """Return what each field of a row says."""
    values = {field.name: getattr(row, field.name) for field in fields(row)}
    return {name: meaning(defaults.get(name) if value is None else value, defaults) for name, value in values.items()}


def facts_of(event: Event, defaults: Defaults) -> Iterator[tuple[Subject, str, Facts]]:
    """Yield every fact of an event by name, in the order in which a reader meets them, with the key that holds them."""
    yield "title", "title", _texts(event, ("title",))
    yield "kind", "kind", _texts(event, ("kind",))
    yield "status", "status", _texts(event, ("status",), of_substance=True)
    when = f"{event.date} {event.time or ''}"
    yield "date", "date", {"": Fact(when, when, event, ("date",))}
    places = {place: Fact(place, place, place, ("places", i)) for i, place in enumerate(event.places)}
    yield "places", "places", places
    yield "point", "point", _point(event)
    yield "tags", "tags", {tag: Fact(None, tag, tag, ("tags", i)) for i, tag in enumerate(event.tags)}
    yield "summary", "summary", _texts(event, ("summary",))
    yield "notes", "date_note", _texts(event, ("date_note", "place_note"))
    yield "figures", "figures", _figures(event)
    yield "attribution", "attribution", _attribution(event)
    yield "participants", "actors", _rows("actors", event.actors, lambda row: f"{row.actor or row.name} {row.role}")
    yield "claims", "claims", _rows("claims", event.claims, lambda row: row.id or row.text)
    yield "absences", "not_found", _rows("not_found", event.not_found, name_of)
    yield "relations", "related", _rows("related", event.related, lambda row: row.event, defaults)
    named = event.identifiers.items()
    yield "identifiers", "identifiers", {name: Fact(None, text, text, ("identifiers", name)) for name, text in named}
    sources = {
        name: Fact(None, meaning(source, defaults), source, ("sources", name))
        for name, source in ((name, as_described(source)) for name, source in event.sources.items())
    }
    yield "sources", "sources", sources
    yield "suppressions", "suppress", _rows("suppress", event.suppress, lambda row: row.rule)


def as_described(source: Source) -> Source:
    """Return what is said of a source, whether an entry describes it or a file of its own does."""
    if not isinstance(source, SharedSource):
        return source
    plain: Source = object.__new__(Source)  # not by the constructor, which takes texts alone
    for field in fields(Source):
        object.__setattr__(plain, field.name, getattr(source, field.name))
    return plain


def _texts(event: Event, keys: Sequence[str], of_substance: bool = False) -> Facts:
    texts = {key: getattr(event, key) for key in keys}
    return {
        key if len(keys) > 1 else "": Fact(meaning(text) if of_substance else None, meaning(text), text, (key,))
        for key, text in texts.items()
        if text
    }


def _rows(
    key: str, rows: Sequence[Any], name_of: Callable[[Any], str], defaults: Defaults = MappingProxyType({})
) -> Facts:
    """Return rows that are of no substance, by name."""
    names = _distinct([name_of(row) for row in rows], [""] * len(rows))
    return {
        name: Fact(None, meaning(row, defaults), row, (key, i))
        for i, (name, row) in enumerate(zip(names, rows, strict=True))
    }


def _point(event: Event) -> Facts:
    if (row := event.point) is None:
        return {}
    return {"": Fact((row.degrees, row.precision), meaning(row), row, ("point",))}


def _figures(event: Event) -> Facts:
    names = _distinct(row_anchors(event), [str(row.as_of or "") for row in event.figures])
    return {
        name: Fact(_counted(row), meaning(row), row, ("figures", i), _known_by(row))
        for i, (name, row) in enumerate(zip(names, event.figures, strict=True))
    }


def _counted(row: Figure) -> Hashable:
    """Return what a row of figures says of substance."""
    # `unstated` is left out: it says that a source is silent, and so does a row without it.
    values = (row.value, row.group, row.by, row.period, row.as_of, row.with_, row.without, row.superseded_by)
    return (*(meaning(value) for value in values), None if row.by else meaning(row.sources))


def _known_by(row: Figure) -> Hashable:
    """Return what tells a row that got another name: its measure with all that it says of substance."""
    return row.measure, _counted(row)


def _attribution(event: Event) -> Facts:
    names = [f"{row.actor} {row.stance} {_voice(row)}" for row in event.attribution]
    distinct = _distinct(names, [str(row.as_of or "") for row in event.attribution])
    facts = {
        name: Fact(str(row.as_of), meaning(row), row, ("attribution", i))
        for i, (name, row) in enumerate(zip(distinct, event.attribution, strict=True))
    }
    if row := event.unclaimed:
        facts["unclaimed"] = Fact(str(row.as_of), meaning(row), row, ("unclaimed",))
    return facts


def _voice(row: Attribution) -> str:
    """Return who speaks in a row: `by`, or else its sources."""
    return normalize("NFC", row.by or "") or " ".join(sorted(row.sources))


def _distinct(names: Sequence[str], days: Sequence[str]) -> list[str]:
    """Return ``names``, those that appear twice with their day, and those that still do with a number."""
    counts = Counter(names)
    dated = [f"{name} {day}".strip() if counts[name] > 1 else name for name, day in zip(names, days, strict=True)]
    seen: Counter[str] = Counter()
    numbered = []
    for name in dated:
        seen[name] += 1
        numbered.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return numbered

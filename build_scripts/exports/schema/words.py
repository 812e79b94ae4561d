"""The record's own words in the schemas, so that an editor offers them: which list each key takes its words from.

Words of the vocabulary and ids of actors and places are closed lists: an editor marks any other. Who speaks may be an
actor or anybody, so `by` and its like are offered the ids and take any text; and so are those of shared sources where
a row names sources, since an entry may list its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields

from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.suppression import can_suppress
from build_scripts.exports.schema.values import Schema, distance, text, typed
from build_scripts.model.meanings import CITED, EXTENT, KEYS, OPTIONAL, SPEAKER
from build_scripts.model.rows import FIGURE_KEYS
from build_scripts.model.vocabulary import Vocabulary, Words


@dataclass(frozen=True, slots=True)
class Terms:
    """The words that a record may use: its vocabulary, and the names of its actors, places and shared sources by id."""

    vocabulary: Vocabulary
    actors: Mapping[str, str]
    places: Mapping[str, str]
    sources: Mapping[str, str] = field(default_factory=dict)

    def measures(self) -> Mapping[str, str]:
        """Return what may be counted, each with its meaning; a word that is a key of its own in a row is none."""
        return {name: text for name, text in _described(self.vocabulary.measures) if name not in FIGURE_KEYS}

    def schemes(self) -> Mapping[str, str]:
        """Return the schemes of identifiers, each with its meaning."""
        return dict(_described(self.vocabulary.identifier_schemes))

    def definitions(self) -> dict[str, Schema]:
        """Return a schema for each list of words, by the names that `KEYS` has."""
        lists = {field.name: getattr(self.vocabulary, field.name) for field in fields(self.vocabulary)}
        own = {name: _closed(dict(_described(lists[name]))) for name in set(KEYS.values()) & lists.keys()}
        actors = _closed(self.actors)
        speaker = {"anyOf": [actors, text()]}
        optional = {name: word for name, word in self.vocabulary.groups.items() if word.optional}
        return {
            **own,
            OPTIONAL: _closed(dict(_described(optional))),
            "actor": actors,
            "place": _closed(self.places),
            "rule": _closed(_rules()),
            SPEAKER: speaker,
            EXTENT: {"anyOf": [_closed(dict(_described(self.vocabulary.place_kinds))), distance()]},
            CITED: {"anyOf": [_closed(self.sources), text()]} if self.sources else text(),
        }


def _rules() -> dict[str, str]:
    """Return the rules that a file may suppress, by id."""
    rules = filter(can_suppress, CATALOGUE.values())
    return {rule.id: rule.sentence for rule in sorted(rules, key=lambda rule: rule.id)}


def _described(words: Words) -> Iterator[tuple[str, str]]:
    for name, word in words.items():
        yield name, f"{word.label}: {word.definition}"


def _closed(words: Mapping[str, str]) -> Schema:
    """Return the schema of one of ``words``.

    `enumDescriptions` is known to the language servers of VS Code and Red Hat; others ignore it.
    """
    forms = [(form, text) for word, text in words.items() for form in typed(word)]
    return {"enum": [form for form, _ in forms], "enumDescriptions": [text for _, text in forms]}

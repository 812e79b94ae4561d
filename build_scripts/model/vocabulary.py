"""The vocabulary of a record: its closed lists of words, and the properties by which the toolkit knows a word.

No word is known to the code. What has to follow from one (how many origins a status needs, which nature finds a fact)
is asked of its properties, so that a record on another subject, or in another language, chooses its own words.
"""

from __future__ import annotations

from dataclasses import field, fields
from typing import Literal

from pydantic.dataclasses import dataclass

from build_scripts.base.chains import follow
from build_scripts.model.rows import STRICT, Source
from build_scripts.model.values.fields import Flag, Text, Texts


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Word:
    """One word of a closed list; `within` names the larger word, in lists that are trees.

    `inverse` is how a relation reads from its other end; without it a relation reads the same from both. `also` are
    words that people write for this one, `redirect_from` ids that it had before. The keys after them are its
    properties: all that the toolkit knows of a word, each in the lists that `PROPERTIES` names.
    """

    label: Text
    definition: Text
    within: Text | None = None
    inverse: Text | None = None
    also: Texts = ()
    redirect_from: Texts = ()
    origins: Literal["1", "2", "3", "4", "5", "6", "7", "8", "9"] | None = None
    withdraws: Flag = False
    own: Flag = False
    finds: Flag = False
    authority: Flag = False
    witness: Flag = True
    collects: Flag = False
    optional: Flag = False
    facet: Flag = False
    point: Flag = False
    column: Flag = False
    again: Literal["1", "3", "6", "12", "24", "36", "60"] | None = None
    shape: Text | None = None
    address: Text | None = None
    shared: Flag = False
    mark: Literal["full", "half", "stroke", "cross", "dashed", "dotted", "round"] | None = None

    def properties(self) -> dict[str, str | bool]:
        """Return those keys of `PROPERTIES` that the word has, with their values."""
        plain = {field.name: field.default for field in fields(self)}
        return {key: value for key in PROPERTIES if (value := getattr(self, key)) != plain[key]}


Words = dict[str, Word]
PROPERTIES: dict[str, tuple[str, ...]] = {
    "inverse": ("relations",),
    "origins": ("statuses", "verdicts"),
    "withdraws": ("statuses", "change_classes"),
    "own": ("stances", "absences"),
    "finds": ("natures",),
    "authority": ("natures", "actor_kinds"),
    "witness": ("natures",),
    "collects": ("natures",),
    "optional": ("groups",),
    "facet": ("place_kinds",),
    "point": ("place_kinds",),
    "column": ("measures",),
    "again": ("absences",),
    "shape": ("identifier_schemes",),
    "address": ("identifier_schemes",),
    "shared": ("identifier_schemes",),
    "mark": ("statuses", "stances", "verdicts"),
}
"""The lists in whose words a key means something; the other keys of `Word` mean the same in every list."""


def default_word(words: Words) -> str:
    """Return the word that a row means which names none: the first of its list; empty where there is none."""
    return next(iter(words), "")


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Wording:
    """Words that the record's own voice does not use, and what to write instead."""

    words: Texts
    instead: Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Phrases:
    """Phrases of the record's language by which the check knows what a sentence does. `…` stands for a few words."""

    absent: Texts = ()
    by_others: Texts = ()
    of_sources: Texts = ()
    bounds: Texts = ()
    speakers: Texts = ()
    from_address: Texts = ()
    nameless: Texts = ()


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Publisher:
    """A publisher by the name that sources give it, and `also` by which others; `within` is whose part it is."""

    name: Text
    also: Texts = ()
    within: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Vocabulary:
    """The record's closed lists. `format` is the version of the event file's format."""

    format: Literal["1"]
    kinds: Words
    statuses: Words
    stances: Words
    roles: Words
    verdicts: Words
    measures: Words
    groups: Words
    natures: Words
    grades: Words
    precisions: Words
    place_kinds: Words
    actor_kinds: Words
    relations: Words
    change_classes: Words
    removal_reasons: Words = field(default_factory=dict)
    absences: Words = field(default_factory=dict)
    tags: Words = field(default_factory=dict)
    identifier_schemes: Words = field(default_factory=dict)
    loaded: dict[str, Wording] = field(default_factory=dict)
    hedges: dict[str, Wording] = field(default_factory=dict)
    phrases: Phrases = Phrases()
    publishers: dict[str, Publisher] = field(default_factory=dict)

    def group_path(self, group: str) -> list[str]:
        """Return ``group`` and the groups around it, the innermost first."""
        return follow(group, self.groups, lambda word: word.within)

    def takes_out(self, status: str) -> bool:
        """Check whether an entry of this status is no longer part of the record (`withdraws`)."""
        return status in self.statuses and self.statuses[status].withdraws

    def withdrawal(self) -> str:
        """Return the first status that takes an entry out; empty where none does."""
        return next(filter(self.takes_out, self.statuses), "")

    def origins_needed(self, status: str) -> int:
        """Return how many independent origins the sources of an entry of this status need; 0 where it does not say."""
        return int(self.statuses[status].origins or 0) if status in self.statuses else 0

    def lesser_status(self, status: str) -> str:
        """Return the first later status that needs fewer origins than ``status`` and withdraws nothing; else empty."""
        later = list(self.statuses)[list(self.statuses).index(status) + 1 :] if status in self.statuses else []
        needed = self.origins_needed(status)
        return next((name for name in later if self.origins_needed(name) < needed and not self.takes_out(name)), "")

    def nature_of(self, source: Source) -> str:
        """Return the nature of a source: the first of the list where it names none."""
        return source.nature or default_word(self.natures)

    def finds(self, source: Source) -> bool:
        """Check whether a source is of a nature that establishes facts itself (`finds`)."""
        word = self.natures.get(self.nature_of(source))
        return word is not None and word.finds

    def is_witness(self, source: Source) -> bool:
        """Check whether what a source says can bear something out (`witness`)."""
        word = self.natures.get(self.nature_of(source))
        return word is None or word.witness

    def is_own(self, stance: str) -> bool:
        """Check whether a stance is the actor's own claim (`own`)."""
        return stance in self.stances and self.stances[stance].own

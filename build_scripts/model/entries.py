"""What an event file, an actor file, a place file and the vocabulary may say: typed, frozen, nothing else allowed.

Values come in as text (see `front_matter`) and leave as the types below. The classes are slotted dataclasses that
pydantic validates: ten thousand events stay small in memory, and the same declaration gives the JSON form of the
cache. Words from closed lists (kinds, stances, measures …) are plain text here; the rules hold them against the
vocabulary, because a list that a record may edit is not a type.

The fields of a class stand in the order in which the keys stand in a file.
"""

from __future__ import annotations

import re
from dataclasses import field, fields
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from build_scripts.base.chains import follow
from build_scripts.model.values.fields import Date, Flag, Latitude, Longitude, Text, Texts, Time, Value

STRICT = ConfigDict(extra="forbid", populate_by_name=True)
ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EVENT_ID = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?-(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Source:
    """Where something was said. `origin` names whom it rests on; absent, it rests on its publisher."""

    publisher: Text
    title: Text | None = None
    author: Text | None = None
    reference: Text | None = None
    date: Date | None = None
    url: Text | None = None
    archive: Text | None = None
    nature: Text | None = None
    origin: Texts = ()
    grade: Text | None = None
    lang: Text | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Participant:
    """An actor's part in an event; not a finding of guilt. Who has no file of its own is given by `name`."""

    role: Text
    actor: Text | None = None
    name: Text | None = None
    sources: Texts = ()
    note: Text | None = None


FIGURE_KEYS = frozenset(
    (
        *("measure", "value", "group", "words", "by", "through", "sources", "as_of", "period", "superseded_by"),
        *("with", "without", "unstated", "includes", "note", "id"),
    )
)


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Figure:
    """One count by one speaker. In a file the measure is the key and the count its value: `evacuated: at least 36`.

    `through` names the spokesman where `by` is a body; `period` the time that the count is of, where a page sets
    counts of several times side by side. `with`, `without` and `unstated` name an optional group: the count includes
    it, leaves it out, or does not say.
    """

    measure: Text
    value: Value
    group: Text | None = None
    words: Text | None = None
    by: Text | None = None
    through: Text | None = None
    sources: Texts = ()
    as_of: Date | None = None
    period: Date | None = None
    superseded_by: Text | None = None
    with_: Text | None = Field(default=None, alias="with")
    without: Text | None = None
    unstated: Text | None = None
    includes: Text | None = None
    note: Text | None = None
    id: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _measure_is_a_key(cls, row: Any) -> Any:
        values = row if isinstance(row, dict) else getattr(row, "kwargs", None)
        if not isinstance(values, dict) or "measure" in values:
            return row
        measures = [key for key in values if key not in FIGURE_KEYS]
        if len(measures) != 1:
            keys = ", ".join(f"`{key}`" for key in measures)
            message = f"a row counts one thing, and this one has {keys}" if measures else "this row counts nothing"
            remedy = "write one row a measure: `{<measure>: 13, by: …, sources: […]}`"
            raise PydanticCustomError("measure", "{message}", {"message": message, "remedy": remedy, "keys": measures})
        rest = {key: value for key, value in values.items() if key != measures[0]}
        return {"measure": measures[0], "value": values[measures[0]], **rest}


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Attribution:
    """Who did it, according to whom."""

    actor: Text
    stance: Text
    by: Text | None = None
    through: Text | None = None
    sources: Texts = ()
    as_of: Date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Unclaimed:
    """That nobody is known to have claimed it, as of a day and according to sources."""

    sources: Texts
    as_of: Date | None = None
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Claim:
    """A statement weighed on its own; `for` and `against` hold source ids or ids of other events."""

    text: Text
    verdict: Text
    by: Text | None = None
    through: Text | None = None
    sources: Texts = ()
    for_: Texts = Field(default=(), alias="for")
    against: Texts = ()
    about: Texts = ()
    note: Text | None = None
    id: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Relation:
    """A tie to another event; the other event's page shows it too."""

    event: Text
    as_: Text | None = Field(default=None, alias="as")
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Change:
    """One line of an entry's public log of corrections."""

    date: Date
    class_: Text | None = Field(default=None, alias="class")
    note: Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Suppression:
    """A rule whose warnings this file has on purpose, and why."""

    rule: Text
    reason: Text


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Event:
    """One event file: its front matter, and its body as safe HTML with what the body cites and links to."""

    id: str
    path: str
    title: Text
    date: Date
    time: Time | None = None
    date_sources: Texts = ()
    date_note: Text | None = None
    kind: Text
    status: Text
    summary: Text
    places: Texts = ()
    place_note: Text | None = None
    tags: Texts = ()
    actors: tuple[Participant, ...] = ()
    figures: tuple[Figure, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    unclaimed: Unclaimed | None = None
    claims: tuple[Claim, ...] = ()
    sources: dict[str, Source]
    related: tuple[Relation, ...] = ()
    redirect_from: Texts = ()
    added: Date | None = None
    changes: tuple[Change, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def changed(self) -> str:
        """The day of the last change to the entry, or of its addition, as text; empty when neither is given."""
        days = [change.date for change in self.changes] + ([self.added] if self.added else [])
        return max(days, key=lambda day: day.last).text if days else ""

    @property
    def first_id(self) -> str:
        """The id that the entry had first, which stands first among those that it had before; it never changes."""
        return next(iter(self.redirect_from), self.id)


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Name:
    """A name in a language; `lang` is a BCP 47 tag."""

    text: Text
    lang: Text = "en"


_IN_BRACKETS = re.compile(r"(?P<before>.*\S)\s*\((?P<inside>[^()]+)\)")


def _forms_of(name: str) -> tuple[str, ...]:
    """Return a name, the same without what stands in brackets behind it, and those brackets' abbreviation.

    An abbreviation is one word with two capitals, as ``NGO``. Other words in brackets only say which one is meant:
    `Millbrook (Upper Vale)` is not called `Upper Vale`.
    """
    parts = _IN_BRACKETS.fullmatch(name)
    if not parts:
        return (name,)
    is_short = " " not in parts["inside"] and sum(map(str.isupper, parts["inside"])) > 1
    return (name, parts["before"], parts["inside"]) if is_short else (name, parts["before"])


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Actor:
    """A group, body or person with a public role."""

    id: str
    path: str
    name: Text
    kind: Text
    aliases: tuple[Name, ...] = ()
    part_of: Text | None = None
    successor_of: Text | None = None
    active: Date | None = None
    not_to_be_confused_with: Texts = ()
    sources: dict[str, Source] = field(default_factory=dict)
    added: Date | None = None
    suppress: tuple[Suppression, ...] = ()
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What this actor is called: the forms of its name (see `_forms_of`), then its aliases."""
        return (*_forms_of(self.name), *(alias.text for alias in self.aliases))


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Place:
    """A place within a larger one; coordinates in WGS 84 degrees, only as exact as their source."""

    id: str
    path: str
    name: Text
    kind: Text
    within: Text | None = None
    native: tuple[Name, ...] = ()
    aliases: tuple[Name, ...] = ()
    lat: Latitude = None
    lon: Longitude = None
    coordinates_source: Text | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    added: Date | None = None
    suppress: tuple[Suppression, ...] = ()
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """What this place is called: its name, also without what stands in brackets behind it, then its other names.

        An abbreviation in those brackets is none: it says where the place lies.
        """
        return (*_forms_of(self.name)[:2], *(name.text for name in (*self.native, *self.aliases)))


Entry = Event | Actor | Place
"""What has a file and a page of its own."""


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Word:
    """One word of a closed list; `within` names the larger word, in lists that are trees.

    `inverse` is how a relation reads from its other end; without it a relation reads the same from both. `also` are
    words that people write for this one. The keys after it are its properties: all that the toolkit knows of a word,
    each in the lists that `PROPERTIES` names.
    """

    label: Text
    definition: Text
    within: Text | None = None
    inverse: Text | None = None
    also: Texts = ()
    origins: Literal["1", "2", "3", "4", "5", "6", "7", "8", "9"] | None = None
    withdraws: Flag = False
    own: Flag = False
    finds: Flag = False
    witness: Flag = True
    collects: Flag = False
    optional: Flag = False
    facet: Flag = False
    point: Flag = False
    mark: Literal["full", "half", "stroke", "cross", "dashed", "dotted", "round"] | None = None

    def properties(self) -> dict[str, str | bool]:
        """Return those keys of `PROPERTIES` that the word has, with their values."""
        plain = {field.name: field.default for field in fields(self)}
        return {key: value for key in PROPERTIES if (value := getattr(self, key)) != plain[key]}


Words = dict[str, Word]
PROPERTIES: dict[str, tuple[str, ...]] = {
    "inverse": ("relations",),
    "origins": ("statuses",),
    "withdraws": ("statuses", "change_classes"),
    "own": ("stances",),
    "finds": ("natures",),
    "witness": ("natures",),
    "collects": ("natures",),
    "optional": ("groups",),
    "facet": ("place_kinds",),
    "point": ("place_kinds",),
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
    tags: Words = field(default_factory=dict)
    loaded: dict[str, Wording] = field(default_factory=dict)
    hedges: dict[str, Wording] = field(default_factory=dict)

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
        """Return the first later status that stands and needs fewer origins than ``status``; empty where none does."""
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


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Removal:
    """What is left of an entry taken down for safety: nothing but its id, a day and a reason class."""

    id: Text
    date: Date
    reason: Text

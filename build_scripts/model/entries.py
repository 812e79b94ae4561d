"""What an event file, an actor file, a place file and the vocabulary may say: typed, frozen, nothing else allowed.

Values come in as text (see `front_matter`) and leave as the types below. The classes are slotted dataclasses that
pydantic validates: ten thousand events stay small in memory, and the same declaration gives the JSON form of the
cache. Words from closed lists (kinds, stances, measures …) are plain text here; the rules hold them against the
vocabulary, because a list that a record may edit is not a type.

The fields of a class stand in the order in which the keys stand in a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Any, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic.dataclasses import dataclass
from pydantic_core import PydanticCustomError

from build_scripts.model.values.fields import Date, Latitude, Longitude, Text, Texts, Time, Value

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
    nature: Text = "news"
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
        *("attackers", "includes", "note", "id"),
    )
)


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Figure:
    """One count by one speaker. In a file the measure is the key and the value its value: `killed: at least 36`.

    `through` names the spokesman where `by` is a body; `period` the time that the count is of, where a page sets
    counts of several times side by side.
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
    attackers: Literal["included", "excluded", "unstated"] | None = None
    includes: Text | None = None
    note: Text | None = None
    id: Text | None = None

    @model_validator(mode="before")
    @classmethod
    def _measure_is_a_key(cls, row: Any) -> Any:
        given = row if isinstance(row, dict) else getattr(row, "kwargs", None)
        if not isinstance(given, dict) or "measure" in given:
            return row
        measures = [key for key in given if key not in FIGURE_KEYS]
        if len(measures) != 1:
            keys = ", ".join(f"`{key}`" for key in measures)
            message = f"a row counts one thing, and this one has {keys}" if measures else "this row counts nothing"
            remedy = "write one row a measure: `{killed: 13, by: …, sources: […]}`"
            raise PydanticCustomError("measure", "{message}", {"message": message, "remedy": remedy, "keys": measures})
        rest = {key: value for key, value in given.items() if key != measures[0]}
        return {"measure": measures[0], "value": given[measures[0]], **rest}


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
    as_: Text = Field(default="context", alias="as")
    note: Text | None = None


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Change:
    """One line of an entry's public log of corrections."""

    date: Date
    class_: Text = Field(default="correction", alias="class")
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


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Name:
    """A name in a language; `lang` is a BCP 47 tag."""

    text: Text
    lang: Text = "en"


_IN_BRACKETS = re.compile(r"(?P<before>.*\S)\s*\((?P<inside>[^()]+)\)")


def _with_and_without_brackets(name: str) -> tuple[str, ...]:
    found = _IN_BRACKETS.fullmatch(name)
    return (name, found["before"]) if found else (name,)


def _short_form(name: str) -> tuple[str, ...]:
    """What stands in brackets behind a name, if it is an abbreviation: one word with two capitals, as ``NGO``."""
    found = _IN_BRACKETS.fullmatch(name)
    is_short = found and " " not in found["inside"] and sum(map(str.isupper, found["inside"])) > 1
    return (found["inside"],) if found and is_short else ()


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
        """What this actor is called: its name, also without what stands in brackets behind it, and its aliases.

        An abbreviation in those brackets is a name too; other words there may only say which one is meant.
        """
        aliases = (alias.text for alias in self.aliases)
        return (*_with_and_without_brackets(self.name), *_short_form(self.name), *aliases)


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
        """What this place is called: its name, also without what stands in brackets behind it, and its other names."""
        return (*_with_and_without_brackets(self.name), *(each.text for each in (*self.native, *self.aliases)))


Entry = Event | Actor | Place
"""What has a file and a page of its own."""


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Word:
    """One word of a closed list; `within` names the larger word, in lists that are trees.

    `inverse` is how a relation reads from its other end; without it a relation reads the same from both. `also` are
    words that people write for this one.
    """

    label: Text
    definition: Text
    within: Text | None = None
    inverse: Text | None = None
    also: Texts = ()


Words = dict[str, Word]


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

    def group_path(self, group: str) -> Iterator[str]:
        """`group` and the groups around it, the innermost first; a loop in the file ends where it closes."""
        seen: set[str] = set()
        at: str | None = group
        while at and at in self.groups and at not in seen:
            seen.add(at)
            yield at
            at = self.groups[at].within


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Removal:
    """What is left of an entry taken down for safety: nothing but its id, a day and a reason class."""

    id: Text
    date: Date
    reason: Text

"""What the file of an event, an actor, a place or a shared source may say: typed, frozen, nothing else allowed.

Values come in as text (see `front_matter`) and leave as the types below and those of `rows`. The classes are slotted
dataclasses that pydantic validates: ten thousand events stay small in memory, and the same declaration gives the JSON
form of the cache. Words from closed lists (kinds, stances, measures …) are plain text here; the rules hold them against
the vocabulary, because a list that a record may edit is not a type.

The fields of a class are in the order of the keys of a file.
"""

from __future__ import annotations

import re
from dataclasses import field

from pydantic.dataclasses import dataclass

from build_scripts.model.rows import (
    STRICT,
    Absence,
    Attribution,
    Change,
    Claim,
    Figure,
    Name,
    Participant,
    Point,
    Relation,
    SecondReading,
    Source,
    Suppression,
    Unclaimed,
)
from build_scripts.model.values.fields import Date, Identifiers, Latitude, Longitude, Text, Texts, Time

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
EVENT_ID = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?-(?=[0-9-]*[a-z])[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Event:
    """One event file: its front matter, and its body as safe HTML with what the body cites and links to.

    In a record `sources` are all that the entry cites: its own, then the shared ones (`SharedSource`), which its file
    does not list.
    """

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
    point: Point | None = None
    tags: Texts = ()
    actors: tuple[Participant, ...] = ()
    figures: tuple[Figure, ...] = ()
    attribution: tuple[Attribution, ...] = ()
    unclaimed: Unclaimed | None = None
    claims: tuple[Claim, ...] = ()
    not_found: tuple[Absence, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    related: tuple[Relation, ...] = ()
    identifiers: Identifiers = field(default_factory=dict)
    redirect_from: Texts = ()
    added: Date | None = None
    changes: tuple[Change, ...] = ()
    readings: tuple[SecondReading, ...] = ()
    suppress: tuple[Suppression, ...] = ()
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def changed(self) -> str:
        """Return the day of the last change to the entry, or of its addition, as text; empty when neither is there."""
        days = [change.date for change in self.changes] + ([self.added] if self.added else [])
        return max(days, key=lambda day: day.last).text if days else ""

    @property
    def first_id(self) -> str:
        """The id that the entry had first, which stands first among those that it had before; it never changes."""
        return next(iter(self.redirect_from), self.id)


_IN_BRACKETS = re.compile(r"(?P<before>.*\S)\s*\((?P<inside>[^()]+)\)")


def forms_of(name: str) -> tuple[str, ...]:
    """Return a name, the same without what is in brackets behind it, and those brackets' abbreviation.

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
    identifiers: Identifiers = field(default_factory=dict)
    not_found: tuple[Absence, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    redirect_from: Texts = ()
    added: Date | None = None
    suppress: tuple[Suppression, ...] = ()
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return what this actor is called: the forms of its name (see `forms_of`), then its aliases."""
        return (*forms_of(self.name), *(alias.text for alias in self.aliases))


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
    identifiers: Identifiers = field(default_factory=dict)
    not_found: tuple[Absence, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    redirect_from: Texts = ()
    added: Date | None = None
    suppress: tuple[Suppression, ...] = ()
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return what this place is called: its name, also without the brackets behind it, then its other names.

        An abbreviation in those brackets is none: it says where the place lies.
        """
        return (*forms_of(self.name)[:2], *(name.text for name in (*self.native, *self.aliases)))


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class SharedSource(Source):
    """A source that several entries cite, described once in a file of its own; the body is a note on it."""

    redirect_from: Texts = ()
    added: Date | None = None
    suppress: tuple[Suppression, ...] = ()
    id: str
    path: str
    body: str = ""
    cited: tuple[str, ...] = ()
    links: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Return what lists call it: its title, or else what it is in words."""
        return self.title or self.reference or self.publisher

    @property
    def names(self) -> tuple[str, ...]:
        """Return what this source is called."""
        return (self.label,)

    @property
    def sources(self) -> dict[str, Source]:
        """Return nothing: a source lists none."""
        return {}

    @property
    def not_found(self) -> tuple[Absence, ...]:
        """Return nothing: what was not found stands in the entries."""
        return ()

    @property
    def identifiers(self) -> dict[str, str]:
        """Return nothing: its address tells a source from others."""
        return {}


Entry = Event | Actor | Place | SharedSource
"""What has a file and a page of its own."""


@dataclass(frozen=True, slots=True, config=STRICT, kw_only=True)
class Removal:
    """What is left of an entry taken down for safety: nothing but its id, a day and a reason class."""

    id: Text
    date: Date
    reason: Text

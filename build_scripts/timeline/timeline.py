"""The timeline: the events of a record in order, with every index that a page needs; built once, never changed.

`order` says how they are ordered, and to which year an event belongs.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from types import MappingProxyType
from typing import TypeVar

from build_scripts.base.chains import follow
from build_scripts.base.slugs import slugify
from build_scripts.base.text import folded
from build_scripts.model.absences import Due, in_order_of_days
from build_scripts.model.citing import shared_sources
from build_scripts.model.entries import Actor, Entry, Event, Place, Removal, SharedSource
from build_scripts.model.publishers import Publishers, known_publishers
from build_scripts.model.vocabulary import Vocabulary, default_word
from build_scripts.reading.record import Record
from build_scripts.timeline.extent import Extent, Span, extent_of, span_of
from build_scripts.timeline.lasting import Lasting, lasting_by_year
from build_scripts.timeline.order import sort_key, year_of
from build_scripts.timeline.ties import ClaimElsewhere, Tie, find_mentions, find_ties

T = TypeVar("T")
K = TypeVar("K", str, int)
Events = tuple[Event, ...]


@dataclass(frozen=True)
class Timeline:
    """Events in order and the registries they use; `sources` are the shared ones. `digests` are those of files,
    `fronts` those of their front matter alone.

    Indexes are mappings from ids to events in order.
    """

    events: Events
    vocabulary: Vocabulary
    actors: Mapping[str, Actor]
    places: Mapping[str, Place]
    sources: Mapping[str, SharedSource]
    removed: Mapping[str, Removal]
    digests: Mapping[str, str]
    fronts: Mapping[str, str]

    def __reduce__(self) -> tuple[type[Timeline], tuple[object, ...]]:
        """Travel without indexes, which are made anew where they are needed."""
        return Timeline, tuple(getattr(self, field.name) for field in fields(self))

    @cached_property
    def by_id(self) -> Mapping[str, Event]:
        """Events by id."""
        return MappingProxyType({event.id: event for event in self.events})

    @cached_property
    def position(self) -> Mapping[str, int]:
        """Places in the order, from 0, by id."""
        return MappingProxyType({event.id: at for at, event in enumerate(self.events)})

    @cached_property
    def years(self) -> Mapping[int, Events]:
        """Events by the year they belong to, in order."""
        return _index(self.events, lambda event: (year_of(event),))

    @cached_property
    def by_actor(self) -> Mapping[str, Events]:
        """Events by the actors that took part or are spoken of in an attribution."""
        return _index(self.events, actors_of)

    @cached_property
    def by_part(self) -> Mapping[str, Events]:
        """Events by the roles and the stances in which actors with a file have a part in them."""
        return _index(self.events, lambda event: (part for _, part in cast_of(event)))

    @cached_property
    def by_place(self) -> Mapping[str, Events]:
        """Events by place, those of the places within included."""
        return _index(self.events, self.places_of)

    @cached_property
    def by_kind(self) -> Mapping[str, Events]:
        """Events by kind."""
        return _index(self.events, lambda event: (event.kind,))

    @cached_property
    def by_tag(self) -> Mapping[str, Events]:
        """Events by tag."""
        return _index(self.events, lambda event: event.tags)

    @cached_property
    def by_publisher(self) -> Mapping[str, Events]:
        """Events by the publishers of their sources."""
        return _index(self.events, lambda event: (source.publisher for source in event.sources.values()))

    @cached_property
    def by_source(self) -> Mapping[str, Events]:
        """Events by the shared sources that they cite."""
        return _index(self.events, lambda event: (source.id for source in shared_sources(event)))

    @cached_property
    def registered_by_source(self) -> Mapping[str, tuple[Actor | Place, ...]]:
        """Actors and places by the shared sources that they cite, in the order of names."""
        entries: tuple[Actor | Place, ...] = (*self.actors.values(), *self.places.values())
        ordered = sorted(entries, key=lambda entry: entry.name)
        return _index(ordered, lambda entry: (source.id for source in shared_sources(entry)))

    @cached_property
    def event_files(self) -> Mapping[str, str]:
        """The digest of all files that an event is made of, by its path."""
        return {event.path: _digest(self.files_of(event)) for event in self.events}

    @cached_property
    def event_fronts(self) -> Mapping[str, str]:
        """The same of all but its account: the digest of its front matter and of the shared sources that it cites."""
        lines = ((event, self._lines(self.fronts[event.path], event)) for event in self.events)
        return {event.path: _digest(own) for event, own in lines}

    def files_of(self, entry: Entry) -> list[str]:
        """Return the path and the digest of an entry's file, and of those of the shared sources that it cites."""
        return self._lines(self.digests[entry.path], entry)

    def _lines(self, digest: str, entry: Entry) -> list[str]:
        shared = (f"{source.path} {self.digests[source.path]}" for source in shared_sources(entry))
        return [f"{entry.path} {digest}", *shared]

    @cached_property
    def ties(self) -> Mapping[str, tuple[Tie, ...]]:
        """Relations by event id, in both directions, each other event once for a direction."""
        return MappingProxyType(find_ties(self.events, self.by_id, default_word(self.vocabulary.relations)))

    @cached_property
    def mentions(self) -> Mapping[str, tuple[ClaimElsewhere, ...]]:
        """Claims of other entries by the id of the event that they are about."""
        return MappingProxyType(find_mentions(self.events, self.by_id))

    @cached_property
    def lasting(self) -> Mapping[int, Lasting]:
        """By year, what began in another one and reaches into it; its keys are all years that have a page, in order."""
        return MappingProxyType(lasting_by_year(self.events))

    @cached_property
    def span(self) -> Span:
        """The whole years that the record reaches over; only where it has events."""
        return span_of(self.events)

    @cached_property
    def extents(self) -> Mapping[str, Extent]:
        """When each event may have begun and ended, by id."""
        return MappingProxyType({event.id: extent_of(event, self.span) for event in self.events})

    @cached_property
    def known_publishers(self) -> Publishers:
        """What the record knows of which names are one publisher's."""
        return known_publishers(self.vocabulary, self.actors)

    @cached_property
    def due(self) -> tuple[Due, ...]:
        """What was not found, by the day from which it is to be looked for again; of no entry that was withdrawn."""
        standing = (event for event in self.events if not self.vocabulary.takes_out(event.status))
        entries = chain[Entry](standing, self.actors.values(), self.places.values())
        return tuple(in_order_of_days(entries, self.vocabulary.absences))

    @cached_property
    def due_by_month(self) -> Mapping[str, tuple[Due, ...]]:
        """The same by the month of that day, as ``2032-05``."""
        return _index(self.due, lambda due: (due.day.isoformat()[:7],))

    @cached_property
    def publishers(self) -> Mapping[str, tuple[str, ...]]:
        """Names of publishers by the slug of their page, in the order of names."""
        return _index(sorted(self.by_publisher), lambda name: (slugify(name),))

    @cached_property
    def by_publisher_slug(self) -> Mapping[str, Events]:
        """Events by the slugs of the pages of their publishers."""
        return _index(self.events, lambda event: (slugify(source.publisher) for source in event.sources.values()))

    @cached_property
    def members(self) -> Mapping[str, tuple[Actor, ...]]:
        """Actors by the larger one that they are part of, in the order of names."""
        ordered = sorted(self.actors.values(), key=lambda actor: actor.name)
        return _index(ordered, lambda actor: [actor.part_of] if actor.part_of else [])

    @cached_property
    def actor_by_name(self) -> Mapping[str, str]:
        """Ids of actors by their ids and names, folded (`base.text.folded`); none by a name that several have."""
        ids: dict[str, set[str]] = {}
        for actor in self.actors.values():
            for name in (actor.id, *actor.names):
                ids.setdefault(folded(name), set()).add(actor.id)
        return MappingProxyType({name: next(iter(held)) for name, held in ids.items() if len(held) == 1})

    @cached_property
    def places_within(self) -> Mapping[str, tuple[Place, ...]]:
        """Places by the next larger place, in the order of names."""
        ordered = sorted(self.places.values(), key=lambda place: place.name)
        return _index(ordered, lambda place: [place.within] if place.within else [])

    @cached_property
    def _chosen(self) -> dict[str, Events]:
        return {}

    def chosen(self, name: str, holds: Callable[[Timeline, Event], bool]) -> Events:
        """Return the events of which ``holds`` is true, in order; found once for each ``name``."""
        if name not in self._chosen:
            self._chosen[name] = tuple(event for event in self.events if holds(self, event))
        return self._chosen[name]

    def place_path(self, place: str) -> tuple[str, ...]:
        """Return a place and the places around it, the innermost first."""
        return tuple(follow(place, self.places, lambda entry: entry.within))

    def places_of(self, event: Event) -> list[str]:
        """Return the places of an event and those around them, each once."""
        return list(dict.fromkeys(step for place in event.places for step in self.place_path(place)))

    def neighbours(self, event: Event) -> tuple[Event | None, Event | None]:
        """Return the events before and after in time."""
        at = self.position[event.id]
        before = self.events[at - 1] if at else None
        after = self.events[at + 1] if at + 1 < len(self.events) else None
        return before, after


def build_timeline(record: Record) -> Timeline:
    """Put the events of a record in order.

    :raises ValueError: when the record has no vocabulary; `check` says so as a finding.
    """
    if record.vocabulary is None:
        raise ValueError("a record without a vocabulary has no timeline")
    listed = (event for event in record.events.values() if event.id not in record.removed)
    ordered = tuple(sorted(listed, key=sort_key))
    return Timeline(
        ordered,
        record.vocabulary,
        record.actors,
        record.places,
        record.sources,
        record.removed,
        record.digests,
        record.fronts,
    )


def _digest(lines: Iterable[str]) -> str:
    return blake2b("\n".join(lines).encode(), digest_size=12).hexdigest()


def _index(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> Mapping[K, tuple[T, ...]]:
    index: defaultdict[K, list[T]] = defaultdict(list)
    for item in items:
        for key in dict.fromkeys(keys(item)):
            index[key].append(item)
    return MappingProxyType({key: tuple(group) for key, group in index.items()})


def actors_of(event: Event) -> list[str]:
    """Return the actors with a file that took part in an event or that an attribution speaks of, each once."""
    return list(dict.fromkeys(actor for actor, _ in cast_of(event)))


def cast_of(event: Event) -> list[tuple[str, str]]:
    """Return these with their parts: who took part in which role, then who is said to have done it in which stance."""
    taking_part = [(row.actor, row.role) for row in event.actors if row.actor]
    return [*taking_part, *((row.actor, row.stance) for row in event.attribution)]


def newest(events: Sequence[Event], count: int) -> list[Event]:
    """Return the last ``count`` events to have entered the record, the newest first."""
    dated = [event for event in events if event.added]
    return sorted(dated, key=lambda e: (e.added.text if e.added else "", sort_key(e)), reverse=True)[:count]


def latest_changed(events: Sequence[Event], count: int) -> list[Event]:
    """Return the last ``count`` entries to have been changed since they were added, the latest first."""
    changed = [event for event in events if event.changes]
    return sorted(changed, key=lambda event: (event.changed, sort_key(event)), reverse=True)[:count]

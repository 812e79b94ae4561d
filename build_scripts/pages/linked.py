"""An event with every other event that its page shows: by ties, by claims, by time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from build_scripts.model.entries import Event
from build_scripts.pages.split import SPLIT, Part, is_long
from build_scripts.timeline.ties import ClaimElsewhere, Tie
from build_scripts.timeline.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Linked:
    """An event with what its article shows of others: `named` are events that claims rest on or are about, by id.

    `naming` are the events that name this one, in order, where they are so many that they are a list of their own;
    then `ties` are only those that it declares, and there are no mentions.
    """

    event: Event
    ties: Sequence[Tie]
    mentions: Sequence[ClaimElsewhere]
    named: Mapping[str, Event]
    naming: Sequence[Event] = ()

    def __iter__(self) -> Iterator[Event]:
        """Yield every event that the article shows."""
        ties, mentions = (tie.event for tie in self.ties), (mention.event for mention in self.mentions)
        return chain((self.event,), ties, mentions, self.named.values(), self.naming)


@dataclass(frozen=True, slots=True)
class Neighbours:
    """An event's article between its neighbours in time; the first and the last event lack one."""

    before: Event | None
    entry: Linked
    after: Event | None

    def __iter__(self) -> Iterator[Event | None]:
        """Yield every event that the page shows, and ``None`` for a neighbour that it lacks."""
        return chain((self.before, self.after), self.entry)


@dataclass(frozen=True, slots=True)
class Entries:
    """Several events, each with what its article shows."""

    entries: Sequence[Linked]

    @property
    def events(self) -> tuple[Event, ...]:
        """The events alone."""
        return tuple(entry.event for entry in self.entries)

    def __iter__(self) -> Iterator[Event]:
        """Yield every event that one of the articles shows."""
        return chain.from_iterable(self.entries)


def linked(timeline: Timeline, event: Event) -> Linked:
    """Return an event with what its article shows of others."""
    ties, mentions = timeline.ties.get(event.id, ()), timeline.mentions.get(event.id, ())
    naming = events_naming(timeline, event.id)
    if naming:
        ties, mentions = tuple(tie for tie in ties if tie.outgoing), ()
    names = [name for claim in event.claims for name in (*claim.for_, *claim.against, *claim.about)]
    for mention in mentions:
        claim = mention.event.claims[mention.index]
        names += [*claim.for_, *claim.against]
    events = timeline.by_id
    named = {name: events[name] for name in names if name in events}
    return Linked(event, ties, mentions, named, naming)


def events_naming(timeline: Timeline, event_id: str) -> Sequence[Event]:
    """Return the events that name another one in a tie or a claim, in order, where they are too many for its page."""
    ties, mentions = timeline.ties.get(event_id, ()), timeline.mentions.get(event_id, ())
    if len(ties) + len(mentions) <= SPLIT:
        return ()
    others = [*(tie.event for tie in ties if not tie.outgoing), *(mention.event for mention in mentions)]
    naming = {other.id: other for other in others}
    ordered = sorted(naming.values(), key=lambda other: timeline.position[other.id])
    return ordered if is_long(ordered) else ()


def with_neighbours(timeline: Timeline, event_id: str) -> Neighbours:
    """Return what an event's page shows."""
    event = timeline.by_id[event_id]
    before, after = timeline.neighbours(event)
    return Neighbours(before, linked(timeline, event), after)


def naming_in_part(timeline: Timeline, event_id: str, part: Part) -> Sequence[Event]:
    """Return those of the events naming another one that belong to a part of their list."""
    return part.choose(events_naming(timeline, event_id))


def entries_of_part(timeline: Timeline, part: Part) -> Entries:
    """Return what a printed edition shows of a part of the chronology."""
    return Entries([linked(timeline, event) for event in part.choose(timeline.events)])

"""An event with every other event that its page shows: by ties, by claims, by time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from build_scripts.model.entries import Event
from build_scripts.timeline.timeline import ClaimElsewhere, Tie, Timeline


@dataclass(frozen=True, slots=True)
class Linked:
    """An event with what its article shows of others: `named` are events that claims rest on or are about, by id."""

    event: Event
    ties: Sequence[Tie]
    mentions: Sequence[ClaimElsewhere]
    named: Mapping[str, Event]

    def __iter__(self) -> Iterator[Event]:
        """Yield every event that the article shows."""
        ties, mentions = (tie.event for tie in self.ties), (mention.event for mention in self.mentions)
        return chain((self.event,), ties, mentions, self.named.values())


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
    mentions = timeline.mentions.get(event.id, ())
    names = [name for claim in event.claims for name in (*claim.for_, *claim.against, *claim.about)]
    for mention in mentions:
        claim = mention.event.claims[mention.index]
        names += [*claim.for_, *claim.against]
    events = timeline.by_id
    named = {name: events[name] for name in names if name in events}
    return Linked(event, timeline.ties.get(event.id, ()), mentions, named)


def with_neighbours(timeline: Timeline, event_id: str) -> Neighbours:
    """Return what an event's page shows."""
    event = timeline.by_id[event_id]
    before, after = timeline.neighbours(event)
    return Neighbours(before, linked(timeline, event), after)


def entries_of_year(timeline: Timeline, year: int) -> Entries:
    """Return what the printed edition of a year shows."""
    return Entries([linked(timeline, event) for event in timeline.years[year]])

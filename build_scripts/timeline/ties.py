"""How events name one another: by relations, which have two ends, and by claims that are about another event."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from build_scripts.model.entries import Event


@dataclass(frozen=True, slots=True)
class Tie:
    """One end of a relation: the other event, the relation's word, and whether this end declares it."""

    event: Event
    relation: str
    outgoing: bool
    note: str | None = None


@dataclass(frozen=True, slots=True)
class ClaimElsewhere:
    """A claim made in another entry, by its place there, that is about this event."""

    event: Event
    index: int


def find_ties(events: Sequence[Event], by_id: Mapping[str, Event], default: str) -> dict[str, tuple[Tie, ...]]:
    """Return relations by event id, in both directions, each other event once for a direction; ``default`` is the word
    of a relation that has none.
    """
    ties: defaultdict[str, list[Tie]] = defaultdict(list)
    for event in events:
        for row in event.related:
            if other := by_id.get(row.event):
                ties[event.id].append(Tie(other, row.as_ or default, True, row.note))
    declared = {(id_, tie.event.id) for id_, rows in ties.items() for tie in rows}
    for event in events:
        for row in event.related:
            if row.event in by_id and (row.event, event.id) not in declared:
                declared.add((row.event, event.id))
                ties[row.event].append(Tie(event, row.as_ or default, False, row.note))
    return {id_: tuple(rows) for id_, rows in ties.items()}


def find_mentions(events: Sequence[Event], by_id: Mapping[str, Event]) -> dict[str, tuple[ClaimElsewhere, ...]]:
    """Return the claims of other entries by the id of the event that they are about."""
    mentions: defaultdict[str, list[ClaimElsewhere]] = defaultdict(list)
    for event in events:
        for index, claim in enumerate(event.claims):
            for about in claim.about:
                if about != event.id and about in by_id:
                    mentions[about].append(ClaimElsewhere(event, index))
    return {id_: tuple(claims) for id_, claims in mentions.items()}

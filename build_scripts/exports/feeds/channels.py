"""What can be followed, and how it is cut into documents (RFC 5005, archived feeds).

A *channel* is the new entries, the corrections, or the new entries of an actor or a kind. The document that readers
subscribe to holds what is newest. What is older lies in archives of `FULL` entries, numbered from the oldest: an
archive stays as it is when entries are added.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from build_scripts.model.entries import Event
from build_scripts.pages.feeds import CORRECTIONS, FAMILIES, NEW, Format, has_feed, path_of
from build_scripts.timeline.order import sort_key
from build_scripts.timeline.timeline import Timeline, actors_of

SHOWN = 50
"""How many entries a document to subscribe to holds at least."""
FULL = 100
"""How many an archive holds."""

Ref = tuple[str, int]
"""An entry by its id with a place in its log, or with -1 for its addition."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a channel: what it lists, the newest first.

    `number` is 0 in the document to subscribe to; `older` and `newer` are the numbers of the archives beside it, 0
    where there is none.
    """

    channel: str
    refs: tuple[Ref, ...]
    number: int = 0
    older: int = 0
    newer: int = 0

    def path(self, format: Format) -> str:
        """Return where it lies, from the site's root."""
        return path_of(self.channel, self.number, format)


def documents(timeline: Timeline) -> Iterator[Document]:
    """Yield every document of every channel."""
    for channel, refs in _channels(timeline):
        yield from cut(channel, refs)


def cut(channel: str, refs: Sequence[Ref]) -> Iterator[Document]:
    """Yield the documents of a channel that holds ``refs``, the oldest first."""
    archives = max(0, len(refs) - SHOWN) // FULL
    yield Document(channel, tuple(reversed(refs[archives * FULL :])), older=archives)
    for number in range(1, archives + 1):
        held = tuple(reversed(refs[(number - 1) * FULL : number * FULL]))
        yield Document(channel, held, number, number - 1, number + 1 if number < archives else 0)


def events_of(timeline: Timeline, document: Document) -> tuple[Event, ...]:
    """Return the event that each entry of a document is of."""
    return tuple(timeline.by_id[name] for name, _ in document.refs)


def _channels(timeline: Timeline) -> Iterator[tuple[str, Sequence[Ref]]]:
    """Yield the channels with what they hold, the oldest first."""
    added = sorted((event for event in timeline.events if event.added), key=lambda e: (str(e.added), sort_key(e)))
    yield NEW, _additions(added)
    yield CORRECTIONS, list(_corrections(timeline.events))
    by_term: Mapping[str, defaultdict[str, list[Event]]] = {family: defaultdict(list) for family in FAMILIES}
    for event in added:
        for actor in actors_of(event):
            by_term["actors"][actor].append(event)
        by_term["kinds"][event.kind].append(event)
    for family, terms in by_term.items():
        for term, events in terms.items():
            if has_feed(family, events):
                yield f"{family}/{term}", _additions(events)


def _additions(events: Iterable[Event]) -> list[Ref]:
    return [(event.id, -1) for event in events]


def _corrections(events: Iterable[Event]) -> Iterator[Ref]:
    """Yield every line of every log by its day; those of one day by their entries."""
    lines = sorted(
        (change.date.text, event.first_id, at, event.id) for event in events for at, change in enumerate(event.changes)
    )
    return ((name, at) for _, _, at, name in lines)

"""What a printed edition holds: which events, which sources they cite under which number, what changed on which day,
and where an actor, a place or a publisher is met. The same for an edition as a page and as a PDF.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from itertools import chain
from typing import TypeVar

from build_scripts.model.entries import Event, SharedSource
from build_scripts.model.rows import Change, Source
from build_scripts.timeline.order import year_of
from build_scripts.timeline.timeline import Timeline, actors_of

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which events an edition is of: of one list any may hold, and each list that is not empty has to."""

    years: tuple[int, ...] = ()
    actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edition:
    """The events of an edition in order, those of other years that reach into its years, and how many more do."""

    events: Sequence[Event]
    lasting: Sequence[Event] = ()
    more: int = 0

    def __iter__(self) -> Iterator[Event]:
        """Yield every event that it names."""
        return chain(self.events, self.lasting)


def choose(timeline: Timeline, selection: Selection) -> Edition:
    """Return the edition of a selection; an empty one is of the whole record."""
    ids = _chosen_ids(timeline, selection)
    events = [event for event in timeline.events if ids is None or event.id in ids]
    if not selection.years:
        return Edition(events)
    events = [event for event in events if year_of(event) in selection.years]
    reaching = [timeline.lasting[year] for year in selection.years if year in timeline.lasting]
    found = {event.id: event for lasting in reaching for event in lasting.events if ids is None or event.id in ids}
    others = [event for event in found.values() if year_of(event) not in selection.years]
    return Edition(events, sorted(others, key=lambda event: timeline.position[event.id]), _others(reaching, ids))


def _others(reaching: Sequence[object], ids: set[str] | None) -> int:
    """Return how many events reach into a single year beside those that it lists."""
    return sum(getattr(lasting, "more", 0) for lasting in reaching) if ids is None and len(reaching) == 1 else 0


def _chosen_ids(timeline: Timeline, selection: Selection) -> set[str] | None:
    """Return the ids of the events that the lists of a selection other than the years hold; none where all do."""
    lists: list[tuple[Mapping[str, tuple[Event, ...]], tuple[str, ...]]] = [
        (timeline.by_actor, selection.actors),
        (timeline.by_place, selection.places),
        (timeline.by_kind, selection.kinds),
        (timeline.by_tag, selection.tags),
    ]
    chosen = [{event.id for key in keys for event in index.get(key, ())} for index, keys in lists if keys]
    return set.intersection(*chosen) if chosen else None


@dataclass(frozen=True, slots=True)
class CitedSource:
    """A source under its number in an edition; `notes` are those of all entries that cite it, each once."""

    number: int
    source: Source
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The sources of an edition, and the number of each by the event that cites it and the id that it has there."""

    sources: Sequence[CitedSource]
    numbers: Mapping[tuple[str, str], int]

    def of(self, event: Event) -> dict[str, int]:
        """Return the numbers of an event's sources by their ids there."""
        return {name: self.numbers[event.id, name] for name in event.sources}


def number_sources(events: Iterable[Event]) -> Bibliography:
    """Number the sources of ``events`` through, in the order in which they come.

    Entries cite one source where they describe it alike, the note aside, or where it is a shared one.
    """
    known: dict[Hashable, int] = {}
    sources: list[Source] = []
    notes: list[dict[str, None]] = []
    numbers: dict[tuple[str, str], int] = {}
    for event in events:
        for name, source in event.sources.items():
            number = known.setdefault(_identity(source), len(known) + 1)
            if number > len(sources):
                sources.append(source)
                notes.append({})
            if source.note:
                notes[number - 1][source.note] = None
            numbers[event.id, name] = number
    rows = zip(sources, notes, strict=True)
    return Bibliography([CitedSource(at, source, tuple(said)) for at, (source, said) in enumerate(rows, 1)], numbers)


_DESCRIBED = tuple(field.name for field in fields(Source) if field.name != "note")


def _identity(source: Source) -> Hashable:
    """Return what two descriptions of one source have in common."""
    return source.id if isinstance(source, SharedSource) else tuple(getattr(source, name) for name in _DESCRIBED)


@dataclass(frozen=True, slots=True)
class ChangeDay:
    """What the logs of the entries say of one day, as its date is written: entries that came in, and changes."""

    day: str
    added: Sequence[Event]
    changes: Sequence[tuple[Event, Change]]


def change_days(events: Iterable[Event]) -> list[ChangeDay]:
    """Return what was added and changed by day, the latest first."""
    added: dict[str, list[Event]] = {}
    changed: dict[str, list[tuple[Event, Change]]] = {}
    for event in events:
        if event.added:
            added.setdefault(event.added.text, []).append(event)
        for change in event.changes:
            changed.setdefault(change.date.text, []).append((event, change))
    days = sorted({*added, *changed}, reverse=True)
    return [ChangeDay(day, added.get(day, ()), changed.get(day, ())) for day in days]


@dataclass(frozen=True, slots=True)
class Index:
    """The events of an edition by their actors and places, as ids, and by the publishers of their sources."""

    actors: Mapping[str, Sequence[Event]]
    places: Mapping[str, Sequence[Event]]
    publishers: Mapping[str, Sequence[Event]]


def index_of(timeline: Timeline, events: Sequence[Event]) -> Index:
    """Return the index of an edition of ``events``, names in their order."""
    actors, places = timeline.actors, timeline.places
    return Index(
        _by(events, actors_of, lambda name: actors[name].name if name in actors else name),
        _by(events, timeline.places_of, lambda name: places[name].name),
        _by(events, lambda event: [source.publisher for source in event.sources.values()], str),
    )


def _by(
    events: Sequence[Event], keys: Callable[[Event], Iterable[str]], name: Callable[[str], str]
) -> dict[str, list[Event]]:
    found: dict[str, list[Event]] = {}
    for event in events:
        for key in dict.fromkeys(keys(event)):
            found.setdefault(key, []).append(event)
    return {key: found[key] for key in sorted(found, key=lambda key: (name(key).casefold(), key))}

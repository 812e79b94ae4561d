"""Ties between events: they exist, they lead elsewhere, and each is named once."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from typing import Any

from build_scripts.check.former_ids import GO, explain_gone
from build_scripts.check.unknown import unknown_entry
from build_scripts.findings import At, Checked, InFile, KeyPath, rule
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry, Event
from build_scripts.reading.extracts import Extract
from build_scripts.reading.record import Record


@rule("error")
def unknown_event(event: Event, record: Record) -> Iterator[Checked]:
    """A related event, or one that a claim is about, exists."""
    for path, name in _ties(event):
        if name in record.events:
            continue
        if gone := explain_gone(record, name):
            remedy = "remove this row" if path[0] == "related" and gone.remedy == GO else gone.remedy
            yield At(path), gone.message, remedy
        else:
            yield from unknown_entry(record, "event", [(path, name)])


def _ties(event: Event) -> Iterator[tuple[KeyPath, str]]:
    """Yield every event that this one names, with the path to where it does."""
    yield from ((("related", i, "event"), row.event) for i, row in enumerate(event.related))
    for i, claim in enumerate(event.claims):
        yield from ((("claims", i, "about", j), name) for j, name in enumerate(claim.about))


@rule("error")
def self_relation(event: Event, record: Record) -> Iterator[Checked]:
    """An event is not related to itself, and its claims name other events than itself."""
    for i, row in enumerate(event.related):
        if row.event == event.id:
            remedy = "name the other event, or remove the row"
            yield At(("related", i, "event")), "the event is related to itself", remedy
    for i, claim in enumerate(event.claims):
        for key, names in (("about", claim.about), ("for", claim.for_), ("against", claim.against)):
            for j, name in enumerate(names):
                if name == event.id:
                    where = At(("claims", i, key, j))
                    yield (
                        where,
                        f"`{key}` names the event that the claim is in",
                        "name another event, or leave it out",
                    )


def _tied(entry: Entry) -> list[Any] | None:
    return [entry.id, entry.status, [*_ties(entry)]] if isinstance(entry, Event) else None


TIES = Extract("ties", _tied)
"""The id and the status of an event, and the events that it names."""


@rule("warning", TIES)
def withdrawn_relation(record: Record) -> Iterator[Checked]:
    """An entry that was not withdrawn is not tied to one that was."""
    takes_out = record.vocabulary.takes_out if record.vocabulary else lambda _: False
    ties = TIES.over(record)
    withdrawn = {id_ for id_, status, _ in ties.values() if takes_out(status)}
    for file, (id_, _, named) in ties.items() if withdrawn else ():
        for path, name in named if id_ not in withdrawn else ():
            if name in withdrawn:
                remedy = "remove this tie, or name another event"
                yield InFile(file, At(tuple(path))), f"`{name}` was withdrawn", remedy


@rule("error")
def listed_twice(event: Event, record: Record) -> Iterator[Checked]:
    """A list names each place, tag, source, origin, old id, related event, and actor in a role once."""
    for path, values in _lists(event):
        if len(set(values)) < len(values):
            first = {value: i for i, value in reversed([*enumerate(values)])}
            for i, value in enumerate(values):
                if first[value] < i:
                    same = _SAME.get(str(path[-1]), "is the same as")
                    message = f"entry {i + 1} of `{path[-1]}` {same} entry {first[value] + 1}"
                    yield At((*path, i)), message, "keep one of them"


_SAME = {"actors": "names the same actor in the same role as", "related": "names the same event as"}


def _lists(event: Event) -> Iterator[tuple[KeyPath, Sequence[Hashable]]]:
    """Yield every list in an event's front matter that names things, with its path."""
    for key in ("places", "tags", "date_sources", "redirect_from"):
        yield (key,), getattr(event, key)
    yield ("related",), [row.event for row in event.related]
    yield ("actors",), [(row.actor or row.name, row.role) for row in event.actors]
    for key in ("actors", "figures", "attribution", "claims"):
        for i, row in enumerate(getattr(event, key)):
            yield (key, i, "sources"), row.sources
    for i, claim in enumerate(event.claims):
        yield ("claims", i, "for"), claim.for_
        yield ("claims", i, "against"), claim.against
        yield ("claims", i, "about"), claim.about
    if event.unclaimed:
        yield ("unclaimed", "sources"), event.unclaimed.sources
    if event.point:
        yield ("point", "sources"), event.point.sources
    for path, source in described_sources(event):
        yield (*path, "origin"), source.origin

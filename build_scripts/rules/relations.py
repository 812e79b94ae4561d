"""Ties between events: they exist, they lead elsewhere, and each is named once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.findings import At, Checked, InFile, Path, rule
from build_scripts.model import Event
from build_scripts.record import Record
from build_scripts.rules.references import unknown_entry


@rule("error")
def unknown_event(event: Event, record: Record) -> Iterator[Checked]:
    """A related event, or one that a claim is about, exists."""
    yield from unknown_entry(record, "event", _ties(event))


def _ties(event: Event) -> Iterator[tuple[Path, str]]:
    """Every event that this one names, with the path to where it does."""
    yield from ((("related", i, "event"), each.event) for i, each in enumerate(event.related))
    for i, claim in enumerate(event.claims):
        yield from ((("claims", i, "about", j), each) for j, each in enumerate(claim.about))


@rule("error")
def self_relation(event: Event, record: Record) -> Iterator[Checked]:
    """An event is not related to itself."""
    for i, each in enumerate(event.related):
        if each.event == event.id:
            yield (
                At(("related", i, "event")),
                "the event is related to itself",
                "name the other event, or remove the row",
            )


@rule("warning")
def withdrawn_relation(record: Record) -> Iterator[Checked]:
    """An entry that stands is not tied to one that was withdrawn."""
    withdrawn = {event.id for event in record.events.values() if event.status == "withdrawn"}
    for event in record.events.values() if withdrawn else ():
        for path, name in _ties(event) if event.status != "withdrawn" else ():
            if name in withdrawn:
                remedy = "remove this tie, or name another event"
                yield InFile(event.path, At(path)), f"`{name}` was withdrawn", remedy


@rule("error")
def listed_twice(event: Event, record: Record) -> Iterator[Checked]:
    """A list names each place, tag, source, actor in a role, or related event once."""
    lists: dict[str, Sequence[object]] = {
        "places": event.places,
        "tags": event.tags,
        "date_sources": event.date_sources,
        "redirect_from": event.redirect_from,
        "actors": [(each.actor or each.name, each.role) for each in event.actors],
        "related": [each.event for each in event.related],
    }
    for key, values in lists.items():
        if len(set(values)) < len(values):
            for i, value in enumerate(values):
                if value in values[:i]:
                    message = f"entry {i + 1} of `{key}` says the same as entry {values.index(value) + 1}"
                    yield At((key, i)), message, "keep one of them"

"""Ties between events: they exist, they lead elsewhere, and an old address leads to one place."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.findings import At, Checked, Path, did_you_mean, rule
from build_scripts.model import Actor, Event, Place
from build_scripts.record import Record
from build_scripts.rules.references import unknown


@rule("error")
def unknown_event(event: Event, record: Record) -> Iterator[Checked]:
    """A related event, or one that a claim is about, exists."""
    used: list[tuple[Path, str]] = [(("related", i, "event"), each.event) for i, each in enumerate(event.related)]
    for i, claim in enumerate(event.claims):
        used += [(("claims", i, "about", j), each) for j, each in enumerate(claim.about)]
    yield from unknown(_known_events(record), "event", "the folders of the years", used)


def _known_events(record: Record) -> set[str]:
    return record.events.keys() | {key[6:] for key in record.broken if key.startswith("event:")}


@rule("error")
def self_relation(event: Event, record: Record) -> Iterator[Checked]:
    """An event is not related to itself."""
    for i, each in enumerate(event.related):
        if each.event == event.id:
            yield At(("related", i, "event")), "the event is related to itself", "name the other event, or remove the row"


@rule("error")
def redirect_taken(event: Event, record: Record) -> Iterator[Checked]:
    """An old id that redirects here belongs to no other entry."""
    for i, old in enumerate(event.redirect_from):
        if old in record.events:
            yield At(("redirect_from", i)), f"`{old}` is an entry of its own", "remove it here, or remove that entry"


@rule("error")
def unknown_link(entry: Event | Actor | Place, record: Record) -> Iterator[Checked]:
    """A link from one entry to another leads to an entry that exists."""
    for link in entry.links:
        folder, name = link.split("/")
        known = {"_actors": record.actors, "_places": record.places}.get(folder, record.events)
        if name not in known or (known is record.events and not name.startswith(folder)):
            yield At((), key=True), f"the body links to `{link}.md`, which does not exist", did_you_mean(name, known)

"""Ties between events: they exist, they lead elsewhere, each is named once, and an old address leads to one place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from build_scripts.findings import At, Checked, InFile, LinkTo, Path, did_you_mean, rule, shown
from build_scripts.model import Actor, Event, Place
from build_scripts.read import is_event_id
from build_scripts.record import Record
from build_scripts.rules.references import entries, is_broken, unknown_entry

_KINDS = {"_actors": "actor", "_places": "place"}


@rule("error")
def unknown_event(event: Event, record: Record) -> Iterator[Checked]:
    """A related event, or one that a claim is about, exists."""
    used: list[tuple[Path, str]] = [(("related", i, "event"), each.event) for i, each in enumerate(event.related)]
    for i, claim in enumerate(event.claims):
        used += [(("claims", i, "about", j), each) for j, each in enumerate(claim.about)]
    yield from unknown_entry(record, "event", used)


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


@rule("error")
def unknown_link(entry: Event | Actor | Place, record: Record) -> Iterator[Checked]:
    """A link from one entry to another leads to an entry that exists."""
    for link in entry.links:
        folder, _, name = link.partition("/")
        kind = _KINDS.get(folder, "event")
        known = entries(record, kind)
        if name in known and (kind != "event" or name.startswith(folder)):
            continue
        if not is_broken(record, kind, name):
            remedy = did_you_mean(name, known) or "link to a file that exists, or to none"
            yield LinkTo(link), f"the body links to `{shown(link)}.md`, which does not exist", remedy


@rule("error")
def redirect_id(event: Event, record: Record) -> Iterator[Checked]:
    """An old id that redirects here has the form of an event's id."""
    for i, old in enumerate(event.redirect_from):
        if not is_event_id(old):
            remedy = "write the id that the entry had, for example `2018-07-13-short-slug`"
            yield At(("redirect_from", i)), f"`{shown(old)}` is not an event's id", remedy


@rule("error")
def redirect_taken(record: Record) -> Iterator[Checked]:
    """An old id that redirects to an entry belongs to no other entry."""
    taken: dict[str, str] = {}
    for event in record.events.values():
        for i, old in enumerate(event.redirect_from):
            where = InFile(event.path, At(("redirect_from", i)))
            if old in record.events:
                yield where, f"`{shown(old)}` is an entry of its own", "remove it here, or remove that entry"
            elif taken.setdefault(old, event.id) != event.id:
                yield (
                    where,
                    f"`{shown(old)}` already redirects to `{taken[old]}`",
                    "keep it in one of the two",
                )

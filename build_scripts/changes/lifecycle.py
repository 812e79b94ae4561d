"""What became of each published event in a later version of the record: one answer for the rules and for reviewers."""

from __future__ import annotations

from dataclasses import dataclass

from build_scripts.model.entries import Event
from build_scripts.reading.record import Record


@dataclass(frozen=True, slots=True)
class Fates:
    """Events by what became of them.

    ``changed`` are two versions of one event, renamed or not, whose files differ; ``merged`` an event and the one that
    its address leads to now, which is not it; ``taken_down`` those that new lines of the list of removals stand for;
    ``vanished`` those that nothing stands for; ``unread`` those of which a file that cannot be read may tell more.
    """

    added: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    merged: tuple[tuple[Event, Event], ...]
    taken_down: tuple[Event, ...]
    vanished: tuple[Event, ...]
    unread: tuple[Event, ...]


def tell_fates(record: Record, base: Record) -> Fates:
    """What became of the events of ``base``, an earlier version of ``record``."""
    leads = {old: event for event in record.events.values() for old in event.redirect_from}
    away = [event for name, event in base.events.items() if name not in record.events]
    unread = [event for event in away if _is_unread(event, record)]
    moved = [(event, leads[event.id]) for event in away if event.id in leads]
    renamed = [(old, new) for old, new in moved if _is_only_version(new, [each for _, each in moved], base)]
    gone = [event for event in away if event.id not in leads and event not in unread]
    taken_down = _taken_down(gone, record, base)
    vanished = [event for event in gone if event not in taken_down]
    if _has_new_unread(record, base):  # one of these files may be what a vanished event was renamed to
        unread, vanished = unread + vanished, []
    stayed = [(base.events[name], event) for name, event in record.events.items() if name in base.events]
    new = {event.id for _, event in renamed}
    return Fates(
        added=tuple(event for name, event in record.events.items() if name not in base.events and name not in new),
        changed=tuple((old, event) for old, event in (*stayed, *renamed) if old is not event),
        merged=tuple(each for each in moved if each not in renamed),
        taken_down=tuple(taken_down),
        vanished=tuple(vanished),
        unread=tuple(unread),
    )


def _is_unread(event: Event, record: Record) -> bool:
    """Whether the event's file is there and was refused, or lies in a wrong place."""
    name = f"/{event.id}.md"
    return event.path in record.loaded or any(each.path.endswith(name) for each in record.findings)


def _is_only_version(event: Event, leads_to: list[Event], base: Record) -> bool:
    """Whether one published event, and one alone, became ``event``."""
    return event.id not in base.events and sum(each is event for each in leads_to) == 1


def _taken_down(gone: list[Event], record: Record, base: Record) -> list[Event]:
    """Those of ``gone`` that a new line in the list of removals stands for: their id, or any neutral one for each."""
    if "removed:_removed" in base.broken:
        return []
    lines = record.removed.keys() - base.removed.keys()
    named = [event for event in gone if event.id in lines]
    others = [event for event in gone if event.id not in lines]
    return gone if len(others) <= len(lines) - len(named) else named


def _has_new_unread(record: Record, base: Record) -> bool:
    """Whether there is an event's file, not published before, that cannot be read."""
    known = {f"event:{name}" for name in base.events} | base.broken
    return any(each.startswith("event:") and each not in known for each in record.broken)

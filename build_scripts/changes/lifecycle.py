"""What became of each published event in a later version of the record: one answer for the rules and for reviewers."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from build_scripts.changes.renames import in_later_names, renames_between
from build_scripts.model.entries import Event
from build_scripts.reading.record import Record


@dataclass(frozen=True, slots=True)
class EventChanges:
    """Events by what became of them.

    ``changed``: two versions of one event, renamed or not, whose files differ; the earlier one is in the later names
    of all that was renamed, apart from its own id. ``merged``: an event and the one that
    its address leads to now, which is not it. ``taken_down``: new lines in the list of removals explain them.
    ``vanished``: no removal line explains them. ``unread``: an unreadable file, or one in a wrong place, may be theirs.
    """

    added: tuple[Event, ...]
    changed: tuple[tuple[Event, Event], ...]
    merged: tuple[tuple[Event, Event], ...]
    taken_down: tuple[Event, ...]
    vanished: tuple[Event, ...]
    unread: tuple[Event, ...]


def compare_records(record: Record, base: Record) -> EventChanges:
    """Return what became of the events of ``base``, an earlier version of ``record``."""
    leads = {old: event for event in record.events.values() for old in event.redirect_from}
    away = [event for name, event in base.events.items() if name not in record.events]
    faulty = {finding.path.rpartition("/")[2] for finding in record.findings}
    unread = [event for event in away if event.path in record.loaded or f"{event.id}.md" in faulty]
    moved = [(event, leads[event.id]) for event in away if event.id in leads]
    versions = Counter(target.id for _, target in moved)
    renamed = [(old, new) for old, new in moved if versions[new.id] == 1 and new.id not in base.events]
    cannot_be_read = {event.id for event in unread}
    gone = [event for event in away if event.id not in leads and event.id not in cannot_be_read]
    taken_down = _taken_down(gone, record, base)
    explained = {event.id for event in taken_down}
    vanished = [event for event in gone if event.id not in explained]
    if _has_new_unread(record, base):  # one of these files may be what a vanished event was renamed to
        unread, vanished = unread + vanished, []
    stayed = [(base.events[name], event) for name, event in record.events.items() if name in base.events]
    new = {event.id for _, event in renamed}
    names = renames_between(record, base)
    return EventChanges(
        added=tuple(event for name, event in record.events.items() if name not in base.events and name not in new),
        changed=tuple(
            (in_later_names(old, event, names), event) for old, event in (*stayed, *renamed) if old is not event
        ),
        merged=tuple((old, target) for old, target in moved if target.id not in new),
        taken_down=tuple(taken_down),
        vanished=tuple(vanished),
        unread=tuple(unread),
    )


def _taken_down(gone: list[Event], record: Record, base: Record) -> list[Event]:
    """Return those of ``gone`` that new lines in the list of removals explain.

    A line has the id of the event, or a neutral one that says nothing of it: as many of these as there are events left
    explain them all, and fewer explain none, since nobody can say which.
    """
    if "removed:_removed" in base.broken:
        return []
    lines = record.removed.keys() - base.removed.keys()
    named = [event for event in gone if event.id in lines]
    others = [event for event in gone if event.id not in lines]
    return gone if len(others) <= len(lines) - len(named) else named


def _has_new_unread(record: Record, base: Record) -> bool:
    """Check whether there is an event's file, not published before, that cannot be read."""
    published = {f"event:{name}" for name in base.events} | base.broken
    return any(name.startswith("event:") and name not in published for name in record.broken)

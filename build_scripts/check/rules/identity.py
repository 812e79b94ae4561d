"""Identity: an id is an address for good; an old one leads to one place."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.base.text import shown
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Event
from build_scripts.model.layout import is_event_id
from build_scripts.reading.record import Record


@rule("error")
def redirect_id(event: Event, record: Record) -> Iterator[Checked]:
    """An old id that redirects here has the form of an event's id."""
    for i, old in enumerate(event.redirect_from):
        if not is_event_id(old):
            remedy = "write the id that the entry had, for example `2018-07-13-short-slug`"
            yield At(("redirect_from", i)), f"`{shown(old)}` is not an event's id", remedy


@rule("error")
def redirect_taken(record: Record) -> Iterator[Checked]:
    """An old id that redirects to an entry is that of no entry, and of none that was taken down."""
    taken: dict[str, str] = {}
    for event in record.events.values():
        for i, old in enumerate(event.redirect_from):
            where = InFile(event.path, At(("redirect_from", i)))
            if old == event.id:
                yield where, f"`{shown(old)}` is the entry's present id", "leave it out"
            elif old in record.events:
                remedy = "leave it out: an id that an entry has leads to that entry"
                yield where, f"`{shown(old)}` is an entry of its own", remedy
            elif old in record.removed:
                remedy = "leave it out: nothing leads on from an entry that was taken down"
                yield where, f"`{shown(old)}` was taken down, and its page says so", remedy
            elif taken.setdefault(old, event.id) != event.id:
                yield (
                    where,
                    f"`{shown(old)}` already redirects to `{taken[old]}`",
                    "keep it in one of the two",
                )

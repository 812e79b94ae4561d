"""Identity: an id is an address for good; an old one leads to one place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_scripts.base.text import shown
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.entries import Event
from build_scripts.model.layout import is_event_id
from build_scripts.reading.record import Record

_MONTH_ALONE = re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{2})-(?P<rest>[a-z].*)")


@rule("warning")
def number_in_id(event: Event, record: Record) -> Iterator[Checked]:
    """A month in an event's id is one that its date knows, not a number that stands where a month would."""
    parts = _MONTH_ALONE.fullmatch(event.id)
    if parts and event.date.precision in ("year", "decade", "century") and not event.changes:
        number, other = parts["month"], f"{parts['year']}-{parts['rest']}-{parts['month']}"
        message = f"two digits after the year are read as a month: the id says month {number}, `date` {event.date}"
        remedy = (
            f"if {number} is the month, write it in `date:`; if it is a number, rename the file to `{other}.md`;"
            " if the date was corrected, say so under `changes:`"
        )
        yield At(("date",)), message, remedy


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
            if old == event.id and i == 0 and len(event.redirect_from) > 1:
                continue  # the id that it had first, before those of entries that became part of it
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

"""The public log of an entry: whole days, in order, and a reason where an entry is withdrawn."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from build_scripts.edtf import Edtf
from build_scripts.findings import At, Checked, rule
from build_scripts.model import Event
from build_scripts.record import Record

_DAY = "write the day, for example 2026-12-01"


def is_day(date: Edtf) -> bool:
    """Whether ``date`` is one known day."""
    return date.precision == "day" and not date.qualifier


@rule("error")
def whole_day(event: Event, record: Record) -> Iterator[Checked]:
    """The date on which an entry was added or changed is a known day."""
    if event.added and not is_day(event.added):
        yield At(("added",)), f"{event.added} is not a known day", _DAY
    for i, change in enumerate(event.changes):
        if not is_day(change.date):
            yield At(("changes", i, "date")), f"{change.date} is not a known day", _DAY


@rule("error")
def changes_in_order(event: Event, record: Record) -> Iterator[Checked]:
    """Changes stand in the order of their days, the newest last."""
    for i, (before, after) in enumerate(pairwise(event.changes), 1):
        if after.date.last < before.date.first:
            message = f"the change of {after.date} stands after that of {before.date}"
            yield At(("changes", i, "date")), message, "put the newest last"


@rule("error")
def withdrawn_without_reason(event: Event, record: Record) -> Iterator[Checked]:
    """An entry that is withdrawn says in its changes when and why."""
    if event.status == "withdrawn" and not any(change.class_ == "withdrawal" for change in event.changes):
        remedy = "add `- {date: …, class: withdrawal, note: why}` under `changes:`"
        yield At(("status",)), "nothing says why the entry was withdrawn", remedy

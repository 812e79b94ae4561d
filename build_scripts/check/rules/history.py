"""The public log of an entry, and what may not happen between two versions of the record.

The rules at the end take an earlier version to see: they run where the check is told which.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from itertools import pairwise

from build_scripts.base.text import shown
from build_scripts.changes.differences import compare_events, replacements
from build_scripts.changes.facts import Defaults, defaults_of, meaning
from build_scripts.changes.lifecycle import compare_records
from build_scripts.changes.substance import VERSION
from build_scripts.findings import Advice, At, Checked, InFile, OnLine, rule
from build_scripts.model.entries import Event
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.vocabulary import default_word
from build_scripts.reading.record import Record

_LOG = "add a line under `changes:`, `- {date: …, class: …, note: what and why}`; `change_classes` lists the classes"


def is_day(date: Edtf) -> bool:
    """Check whether ``date`` is one known day."""
    return date.precision == "day" and not date.qualifier


@rule("error")
def whole_day(event: Event, record: Record) -> Iterator[Checked]:
    """The date on which an entry was added, changed or read is a known day."""
    if event.added and not is_day(event.added):
        yield At(("added",)), *_explain_day(event.added)
    for i, change in enumerate(event.changes):
        if not is_day(change.date):
            yield At(("changes", i, "date")), *_explain_day(change.date)
    for i, reading in enumerate(event.readings):
        if not is_day(reading.date):
            yield At(("readings", i, "date")), *_explain_day(reading.date)


def _explain_day(date: Edtf) -> Advice:
    if date.precision == "day":
        return Advice(f"`{date}` leaves the day in doubt", f"write `{date.text.rstrip('~?%')}`, without the mark")
    remedy = "write the day of the work on the entry, for example `2026-12-01`"
    return Advice(f"`{date}` is not one known day", remedy)


@rule("error")
def changes_in_order(event: Event, record: Record) -> Iterator[Checked]:
    """Changes are in the order of their days, the newest last."""
    for i, (before, after) in enumerate(pairwise(event.changes), 1):
        if after.date.last < before.date.first:
            message = f"the change of {after.date} is listed after that of {before.date}"
            yield At(("changes", i, "date")), message, "put the newest last"


@rule("error")
def withdrawn_without_reason(event: Event, record: Record) -> Iterator[Checked]:
    """An entry that is withdrawn says in its changes when and why."""
    words = record.vocabulary
    classes = [name for name, word in words.change_classes.items() if word.withdraws] if words else []
    if not words or not classes or not words.takes_out(event.status):
        return
    if not any((change.class_ or default_word(words.change_classes)) in classes for change in event.changes):
        remedy = f"add `- {{date: …, class: {classes[0]}, note: why}}` under `changes:`"
        if event.changes:
            remedy = f"give the row of `changes:` that says why `class: {classes[0]}`, or {remedy}"
        yield At(("status",)), "nothing says why the entry was withdrawn", remedy


@rule("error")
def change_before_added(event: Event, record: Record) -> Iterator[Checked]:
    """An entry was changed after it was added."""
    for i, change in enumerate(event.changes):
        if event.added and change.date.last < event.added.first:
            message = f"a change of {change.date}, before the entry was added, {event.added}"
            yield At(("changes", i, "date")), message, "correct one of the two dates"


@rule("error")
def reading_version(event: Event, record: Record) -> Iterator[Checked]:
    """A second reading says which version was read, in the digits that `timeline read` writes."""
    for i, reading in enumerate(event.readings):
        if not VERSION.fullmatch(reading.version):
            message = f"`{shown(reading.version)}` is no version of an entry"
            yield At(("readings", i, "version")), message, f"run `timeline read {event.id}`, which writes the row"


@rule("error")
def added_missing(record: Record, base: Record) -> Iterator[Checked]:
    """An event that enters the record says on which day: without it, it is never among the newest nor in the feed."""
    events = compare_records(record, base)
    for event in () if events.vanished else events.added:  # one that vanished may be what the new one was
        if event.added is None and not any(old in base.events for old in event.redirect_from):
            remedy = "write `added:` with the day of today, or let `timeline fix --changed-since` write it"
            yield InFile(event.path, At(("title",), key=True)), "the entry is new, and has no `added`", remedy


@rule("error")
def unlogged_change(record: Record, base: Record) -> Iterator[Checked]:
    """A change of date, place, figure, attribution or status is in the entry's public log."""
    defaults = defaults_of(record.vocabulary or base.vocabulary)
    for before, after in compare_records(record, base).changed:
        if _log(after, defaults) <= _log(before, defaults):
            differences = compare_events(before, after, defaults)
            # The new row that keeps the earlier count of a replaced one says nothing new.
            keeping = {("figures", name) for name in replacements(differences).values()}
            for fact in differences:
                if fact.is_of_substance and (fact.subject, fact.name) not in keeping:
                    done = "added" if fact.before is None else "dropped" if fact.after is None else "changed"
                    what = f"`{fact.subject}`" + (f" (`{shown(fact.name)}`)" if fact.name else "")
                    yield InFile(after.path, At(fact.path)), f"{what} was {done}, and the log does not say so", _LOG


@rule("error")
def rewritten_log(record: Record, base: Record) -> Iterator[Checked]:
    """A line of an entry's public log stays as it was published."""
    defaults = defaults_of(record.vocabulary or base.vocabulary)
    for before, after in compare_records(record, base).changed:
        for change in before.changes:
            if meaning(change, defaults) not in _log(after, defaults):
                message = f"the line of {change.date}, “{shown(change.note)}”, was changed or removed"
                yield InFile(after.path, At(("changes",), key=True)), message, "put it back, and add a line of its own"


def _log(event: Event, defaults: Defaults) -> set[Hashable]:
    return {meaning(change, defaults) for change in event.changes}


@rule("error")
def vanished_event(record: Record, base: Record) -> Iterator[Checked]:
    """An entry that was published stays: renamed, it redirects; withdrawn, it says why; taken down, it is listed."""
    for event in compare_records(record, base).vanished:
        message = f"`{event.id}` was published, and now there is nothing at its address"
        status = record.vocabulary.withdrawal() if record.vocabulary else ""
        withdrawn = f" and set `status: {status}`" if status else ""
        remedy = (
            f"put it back{withdrawn}; if it was renamed, list this id under `redirect_from:` of the new entry;"
            " if it endangers somebody, use `timeline remove`"
        )
        yield InFile(event.path, OnLine()), message, remedy


@rule("error")
def first_id(record: Record, base: Record) -> Iterator[Checked]:
    """The id that an entry had first stays the first: readers' programs know the entry by it."""
    for before, after in compare_records(record, base).changed:
        if before.first_id != after.first_id and before.first_id in (after.id, *after.redirect_from):
            where = At(("redirect_from",), key=True) if after.redirect_from else At(("title",), key=True)
            message = f"this entry had the id `{before.first_id}` first, and now it is `{after.first_id}` in the feed"
            remedy = f"list `{before.first_id}` first under `redirect_from:`, and other ids behind it"
            yield InFile(after.path, where), message, remedy


@rule("error")
def dropped_redirect(record: Record, base: Record) -> Iterator[Checked]:
    """An old id that redirects to an entry goes on doing so."""
    events = compare_records(record, base)
    now = {old.id: new for old, new in (*events.changed, *events.merged)}
    leads = {old for event in record.events.values() for old in event.redirect_from}
    for before in base.events.values():
        after = now.get(before.id)
        if after is None:
            continue
        for old in before.redirect_from:
            if old not in leads and old not in record.events and old not in record.removed:
                where = At(("redirect_from",), key=True) if after.redirect_from else At(("title",), key=True)
                message = f"`{old}` redirected here, and now there is nothing at its address"
                yield InFile(after.path, where), message, "list it again under `redirect_from:`"

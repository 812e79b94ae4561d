"""Identity: an id is an address for good; an old one leads to one place."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping, Sequence

from build_scripts.base.text import shown
from build_scripts.findings import Advice, At, Checked, InFile, KeyPath, rule
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.model.former import word_lists
from build_scripts.model.layout import VOCABULARY, is_event_id, is_id
from build_scripts.reading.extracts import Extract
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
def redirect_id(entry: Entry, record: Record) -> Iterator[Checked]:
    """An old id that redirects here has the form of such an entry's id."""
    is_right, example = (is_event_id, "2018-07-13-short-slug") if isinstance(entry, Event) else (is_id, "short-name")
    what = {Event: "an event", Actor: "an actor", Place: "a place", SharedSource: "a shared source"}[type(entry)]
    for i, old in enumerate(entry.redirect_from):
        if not is_right(old):
            remedy = f"write the id that the entry had, for example `{example}`"
            yield At(("redirect_from", i)), f"`{shown(old)}` is not {what}'s id", remedy


FORMER: Extract[tuple[str, str, Sequence[str]]] = Extract(
    "former", lambda entry: (type(entry).__name__, entry.id, entry.redirect_from) if entry.redirect_from else None
)
"""The kind of an entry, its id, and the ids that it had."""


@rule("error", FORMER)
def redirect_taken(record: Record) -> Iterator[Checked]:
    """An old id that redirects is that of nothing else of its kind, and of no entry that was taken down."""
    former = FORMER.over(record)
    kinds: Mapping[str, Container[str]] = {
        "Event": record.events,
        "Actor": record.actors,
        "Place": record.places,
        "SharedSource": record.sources,
    }
    for kind, present in kinds.items():
        moved: Leads = {id_: (path, (), old) for path, (its, id_, old) in former.items() if its == kind}
        yield from _taken(moved, present, "entry", record.removed if kind == "Event" else ())
    path = f"{record.root.name}/{VOCABULARY}"
    for name, words in word_lists(record.vocabulary):
        listed: Leads = {id_: (path, (name, id_), word.redirect_from) for id_, word in words.items()}
        yield from _taken(listed, words, "word", ())


Leads = Mapping[str, tuple[str, KeyPath, Sequence[str]]]
"""Ids, each with the file and the path in it of what has it, and with its old ids."""


def _taken(leads: Leads, present: Container[str], what: str, removed: Container[str]) -> Iterator[Checked]:
    """Yield the old ids of ``leads`` that are a present id of something else, or lead to two things."""
    taken: dict[str, str] = {}
    for id_, (path, keys, former) in leads.items():
        for i, old in enumerate(former):
            if old == id_ and i == 0 and len(former) > 1:
                continue  # the id that it had first, before those of entries that became part of it
            advice = _why_taken(old, id_, present, what, removed)
            if advice is None and taken.setdefault(old, id_) != id_:
                advice = Advice(f"`{shown(old)}` already redirects to `{taken[old]}`", "keep it in one of the two")
            if advice:
                yield InFile(path, At((*keys, "redirect_from", i))), *advice


def _why_taken(old: str, id_: str, present: Container[str], what: str, removed: Container[str]) -> Advice | None:
    """Return why ``old`` cannot lead to ``id_``; None where it can."""
    if old == id_:
        return Advice(f"`{shown(old)}` is the {what}'s present id", "leave it out")
    if old in present:
        one = "an entry" if what == "entry" else "a word"
        return Advice(f"`{shown(old)}` is {one} of its own", f"leave it out: an id that {one} has leads to that {what}")
    if old in removed:
        remedy = "leave it out: nothing leads on from an entry that was taken down"
        return Advice(f"`{shown(old)}` was taken down, and its page says so", remedy)
    return None

"""Duplicates: two entries that are probably one event, and two descriptions of one publication."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher

from build_scripts.addresses import without_tracking
from build_scripts.edtf import Edtf
from build_scripts.findings import At, Checked, InFile, rule, shown
from build_scripts.model import Actor, Event, Place
from build_scripts.record import Record

NEAR = timedelta(days=3)
ALIKE = 0.7
_TITLE = 200  # characters compared: two titles as long as a file would take minutes
_MANY = 50  # an address that more events cite tells nothing of any two of them
_DESCRIBES = ("publisher", "title", "author", "date", "nature", "grade", "lang")
_LONG = timedelta(days=31)  # a month is short: from its first day to its last are 30
_ANCHOR = re.compile(r"#(?![!/]).*")  # behind `#!` and `#/` some sites have the path


@rule("warning")
def probable_duplicate(record: Record) -> Iterator[Checked]:
    """Two events some days apart do not share two of: place and kind, a source's address, and their titles' words."""
    groups: dict[tuple[str, ...], list[Event]] = {}
    for event in record.events.values():
        for key in {*_same_happening(event), *_same_report(event)}:
            groups.setdefault(key, []).append(event)
    shared: dict[tuple[str, str], set[str]] = {}
    for key, events in groups.items():
        if len(events) <= _MANY or key[0] == "happening":
            for one, other in _near_pairs(events):
                shared.setdefault((one.id, other.id), set()).add(key[0])
    for (first, second), kinds in sorted(shared.items()):
        one, other = record.events[first], record.events[second]
        if _is_told_apart(one, other) or not (len(kinds) > 1 or _alike(one.title, other.title)):
            continue
        message = f"this may be the same event as `{one.id}`, “{shown(one.title)}”"
        remedy = "if it is, keep one and list the other's id under its `redirect_from:`; if not, list it as `related:`"
        yield InFile(other.path, At(("title",))), message, remedy


def _same_happening(event: Event) -> Iterator[tuple[str, ...]]:
    yield from (("happening", event.kind, place) for place in event.places)


def _same_report(event: Event) -> Iterator[tuple[str, ...]]:
    yield from (("report", page_of(source.url)) for source in event.sources.values() if source.url)


def _near_pairs(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Each two of ``events`` whose possible days lie near each other, the one with the smaller id first."""
    ordered = sorted(events, key=lambda each: (each.date.first, each.id))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.date.first - one.date.last > NEAR:
                break
            if _are_near(one.date, other.date):
                yield (one, other) if one.id < other.id else (other, one)


def _are_near(one: Edtf, other: Edtf) -> bool:
    """Whether two dates that overlap or nearly do are both exact enough to say something, or are the same."""
    same = (one.first, one.last) == (other.first, other.last)
    return same or max(one.last - one.first, other.last - other.first) < _LONG


def _is_told_apart(one: Event, other: Event) -> bool:
    """Whether the record already says how the two belong together, or one of them no longer stands."""
    ties = {*(each.event for each in one.related), *(each.event for each in other.related)}
    ties.update(each for event in (one, other) for claim in event.claims for each in claim.about)
    return bool(ties & {one.id, other.id}) or "withdrawn" in (one.status, other.status)


def _alike(one: str, other: str) -> bool:
    titles = one[:_TITLE].casefold(), other[:_TITLE].casefold()
    return SequenceMatcher(None, *titles, autojunk=False).ratio() >= ALIKE


@rule("warning")
def source_described_differently(record: Record) -> Iterator[Checked]:
    """One address is one publication everywhere: its publisher, title, author, date, nature, grade, language agree."""
    first: dict[tuple[str, str], tuple[str, str]] = {}
    for entry in _citing(record):
        for name, source in entry.sources.items():
            address = page_of(source.url) if source.url else ""
            for key in _DESCRIBES if address else ():
                if (value := getattr(source, key)) is None:
                    continue
                known, where = first.setdefault((address, key), (str(value), entry.path))
                if str(value) != known:
                    message = f"`{shown(str(value))}` here, `{shown(known)}` in `{where}`, at the same address"
                    yield InFile(entry.path, At(("sources", name, key))), message, "write the same in both places"


def _citing(record: Record) -> Iterator[Event | Actor | Place]:
    yield from record.events.values()
    yield from record.actors.values()
    yield from record.places.values()


def page_of(url: str) -> str:
    """An address without what makes no other page: the scheme, `www.`, tracking, an anchor, a slash at the end."""
    host, _, path = _ANCHOR.sub("", without_tracking(url)).partition("://")[2].partition("/")
    return f"{host.lower().removeprefix('www.')}/{path}".rstrip("/")

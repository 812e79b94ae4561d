"""Duplicates: two entries that are probably one event, and two descriptions of one publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from difflib import SequenceMatcher

from build_scripts.edtf import Edtf
from build_scripts.findings import At, Checked, InFile, rule, shown
from build_scripts.model import Actor, Event, Place, Source
from build_scripts.record import Record

NEAR = timedelta(days=3)
ALIKE = 0.7
_MANY = 50  # an address that more events cite tells nothing of any two of them
_DESCRIBES = ("publisher", "title", "author", "date", "nature", "grade", "lang", "reference")
_LOOSE = frozenset({"year", "decade", "century", "season", "open"})


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
    yield from (("report", source.url) for source in event.sources.values() if source.url)


def _near_pairs(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Each two of ``events`` whose possible days lie near each other, the one with the smaller id first."""
    dated = [each for each in events if each.date.precision not in _LOOSE]
    ordered = sorted(dated, key=lambda each: (each.date.first, each.id))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if not _are_near(one.date, other.date):
                break
            yield (one, other) if one.id < other.id else (other, one)


def _are_near(earlier: Edtf, later: Edtf) -> bool:
    return later.first - earlier.last <= NEAR


def _is_told_apart(one: Event, other: Event) -> bool:
    """Whether the record already says how the two belong together, or one of them no longer stands."""
    ties = {*(each.event for each in one.related), *(each.event for each in other.related)}
    ties.update(each for event in (one, other) for claim in event.claims for each in claim.about)
    return bool(ties & {one.id, other.id}) or "withdrawn" in (one.status, other.status)


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one.casefold(), other.casefold(), autojunk=False).ratio() >= ALIKE


@rule("warning")
def source_described_differently(record: Record) -> Iterator[Checked]:
    """One address is the same publication everywhere: publisher, title, author, date, nature and grade agree."""
    first: dict[str, tuple[Source, str]] = {}
    for entry in _citing(record):
        for name, source in entry.sources.items():
            if not source.url:
                continue
            known, where = first.setdefault(source.url, (source, entry.path))
            for key in _DESCRIBES if known is not source else ():
                here, there = getattr(source, key), getattr(known, key)
                if here is not None and there is not None and str(here) != str(there):
                    message = f"`{shown(str(here))}` here, `{shown(str(there))}` in `{where}`, at the same address"
                    yield InFile(entry.path, At(("sources", name, key))), message, "write the same in both places"


def _citing(record: Record) -> Iterator[Event | Actor | Place]:
    yield from record.events.values()
    yield from record.actors.values()
    yield from record.places.values()

"""Duplicates: two entries that are probably one event, and two descriptions of one publication."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import timedelta

from build_scripts.base.text import likeness, shown
from build_scripts.base.urls import page_of
from build_scripts.findings import At, Checked, InFile, rule
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Event
from build_scripts.model.rows import Source
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.vocabulary import default_word
from build_scripts.reading.record import Record

NEAR = timedelta(days=3)
ALIKE = 0.72
_TITLE = 200  # characters compared: enough for a title, and quick where one is as long as a file
_MANY = 5  # an address that more events cite tells nothing of any two of them
_DIFFERENT = "write the same in each of them; or run `timeline share`, which describes it once for all of them"
_DESCRIBES = ("publisher", "title", "author", "date", "nature", "grade", "lang")
_LONG = timedelta(days=31)  # a month is short: from its first day to its last are 30


@rule("warning")
def probable_duplicate(record: Record) -> Iterator[Checked]:
    """Two events close in time are not the same event entered twice."""
    taken_out = record.vocabulary.takes_out if record.vocabulary else lambda _: False
    groups: dict[tuple[str, ...], list[Event]] = {}
    for event in record.events.values():
        for key in {*_same_happening(event), *_same_report(event)} if not taken_out(event.status) else ():
            groups.setdefault(key, []).append(event)
    # What each two events share: their happening (kind and place), their title with their kind, a report.
    shared: dict[tuple[str, str], set[str]] = {}
    for key, events in groups.items():
        if len(events) <= _MANY or key[0] != "report":
            for one, other in _near_pairs(events):
                shared.setdefault((one.id, other.id), set()).add(key[0])
    for (first, second), kinds in sorted(shared.items()):
        one, other = record.events[first], record.events[second]
        # A title alone is enough; a happening or a report needs the other one, or titles that are nearly alike.
        is_likely = "title" in kinds or len(kinds) > 1 or _alike(one.title, other.title)
        if is_likely and not _are_tied(one, other):
            message = f"this may be the same event as `{one.id}`, “{shown(one.title)}”"
            remedy = (
                "if it is, keep one and list the other's id under its `redirect_from:`; if not, list it as `related:`"
            )
            yield InFile(other.path, At(("title",))), message, remedy


def _same_happening(event: Event) -> Iterator[tuple[str, ...]]:
    """Yield an event's kind with each of its places, and with its title, which finds a place given less exactly."""
    yield from (("happening", event.kind, place) for place in event.places)
    if letters := "".join(char for char in event.title.casefold() if char.isalnum()):
        yield "title", event.kind, letters


def _same_report(event: Event) -> Iterator[tuple[str, ...]]:
    """Yield the reports on an event; a publication of much later, or of a whole year, tells of many events."""
    for source in event.sources.values():
        if source.url and not (source.date and source.date.last - event.date.last > _LONG):
            yield "report", page_of(source.url)


def _near_pairs(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """Yield each two of ``events`` whose possible days lie near each other, the one with the smaller id first."""
    ordered = sorted(events, key=lambda event: (event.date.first, event.id))
    for i, one in enumerate(ordered):
        for other in ordered[i + 1 :]:
            if other.date.first - one.date.last > NEAR:
                break
            if _are_near(one.date, other.date):
                yield (one, other) if one.id < other.id else (other, one)


def _are_near(one: Edtf, other: Edtf) -> bool:
    """Check whether two dates that overlap or nearly do are both exact enough to say something, or are the same."""
    same = (one.first, one.last) == (other.first, other.last)
    return same or max(one.last - one.first, other.last - other.first) < _LONG


def _are_tied(one: Event, other: Event) -> bool:
    """Check whether the record already says how two events belong together."""
    ties = {row.event for event in (one, other) for row in event.related}
    ties.update(name for event in (one, other) for claim in event.claims for name in claim.about)
    return bool(ties & {one.id, other.id})


def _alike(one: str, other: str) -> bool:
    return likeness(one[:_TITLE].casefold(), other[:_TITLE].casefold()) >= ALIKE


@rule("warning")
def source_described_differently(record: Record) -> Iterator[Checked]:
    """One address is one publication everywhere: its publisher, title, author, date, nature, grade, language agree."""
    words = record.vocabulary
    for cited in _by_address(record).values():
        for key in _DESCRIBES if len(cited) > 1 else ():
            default = default_word(words.natures) if words and key == "nature" else None
            values = [(path, name, getattr(source, key) or default) for path, name, source in cited]
            stated = [(path, name, str(value)) for path, name, value in values if value]
            for path, name, message in _differing(stated):
                yield InFile(path, At(("sources", name, key))), message, _DIFFERENT


def _differing(stated: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Yield the sources whose value differs from the most common one (ties: the first wins), each with a message.

    ``stated`` has an entry's path, a source's id and the value that is there.
    """
    counts = Counter(value for _, _, value in stated)
    for path, name, value in stated if len(counts) > 1 else ():
        common = counts.most_common(1)[0][0]
        if value != common:
            paths = list(dict.fromkeys(other for other, _, its in stated if its == common))
            more = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
            yield path, name, f"`{shown(value)}` here, `{shown(common)}` in `{paths[0]}`{more}, at the same address"


def _by_address(record: Record) -> Mapping[str, Sequence[tuple[str, str, Source]]]:
    """Return the sources by address: for each the path of the entry, in order, the source's id, the source.

    A shared one has one description: `shared_source_repeated` finds others.
    """
    cited: dict[str, list[tuple[str, str, Source]]] = {}
    shared = {page_of(source.url) for source in record.sources.values() if source.url}
    for entry in sorted(record.entries.values(), key=lambda entry: entry.path):
        for path, source in described_sources(entry):
            if source.url and (page := page_of(source.url)) not in shared:
                cited.setdefault(page, []).append((entry.path, str(path[-1]), source))
    return cited

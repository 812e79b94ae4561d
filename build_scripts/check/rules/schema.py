"""Values that are none: what programs write for an empty cell, in the place of a text or of a count. And too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, fields
from typing import Any

from build_scripts.base.text import shown
from build_scripts.findings import At, Checked, KeyPath, rule
from build_scripts.model import rows
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Actor, Entry, Event, Place, SharedSource
from build_scripts.model.values.nothing import is_nothing
from build_scripts.reading.record import Record

_PROSE: Mapping[type, tuple[str, ...]] = {
    Event: ("title", "summary", "date_note", "place_note"),
    Actor: ("name",),
    Place: ("name", "coordinates_source"),
    rows.Participant: ("name", "note"),
    rows.Figure: ("words", "by", "through", "includes", "note"),
    rows.Attribution: ("by", "through", "note"),
    rows.Unclaimed: ("note",),
    rows.Point: ("note",),
    rows.Claim: ("text", "by", "through", "note"),
    rows.Absence: ("text", "note"),
    rows.Relation: ("note",),
    rows.Change: ("note",),
    rows.Source: ("publisher", "title", "author", "reference", "note"),
    SharedSource: ("publisher", "title", "author", "reference", "note"),
    rows.Name: ("text",),
    rows.Suppression: ("reason",),
}
"""The keys that hold people's own words. Ids, dates and words of the vocabulary have rules of their own."""
_REQUIRED = {
    cls: {field.name for field in fields(cls) if field.default is MISSING and field.default_factory is MISSING}
    for cls in _PROSE
}
_ROWS = (
    *("actors", "figures", "attribution", "claims", "not_found", "related"),
    *("changes", "aliases", "native", "suppress"),
)
MOST_ROWS = 1_000
"""How many rows, and names of sources and events in them, an entry may have: its page shows them all."""
_UNKNOWN = frozenset(("unclear", "not clear", "undisclosed", "unspecified", "undetermined", "uncertain", "not given"))
_NONE = frozenset(("none", "nil"))


@rule("error")
def placeholder(entry: Entry, record: Record) -> Iterator[Checked]:
    """A value says something: `null`, `N/A`, `?` and the like only fill an empty cell."""
    for path, row, key, text in own_words(entry):
        is_short_name = isinstance(row, rows.Name) and text == "NA"  # may be an abbreviation
        if is_nothing(text) and not is_short_name:
            yield At((*path, key)), _nothing(text), _remedy(row, key)
    for path, source in described_sources(entry):
        for i, origin in enumerate(source.origin):
            if is_nothing(origin):
                yield At((*path, "origin", i)), _nothing(origin), "remove it"
    for name, identifier in entry.identifiers.items():
        if is_nothing(identifier):
            yield At(("identifiers", name)), _nothing(identifier), "remove the key"
    for i, figure in enumerate(getattr(entry, "figures", ())):
        text = figure.value.text.strip()
        if figure.value.kind == "words" and (text.casefold() in _UNKNOWN or is_nothing(text)):
            zero = "write `0` if the source says that there were none; else " * (text.casefold() in _NONE)
            yield At(("figures", i, figure.measure)), f"`{shown(text)}` is not a count", f"{zero}remove the row"


def own_words(entry: Entry) -> Iterator[tuple[KeyPath, Any, str, str]]:
    """Yield people's own words: the path to the entry, row or source that has them, that, the key of it, and they."""
    owners: list[tuple[KeyPath, Any]] = [((), entry)]
    owners += [((key, i), row) for key in _ROWS for i, row in enumerate(getattr(entry, key, ()))]
    if unclaimed := getattr(entry, "unclaimed", None):
        owners.append((("unclaimed",), unclaimed))
    if point := getattr(entry, "point", None):
        owners.append((("point",), point))
    owners += [(path, source) for path, source in described_sources(entry) if path]
    for path, row in owners:
        for key in _PROSE[type(row)]:
            if text := getattr(row, key):
                yield path, row, key, text


def _nothing(text: str) -> str:
    return f"there is nothing here: `{shown(text)}` only fills an empty cell"


def _remedy(row: Any, key: str) -> str:
    """Return what to do about a key that says nothing: it goes, unless the format asks for it."""
    is_row = not isinstance(row, Entry | rows.Source)
    if key in _REQUIRED[type(row)] or (isinstance(row, rows.Participant) and key == "name"):
        return "write what belongs here, or remove the row" if is_row else "write what belongs here"
    return "remove the key"


@rule("error")
def too_many_rows(event: Event, record: Record) -> Iterator[Checked]:
    """An entry has at most 1,000 rows and names in them."""
    counts = {key: len(named) + sum(named) for key, named in _named(event)}
    if (total := sum(counts.values())) > MOST_ROWS:
        longest = max(counts, key=lambda key: counts[key])
        message = f"this entry has {total:,} rows and names in them, {counts[longest]:,} of them under `{longest}`"
        yield At((longest,)), message, "keep what belongs to this event; what is another event is an entry of its own"


def _named(event: Event) -> Iterator[tuple[str, list[int]]]:
    """Yield the lists of an entry, with how many sources and events each of their rows names."""
    yield "actors", [len(row.sources) for row in event.actors]
    yield "figures", [len(row.sources) for row in event.figures]
    yield "attribution", [len(row.sources) for row in event.attribution]
    claims = event.claims
    yield "claims", [sum(map(len, (row.sources, row.for_, row.against, row.about))) for row in claims]
    yield "sources", [len(source.origin) for source in event.sources.values()]
    yield "related", [0] * len(event.related)
    yield "changes", [0] * len(event.changes)
    yield "not_found", [0] * len(event.not_found)

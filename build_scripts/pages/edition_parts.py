"""What stands around the entries of an edition, as rows of words: contents, sources, what changed, index.

An edition as a page and as a PDF are made of the same rows.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b
from itertools import groupby
from typing import Any

from build_scripts.language.words import in_sentence
from build_scripts.model.entries import Event, SharedSource
from build_scripts.model.rows import Source
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.vocabulary import default_word
from build_scripts.pages.context import Context
from build_scripts.pages.event import source_row
from build_scripts.pages.ledger import columns_of
from build_scripts.pages.parts import headline_lines
from build_scripts.timeline.edition import CitedSource, change_days, index_of
from build_scripts.timeline.order import year_of
from build_scripts.timeline.timeline import Timeline


def counted_first(context: Context) -> str:
    """Return the label of the measure that contents count; empty where the vocabulary gives none a column."""
    columns = columns_of(context)
    return context.timeline.vocabulary.measures[columns[0]].label if columns else ""


def contents_years(context: Context, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return the contents by year: of each entry its date, its title and the count that stands first in the ledger."""
    return [
        {"year": f"{year}", "rows": [_contents_row(context, event) for event in of_year]}
        for year, of_year in groupby(events, key=year_of)
    ]


def _contents_row(context: Context, event: Event) -> dict[str, str]:
    first = columns_of(context)[:1]
    lines = [line for line in headline_lines(context, event) if line["id"] in first]
    counts = [f"{line['words']} ({in_sentence(line['group'])})" if line["group"] else line["words"] for line in lines]
    row = {"id": event.id, "when": context.short_dates(event.date), "title": event.title}
    return {**row, "count": "; ".join(counts)}


def source_rows(context: Context, sources: Iterable[CitedSource]) -> list[dict[str, Any]]:
    """Return the sources of an edition under their numbers; what entries note on one stands with it."""
    return [
        {
            **source_row(context, _own_id(cited.source), cited.source),
            "number": cited.number,
            "note": " ".join(cited.notes),
        }
        for cited in sources
    ]


def _own_id(source: Source) -> str:
    """Return the id of a shared source; one that an entry describes has none outside of it."""
    return source.id if isinstance(source, SharedSource) else ""


def change_rows(context: Context, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return what was added and changed, by day, the latest first; of what was added how many it was."""
    classes = context.timeline.vocabulary.change_classes
    return [
        {
            "day": context.dates(parse_edtf(day.day)),
            "added": edition_count(context, "added", len(day.added)) if day.added else "",
            "rows": [
                {
                    "id": event.id,
                    "title": event.title,
                    "label": in_sentence(classes[change.class_ or default_word(classes)].label),
                    "note": change.note,
                }
                for event, change in day.changes
            ],
        }
        for day in change_days(events)
    ]


def index_groups(context: Context, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return the names of actors, places and publishers, each with the events of the edition that it is met in."""
    timeline, sections = context.timeline, context.t["sections"]
    index = index_of(timeline, events)
    lists: list[tuple[str, Mapping[str, Sequence[Event]], Mapping[str, Any]]] = [
        (sections["actors"], index.actors, timeline.actors),
        (sections["places"], index.places, timeline.places),
        (context.t["publishers"], index.publishers, {}),
    ]
    return [
        {
            "title": title,
            "rows": [
                {"name": known[key].name if key in known else key, "events": found} for key, found in names.items()
            ],
        }
        for title, names, known in lists
        if names
    ]


def edition_count(context: Context, noun: str, count: int) -> str:
    """Return a counted noun out of the words of editions."""
    words: Mapping[str, str] = context.t["edition"]
    return words[f"{noun}_one" if count == 1 else f"{noun}_many"].format(count=f"{count:,}")


def size_words(context: Context, size: int) -> str:
    """Return the size of a file, in bytes, in words."""
    words: Mapping[str, str] = context.t["edition"]
    if size < 1_000_000:
        return words["kilobytes"].format(size=f"{max(1, round(size / 1000)):,}")
    return words["megabytes"].format(size=f"{size / 1_000_000:.1f}")


def edition_version(timeline: Timeline, events: Iterable[Event]) -> str:
    """Return the version of an edition, which follows from the files of its entries alone."""
    files = "\n".join(line for event in events for line in timeline.files_of(event))
    return blake2b(files.encode(), digest_size=6).hexdigest()

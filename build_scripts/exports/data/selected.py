"""A part of the record taken away: its tables with the same columns, and how to cite that part at that version."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from build_scripts.exports.data.package import describe, sums_of
from build_scripts.exports.data.tables import TABLES
from build_scripts.exports.data.writing import write_tables
from build_scripts.pages.context import Context
from build_scripts.timeline.selection import Selection


def select(context: Context, selection: Selection) -> Context:
    """Return a context of the selected events; actors, places, shared sources and the vocabulary are all there."""
    events = selection.of(context.timeline, context.locator)
    return replace(context, timeline=replace(context.timeline, events=events))


def write_selection(whole: Context, selection: Selection, folder: Path) -> None:
    """Write the tables of a selection into ``folder``, which is empty, with their description and a citation."""
    part = select(whole, selection)
    write_tables(part, TABLES, folder)
    text = cite(whole, part, selection)
    about = f"Selected: {selection.address}." if selection.pairs else ""
    (folder / "datapackage.json").write_bytes(describe(part, TABLES, folder, sums_of(folder), about))
    (folder / "CITATION.txt").write_text(f"{text}\n", "utf-8")
    (folder / "citation.json").write_text(f"{cite_as_csl(whole, part, selection)}\n", "utf-8")


def cite(whole: Context, part: Context, selection: Selection) -> str:
    """Return a citation of a selection in words: which record, in which version, and which of its events."""
    site = whole.site
    counts = whole.events_words(len(whole.timeline.events))
    if selection.pairs:
        counts = f"{len(part.timeline.events):,} of {counts}: {selection.address}"
    record = ", ".join(filter(None, (site.name, f"record {site.version}")))
    return ". ".join(filter(None, (record, counts, site.url)))


def cite_as_csl(whole: Context, part: Context, selection: Selection) -> str:
    """Return the same as an item of CSL-JSON, which reference managers import."""
    site = whole.site
    item = {
        "id": "-".join(filter(None, ("record", site.version))),
        "type": "dataset",
        "title": site.name,
        "version": site.version,
        "URL": site.url,
        "note": cite(whole, part, selection),
    }
    return json.dumps([{name: value for name, value in item.items() if value}], indent=2, ensure_ascii=False)

"""What stands around the entries of a volume, as data: how to read it, meanings, ledger, index, and the words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from build_scripts.model.entries import Event
from build_scripts.pages.context import Context
from build_scripts.pages.edition_parts import index_groups
from build_scripts.pages.event import meanings
from build_scripts.pages.ledger import columns_of, row_values
from build_scripts.pages.legend import short_names
from build_scripts.pages.linked import linked
from build_scripts.timeline.order import year_of


def how_data(context: Context) -> list[str]:
    """Return how an edition is read, in paragraphs."""
    words = context.t["edition"]
    return [
        " ".join(words[name] for name in ("how_claims", "how_dates", "how_sources")),
        " ".join(words[name] for name in ("how_range", "how_old")),
    ]


def meanings_data(context: Context, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return the words that the entries use, by their list, and the names that rows cut short, with what they mean."""
    used = meanings(context, [linked(context.timeline, event) for event in events])
    lists = {
        context.t["lists"][name]: [(word.label, word.definition) for word in words] for name, words in used.items()
    }
    names = [(name.term.unescape(), name.definition) for name in short_names(context, events)]
    lists[context.t["edition"]["short_names"]] = names
    return [
        {"title": title, "rows": [{"label": label, "text": text} for label, text in rows]}
        for title, rows in lists.items()
        if rows
    ]


def ledger_data(context: Context, events: Sequence[Event]) -> dict[str, Any]:
    """Return the ledger: its columns, and its rows by year."""
    labels = [context.timeline.vocabulary.measures[measure].label for measure in columns_of(context)]
    years = groupby(events, key=year_of)
    return {
        "columns": labels,
        "years": [
            {"title": f"{year}", "rows": [_ledger_row(context, event) for event in of_year]} for year, of_year in years
        ],
    }


def _ledger_row(context: Context, event: Event) -> dict[str, Any]:
    shown = row_values(context, event)
    return {
        "id": event.id,
        "when": context.short_dates(event.date),
        "title": event.title,
        "kind": shown["kind"],
        "place": shown["place"],
        "lines": shown["lines"],
        "cells": [{"lines": cell["lines"], "more": cell["more"]} for cell in shown["cells"]],
        "who": shown["who"],
        "more": shown["more"],
        "nobody": shown["nobody"],
        "status": context.timeline.vocabulary.statuses[event.status].label,
    }


def index_data(context: Context, events: Sequence[Event]) -> list[dict[str, Any]]:
    """Return the names of the index, each with the ids of its entries."""
    return [
        {
            "title": group["title"],
            "rows": [{"name": row["name"], "ids": [event.id for event in row["events"]]} for row in group["rows"]],
        }
        for group in index_groups(context, events)
    ]


def words_data(context: Context, sources: int) -> dict[str, Any]:
    """Return the words of the interface that the template sets: none is its own."""
    t = context.t
    keys = (
        *(
            "contents",
            "when",
            "event",
            "attribution",
            "status",
            "number",
            "speaker",
            "as_of",
            "account",
            "who",
            "where",
        ),
        *("point", "elsewhere", "tags", "figures", "claims", "not_found", "related", "sources", "changes", "cite"),
        *("permalink", "second_reading", "said_by", "claim_entry", "lacks", "according", "own_account", "through"),
        *("nobody", "sources_differ", "and_more", "archived", "began_earlier", "none"),
    )
    edition = {key: text for key, text in t["edition"].items() if isinstance(text, str)}
    edition["sources_lead"] = edition["sources_lead"].format(sources=context.count_words("sources", sources))
    return {**{key: t[key] for key in keys}, "edition": edition}

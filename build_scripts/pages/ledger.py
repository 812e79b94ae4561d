"""The ledger: a list of events as rows under their years and months, with what was counted and who is said to have
done it; and, of a list that is too long for a page, the index of its parts.

Which measures have a column is said by the vocabulary (`column`), and which stances are an actor's own word (`own`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup, escape

from build_scripts.model.entries import Event
from build_scripts.model.layout import year_url
from build_scripts.pages.context import Context
from build_scripts.pages.legend import Meaning, legend
from build_scripts.pages.page import Page
from build_scripts.pages.parts import (
    badge,
    badge_class,
    headline_lines,
    mark,
    place_names,
    short_name,
    short_speaker,
    time_tag,
)
from build_scripts.pages.split import Part, split
from build_scripts.pages.steps import Step, part_steps, part_title, part_ways, part_words
from build_scripts.timeline.order import standing_of, year_of

COLUMNS = 3
"""How many measures have a column at most: the first of those that the vocabulary gives one."""
SHOWN = 3
"""How many ranges, and how many lines on who did it, a row shows of one kind; it says how many more there are."""

ROLES = "\x03"
"""Stands in a row where the parts of an actor go: a row is rendered once for all lists. No file may hold it."""


@dataclass(frozen=True, slots=True)
class Month:
    """The rows of a month of a year; `title` is empty where the rows stand under their year alone."""

    anchor: str
    title: str
    short: str
    rows: Sequence[Markup]


@dataclass(frozen=True, slots=True)
class Year:
    """The months of a year; `url` is that of the year's own page."""

    anchor: str
    title: str
    url: str
    months: Sequence[Month]

    @property
    def jumps(self) -> Sequence[Month]:
        """Return the months to which the head of the year leads: none where a screen shows them all."""
        named = [month for month in self.months if month.title]
        return named if len(named) > 2 else ()


@dataclass(frozen=True, slots=True)
class Ledger:
    """A list of events as a page shows it: its years with their rows, and what these have; or its parts."""

    columns: Sequence[str]
    years: Sequence[Year]
    parts: Sequence[Step]
    legend: Sequence[Meaning] = ()


def ledger(
    context: Context, path: str, events: Sequence[Event], within: Part | None = None, *, actor: str = ""
) -> Ledger:
    """Return the list at ``path``, or its part ``within``; rows say what part ``actor`` had."""
    parts = split(events, within=within)
    if parts:
        return Ledger((), (), part_steps(context, path, events, parts, deeper=True))
    columns = [context.timeline.vocabulary.measures[measure].label for measure in columns_of(context)]
    return Ledger(columns, list(_years(context, events, actor)), (), legend(context, events))


def columns_of(context: Context) -> list[str]:
    """Return the measures that have a column."""
    measures = context.timeline.vocabulary.measures
    return [name for name, word in measures.items() if word.column][:COLUMNS]


def render_part(
    context: Context, path: str, section: str, name: str, events: Sequence[Event], part: Part, *, actor: str = ""
) -> Page:
    """Render a part of the list at ``path``, which is called ``name``; rows say what part ``actor`` had."""
    title, lead = f"{name}: {part_title(context, part)}", context.events_words(len(events))
    as_of = context.list_as_of(events)
    body = context.render(
        "part.html",
        up=path,
        name=name,
        title=title,
        kicker=part_words(context, part),
        lead=lead,
        ledger=ledger(context, path, events, part, actor=actor),
        ways=part_ways(context, path, part),
        as_of=as_of,
    )
    return Page(f"{path}{part.folder}", section, title, f"{title}: {lead}.", body, as_of=as_of)


def _years(context: Context, events: Iterable[Event], actor: str) -> Iterator[Year]:
    words = context.strings["dates"]
    names, short = ["", *words["months"]], ["", *words["months_short"]]
    for year, of_year in groupby(events, key=year_of):
        months = [
            Month(f"y{year}m{at:02}", names[at], short[at], [ledger_row(context, event, actor) for event in of_month])
            for at, of_month in groupby(of_year, key=lambda event: standing_of(event).month)
        ]
        yield Year(f"y{year}", f"{year}", year_url(year), months)


def ledger_row(context: Context, event: Event, actor: str = "") -> Markup:
    """Render the row of an event, with the parts that ``actor`` took in it."""
    key = (event.id, "ledger")
    if key not in context.rows:
        context.rows[key] = context.render("ledger_row.html", **row_values(context, event))
    roles = _roles(context, event, actor)
    return Markup(context.rows[key].replace(ROLES, f' <span class="kt-role">{escape(roles)}</span>' if roles else ""))


def row_values(context: Context, event: Event) -> dict[str, Any]:
    """Return what the row of an event shows, under the names of its template."""
    words, lines = context.timeline.vocabulary, headline_lines(context, event)
    columns = columns_of(context)
    rest = [line for line in lines if line["id"] not in columns]
    cells = [[line for line in lines if line["id"] == measure] for measure in columns]
    who = list(who_lines(context, event))
    return {
        "event": event,
        "mark": mark(event.date),
        "when": time_tag(event.date, context.short_dates(event.date)),
        "kind": words.kinds[event.kind].label,
        "place": place_names(context, event),
        "roles": ROLES,
        "lines": rest[:SHOWN],
        "cells": [
            {"label": words.measures[measure].label, "lines": cell[:SHOWN], "more": max(len(cell) - SHOWN, 0)}
            for measure, cell in zip(columns, cells, strict=True)
        ],
        "who": who[:SHOWN],
        "more": max(len(who) - SHOWN, 0),
        "nobody": context.t["nobody"] if event.unclaimed and not who else "",
        "status": badge(words.statuses, event.status),
    }


def _roles(context: Context, event: Event, actor: str) -> str:
    """Return the parts that an actor took in an event, in words."""
    words = context.timeline.vocabulary.roles
    roles = dict.fromkeys(row.role for row in event.actors if row.actor == actor)
    return ", ".join(words[role].label for role in roles)


def who_lines(context: Context, event: Event) -> Iterator[dict[str, Any]]:
    """Yield who is said to have done it, by stance and actor in the order of the entry, with those who say so."""
    stances = context.timeline.vocabulary.stances
    said: dict[tuple[str, str], list[str]] = {}
    for row in event.attribution:
        by = short_speaker(context, event, row)
        speakers = said.setdefault((row.stance, row.actor), [])
        if not (stances[row.stance].own or row.by == row.actor) and by not in speakers:
            speakers.append(by)
    for (stance, actor), speakers in said.items():
        yield {
            "badge": badge_class(stances[stance]),
            "word": stance,
            "stance": stances[stance].label,
            "actor": short_name(context, actor),
            "by": speakers[0] if speakers else "",
            "others": max(len(speakers) - 1, 0),
        }

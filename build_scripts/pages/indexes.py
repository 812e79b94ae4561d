"""Indexes of names, in groups: by letter, by kind, by what lies within what; the most used stand first."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from build_scripts.base.slugs import slugify
from build_scripts.pages.context import Context
from build_scripts.pages.families import place_tree
from build_scripts.pages.names import letters_of
from build_scripts.pages.steps import Step
from build_scripts.timeline.timeline import Timeline

LONG = 40
"""An index of more rows has groups, and ways to them at its head."""
_MOST_USED = 12
_FEW = 3
"""A place with fewer rows, its own among them, has no group of its own in a long index."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows of an index under a heading, which may be empty; one with an `anchor` can be led to."""

    title: str
    rows: Sequence[Row]
    anchor: str = ""


def render_index(
    context: Context,
    title: str,
    lead: str,
    groups: Sequence[Group],
    parts: Sequence[Step] = (),
    rest: Sequence[Row] = (),
) -> str:
    """Return the body of an index: its groups, or its parts where it is split, and the names that have no event."""
    jumps = _jumps(groups)
    return context.render("index.html", title=title, lead=lead, groups=groups, jumps=jumps, parts=parts, rest=rest)


def _jumps(groups: Sequence[Group]) -> list[Group]:
    """Return the groups that the head of an index leads to; none of a short one."""
    named = [group for group in groups if group.anchor]
    return named if len(named) > 1 and sum(len(group.rows) for group in groups) > LONG else []


def group_by_letter(context: Context, rows: Sequence[Row]) -> list[Group]:
    """Return rows in the order of their titles, by first letters; of a long index the most used rows before them."""
    ordered = sorted(rows, key=_by_name)
    if len(rows) <= LONG:
        return [Group("", ordered)]
    letters = groupby(ordered, key=lambda row: _initial(row["title"]))
    return [
        Group(context.t["most_used"], order_by_use(rows)[:_MOST_USED], "most-used"),
        *(Group(letter, list(some), f"letter-{letter}") for letter, some in letters),
    ]


def _by_name(row: Row) -> tuple[str, str]:
    """Return what orders rows by their titles, word by word."""
    return slugify(row["title"]), row["title"]


def _initial(title: str) -> str:
    first = letters_of(title)[:1].upper()
    return "0–9" if first.isdecimal() else first


def group_by_kind(timeline: Timeline, rows: Sequence[Row]) -> list[Group]:
    """Return the rows of actors by kind, the most used first."""
    kinds = timeline.vocabulary.actor_kinds
    grouped = {kind: order_by_use([row for row in rows if row["kind"] == kind]) for kind in kinds}
    return [Group(kinds[kind].label, some, kind) for kind, some in grouped.items() if some]


def group_by_place(context: Context, rows: Mapping[str, Row]) -> list[Group]:
    """Return the rows of places, each before those within it; of a long index one group for each that holds some."""
    tree = [rows[place] for place in place_tree(context.timeline) if place in rows]
    if len(tree) <= LONG:
        return [Group("", tree)]
    roots: list[list[Row]] = []
    for row in tree:
        if row["depth"] == 0 or not roots:
            roots.append([])
        roots[-1].append(row)
    large = sorted((some for some in roots if len(some) >= _FEW), key=lambda some: -some[0]["count"])
    small = [row for some in roots if len(some) < _FEW for row in some]
    groups = [Group(some[0]["title"], some, some[0]["id"]) for some in large]
    return [*groups, Group(context.t["other_places"], small, "others")] if small else groups


def order_by_use(rows: Sequence[Row]) -> list[Row]:
    """Return rows in the order of how many events each has, the most first."""
    return sorted(rows, key=lambda row: (-row["count"], *_by_name(row)))


def note_stances(timeline: Timeline) -> Mapping[str, str]:
    """Return, for each actor, in how many entries it has which stance, in words."""
    stances = timeline.vocabulary.stances
    counted: dict[str, dict[str, int]] = {}
    for event in timeline.events:
        for actor, stance in {(row.actor, row.stance) for row in event.attribution if row.actor}:
            counts = counted.setdefault(actor, {})
            counts[stance] = counts.get(stance, 0) + 1
    return {
        actor: " · ".join(f"{word.label}\u00a0{counts[stance]}" for stance, word in stances.items() if stance in counts)
        for actor, counts in counted.items()
    }

"""Rows of figures, anchored and brought together: a range for each measure and group, never a sum, never an average.

A range is made of the rows of one measure, one group and one period that nobody has superseded. Groups form a tree
in the vocabulary; a group's children are shown beneath it and never added to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from build_scripts.base.slugs import slugify
from build_scripts.model.entries import Event
from build_scripts.model.rows import Figure
from build_scripts.model.values.edtf import Edtf
from build_scripts.model.values.quantity import Range, merge_quantities
from build_scripts.model.vocabulary import Vocabulary

Key = tuple[str, str, Edtf | None]
"""Measure, group and period: what the rows of one range have in common."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The range of one measure in one group and period: its current rows, and how deep the group lies below others."""

    measure: str
    group: str
    range: Range
    rows: tuple[Figure, ...]
    depth: int
    period: Edtf | None = None

    @property
    def key(self) -> Key:
        """What its rows have in common."""
        return self.measure, self.group, self.period


def row_anchors(event: Event) -> list[str]:
    """Return the anchor of each row: its `id`, or measure, group, period, speaker; of a replaced one also its day."""
    return [_row_anchor(row) for row in event.figures]


def _row_anchor(row: Figure) -> str:
    if row.id:
        return slugify(row.id)
    speaker = row.by or (row.sources[0] if row.sources else "unsaid")
    parts = [row.measure, row.group or "", row.period.text if row.period else "", speaker]
    if row.superseded_by:
        parts.append(row.as_of.text if row.as_of else "earlier")
    return "-".join(slugify(part) for part in parts if part)


def claim_anchors(event: Event) -> list[str]:
    """Return the anchor of each claim, in order: its `id`, or its number."""
    return [slugify(claim.id) if claim.id else f"claim-{i}" for i, claim in enumerate(event.claims, 1)]


def headlines(event: Event, vocabulary: Vocabulary) -> list[Headline]:
    """Return the ranges of an event: measures in the order of the vocabulary, groups as its tree has them."""
    # Rows that name no group count the whole, so they share a range with rows that name the outermost group. Periods
    # are not merged: a count for May and one for June are not two reports of one count.
    default = default_group(vocabulary)
    current: dict[tuple[str, str], dict[Edtf | None, list[Figure]]] = {}
    for row in event.figures:
        if not row.superseded_by:
            measure, group, period = range_of(row, default)
            current.setdefault((measure, group), {}).setdefault(period, []).append(row)
    lines: list[Headline] = []
    for measure in filter({measure for measure, _ in current}.__contains__, vocabulary.measures):
        groups = {group for counted, group in current if counted == measure}
        for group, depth in _tree_order(groups, vocabulary):
            for period, rows in current[measure, group].items():
                merged = merge_quantities([row.value for row in rows])
                lines.append(Headline(measure, group, merged, tuple(rows), depth, period))
    return lines


def highest_stated(lines: Iterable[Headline]) -> dict[str, int]:
    """Return the highest number stated for each measure of an event's ranges; of what has no number, none."""
    highest: dict[str, int] = {}
    for line in lines:
        numbers = [number for number in (line.range.low, line.range.high) if number is not None]
        if numbers:
            highest[line.measure] = max(*numbers, highest.get(line.measure, 0))
    return highest


def range_of(row: Figure, default: str) -> Key:
    """Return the range that a row belongs to: its measure, its group (``default`` where it names none), its period."""
    return row.measure, row.group or default, row.period


def ways_to_name(row: Figure) -> list[str]:
    """Return the words by which another row may name this one: its speaker, its `id`, the sources it rests on."""
    return [name for name in (row.by, row.id, *row.sources) if name]


def current_rows(event: Event, measure: str) -> list[Figure]:
    """Return the rows of a measure that no other row has replaced."""
    return [row for row in event.figures if row.measure == measure and not row.superseded_by]


def successors(event: Event, row: Figure) -> list[Figure]:
    """Return the current rows of the same measure that ``row`` names as what replaced it."""
    return [other for other in current_rows(event, row.measure) if row.superseded_by in ways_to_name(other)]


def default_group(vocabulary: Vocabulary) -> str:
    """Return the group of a row that names none: the first of the vocabulary's groups that lies within no other."""
    return next((name for name, word in vocabulary.groups.items() if not word.within), "")


def _tree_order(groups: set[str], vocabulary: Vocabulary) -> Iterator[tuple[str, int]]:
    """Yield ``groups`` depth first, each with the number of its ancestors among them."""
    if len(groups) == 1:  # as nearly always
        yield from ((group, 0) for group in groups & vocabulary.groups.keys())
        return

    order = {name: place for place, name in enumerate(vocabulary.groups)}

    # Lists of places, from the outermost group inward, compare as a walk of the tree does: a group comes before what
    # lies within it, and all that before its next neighbour. Groups between them that nobody counted are skipped.
    def places(group: str) -> list[int]:
        return [order[name] for name in reversed(vocabulary.group_path(group)) if name == group or name in groups]

    paths = {group: places(group) for group in groups & order.keys()}
    for group in sorted(paths, key=paths.__getitem__):
        yield group, len(paths[group]) - 1

"""Why figures differ, as far as the record knows: how many counts there are, of when, and where a note says more.

Nothing is inferred: that counts were made on different days may be the reason, and may not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from build_scripts.model.entries import Event
from build_scripts.model.figures import Headline, Key, default_group, range_of
from build_scripts.model.rows import Figure
from build_scripts.pages.context import Context
from build_scripts.timeline.certainty import voices_differ


class Disagreement(NamedTuple):
    """What is known of a range on which sources differ: its counts, how many were replaced, whether notes say more."""

    counts: Sequence[Figure]
    replaced: int
    is_noted: bool


Disagreements = Mapping[Key, Disagreement]


def disagreements(context: Context, event: Event, every: Sequence[Headline]) -> Disagreements:
    """Return those of an entry's ranges, ``every``, on which sources differ."""
    default = default_group(context.timeline.vocabulary)
    rows: dict[Key, list[Figure]] = {}
    for row in event.figures:
        rows.setdefault(range_of(row, default), []).append(row)
    return {
        line.key: Disagreement(
            line.rows,
            sum(bool(row.superseded_by) for row in rows[line.key]),
            any(row.note for row in rows[line.key]),
        )
        for line in every
        if voices_differ(context.timeline, event, line.rows)
    }


def explained_range(found: Disagreements) -> Key | None:
    """Return the first range of which a note says more: there the head of an entry leads."""
    return next((key for key, known in found.items() if known.is_noted), None)


def sentence(context: Context, known: Disagreement) -> str:
    """Return in words how many counts there are, of when, and how many were replaced; nothing where that is all one."""
    t, standing = context.t, len(known.counts)
    days = sorted({row.as_of for row in known.counts if row.as_of}, key=lambda day: (day.first, day.last))
    when = ""
    if len(days) > 1:
        when = t["differ_days"].format(first=context.dates(days[0]), last=context.dates(days[-1]))
    counts = context.count_words("differ_counts", standing + known.replaced)
    if not known.replaced:
        return str(t["differ"].format(counts=counts, days=when)) if when else ""
    pattern = t["differ_one_replaced" if known.replaced == 1 else "differ_many_replaced"]
    days_behind = f", {when}" if when else ""
    return str(pattern.format(counts=counts, standing=standing, days=days_behind, replaced=known.replaced))

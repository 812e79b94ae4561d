"""The parts of the search index: periods of the record, each an index of its own.

An edit makes the index of one period again, and an index is made in the memory that one period needs. Periods are
what halving leads to, from all months of the record down to what holds no more events than `limit`; so an event that
is added changes no part but its own. Neighbours that are together small enough are one part.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from hashlib import blake2b

from build_scripts.model.entries import Event
from build_scripts.timeline.order import standing_of

LEAST = 2_048
"""How many events a part may hold at least: an index of two thousand is made in two seconds."""
WHOLE = "all"
_MOST_PARTS = 20
"""Into about how many parts a large record is split at most: each costs a reader twenty kilobytes of words."""


def index_parts(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Return ``events``, which are in order, by the name of their part, the earliest first.

    A name is the first month of the period, and of a month that is too large a number behind it; one part alone is
    `WHOLE`.
    """
    months = [_month_of(event) for event in events]
    limit = _limit(len(events))
    if 0 < len(events) <= limit:
        return {WHOLE: list(events)}
    parts: dict[str, list[Event]] = {}
    name, held = "", 0
    for first, chosen in _leaves(events, months, limit):
        if not name or held + len(chosen) > limit:
            name, held = first, 0
        parts.setdefault(name, []).extend(chosen)
        held += len(chosen)
    return parts


def _limit(count: int) -> int:
    """Return how many events a part may hold in a record of ``count``: powers of two and what is halfway between them,
    so that it seldom changes.
    """
    least = max(1, count // _MOST_PARTS)
    power = 1 << (least - 1).bit_length()
    return max(LEAST, power * 3 // 4 if power * 3 // 4 >= least else power)


def _month_of(event: Event) -> int:
    standing = standing_of(event)
    return standing.year * 12 + max(standing.month, 1) - 1


def _leaves(events: Sequence[Event], months: Sequence[int], limit: int) -> Iterator[tuple[str, Sequence[Event]]]:
    """Yield periods that hold no more than ``limit`` events, with the name and the events of each."""
    size = 1
    while months and months[0] // size != months[-1] // size:
        size *= 2
    waiting = [(months[0] // size * size, size)] if months else []
    while waiting:
        start, size = waiting.pop()
        chosen = events[bisect_left(months, start) : bisect_left(months, start + size)]
        if len(chosen) > limit and size > 1:
            waiting += [(start + size // 2, size // 2), (start, size // 2)]
        elif len(chosen) > limit:
            yield from _shares(f"{start // 12:04d}-{start % 12 + 1:02d}", chosen, limit)
        elif chosen:
            yield f"{start // 12:04d}-{start % 12 + 1:02d}", chosen


def _shares(name: str, events: Sequence[Event], limit: int) -> Iterator[tuple[str, Sequence[Event]]]:
    """Yield the events of one month in shares of about equal size, by what their ids come to as a number."""
    count = 1 << (2 * len(events) // limit).bit_length()
    shares: list[list[Event]] = [[] for _ in range(count)]
    for event in events:
        shares[int.from_bytes(blake2b(event.id.encode(), digest_size=4).digest()) % count].append(event)
    yield from ((f"{name}-{number}", share) for number, share in enumerate(shares) if share)

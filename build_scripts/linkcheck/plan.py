"""What a run is to do: which addresses to visit and in which order, and of which to seek copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from build_scripts.linkcheck.copies import wants_copy
from build_scripts.linkcheck.report import Copy, Entry, Report, is_fresh
from build_scripts.linkcheck.uses import Address

_RETRIED_AFTER = 1 / 24
"""Days after which an address that failed is visited again: an hour, so that a run that was killed can go on."""
_COPY_STANDS = 30
"""Days for which a copy that was seen is not asked for again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The addresses to visit and those to seek copies of, in this order."""

    visits: tuple[Address, ...]
    copies: tuple[Address, ...]


def make_plan(
    addresses: Iterable[Address],
    report: Report,
    now: datetime,
    fresh_for: float,
    limit: int | None = None,
    *,
    archive: bool = True,
) -> Plan:
    """What is to be done ``now``: those that failed first, then those that were never checked, then the oldest.

    What was checked less than ``fresh_for`` days ago is left out; ``limit`` keeps each list to its first few. Without
    ``archive`` no copies are sought.
    """
    listed = list(addresses)
    visits = [each for each in listed if _is_due(report.addresses.get(each.url), now, fresh_for)]
    visits.sort(key=lambda each: _urgency(report.addresses.get(each.url)))
    wanting = (each for each in listed if archive and any(map(wants_copy, each.uses)))
    copies = [each for each in wanting if _is_sought(report.copies.get(each.url), now, fresh_for)]
    return Plan(tuple(visits[:limit]), tuple(copies[:limit]))


def _is_due(known: Entry | None, now: datetime, fresh_for: float) -> bool:
    if known is None:
        return True
    return not is_fresh(known.checked, now, min(fresh_for, _RETRIED_AFTER) if known.failures else fresh_for)


def _urgency(known: Entry | None) -> tuple[int, float]:
    if known is None:
        return 1, 0.0
    return (0 if known.failures else 2), known.checked.timestamp()


def _is_sought(known: Copy | None, now: datetime, fresh_for: float) -> bool:
    if known is None:
        return True
    return not is_fresh(known.asked, now, _COPY_STANDS if known.url and fresh_for else fresh_for)

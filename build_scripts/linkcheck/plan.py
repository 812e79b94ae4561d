"""The plan of a run: which addresses to visit and in which order, and for which to look for copies."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.copies import wants_copy
from build_scripts.linkcheck.report import Copy, History, Report, is_fresh

_RETRIED_AFTER = 1 / 24
"""Days after which an address that failed is visited again: an hour, so that a run that was killed can go on."""
_COPY_STANDS = 30
"""Days for which a copy that was seen is not asked for again."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The addresses to visit, and those to look for copies of, each in order."""

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
    """Plan what to do ``now``: first the addresses that failed, then those never checked, then the oldest.

    What was checked less than ``fresh_for`` days ago is left out; ``limit`` keeps each list to its first few. Without
    ``archive`` no copies are sought.
    """
    listed = list(addresses)
    visits = [address for address in listed if _is_due(report.addresses.get(address.url), now, fresh_for)]
    visits.sort(key=lambda address: _urgency(report.addresses.get(address.url)))
    wanting = (address for address in listed if archive and any(map(wants_copy, address.uses)))
    copies = [address for address in wanting if _is_sought(report.copies.get(address.url), now, fresh_for)]
    return Plan(tuple(visits[:limit]), tuple(copies[:limit]))


def _is_due(history: History | None, now: datetime, fresh_for: float) -> bool:
    if history is None:
        return True
    return not is_fresh(history.checked, now, min(fresh_for, _RETRIED_AFTER) if history.failures else fresh_for)


def _urgency(history: History | None) -> tuple[int, float]:
    if history is None:
        return 1, 0.0
    return (0 if history.failures else 2), history.checked.timestamp()


def _is_sought(copy: Copy | None, now: datetime, fresh_for: float) -> bool:
    if copy is None:
        return True
    return not is_fresh(copy.asked, now, _COPY_STANDS if copy.url and fresh_for else fresh_for)

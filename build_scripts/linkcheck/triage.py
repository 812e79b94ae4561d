"""Triage: the addresses in groups, by what somebody has to do about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from build_scripts.base.urls import host_of, normalize_url
from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.copies import wants_copy
from build_scripts.linkcheck.excuses import Excuse
from build_scripts.linkcheck.outcomes import MEANINGS, OutcomeKind
from build_scripts.linkcheck.report import Copy, History, Report

Group = Literal["broken", "waiting", "moved", "refused", "covered", "excused"]
LASTING = timedelta(days=6)
"""How long a fault that may pass has to last before it counts: two weekly checks see it."""
_RECOVERED = timedelta(days=28)
"""How long everything at an excused host has to be fine before the excuse is called needless."""
_INEXCUSABLE = frozenset[OutcomeKind](("forbidden", "parked", "no-copy"))
"""Kinds that neither an excuse nor an archived copy makes good, because the link itself is wrong."""


@dataclass(frozen=True, slots=True)
class Item:
    """An address in its group, with what is known about it, and the excuse that covers it."""

    address: Address
    history: History
    group: Group
    excuse: Excuse | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A copy that was seen of an address that has none in the record."""

    address: Address
    copy: Copy


@dataclass(frozen=True, slots=True)
class Triage:
    """All that there is to say: items in the order of files, copies seen, remarks on excuses, and counts."""

    items: tuple[Item, ...]
    offers: tuple[Offer, ...]
    remarks: tuple[tuple[Excuse, str], ...]
    fine: int
    unchecked: int

    def of(self, group: Group) -> list[Item]:
        """Return the items of one group."""
        return [item for item in self.items if item.group == group]

    @property
    def total(self) -> int:
        """The number of addresses."""
        return len(self.items) + self.fine + self.unchecked


def make_triage(
    addresses: Sequence[Address], every: Mapping[str, Address], report: Report, excuses: Sequence[Excuse], now: datetime
) -> Triage:
    """Sort ``addresses`` into groups; excuses are compared with ``every`` address of the record."""
    today = now.date()
    checked = [(address, report.addresses[address.url]) for address in addresses if address.url in report.addresses]
    items = tuple(item for address, history in checked if (item := _item(address, history, report, excuses, now)))
    offers = tuple(
        Offer(address, copy)
        for address in addresses
        if (copy := report.copies.get(address.url)) and copy.url and any(map(wants_copy, address.uses))
    )
    remarks = tuple(_remarks(every, report, excuses, today, now))
    return Triage(items, offers, remarks, len(checked) - len(items), len(addresses) - len(checked))


def _item(address: Address, history: History, report: Report, excuses: Sequence[Excuse], now: datetime) -> Item | None:
    """Return the item for an address; ``None`` when all is well."""
    kind, weight = history.kind, MEANINGS[history.kind].weight
    if weight == "fine":
        return None
    if kind == "moved":
        return Item(address, history, "moved")
    if kind not in _INEXCUSABLE and (excuse := _excuse(address, excuses, now.date())):
        return Item(address, history, "excused", excuse)
    if kind == "refused":
        return Item(address, history, "refused")
    if kind not in _INEXCUSABLE and _has_copies(address, report):
        return Item(address, history, "covered")
    waiting = weight == "passing" and (
        history.first_failure is None or history.checked - history.first_failure < LASTING
    )
    return Item(address, history, "waiting" if waiting else "broken")


def _excuse(address: Address, excuses: Sequence[Excuse], today: date) -> Excuse | None:
    host = host_of(address.url)
    return next((excuse for excuse in excuses if excuse.covers(host) and today <= excuse.until), None)


def _has_copies(address: Address, report: Report) -> bool:
    """Tell whether each use of an address has an archived copy beside it that is known to be there."""
    copies = [
        report.addresses.get(normalize_url(use.beside)) for use in address.uses if use.part == "url" and use.beside
    ]
    return len(copies) == len(address.uses) and all(copy is not None and copy.kind == "ok" for copy in copies)


def _remarks(
    every: Mapping[str, Address], report: Report, excuses: Sequence[Excuse], today: date, now: datetime
) -> Iterator[tuple[Excuse, str]]:
    """Yield excuses that are over or not needed, and why."""
    for excuse in excuses:
        covered = [report.addresses.get(url) for url in every if excuse.covers(host_of(url))]
        if today > excuse.until:
            yield excuse, f"the excuse ended on {excuse.until}: remove it, or look at the host and excuse it again"
        elif not covered:
            yield excuse, "no address of the record is at this host: remove the excuse"
        elif all(h is not None and not h.failures and now - h.since > _RECOVERED for h in covered):
            yield excuse, "everything at this host has been fine for four weeks: remove the excuse"

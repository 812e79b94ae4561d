"""From what is known about the addresses to what somebody has to do about them, group by group."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from build_scripts.base.urls import host_of, normalize_url
from build_scripts.linkcheck.copies import wants_copy
from build_scripts.linkcheck.excuses import Excuse
from build_scripts.linkcheck.outcomes import MEANINGS, Kind
from build_scripts.linkcheck.report import Copy, Entry, Report
from build_scripts.linkcheck.uses import Address

Group = Literal["broken", "waiting", "moved", "refused", "covered", "excused"]
LASTING = timedelta(days=6)
"""How long a fault that may pass has to last before it counts: two weekly checks see it."""
_MENDED = timedelta(days=28)
"""How long everything at an excused host has to be fine before the excuse is called needless."""
_ALWAYS = frozenset[Kind](("forbidden", "parked", "no-copy"))
"""Kinds that neither an excuse nor an archived copy makes good: where the link leads is wrong."""


@dataclass(frozen=True, slots=True)
class Item:
    """An address in its group, with what is known about it, and the excuse that covers it."""

    address: Address
    entry: Entry
    group: Group
    excuse: Excuse | None = None


@dataclass(frozen=True, slots=True)
class Offer:
    """A copy that was seen of an address that has none in the record."""

    address: Address
    copy: Copy


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Everything there is to tell: items in the order of files, copies seen, remarks on excuses, and counts."""

    items: tuple[Item, ...]
    offers: tuple[Offer, ...]
    remarks: tuple[tuple[Excuse, str], ...]
    fine: int
    unchecked: int

    def of(self, group: Group) -> list[Item]:
        """The items of one group."""
        return [item for item in self.items if item.group == group]

    @property
    def total(self) -> int:
        """How many addresses there are."""
        return len(self.items) + self.fine + self.unchecked


def sort_out(
    addresses: Sequence[Address], every: Mapping[str, Address], report: Report, excuses: Sequence[Excuse], now: datetime
) -> Verdicts:
    """What there is to tell about ``addresses``; excuses are held against ``every`` address of the record."""
    today = now.date()
    known = [(each, report.addresses[each.url]) for each in addresses if each.url in report.addresses]
    items = tuple(item for each, entry in known if (item := _item(each, entry, report, excuses, now)))
    offers = tuple(
        Offer(each, copy)
        for each in addresses
        if (copy := report.copies.get(each.url)) and copy.url and any(map(wants_copy, each.uses))
    )
    remarks = tuple(_remarks(every, report, excuses, today, now))
    return Verdicts(items, offers, remarks, len(known) - len(items), len(addresses) - len(known))


def _item(address: Address, entry: Entry, report: Report, excuses: Sequence[Excuse], now: datetime) -> Item | None:
    """The item for an address; ``None`` when all is well."""
    kind, weight = entry.kind, MEANINGS[entry.kind].weight
    if weight == "fine":
        return None
    if kind == "moved":
        return Item(address, entry, "moved")
    if kind not in _ALWAYS and (excuse := _excuse(address, excuses, now.date())):
        return Item(address, entry, "excused", excuse)
    if kind == "refused":
        return Item(address, entry, "refused")
    if kind not in _ALWAYS and _has_copies(address, report):
        return Item(address, entry, "covered")
    waiting = weight == "passing" and (entry.first_failure is None or entry.checked - entry.first_failure < LASTING)
    return Item(address, entry, "waiting" if waiting else "broken")


def _excuse(address: Address, excuses: Sequence[Excuse], today: date) -> Excuse | None:
    host = host_of(address.url)
    return next((each for each in excuses if each.covers(host) and today <= each.until), None)


def _has_copies(address: Address, report: Report) -> bool:
    """Whether each use of an address has an archived copy beside it that is known to be there."""
    copies = [
        report.addresses.get(normalize_url(use.beside)) for use in address.uses if use.part == "url" and use.beside
    ]
    return len(copies) == len(address.uses) and all(each is not None and each.kind == "ok" for each in copies)


def _remarks(
    every: Mapping[str, Address], report: Report, excuses: Sequence[Excuse], today: date, now: datetime
) -> Iterator[tuple[Excuse, str]]:
    """Excuses that are over, or not needed."""
    for excuse in excuses:
        covered = [report.addresses.get(url) for url in every if excuse.covers(host_of(url))]
        if today > excuse.until:
            yield excuse, f"the excuse ended on {excuse.until}: remove it, or look at the host and excuse it again"
        elif not covered:
            yield excuse, "no address of the record is at this host: remove the excuse"
        elif all(each is not None and not each.failures and now - each.since > _MENDED for each in covered):
            yield excuse, "everything at this host has been fine for four weeks: remove the excuse"

"""The results of visits, collected into the report and saved while others still go on."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from build_scripts.base.urls import host_of, site_of
from build_scripts.linkcheck.outcomes import UNREACHED, Outcome
from build_scripts.linkcheck.report import Copy, Report


@dataclass(slots=True)
class Collector:
    """Collects results into ``report``, calling ``save`` after every ``save_every`` of them.

    Until some host has answered, faults that a machine without a network would have too are held back: a run on a train
    must not declare the whole web dead. ``answered`` are the hosts that answered, on whatever way; it grows meanwhile.
    """

    report: Report
    now: Callable[[], datetime]
    save: Callable[[], None]
    save_every: int
    answered: Collection[str] = ()
    reached: bool = False
    held: dict[str, Outcome] = field(default_factory=dict)
    unsaved: int = 0

    def add(self, url: str, outcome: Outcome) -> None:
        """Add the outcome of a visit."""
        if outcome.kind in UNREACHED and not self.reached and not self.answered:
            self.held[url] = outcome
            return
        self.report.add(url, outcome, self.now())
        self._added(reached=outcome.kind != "forbidden")  # that can be said without a network

    def add_copy(self, url: str, copy: Copy) -> None:
        """Add what the archive had for an address."""
        self.report.copies[url] = copy
        self._added(reached=True)

    def _added(self, *, reached: bool) -> None:
        """Add what was held back, if a host was reached by now, and save when there is enough to save."""
        self.reached = self.reached or reached or bool(self.answered)
        if self.reached:
            self._add_held()
        self.unsaved += 1
        if self.unsaved >= self.save_every:
            self.save()
            self.unsaved = 0

    def _add_held(self) -> None:
        for url, outcome in self.held.items():
            self.report.add(url, outcome, self.now())
        self.held.clear()

    def finish(self) -> frozenset[str]:
        """Write the rest; return the sites of faults that are held back for good, because no host was reached."""
        if self.reached or self.answered:
            self._add_held()
        self.save()
        return frozenset(site_of(host_of(url)) for url in self.held)

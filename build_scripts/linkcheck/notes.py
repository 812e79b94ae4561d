"""What is taken down while visits go on, and when it is saved."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import datetime

from build_scripts.base.urls import host_of, site_of
from build_scripts.linkcheck.outcomes import UNREACHED, Outcome
from build_scripts.linkcheck.report import Copy, Report


@dataclass(slots=True)
class Notes:
    """Takes down outcomes and saves them now and then.

    Until somebody has been reached, faults that a machine without a network would have too are held back. ``answered``
    are the hosts that answered, on whatever way; it grows meanwhile.
    """

    report: Report
    now: Callable[[], datetime]
    save: Callable[[], None]
    save_every: int
    answered: Collection[str] = ()
    reached: bool = False
    held: dict[str, Outcome] = field(default_factory=dict)
    unsaved: int = 0

    def note(self, url: str, outcome: Outcome) -> None:
        """Take down what became of a visit."""
        if outcome.kind in UNREACHED and not self.reached and not self.answered:
            self.held[url] = outcome
            return
        self.report.note(url, outcome, self.now())
        self._noted(reached=outcome.kind != "forbidden")  # that can be said without a network

    def note_copy(self, url: str, copy: Copy) -> None:
        """Take down what the archive had for an address."""
        self.report.copies[url] = copy
        self._noted(reached=True)

    def _noted(self, *, reached: bool) -> None:
        """Take down what was held back, if somebody was reached now, and save when there is enough to save."""
        self.reached = self.reached or reached or bool(self.answered)
        if self.reached:
            self._take_held()
        self.unsaved += 1
        if self.unsaved >= self.save_every:
            self.save()
            self.unsaved = 0

    def _take_held(self) -> None:
        for url, outcome in self.held.items():
            self.report.note(url, outcome, self.now())
        self.held.clear()

    def finish(self) -> frozenset[str]:
        """Write the rest. The sites that were tried, if none of them was reached: of them nothing is taken down."""
        if self.reached or self.answered:
            self._take_held()
        self.save()
        return frozenset(site_of(host_of(url)) for url in self.held)

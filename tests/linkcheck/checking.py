"""Checks against a small web: time is made up, and passes only by waiting."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from build_scripts.linkcheck.addresses import Address, Use
from build_scripts.linkcheck.outcomes import Outcome
from build_scripts.linkcheck.plan import make_plan
from build_scripts.linkcheck.report import Report
from build_scripts.linkcheck.run import Limits, Outside, check_links
from build_scripts.linkcheck.wayback import Archive
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.web import Web, page

START = datetime(2026, 11, 22, 6, 0, tzinfo=UTC)
AGENT = "sourced-chronology/test (link check)"
QUICK = Limits(timeout=5.0)
ONCE = Limits(timeout=5.0, retries=0)
ANSWERS = "http://answers.example/"
"""An address that answers, so that what another does not answer is not for want of a network."""


@dataclass(slots=True)
class Clock:
    """A clock that goes on only when somebody waits."""

    seconds: float = 0.0
    waited: list[float] = field(default_factory=list)

    def now(self) -> datetime:
        """The time of day."""
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        """Seconds since the beginning."""
        return self.seconds

    async def sleep(self, seconds: float) -> None:
        """Let time pass at once; of several who wait at a time, each is called when its own time has come."""
        self.waited.append(seconds)
        until = self.seconds + seconds
        await asyncio.sleep(0)
        self.seconds = max(self.seconds, until)


def outside(web: Web, certificates: Certificates, clock: Clock | None = None) -> Outside:
    """The world as tests have it."""
    clock = clock or Clock()
    return Outside(clock.now, clock.monotonic, clock.sleep, web.lookup, certificates.client, web.sockets)


def source(url: str, archive: str = "", day: str = "") -> Address:
    """An address that is the `url` of one source."""
    dated = (date.fromisoformat(day), date.fromisoformat(day)) if day else None
    return Address(url, (Use("events/2031/2031-05-05-case.md", "url", url, "one", archive, dated),))


def archived(copy: str, url: str, day: str = "") -> Address:
    """An address that is the `archive` of one source."""
    dated = (date.fromisoformat(day), date.fromisoformat(day)) if day else None
    return Address(copy, (Use("events/2031/2031-05-05-case.md", "archive", copy, "one", url, dated),))


def run(
    web: Web,
    certificates: Certificates,
    addresses: Sequence[Address],
    *,
    report: Report | None = None,
    clock: Clock | None = None,
    limits: Limits = QUICK,
    archive: Archive | None = None,
    copies: bool = False,
    save: Callable[[], None] = lambda: None,
) -> Report:
    """Check ``addresses`` and give the report."""
    clock, known = clock or Clock(), report or Report()
    plan = make_plan(addresses, known, clock.now(), 6, archive=copies)
    asyncio.run(check_links(plan, known, save, outside(web, certificates, clock), AGENT, limits, archive))
    return known


def outcome(web: Web, certificates: Certificates, url: str) -> Outcome:
    """What becomes of one visit, without a second try."""
    return run(web, certificates, [source(url)], limits=ONCE).addresses[url].outcome


def outcome_in(world: Outside, web: Web, url: str, limits: Limits = ONCE) -> Outcome:
    """What becomes of a visit in a world of its own, in which somebody else answers."""
    report = Report()
    plan = make_plan([source(url), source(web.serve(ANSWERS, page()))], report, START, 6, archive=False)
    assert asyncio.run(check_links(plan, report, lambda: None, world, AGENT, limits)) == frozenset()
    return report.addresses[url].outcome

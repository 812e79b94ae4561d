"""One run of the check: the visits of a plan side by side, and the report kept up to date meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from ssl import SSLContext

from build_scripts.base.urls import host_of, site_of
from build_scripts.base.workers import Progress
from build_scripts.linkcheck.addresses import Address
from build_scripts.linkcheck.collector import Collector
from build_scripts.linkcheck.copies import CopySeeker
from build_scripts.linkcheck.fetch import Client
from build_scripts.linkcheck.guard import Guard
from build_scripts.linkcheck.network import Lookup, open_session
from build_scripts.linkcheck.pace import Pace
from build_scripts.linkcheck.plan import Plan
from build_scripts.linkcheck.report import Report
from build_scripts.linkcheck.visit import Visitor
from build_scripts.linkcheck.wayback import Archive


@dataclass(frozen=True, slots=True)
class Limits:
    """How much at a time, how long, how often. Times are in seconds."""

    connections: int = 16
    per_host: int = 1
    delay: float = 2.0
    archive_delay: float = 5.0
    timeout: float = 30.0
    reading: float = 10.0
    retries: int = 2
    time_limit: float | None = None
    save_every: int = 10


@dataclass(frozen=True, slots=True)
class Outside:
    """What a run needs of the world: the time, a clock in seconds, a way to wait, names looked up, trusted authorities.

    ``allowed`` are sockets, as IP address and port, that may be connected to although they are not public. It is there
    for tests, which serve on this machine; the command has no way to set it.
    """

    now: Callable[[], datetime]
    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    lookup: Lookup
    tls: SSLContext
    allowed: frozenset[tuple[str, int]] = frozenset()


async def check_links(
    plan: Plan,
    report: Report,
    save: Callable[[], None],
    outside: Outside,
    agent: str,
    limits: Limits | None = None,
    archive: Archive | None = None,
    progress: Progress = lambda stage, done, total: None,
) -> frozenset[str]:
    """Do what is planned and add it to ``report``, calling ``save`` now and then and at the end, however it ends.

    Return the sites that were tried when none answered, else an empty set: then it may be this machine that has no
    network, so the report says nothing about them.
    """
    limits, archive = limits or Limits(), archive or Archive()
    guard = Guard(outside.allowed)
    slow = {site_of(host_of(url)): limits.archive_delay for url in (archive.service, archive.copies)}
    pace = Pace(outside.clock, outside.sleep, limits.connections, limits.per_host, limits.delay, slow)
    async with open_session(guard, outside.lookup, outside.tls, agent) as session:
        client = Client(session, guard, pace, limits.timeout, limits.reading)
        collector = Collector(report, outside.now, save, limits.save_every, client.answered)
        visitor = Visitor(client, archive, outside.now, limits.retries)
        try:
            async with asyncio.timeout(limits.time_limit), asyncio.TaskGroup() as tasks:
                tasks.create_task(_visit_all(visitor, plan.visits, collector, progress))
                tasks.create_task(_seek_all(CopySeeker(visitor), plan.copies, collector, progress))
        except TimeoutError:  # time is up: the next run goes on
            pass
        finally:
            unreached = collector.finish()
    return unreached


async def _visit_all(visitor: Visitor, visits: tuple[Address, ...], collector: Collector, progress: Progress) -> None:
    done = 0

    async def visit(address: Address) -> None:
        nonlocal done
        collector.add(address.url, await visitor.visit(address))
        done += 1
        progress("Links visited", done, len(visits))

    try:
        async with asyncio.TaskGroup() as tasks:
            for address in visits:
                tasks.create_task(visit(address))
    finally:
        if done < len(visits):
            progress("Links visited", done, done)


async def _seek_all(seeker: CopySeeker, wanted: tuple[Address, ...], collector: Collector, progress: Progress) -> None:
    done = 0
    try:
        for address in wanted:
            if seeker.given_up:
                return
            if copy := await seeker.seek(address):
                collector.add_copy(address.url, copy)
            done += 1
            progress("Copies sought", done, len(wanted))
    finally:
        if done < len(wanted):
            progress("Copies sought", done, done)

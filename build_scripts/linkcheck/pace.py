"""Visits spread out: so many at a time in all, so many at a time to one site, and a pause between two to one site.

A site is a host, with or without `www.`. Time is that of ``clock``, in seconds; waiting is done by ``sleep``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from build_scripts.base.urls import site_of


@dataclass(slots=True)
class _Lane:
    """The way to one site: who may be on it, and when the next may begin."""

    places: asyncio.Semaphore
    delay: float
    free_at: float = 0.0


@dataclass(slots=True)
class Pace:
    """Gives turns. ``delays`` are pauses, in seconds, for sites that want others than ``delay``."""

    clock: Callable[[], float]
    sleep: Callable[[float], Awaitable[None]]
    connections: int = 16
    per_host: int = 1
    delay: float = 2.0
    delays: dict[str, float] = field(default_factory=dict)
    _lanes: dict[str, _Lane] = field(default_factory=dict)
    _slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.connections)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until ``host`` may be visited, and hold one of its places meanwhile. Turns are never nested."""
        lane = self._lane(host)
        async with lane.places:
            while (wait := lane.free_at - self.clock()) > 0:
                await self.sleep(wait)
            lane.free_at = self.clock() + lane.delay
            async with self._slots:
                try:
                    yield
                finally:
                    lane.free_at = max(lane.free_at, self.clock() + lane.delay)

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody visit ``host`` before so many seconds have passed."""
        lane = self._lane(host)
        lane.free_at = max(lane.free_at, self.clock() + seconds)

    def _lane(self, host: str) -> _Lane:
        site = site_of(host)
        if site not in self._lanes:
            self._lanes[site] = _Lane(asyncio.Semaphore(self.per_host), self.delays.get(site, self.delay))
        return self._lanes[site]

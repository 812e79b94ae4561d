"""Limits on how fast visits follow each other: how many at a time in all and to one site, and the pause between two.

A site is a host, with or without `www.`. Time is that of ``clock``, in seconds; waiting is done by ``sleep``.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from build_scripts.base.urls import site_of


@dataclass(slots=True)
class _Site:
    """How a site may be visited: its free places, the pause, and when the next visit may begin."""

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
    _sites: dict[str, _Site] = field(default_factory=dict)
    _slots: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._slots = asyncio.Semaphore(self.connections)

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait until ``host`` may be visited, and hold one of its places meanwhile. Turns must not be nested."""
        site = self._site_at(host)
        async with site.places:
            while (wait := site.free_at - self.clock()) > 0:
                await self.sleep(wait)
            site.free_at = self.clock() + site.delay
            # Last of all, so that whoever waits for a slow site does not keep a slot from the others.
            async with self._slots:
                try:
                    yield
                finally:
                    site.free_at = max(site.free_at, self.clock() + site.delay)

    def hold(self, host: str, seconds: float) -> None:
        """Let nobody visit ``host`` before so many seconds have passed."""
        site = self._site_at(host)
        site.free_at = max(site.free_at, self.clock() + seconds)

    def _site_at(self, host: str) -> _Site:
        name = site_of(host)
        if name not in self._sites:
            self._sites[name] = _Site(asyncio.Semaphore(self.per_host), self.delays.get(name, self.delay))
        return self._sites[name]

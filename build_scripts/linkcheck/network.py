"""The only way to the network: a session of aiohttp whose every socket the guard has checked.

Two of aiohttp's hooks are used. The `resolver` is asked for each host name, but not for an IP address that is in
the URL; `socket_factory` is called with the address that the socket will connect to, whatever came before, and nothing
connects when it raises. So safety rests on the second; the first gives a better message, and refuses a name as a whole
when one of its addresses is not public.

Nothing is taken from the environment (no proxies, no `.netrc`): a proxy would look names up itself, behind the guard's
back. No cookies are kept and no connection is used twice, so that one visit cannot change what another one sees.
"""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from ssl import SSLContext
from typing import Any
from weakref import WeakSet

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult

from build_scripts.linkcheck.guard import Guard

Lookup = Callable[[str, int], Awaitable[Sequence[tuple[str, int]]]]
"""Takes a host name and a port, gives the IP addresses and ports to connect to; raises `socket.gaierror`."""

_LINE = 64 * 1024  # some servers send policies and cookies far longer than aiohttp expects
_HEADERS: Mapping[str, str] = {
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    "Accept-Encoding": "identity",  # what is read is bounded, so it should not have to be unpacked
}


class SystemLookup:
    """Host names looked up by the system, in threads of its own, so that a slow name does not hold up other work."""

    def __init__(self, threads: int) -> None:
        self._pool = ThreadPoolExecutor(threads, "lookup")

    async def __call__(self, host: str, port: int) -> Sequence[tuple[str, int]]:
        """Return the addresses of ``host``; its name is taken as complete, so no local domain is tried behind it."""
        loop = asyncio.get_running_loop()
        infos = await loop.run_in_executor(self._pool, _look_up, f"{host.rstrip('.')}.", port)
        return list(dict.fromkeys((str(info[4][0]), port) for info in infos))

    def close(self) -> None:
        """Give up what is still being looked up."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def _look_up(host: str, port: int) -> list[Any]:
    try:
        return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG))
    except UnicodeError as error:  # a label that is empty or too long
        raise socket.gaierror(socket.EAI_NONAME, "no such host") from error


class GuardedResolver(AbstractResolver):
    """Lookups of aiohttp, refused when any address of a host is not public."""

    def __init__(self, guard: Guard, lookup: Lookup) -> None:
        self._guard = guard
        self._lookup = lookup

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of ``host``, as aiohttp asks for them.

        :raises RefusedError: when one of them is not public.
        """
        sockets = await self._lookup(host, port)
        for ip, number in sockets:
            self._guard.check_socket(ip, number)
        return [
            ResolveResult(
                hostname=host,
                host=ip,
                port=number,
                family=socket.AF_INET6 if ":" in ip else socket.AF_INET,
                proto=socket.IPPROTO_TCP,
                flags=socket.AI_NUMERICHOST | socket.AI_NUMERICSERV,
            )
            for ip, number in sockets
        ]

    async def close(self) -> None:
        """Do nothing: whoever made the lookup closes it."""


def guarded_connector(
    guard: Guard, resolver: AbstractResolver, tls: SSLContext, made: WeakSet[socket.socket] | None = None
) -> aiohttp.TCPConnector:
    """Return a connector that asks ``guard`` about each socket before it connects, and adds it to ``made``."""

    # No connection is kept (`force_close`) and no lookup remembered, so each visit makes a socket, and each passes the
    # guard. `limit=0` lifts aiohttp's own bound: how many visits run at once is for `pace` to say.
    def make_socket(info: tuple[Any, ...]) -> socket.socket:
        family, kind, proto, _, address = info
        guard.check_socket(address[0], address[1])
        own = socket.socket(family, kind, proto)
        if made is not None:
            made.add(own)
        return own

    return aiohttp.TCPConnector(
        resolver=resolver, use_dns_cache=False, socket_factory=make_socket, ssl=tls, force_close=True, limit=0
    )


@asynccontextmanager
async def open_session(
    guard: Guard, lookup: Lookup, tls: SSLContext, agent: str
) -> AsyncIterator[aiohttp.ClientSession]:
    """Yield a session for visits; ``agent`` is the name it gives."""
    made: WeakSet[socket.socket] = WeakSet()
    session = aiohttp.ClientSession(
        connector=guarded_connector(guard, GuardedResolver(guard, lookup), tls, made),
        headers={**_HEADERS, "User-Agent": agent},
        cookie_jar=aiohttp.DummyCookieJar(),
        timeout=aiohttp.ClientTimeout(total=None),  # `fetch` counts the time
        auto_decompress=False,
        trust_env=False,
        max_line_size=_LINE,
        max_field_size=_LINE,
    )
    try:
        async with session:
            yield session
    finally:
        await _let_close(made)


async def _let_close(made: WeakSet[socket.socket]) -> None:
    """Wait until connections have closed, for a second at most: those with TLS do so only after the session has."""
    for _ in range(100):
        if all(own.fileno() < 0 for own in made):
            break
        await asyncio.sleep(0.01)

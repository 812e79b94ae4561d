"""One visit to an address: GET, redirects followed by hand, each guarded anew, and no more read than is looked at.

HEAD is not used: too many servers answer it otherwise than GET. Cookies that a site sets on the way are sent back to
the same scheme, host and port during the same visit, because some sites send visitors round and round without them;
then they are forgotten.

Redirects are not left to aiohttp, because each step has to wait for its turn at another host and to pass the guard. A
page is not read to its end, because its status and its first words are all that is looked at.
"""

from __future__ import annotations

import asyncio
import re
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import islice
from urllib.parse import quote

import aiohttp
from yarl import URL

from build_scripts.linkcheck.guard import Guard, RefusedError
from build_scripts.linkcheck.pace import Pace

REDIRECTS = frozenset((301, 302, 303, 307, 308))
PERMANENT = frozenset((301, 308))
MOST_HOPS = 10
MOST_BYTES = 64 * 1024
_MOST_COOKIES = 30
_COOKIE = re.compile(r"[!#-'*+.^-z|~0-9A-Z-]{1,200}=\"?[!#-+.-:<-\[\]-~-]{0,2000}\"?")
"""A cookie as it may be sent (https://www.rfc-editor.org/rfc/rfc6265#section-4.1.1)."""
_READ = ("text/", "application/json", "application/xhtml+xml")
_ASCII = "".join(map(chr, range(0x21, 0x7F)))  # what is in an address already is left as it is, `%` too


class RedirectsError(Exception):
    """Redirects that lead nowhere; the message says how, without a full stop."""


@dataclass(frozen=True, slots=True)
class Hop:
    """One response on the way: its address and its status."""

    url: str
    status: int


@dataclass(frozen=True, slots=True)
class Answer:
    """Where a visit led: every response on the way; of the last, its headers (lower-case names) and its beginning."""

    hops: tuple[Hop, ...]
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def url(self) -> str:
        """The address of the last response."""
        return self.hops[-1].url

    @property
    def status(self) -> int:
        """The status of the last response."""
        return self.hops[-1].status


@dataclass(frozen=True, slots=True)
class Client:
    """What it takes to visit: session, guard and pace; seconds for an answer, and for the page's beginning.

    ``answered`` grows by each host that answers.
    """

    session: aiohttp.ClientSession
    guard: Guard
    pace: Pace
    timeout: float = 30.0
    reading: float = 10.0
    answered: set[str] = field(default_factory=set)


async def fetch(client: Client, address: str) -> Answer:
    """Visit ``address`` and return where it leads, within ``client.timeout`` seconds; waiting for turns is not counted.

    :raises RefusedError: when it leads where the guard lets nobody go.
    :raises RedirectsError: when its redirects do not end, or lead nowhere.
    :raises TimeoutError: when there was no answer in time.
    :raises aiohttp.ClientError: for every other fault of the network or the server.
    """
    loop = asyncio.get_running_loop()  # its clock, which nobody sets back
    hops: list[Hop] = []
    cookies: dict[URL, dict[str, str]] = {}
    seen: set[str] = set()
    left = client.timeout
    url = as_url(address)
    while True:
        client.guard.check_address(url)
        _check_progress(hops, seen, f"{url} {[jar for jar in cookies.values() if jar]}")
        async with client.pace.turn(url.raw_host or ""):
            began = loop.time()
            answer = await _get(client, url, cookies.setdefault(url.origin(), {}), left)
            left -= loop.time() - began
        client.answered.add(url.raw_host or "")
        hops.append(Hop(str(url), answer.status))
        if answer.status not in REDIRECTS:
            return Answer(tuple(hops), answer.headers, answer.body)
        url = _next(url, answer.headers.get("location", ""))


def _check_progress(hops: list[Hop], seen: set[str], step: str) -> None:
    """Note the step that is about to be taken: an address, with the cookies by which servers tell visitors apart.

    :raises RedirectsError: when it was taken before, or there were too many.
    """
    if step in seen:
        raise RedirectsError("the redirects go round in a circle")
    if len(hops) > MOST_HOPS:
        raise RedirectsError(f"there are more than {MOST_HOPS} redirects")
    seen.add(step)


def as_url(text: str) -> URL:
    """Return ``text`` as an address to be sent as it is written; only what is not ASCII is encoded.

    :raises RefusedError: when it is no address.
    """
    try:
        url = URL(quote(text.strip(), safe=_ASCII), encoded=True) if text.isascii() else URL(text.strip())
        url.authority  # noqa: B018  (it is taken apart, and may be refused, only now)
    except ValueError as error:
        raise RefusedError("it cannot be read as an address") from error
    return url


def _next(url: URL, location: str) -> URL:
    """Return the address that a redirect leads to."""
    if not location:
        raise RedirectsError("there is a redirect that does not say where to")
    plain = location.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return url.join(as_url(plain)).with_fragment(None)


async def _get(client: Client, url: URL, cookies: dict[str, str], seconds: float) -> Answer:
    """Make one request. ``cookies`` are those of the address's origin, and are renewed."""
    sent = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items())} if cookies else {}
    async with asyncio.timeout(max(0.0, seconds)):
        response = await client.session.get(url, allow_redirects=False, headers=sent)
    try:
        headers = {name.lower(): value for name, value in reversed(list(response.headers.items()))}
        cookies.update(_cookies(response))
        reads = 200 <= response.status < 300 and headers.get("content-type", "text/").lower().startswith(_READ)
        body = await _beginning(response, client.reading) if reads else b""
    finally:
        response.close()
    return Answer((Hop(str(url), response.status),), headers, _unpacked(body, headers.get("content-encoding", "")))


def _cookies(response: aiohttp.ClientResponse) -> dict[str, str]:
    """Return the first cookies of a response, of those that can be sent back as they came."""
    cookies = (header.partition(";")[0].strip() for header in response.headers.getall("Set-Cookie", []))
    pairs = (cookie.partition("=") for cookie in cookies if _COOKIE.fullmatch(cookie))
    return {name: value for name, _, value in islice(pairs, _MOST_COOKIES)}


async def _beginning(response: aiohttp.ClientResponse, seconds: float) -> bytes:
    """Read the first bytes of a page; as many as came, when it breaks off or never ends."""
    data = bytearray()
    with suppress(TimeoutError, aiohttp.ClientError):
        async with asyncio.timeout(seconds):
            while len(data) < MOST_BYTES and (more := await response.content.read(MOST_BYTES - len(data))):
                data += more
    return bytes(data)


def _unpacked(body: bytes, encoding: str) -> bytes:
    """Unpack a body that came packed although nobody asked for it; never to more than is looked at."""
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        return body
    with suppress(zlib.error):
        return zlib.decompressobj(wbits=47).decompress(body, MOST_BYTES)
    return b""

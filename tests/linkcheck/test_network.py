"""No connection is made to what is not public: not after a redirect, not when a name changes, not past the resolver."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

import aiohttp
import pytest
from aiohttp.abc import AbstractResolver, ResolveResult

from build_scripts.linkcheck.guard import Guard, RefusedError
from build_scripts.linkcheck.network import SystemLookup, guarded_connector, open_session
from build_scripts.linkcheck.outcomes import Outcome
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.checking import AGENT, outcome
from tests.linkcheck.web import Web, page, redirect

URL = "http://news.example/report"


@dataclass(frozen=True, slots=True)
class Canary:
    """A socket on this machine that nobody may connect to."""

    listening: socket.socket

    @property
    def address(self) -> tuple[str, int]:
        """Where it listens."""
        host, port = self.listening.getsockname()
        return str(host), int(port)

    @property
    def lives(self) -> bool:
        """Whether nobody has connected."""
        try:
            self.listening.accept()[0].close()
        except BlockingIOError:
            return True
        return False


@contextmanager
def listening() -> Iterator[Canary]:
    """A canary."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield Canary(server)


def test_a_canary_dies() -> None:
    """A connection to a canary is seen: the tests below mean something."""
    with listening() as canary:
        assert canary.lives
        socket.create_connection(canary.address).close()
        assert not canary.lives


@pytest.mark.parametrize(
    ("to", "words"),
    [
        ("http://127.0.0.1/", "this machine itself"),
        ("http://10.0.0.1/admin", "a private address"),
        ("http://169.254.169.254/latest/meta-data/", "a link-local address"),
        ("http://[::1]/", "this machine itself"),
        ("//[::ffff:127.0.0.1]/", "this machine itself"),
        ("http://2130706433/", "the host is a number in an unusual spelling"),
        ("http://localhost/", "`localhost` is a name of a local network"),
        ("http://news.example:8080/", "port 8080 is not one of the web's (80 and 443)"),
        ("http://name:secret@news.example/", "the address holds a name or a password"),
        ("file:///etc/passwd", "it leads to a `file:` address, and not to the web"),
        ("ftp://news.example/", "it leads to a `ftp:` address, and not to the web"),
        ("javascript:alert(1)", "it leads to a `javascript:` address, and not to the web"),
        ("http://[", "it cannot be read as an address"),
    ],
)
def test_redirects_inside(to: str, words: str, web: Web, certificates: Certificates) -> None:
    """A redirect leads nowhere that the address itself could not lead."""
    web.serve(URL, redirect(to))
    assert outcome(web, certificates, URL) == Outcome("forbidden", words)
    assert web.asked() == [URL]


def test_redirect_to_the_allowed_server_by_number(web: Web, certificates: Certificates) -> None:
    """Even the server of the tests is not reached by its number: what is allowed is a socket, not an address."""
    web.serve(URL, redirect(f"http://127.0.0.1:{web.plain[1]}/"))
    assert outcome(web, certificates, URL).kind == "forbidden"
    assert web.asked() == [URL]


@pytest.mark.parametrize("beside", [[], [("93.184.216.34", 80)]])
def test_name_of_an_inner_address(beside: list[tuple[str, int]], web: Web, certificates: Certificates) -> None:
    """A name that leads inside is refused, also when it leads to a public address as well."""
    web.names["inner.example"] = [[*beside, ("192.168.1.1", 80)]]
    expected = Outcome("forbidden", "the host is at 192.168.1.1: a private address")
    assert outcome(web, certificates, "http://inner.example/") == expected


def test_name_that_changes(web: Web, certificates: Certificates) -> None:
    """A name that led outside at first and then leads to this machine is refused at the second connection."""
    with listening() as canary:
        web.names["news.example"] = [[web.plain], [canary.address]]
        web.serve(URL, redirect("/again"))
        expected = Outcome("forbidden", "the host is at 127.0.0.1: this machine itself")
        assert outcome(web, certificates, URL) == expected
        assert (canary.lives, web.lookups) == (True, ["news.example", "news.example"])


class Careless(AbstractResolver):
    """A resolver that looks at nothing."""

    def __init__(self, answers: Sequence[tuple[str, int]]) -> None:
        self.answers = answers

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """The answers, whatever the name."""
        return [
            ResolveResult(hostname=host, host=ip, port=at, family=family, proto=0, flags=socket.AI_NUMERICHOST)
            for ip, at in self.answers
        ]

    async def close(self) -> None:
        """Nothing to close."""


@pytest.mark.parametrize("times", [1, 2])
def test_the_socket_itself_is_guarded(times: int, certificates: Certificates) -> None:
    """Without the resolver's help nothing connects either: the address that a socket would connect to is looked at."""

    async def get(canary: Canary) -> BaseException | None:
        connector = guarded_connector(Guard(), Careless([canary.address] * times), certificates.client)
        async with aiohttp.ClientSession(connector=connector) as session:
            with pytest.raises(aiohttp.ClientConnectorError) as raised:
                await session.get("http://news.example/")
        return raised.value.os_error

    with listening() as canary:
        assert isinstance(asyncio.run(get(canary)), RefusedError)
        assert canary.lives


def test_a_number_in_the_address_is_guarded(web: Web, certificates: Certificates) -> None:
    """aiohttp asks no resolver about a number in an address: the socket is looked at all the same."""

    async def get(canary: Canary) -> BaseException | None:
        async with open_session(Guard(), web.lookup, certificates.client, AGENT) as session:
            with pytest.raises(aiohttp.ClientConnectorError) as raised:
                await session.get(f"http://127.0.0.1:{canary.address[1]}/")
        return raised.value.os_error

    with listening() as canary:
        assert isinstance(asyncio.run(get(canary)), RefusedError)
        assert (canary.lives, web.lookups) == (True, [])


def test_no_proxy_from_the_environment(web: Web, certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy would connect in our place, to where it likes: none is used."""
    with listening() as canary:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{canary.address[1]}")
        web.serve(URL, page())
        assert outcome(web, certificates, URL).kind == "ok"
        assert canary.lives


@pytest.mark.parametrize("host", ["a..example", f"{'x' * 64}.example", "no-such-host.invalid"])
def test_the_system_knows_no_such_name(host: str) -> None:
    """A name that cannot be one is not known; it makes no other error."""

    async def look_up() -> None:
        lookup = SystemLookup(1)
        try:
            with pytest.raises(socket.gaierror):
                await lookup(host, 80)
        finally:
            lookup.close()

    asyncio.run(look_up())


def test_the_system_knows_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name is looked up as a complete one, and each of its addresses is given once."""
    asked: list[str] = []

    def known(host: str, port: int, **more: object) -> list[object]:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("93.184.216.34", port))]

    monkeypatch.setattr(socket, "getaddrinfo", known)
    lookup = SystemLookup(1)
    assert asyncio.run(lookup("news.example", 443)) == [("93.184.216.34", 443)]
    lookup.close()
    assert asked == ["news.example."]

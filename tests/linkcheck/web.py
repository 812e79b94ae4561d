"""A small web on this machine: one server for every host name, and a name service that sends visitors to it.

A visitor looks a name up with `Web.lookup`, which gives a socket of this server whatever the port that was asked for.
So the addresses of a test look like those of the web, and only `Web.sockets` are allowed beside what is public. What is
served is in `pages` by address: replies that are given in turn, the last of them again and again. A reply is bytes,
or a function that writes to the connection.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from ssl import SSLContext
from threading import Event, Thread

from tests.linkcheck.certificates import Certificates

Reply = bytes | Callable[[asyncio.StreamWriter], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as it came: its address, and its headers with names in lower case."""

    url: str
    headers: Mapping[str, str]


@dataclass(slots=True)
class Web:
    """What is served, where names lead, and what was asked. ``secure`` are the sockets with TLS, by host."""

    pages: dict[str, list[Reply]] = field(default_factory=dict)
    names: dict[str, list[Sequence[tuple[str, int]]]] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    lookups: list[str] = field(default_factory=list)
    plain: tuple[str, int] = ("", 0)
    secure: dict[str, tuple[str, int]] = field(default_factory=dict)
    writers: list[asyncio.StreamWriter] = field(default_factory=list)

    @property
    def sockets(self) -> frozenset[tuple[str, int]]:
        """Every socket that is served."""
        return frozenset((self.plain, *self.secure.values()))

    def serve(self, url: str, *replies: Reply) -> str:
        """Serve ``replies`` at ``url``, in turn; the address again."""
        self.pages[url] = list(replies)
        return url

    async def lookup(self, host: str, port: int) -> Sequence[tuple[str, int]]:
        """Where ``host`` is: what `names` has for it, in turn, or this server if it serves a page of that host."""
        self.lookups.append(host)
        if host in self.names:
            answers = self.names[host]
            return answers.pop(0) if len(answers) > 1 else answers[0]
        if host not in self.secure and not any(url.split("/")[2] == host for url in self.pages):
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [self.secure.get(host, self.secure[""]) if port == 443 else self.plain]

    def asked(self) -> list[str]:
        """The addresses that were asked for, in order."""
        return [request.url for request in self.requests]

    async def answer(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer one request, and end the connection."""
        self.writers.append(writer)
        try:
            with suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
                await self._answer(scheme, reader, writer)
        finally:
            writer.close()

    async def _answer(self, scheme: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        begin = await reader.readexactly(1)
        if begin == b"\x16":  # a visitor that speaks TLS where nobody does
            writer.write(page("Plain HTTP was expected.", 400))
            return
        head = (begin + await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in head[1:])}
        url = f"{scheme}://{headers['host']}{head[0].split(' ')[1]}"
        self.requests.append(Request(url, headers))
        replies = self.pages.get(url, [page("Nothing is here.", 404)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        if isinstance(reply, bytes):
            writer.write(reply)
            await writer.drain()
        else:
            await reply(writer)


@contextmanager
def small_web(certificates: Certificates) -> Iterator[Web]:
    """A web that is served by a thread of its own."""
    web, ready, loop = Web(), Event(), asyncio.new_event_loop()
    ended = loop.create_future()
    thread = Thread(target=loop.run_until_complete, args=(_serve(web, certificates, ready, ended),))
    thread.start()
    try:
        assert ready.wait(30)
        yield web
    finally:
        loop.call_soon_threadsafe(ended.set_result, None)
        thread.join()
        loop.close()


async def _serve(web: Web, certificates: Certificates, ready: Event, ended: asyncio.Future[None]) -> None:
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda loop, context: None)  # visitors break handshakes off
    servers = [await _start(web, None), *[await _start(web, each) for each in certificates.servers.values()]]
    sockets = [(str(name[0]), int(name[1])) for name in (server.sockets[0].getsockname() for server in servers)]
    web.plain, web.secure = sockets[0], dict(zip(certificates.servers, sockets[1:], strict=True))
    ready.set()
    await ended
    for server in servers:
        server.close()
    others = [task for task in asyncio.all_tasks() if task is not asyncio.current_task()]
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)
    for writer in web.writers:
        if not writer.is_closing():  # aborting a closed TLS transport raises AttributeError in Python 3.11.2
            writer.transport.abort()
    await asyncio.sleep(0)  # transports close in the loop's next round


async def _start(web: Web, context: SSLContext | None) -> asyncio.Server:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await web.answer("https" if context else "http", reader, writer)

    return await asyncio.start_server(answer, "127.0.0.1", 0, ssl=context)


def page(body: str | bytes = "A page.", status: int = 200, **headers: str) -> bytes:
    """A whole response; in the names of headers an underscore stands for a hyphen."""
    content = body.encode() if isinstance(body, str) else body
    given = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(content)), "Connection": "close"}
    given |= {name.replace("_", "-").title(): value for name, value in headers.items()}
    lines = [f"HTTP/1.1 {status} Some Words", *(f"{name}: {value}" for name, value in given.items())]
    return "\r\n".join(lines).encode("utf-8", "surrogateescape") + b"\r\n\r\n" + content


def redirect(to: str, status: int = 302, **headers: str) -> bytes:
    """A redirect."""
    return page("", status, location=to, **headers)


async def hang(writer: asyncio.StreamWriter) -> None:
    """Never answer."""
    await asyncio.Event().wait()


async def reset(writer: asyncio.StreamWriter) -> None:
    """Break the connection off, so that the visitor's system says so."""
    own: socket.socket = writer.get_extra_info("socket")
    own.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    writer.transport.abort()


async def endless(writer: asyncio.StreamWriter) -> None:
    """A page that never ends, as fast as it is read."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<p>More and more.</p>" * 500)
        await writer.drain()


async def stalled(writer: asyncio.StreamWriter) -> None:
    """A page of which only the beginning comes."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>It begins")
    await hang(writer)


async def cut(writer: asyncio.StreamWriter) -> None:
    """A page that ends before its time."""
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1000\r\n\r\n<p>It begins")

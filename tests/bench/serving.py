"""An edit under serve: seconds from writing an event's file until its page over HTTP holds the new text."""

import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench import commands, processes
from tests.bench.edits import edit
from tests.bench.project import event_url
from tests.bench.record import Event

START_LIMIT, EDIT_LIMIT, POLL = 300.0, 120.0, 0.02


def seconds_until_served(folder: Path, events: Sequence[Event]) -> list[float]:
    """One edit after another under one server: the seconds of each."""
    with _server(folder) as address:
        _wait_for(f"{address}/{event_url(events[0])}", "</html>", START_LIMIT)
        return [_edit_and_wait(folder, address, event) for event in events]


def _edit_and_wait(folder: Path, address: str, event: Event) -> float:
    time.sleep(1.0)  # a person pauses between edits; the watcher has settled
    start = time.perf_counter()
    words = edit(folder, event)
    _wait_for(f"{address}/{event_url(event)}", words, EDIT_LIMIT)
    return time.perf_counter() - start


@contextmanager
def _server(folder: Path) -> Iterator[str]:
    port = _free_port()
    with (folder / "serve.log").open("wb") as log:
        process = subprocess.Popen(
            commands.OURS.serve(port), cwd=folder, env=processes.environment(folder), stdout=log, stderr=log
        )
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str, words: str, limit: float) -> None:
    """Poll a page until it holds some words.

    :raises TimeoutError: when it does not within `limit` seconds.
    """
    deadline = time.monotonic() + limit
    while time.monotonic() < deadline:
        if words in _page(address):
            return
        time.sleep(POLL)
    raise TimeoutError(f"{address} did not show {words!r} within {limit:.0f} s")


def _page(address: str) -> str:
    try:
        with urlopen(address, timeout=EDIT_LIMIT) as answer:
            return str(answer.read().decode("utf-8"))
    except (URLError, OSError):
        return ""

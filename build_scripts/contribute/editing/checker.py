"""A process beside the server that checks the whole record, so that nobody who types waits for it.

In one process the two would share one interpreter lock, and each key would wait. The process reads the record itself
and keeps it; a message to it while it works means that nobody waits for its answer any more.
"""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Mapping
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnProcess
from pathlib import Path
from typing import NamedTuple

from build_scripts.base.clock import today
from build_scripts.check.live import AbandonedError, LiveCheck
from build_scripts.contribute.editing.files import overlay, read_rules
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import Record, load_record, read_files


class Answer(NamedTuple):
    """All findings, and a digest of what the disk had."""

    findings: list[Finding]
    disk: str


Held = Mapping[str, bytes]


class Checker:
    """The process, as the server has it; it is started when something is to be checked, and again if it has died."""

    def __init__(self, base: Path) -> None:
        self._base = base
        self._process: SpawnProcess | None = None
        self._connection: Connection | None = None
        self._works = asyncio.Lock()
        self._is_busy = False

    async def check(self, held: Held) -> Answer | None:
        """Return the findings about the record with what editors hold; None once the check was abandoned, or failed."""
        async with self._works:
            connection = self._started()
            self._is_busy = True
            try:
                return await asyncio.shield(asyncio.to_thread(_ask, connection, held))
            except (EOFError, OSError):
                self.close()
                return None
            finally:
                self._is_busy = False

    def abandon(self) -> None:
        """Say that nobody waits any more."""
        if self._is_busy and self._connection:
            try:
                self._connection.send(None)
            except OSError:
                self.close()

    def close(self) -> None:
        """End the process."""
        if self._connection:
            self._connection.close()
        if self._process:
            self._process.terminate()
            self._process.join()
        self._process = self._connection = None

    def _started(self) -> Connection:
        if self._connection is None or self._process is None or not self._process.is_alive():
            context = multiprocessing.get_context("spawn")
            self._connection, theirs = context.Pipe()
            self._process = context.Process(target=answer, args=(self._base, theirs), daemon=True)
            self._process.start()
            theirs.close()
        return self._connection


def _ask(connection: Connection, held: Held) -> Answer | None:
    connection.send(dict(held))
    found: Answer | None = connection.recv()
    return found


def answer(base: Path, connection: Connection) -> None:
    """Check the record in ``base`` whenever ``connection`` asks for it, until its other end is closed."""
    live, record = LiveCheck(base / CACHE), None
    while True:
        try:
            if (held := connection.recv()) is None:
                continue
            record, found = _check(base, live, record, held, connection)
            connection.send(found)
        except (EOFError, OSError, KeyboardInterrupt):
            return


def _check(
    base: Path, live: LiveCheck, previous: Record | None, held: Held, connection: Connection
) -> tuple[Record | None, Answer | None]:
    live.set_levels(read_rules(base)[0])
    disk = read_files(base / RECORD)
    record = load_record(overlay(disk, held), None if previous else base / CACHE, previous=previous)
    try:
        findings = live.check_all(record, today(), held, lambda: not connection.poll())
    except AbandonedError:
        return record, None
    return record, Answer(findings, disk.digest)

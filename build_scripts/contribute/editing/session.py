"""When what is checked: the text that somebody types in at once, all of the record when nobody types.

Everything here happens in the event loop but the reading of the record, which a thread does, and the checking of all of
it, which another process does. A check whose texts have changed meanwhile is thrown away, so nothing is shown that was
found in an earlier text.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from build_scripts.contribute.editing.checker import Answer, Checker
from build_scripts.contribute.editing.files import read_rules
from build_scripts.contribute.editing.positions import Encoding, Text
from build_scripts.contribute.editing.project import Project
from build_scripts.findings import Finding
from build_scripts.reading.files import bytes_of

SOON = 0.03
"""Seconds without another key after which the text itself is checked."""
IDLE = 0.6
"""Seconds without another key after which everything is."""
Show = Callable[[str, list[Finding], Text], None]
"""Shows the findings about one file, given by its path from the project, and its text."""
_log = logging.getLogger(__name__)


class Session:
    """One project while editors have files of it open."""

    def __init__(self, base: Path, encoding: Encoding, show: Show, complain: Callable[[str], None]) -> None:
        self.project = Project(base)
        self.found: dict[str, tuple[Text, list[Finding]]] = {}
        self._encoding, self._show, self._complain = encoding, show, complain
        self._edits = 0
        self._complaint = ""
        self._shown: set[str] = set()
        self._waiting: dict[str, asyncio.Task[None]] = {}
        self._checker = Checker(base)
        self._loading = asyncio.create_task(self._load())

    def hold(self, path: str, source: str) -> None:
        """Take a text over that an editor has, and check it."""
        self.project.held[path] = Text(source, self._encoding)
        self._start(path, self._check_own(path))
        self.check_all()

    def release(self, path: str) -> None:
        """Take the text of the disk again: the editor has closed the file."""
        self.project.held.pop(path, None)
        self.project.disk = ""  # what it has of this file is to be read again
        self.found.pop(path, None)
        self._cancel(path)
        self.check_all()

    def check_all(self) -> None:
        """Check everything as soon as nobody types."""
        self._edits += 1
        self._checker.abandon()
        self._start("", self._check_all(self._edits))

    async def ready(self) -> Project:
        """Wait for the record, and return the project."""
        await asyncio.shield(self._loading)
        return self.project

    def close(self) -> None:
        """End everything that waits or runs."""
        self._edits += 1
        for path in list(self._waiting):
            self._cancel(path)
        self._loading.cancel()
        self._checker.close()

    def text(self, path: str) -> Text:
        """Return the text of a file: that of the editor, else that of the disk."""
        if path in self.project.held:
            return self.project.held[path]
        return Text(bytes_of(self.project.base / path).decode("utf-8", "replace"), self._encoding)

    def _read_rules(self) -> None:
        """Take over what the configuration makes of rules, and say what is wrong with it, once."""
        levels, complaint = read_rules(self.project.base)
        self.project.live.set_levels(levels)
        if complaint and complaint != self._complaint:
            self._complain(complaint)
        self._complaint = complaint

    async def _load(self) -> None:
        self._read_rules()
        self.project.settle(await asyncio.to_thread(self.project.load, self.project.bytes_held()))

    async def _check_own(self, path: str) -> None:
        await asyncio.sleep(SOON)
        project = await self.ready()
        self._publish(path, project.held[path], project.check_own(path))

    async def _check_all(self, edit: int) -> None:
        await asyncio.sleep(IDLE)
        project = await self.ready()
        answer = await self._checker.check(project.bytes_held())
        if answer is None or edit != self._edits:
            return
        self._take(answer)
        if answer.disk != project.disk:
            loaded = await asyncio.to_thread(project.load, project.bytes_held(), project.record)
            if edit == self._edits:
                project.settle(loaded)

    def _take(self, answer: Answer) -> None:
        self._read_rules()
        findings: dict[str, list[Finding]] = {path: [] for path in (*self.project.held, *self._shown)}
        for finding in answer.findings:
            findings.setdefault(finding.path, []).append(finding)
        for path, found in findings.items():
            self._publish(path, self.text(path), found)

    def _publish(self, path: str, text: Text, found: list[Finding]) -> None:
        if path in self.project.held:
            self.found[path] = text, found
        self._shown = self._shown | {path} if found else self._shown - {path}
        self._show(path, found, text)

    def _start(self, name: str, work: Coroutine[Any, Any, None]) -> None:
        self._cancel(name)
        self._waiting[name] = task = asyncio.create_task(work)
        task.add_done_callback(_say_if_failed)

    def _cancel(self, name: str) -> None:
        if name in self._waiting:
            self._waiting.pop(name).cancel()


def _say_if_failed(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (error := task.exception()):
        _log.error("a check failed", exc_info=error)

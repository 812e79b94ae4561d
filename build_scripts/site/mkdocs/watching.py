"""How `serve` learns that the record was edited: from the system, at once; and by looking at its files now and then.

MkDocs looks at every file twice a second, since a system does not tell of changes on some mounted folders (of another
host, or of a container's). With ten thousand events that takes a sixth of a core, and as much from the build that an
edit begins. So files are looked at as often as costs the same for any record; elsewhere the system is quicker.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver
from watchdog.observers.polling import PollingObserver

from build_scripts.exports.markup import TEMPLATES as EXPORT_TEMPLATES
from build_scripts.language.interface import STRINGS
from build_scripts.pages.context import TEMPLATES
from build_scripts.pages.styles import ASSETS
from build_scripts.site.mkdocs.frame import THEME

USUAL = 0.5
"""Seconds between two looks at all files, as MkDocs has it."""
_FILES = 1_000
"""With more files than that it looks more seldom, in proportion."""
CHANGES: list[type[FileSystemEvent]] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
"""What the system is asked to tell. It would tell of reading too, which each build does with all."""


class RecordObserver:
    """Tells a server of changes: ``others`` of all folders but ``record``, which has so many ``files``.

    It has the methods of an observer that a server calls.
    """

    def __init__(self, others: BaseObserver, record: Path, files: int) -> None:
        self.others = others
        self.record = os.fspath(record)
        self.pause = USUAL * max(1.0, files / _FILES)
        self.told: BaseObserver = Observer()
        self.handlers: list[FileSystemEventHandler] = []
        self.begun: list[BaseObserver] = []
        self.known: set[str] = set()
        """What the system told of: a look at the files finds these once more."""

    def schedule(self, handler: FileSystemEventHandler, path: str, *, recursive: bool = True) -> Any:
        """Watch a folder or a file; return what stands for that."""
        if path != self.record:
            return self.others.schedule(handler, path, recursive=recursive)
        self.handlers.append(handler)
        return self.told.schedule(_Once(handler, self.known, is_first=True), path, recursive=True, event_filter=CHANGES)

    def start(self) -> None:
        """Begin. Where the system tells nobody any more, because too many ask, files are looked at as MkDocs does."""
        try:
            self._begin(self.told)
        except OSError:
            self.pause = USUAL
        looking = PollingObserver(timeout=self.pause)
        for handler in self.handlers:
            looking.schedule(_Once(handler, self.known, is_first=False), self.record, recursive=True)
        self._begin(looking)
        self._begin(self.others)

    def _begin(self, observer: BaseObserver) -> None:
        observer.start()
        self.begun.append(observer)

    def stop(self) -> None:
        """End."""
        for observer in self.begun:
            observer.stop()

    def join(self) -> None:
        """Wait until all has ended."""
        for observer in self.begun:
            observer.join()


class _Once(FileSystemEventHandler):
    """Hands on each change once: that of which the system told first is not found anew."""

    def __init__(self, handler: FileSystemEventHandler, known: set[str], *, is_first: bool) -> None:
        self.handler = handler
        self.known = known
        self.is_first = is_first

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Hand on a change."""
        paths = {os.fsdecode(path) for path in (event.src_path, event.dest_path) if path}
        if self.is_first:
            self.known |= paths
        elif paths & self.known:
            self.known -= paths
            return
        self.handler.on_any_event(event)


def watch(server: LiveReloadServer, record: Path, files: int, own: Iterable[Path]) -> None:
    """Let a server watch the record, ``own`` files of the project, and everything but code that pages are made of."""
    server.observer = RecordObserver(server.observer, record, files)  # type: ignore[assignment]
    for path in (record, *own, TEMPLATES, ASSETS, EXPORT_TEMPLATES, STRINGS, THEME):
        server.watch(os.fspath(path))

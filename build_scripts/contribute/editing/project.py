"""A project that is being edited: its record in memory, with what editors hold in the place of what the disk has."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from build_scripts.base.clock import today
from build_scripts.check.live import LiveCheck
from build_scripts.contribute.editing.files import held_file, overlay
from build_scripts.contribute.editing.positions import Text
from build_scripts.contribute.editing.registry import Registry
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.edited import with_file
from build_scripts.reading.files import RefusedFile, bytes_of
from build_scripts.reading.parse import decode
from build_scripts.reading.parsed import explain_refused
from build_scripts.reading.record import Record, load_record, read_files


class Loaded(NamedTuple):
    """A version of the record, and a digest of what the disk had of it."""

    record: Record
    disk: str


class Project:
    """The record in the folder ``base``, as the disk and the editor have it."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.held: dict[str, Text] = {}
        self.live = LiveCheck(base / CACHE)
        self.record: Record | None = None
        self.registry: Registry | None = None
        self.disk = ""

    def bytes_held(self) -> dict[str, bytes]:
        """Return what editors hold, as the bytes of files."""
        return {path: text.data for path, text in self.held.items()}

    def load(self, held: dict[str, bytes], previous: Record | None = None) -> Loaded:
        """Read the record; what has not changed comes from ``previous`` or from the cache."""
        disk = read_files(self.base / RECORD)
        cache = None if previous else self.base / CACHE
        return Loaded(load_record(overlay(disk, held), cache, previous=previous), disk.digest)

    def settle(self, loaded: Loaded) -> None:
        """Take a version over as the present one, with its names."""
        self.record, self.disk = loaded
        self.registry = Registry(self.record)

    def check_own(self, path: str) -> list[Finding]:
        """Return what is wrong with the text that an editor holds of one file, by the rules for one entry."""
        assert self.record is not None
        file = held_file(path, self.held[path].data)
        if isinstance(file, RefusedFile):
            return list(explain_refused([file]))
        if (loaded := self.record.loaded.get(path)) is None or loaded.digest != file.digest:
            self.record = with_file(self.record, file)
        return self.live.check_own(self.record, path, today(), {path: file.data})

    def plain(self, path: str) -> str:
        """Return the text of a file of the project, with line feeds: that of the editor, else that of the disk."""
        return self.held[path].plain if path in self.held else decode(bytes_of(self.base / path))[0]

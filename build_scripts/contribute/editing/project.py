"""A project that is being edited: its record in memory, with what editors hold in the place of what the disk has.

One thread calls all methods but `Check.run`, which may take seconds and so runs beside: it gets copies of what it
needs, and what it finds is taken over only if nothing has changed meanwhile.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from build_scripts.base.clock import today
from build_scripts.check.levels import OPTION, STANDARD, Levels, LevelsError, read_levels
from build_scripts.check.live import LiveCheck
from build_scripts.contribute.editing.positions import Text
from build_scripts.contribute.editing.registry import Registry
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, RECORD, VOCABULARY, identify_file
from build_scripts.model.leftovers import is_left_lying
from build_scripts.reading.files import RefusedFile, SourceFile, bytes_of, file_of
from build_scripts.reading.mkdocs_yml import explain_unreadable, plugin_option, read_configuration
from build_scripts.reading.parse import decode
from build_scripts.reading.parsed import explain_refused
from build_scripts.reading.record import Files, Record, load_record, read_files, with_file


def place_in_project(path: Path) -> tuple[Path, str] | None:
    """Return the project that a file belongs to, and its path from there; None where it is part of no record.

    A project is a folder that has a record, `events/`, with a vocabulary or beside a `mkdocs.yml`.
    """
    for folder in path.parents:
        if folder.name == RECORD and ((folder / VOCABULARY).is_file() or (folder.parent / "mkdocs.yml").is_file()):
            relative = path.relative_to(folder.parent).as_posix()
            is_left = any(map(is_left_lying, path.relative_to(folder).parts))
            return None if is_left else (folder.parent, relative)
    return None


def read_rules(base: Path) -> tuple[Levels, str]:
    """Return what `mkdocs.yml` makes of rules, and what is wrong with it in a line; then the rules are as usual."""
    if problem := explain_unreadable(base):
        return STANDARD, f"mkdocs.yml cannot be read: {problem}"
    try:
        return read_levels(plugin_option(read_configuration(base), "timeline", OPTION, os.environ)), ""
    except LevelsError as error:
        return STANDARD, f"`{OPTION}` in mkdocs.yml: {error}"


@dataclass(frozen=True, slots=True)
class Checked:
    """A version of the record, all findings about it, and what is wrong with the configuration."""

    record: Record
    findings: list[Finding]
    complaint: str


@dataclass(frozen=True, slots=True)
class Check:
    """A check of everything: what it starts from, as copies that nobody changes."""

    base: Path
    previous: Record
    held: Mapping[str, Text]
    live: LiveCheck
    is_wanted: Callable[[], bool]

    def run(self) -> Checked:
        """Read the record anew and check all of it.

        :raises AbandonedError: when the check is no longer wanted.
        """
        levels, complaint = read_rules(self.base)
        self.live.set_levels(levels)
        record = load_record(read_with_held(self.base, self.held), None, previous=self.previous)
        held = {path: text.data for path, text in self.held.items()}
        return Checked(record, self.live.check_all(record, today(), held, self.is_wanted), complaint)


class Project:
    """The record in the folder ``base``, as the disk and the editor have it."""

    def __init__(self, base: Path) -> None:
        self.base = base
        self.held: dict[str, Text] = {}
        self.live = LiveCheck(base / CACHE)
        self.record: Record | None = None
        self.registry: Registry | None = None

    def load(self, held: Mapping[str, Text]) -> Record:
        """Read the record for the first time; what the cache has is taken from there."""
        return load_record(read_with_held(self.base, held), self.base / CACHE)

    def settle(self, record: Record) -> None:
        """Take ``record`` over as the present one, with its names."""
        self.record, self.registry = record, Registry(record)

    def check_own(self, path: str) -> list[Finding]:
        """Return what is wrong with the text that an editor holds of one file, by the rules for one entry."""
        assert self.record is not None
        file = _held_file(path, self.held[path])
        if isinstance(file, RefusedFile):
            return list(explain_refused([file]))
        if (loaded := self.record.loaded.get(path)) is None or loaded.digest != file.digest:
            self.record = with_file(self.record, file)
        return self.live.check_own(self.record, path, today(), {path: file.data})

    def check_all(self, is_wanted: Callable[[], bool]) -> Check:
        """Return a check of everything, to be run."""
        assert self.record is not None
        return Check(self.base, self.record, dict(self.held), self.live, is_wanted)

    def plain(self, path: str) -> str:
        """Return the text of a file of the project, with line feeds: that of the editor, else that of the disk."""
        return self.held[path].plain if path in self.held else decode(bytes_of(self.base / path))[0]


def kind_of(path: str) -> str:
    """Return the kind of the file at ``path``, also where its name is not right yet; it is read as an event then."""
    identity = identify_file(path.partition("/")[2])
    return identity[0] if identity else "event"


def read_with_held(base: Path, held: Mapping[str, Text]) -> Files:
    """Return the files of the record in ``base`` with those that editors hold in their places, new ones too."""
    disk = read_files(base / RECORD)
    if not held:
        return disk
    ours = {path: _held_file(path, text) for path, text in held.items()}
    files = [file for file in disk.files if file.path not in ours]
    files += [file for file in ours.values() if isinstance(file, SourceFile)]
    refused = [file for file in ours.values() if isinstance(file, RefusedFile)]
    findings = [finding for finding in disk.findings if finding.path not in ours]
    return Files(disk.root, sorted(files, key=lambda file: file.path), [*findings, *explain_refused(refused)])


def _held_file(path: str, text: Text) -> SourceFile | RefusedFile:
    return file_of(path, path.partition("/")[2], text.data)

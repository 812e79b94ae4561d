"""The files of a project that is being edited: which belong to a record, and what editors have in their place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from build_scripts.check.levels import OPTION, STANDARD, Levels, LevelsError, read_levels
from build_scripts.model.layout import RECORD, VOCABULARY, Kind, identify_file
from build_scripts.model.leftovers import is_left_lying
from build_scripts.reading.files import RefusedFile, SourceFile, file_of
from build_scripts.reading.mkdocs_yml import explain_unreadable, plugin_option, read_configuration
from build_scripts.reading.parsed import explain_refused
from build_scripts.reading.record import Files


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


def kind_of(path: str) -> Kind:
    """Return the kind of the file at ``path``, also where its name is not right yet; it is read as an event then."""
    identity = identify_file(path.partition("/")[2])
    return identity[0] if identity else "event"


def overlay(disk: Files, held: Mapping[str, bytes]) -> Files:
    """Return the files of a record with those that editors hold in the places of those on the disk, new ones too."""
    if not held:
        return disk
    ours = {path: held_file(path, data) for path, data in held.items()}
    files = [file for file in disk.files if file.path not in ours]
    files += [file for file in ours.values() if isinstance(file, SourceFile)]
    refused = [file for file in ours.values() if isinstance(file, RefusedFile)]
    findings = [finding for finding in disk.findings if finding.path not in ours]
    return Files(disk.root, sorted(files, key=lambda file: file.path), [*findings, *explain_refused(refused)])


def held_file(path: str, data: bytes) -> SourceFile | RefusedFile:
    """Return the file that an editor holds for ``path``, from the project's root."""
    return file_of(path, path.partition("/")[2], data)

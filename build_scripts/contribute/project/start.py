"""A new project in a new folder: made beside it under another name, and renamed when it is complete."""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from build_scripts.base.text import shown
from build_scripts.base.workers import usable_cores
from build_scripts.check.run import check_files
from build_scripts.contribute.importing.cells import TableError
from build_scripts.contribute.importing.map_file import MapError
from build_scripts.contribute.importing.run import Report, add_words, import_table, map_path, open_mapped
from build_scripts.contribute.project.answers import Answers, ProjectError
from build_scripts.contribute.project.manifest import PLACE, Manifest, manifest_text, state_of
from build_scripts.contribute.project.skeleton import (
    EXECUTABLE,
    SAMPLE,
    check_words,
    kept_files,
    own_files,
    sample_event,
)
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, RECORD, VOCABULARY
from build_scripts.model.vocabulary import Vocabulary
from build_scripts.reading.record import Files, Record, load_record, read_files

_LONGEST = 200  # bytes: the name under which the folder is made is longer than its own


@dataclass(frozen=True, slots=True)
class Start:
    """What a project begins with: the answers, the text of its vocabulary, a sample or a table with its map."""

    answers: Answers
    vocabulary: str
    sample: bool = False
    table: Path | None = None
    map: Path | None = None
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made: how many events, what became of each row of a table, and what the check finds."""

    events: int
    report: Report | None
    findings: list[Finding]


def target_of(folder: Path) -> Path:
    """Return where a new project is to be, as an absolute path.

    :raises ProjectError: when nothing can be made there.
    """
    target = Path(os.path.abspath(folder))
    called = shown(str(folder))
    name = os.fsencode(target.name)
    if not name or len(name) > _LONGEST or target.name != target.name.strip() or not target.name.isprintable():
        raise ProjectError(f"`{called}` is no name for a folder: write a short one, such as `my-chronology`")
    if target == Path.cwd() or target in Path.cwd().parents:
        raise ProjectError(f"`{called}` is the folder you are in: name one in it, such as `my-chronology`")
    if target.is_symlink() or (target.exists() and not target.is_dir()):
        raise ProjectError(f"`{called}` is there already, and no folder: choose another name")
    if not target.parent.is_dir():
        raise ProjectError(f"there is no folder {shown(str(target.parent))}: make it first, or choose another place")
    _check_empty(target, called)
    return target


def _check_empty(target: Path, called: str) -> None:
    try:
        if target.is_dir() and any(target.iterdir()):
            raise ProjectError(f"`{called}` is not empty, and nothing in it is to be lost: name a new folder")
    except OSError as error:
        raise ProjectError(f"`{called}` cannot be looked into ({error.strerror}): choose another place") from error


def make_project(target: Path, start: Start, today: date) -> Made:
    """Make a project in ``target``, which is not there or empty; it is there as a whole, or not at all.

    :raises ProjectError: when it cannot be made.
    """
    try:
        with _beside(target) as folder:
            made = _fill(folder, start, today)
            os.rename(folder, target)
    except (TableError, MapError) as error:
        raise ProjectError(str(error)) from error
    except OSError as error:
        if error.errno in (errno.ENOTEMPTY, errno.EEXIST):
            raise ProjectError(f"`{target.name}` was made by somebody else just now: name a new folder") from error
        where = shown(str(error.filename or target.parent))
        raise ProjectError(f"{where}: {error.strerror or error}; choose a place where you may write") from error
    return made


@contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """Make a folder beside ``target``; it goes, unless it was renamed."""
    folder = target.parent / f".{target.name}.{os.getpid()}"
    os.mkdir(folder)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _fill(folder: Path, start: Start, today: date) -> Made:
    """Write a project into an empty folder."""
    _write(folder, {f"{RECORD}/{VOCABULARY}": start.vocabulary})
    files, record, vocabulary = _read(folder)
    report = None
    if start.table:
        report = _import(folder, start.table, start, files, record, today)
        vocabulary = _read(folder)[2]
    elif start.sample:
        _write(folder, {SAMPLE: sample_event(vocabulary)})
    kept = kept_files(start.answers, vocabulary)
    _write(folder, {**own_files(start.answers, vocabulary), **kept})
    answers = start.answers
    states = {path: state_of(text) for path, text in kept.items()}
    manifest = Manifest(answers.requirement, answers.forge, answers.license, states)
    _write(folder, {PLACE: manifest_text(manifest)})
    files = read_files(folder / RECORD)
    findings = check_files(files, today, folder / CACHE, usable_cores())
    return Made(sum(file.kind == "event" for file in files.files), report, findings)


def _read(folder: Path) -> tuple[Files, Record, Vocabulary]:
    files = read_files(folder / RECORD)
    record = load_record(files, None)
    if record.vocabulary is None:
        why = f"{record.findings[0].line}: {record.findings[0].message}" if record.findings else "it is empty"
        raise ProjectError(f"the vocabulary cannot be used, line {shown(why, 200)}")
    check_words(record.vocabulary)
    return files, record, record.vocabulary


def _import(folder: Path, table: Path, start: Start, files: Files, record: Record, today: date) -> Report:
    """Make entries of a table; the words that it brings along become words of the vocabulary."""
    data = _bytes_of(table)
    path = map_path(folder, table.name)
    if start.map:
        _write(folder, {path.relative_to(folder).as_posix(): _text_of(start.map)})
    opened, mapped = open_mapped(table.name, data, path, record, own_words=True, encoding=start.encoding)
    if opened.doubts and mapped.is_new:
        raise ProjectError(
            f"{shown(opened.doubts[0], 300)}; say by --encoding which reads right, or save the file as UTF-8"
        )
    files, record = add_words(folder, files, record, mapped, table.name, write=True)
    return import_table(opened, mapped, record, folder, today, write=True, workers=usable_cores())


def _bytes_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ProjectError(
            f"{shown(str(path))} cannot be read ({error.strerror}): give yourself the right to"
        ) from error


def _text_of(path: Path) -> str:
    try:
        return _bytes_of(path).decode("utf-8")
    except ValueError:
        raise ProjectError(f"{shown(path.name)} is no map: it is not UTF-8 text") from None


def _write(folder: Path, texts: Mapping[str, str]) -> None:
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
        if path in EXECUTABLE:
            (folder / path).chmod(0o755)

"""New files of the record: checked before they exist, and written so that they never replace another file."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from build_scripts.check.run import check_record
from build_scripts.contribute.new.ids import free_id
from build_scripts.findings import Finding
from build_scripts.model.layout import EntryKind, entry_path
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import Files, Record, load_record


@dataclass(frozen=True, slots=True)
class Addition:
    """A new file of the record: the kind and the id of its entry, and its text."""

    kind: EntryKind
    id: str
    text: str

    @property
    def path(self) -> str:
        """Where the file goes, from the project's root."""
        return entry_path(self.kind, self.id)


def taken_ids(record: Record) -> set[str]:
    """The ids that no new event may have: those of events that are, were moved, or were taken down."""
    moved = {old for event in record.events.values() for old in event.redirect_from}
    stems = {
        path.rpartition("/")[2].removesuffix(".md") for path in (*record.loaded, *(f.path for f in record.findings))
    }
    return {*record.events, *record.removed, *moved, *stems}


def with_additions(files: Files, additions: Iterable[Addition], root: Path) -> Files:
    """The record's files with ``additions``, which lie in ``root`` so that findings can be given their places."""
    added = []
    for each in additions:
        data = each.text.encode()
        (root.parent / each.path).parent.mkdir(parents=True, exist_ok=True)
        (root.parent / each.path).write_bytes(data)
        added.append(SourceFile(each.path, each.kind, each.id, data, blake2b(data, digest_size=16).hexdigest()))
    replaced = {each.path for each in added}
    kept = [file for file in files.files if file.path not in replaced]
    return Files(root, sorted((*kept, *added), key=lambda file: file.path), files.findings)


def check_additions(
    files: Files, record: Record, before: Iterable[Finding], additions: Sequence[Addition], today: date
) -> list[Finding]:
    """What the check would say of ``record`` with ``additions``, beyond what it says ``before``."""
    known = {(each.path, each.rule, each.message) for each in before}
    with tempfile.TemporaryDirectory() as folder:
        changed = load_record(with_additions(files, additions, Path(folder) / files.root.name), None, previous=record)
        findings = check_record(changed, today, base=record)
    return [each for each in findings if (each.path, each.rule, each.message) not in known]


def write_additions(base: Path, additions: Sequence[Addition]) -> list[Path]:
    """Write new files below ``base``, the project's folder: all of them, or none.

    :raises FileExistsError: when there is a file already.
    """
    written: list[Path] = []
    try:
        for each in additions:
            path = base / each.path
            _write_new(path, each.text.encode())
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


def write_drafts(base: Path, additions: Iterable[Addition]) -> list[Path]:
    """Keep the texts of ``additions`` out of the record, in `.timeline/`; where each lies, none over another."""
    folder, kept = base / ".timeline", []
    for each in additions:
        name = free_id(f"draft-{each.id}", {path.stem for path in folder.glob("draft-*.md")})
        _write_new(folder / f"{name}.md", each.text.encode())
        kept.append(folder / f"{name}.md")
    return kept


def _write_new(path: Path, data: bytes) -> None:
    """Write a file that appears whole, and only where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(beside, 0o644)
        _put(Path(beside), path)
    finally:
        os.unlink(beside)


def _put(beside: Path, path: Path) -> None:
    try:
        os.link(beside, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        with open(path, "xb") as file:
            file.write(beside.read_bytes())

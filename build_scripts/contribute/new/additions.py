"""New files of the record: checked before they exist, and written so that they never replace another file."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from build_scripts.base.atomic import write_new
from build_scripts.check.levels import STANDARD, Levels
from build_scripts.check.run import check_record
from build_scripts.contribute.new.ids import free_id
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, EntryKind, entry_path
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
    """Return the ids that no new event may have: those of events that are, were moved, or were taken down."""
    moved = {old for event in record.events.values() for old in event.redirect_from}
    paths = (*record.loaded, *(finding.path for finding in record.findings))
    return {*record.events, *record.removed, *moved, *(Path(path).stem for path in paths)}


def check_additions(
    files: Files,
    record: Record,
    before: Iterable[Finding],
    additions: Sequence[Addition],
    today: date,
    levels: Levels = STANDARD,
) -> list[Finding]:
    """Return what the check would say of ``record`` with ``additions``, beyond what it says ``before``."""
    known = {finding.identity for finding in before}
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / files.root.name  # the new files are read again from here, to place their findings
        added = []
        for addition in additions:
            data, path = addition.text.encode(), root.parent / addition.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            digest = blake2b(data, digest_size=16).hexdigest()
            added.append(SourceFile(addition.path, addition.kind, addition.id, data, digest))
        paths = {file.path for file in added}
        others = [file for file in files.files if file.path not in paths]
        changed = Files(root, sorted((*others, *added), key=lambda file: file.path), files.findings)
        findings = check_record(load_record(changed, None, previous=record), today, base=record, levels=levels)
    return [finding for finding in findings if finding.identity not in known]


def write_additions(base: Path, additions: Sequence[Addition]) -> list[Path]:
    """Write new files below ``base``, the project's folder: all of them, or none.

    :raises FileExistsError: when there is a file already.
    """
    written: list[Path] = []
    try:
        for addition in additions:
            path = base / addition.path
            write_new(path, addition.text.encode())
            written.append(path)
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


def write_draft(base: Path, name: str, text: str) -> Path:
    """Write ``text`` beside the record's caches, over no other draft; return its path."""
    folder = base / CACHE
    path = folder / f"{free_id(f'draft-{name}', {path.stem for path in folder.glob('draft-*.md')})}.md"
    write_new(path, text.encode())
    return path

"""What becomes of one file: its entry, or the findings about it. The only entry point to `diagnosis` is here.

A right file does not use it: `diagnosis` is imported by the first file that is refused or doubted, and not before.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import blake2b

from build_scripts.findings import Finding
from build_scripts.model.entries import Entry
from build_scripts.reading.files import RefusedFile, SourceFile
from build_scripts.reading.parse import ADAPTERS, FileEntry, read_file
from build_scripts.reading.sources import foreign_names


@dataclass(frozen=True, slots=True)
class Parsed:
    """What became of one file: its entry as the model's JSON (``None`` when it cannot be one) and its findings.

    ``former`` are the ids that the entry had, ``foreign`` those that it cites as sources and does not list. ``front``
    is a digest of its front matter.
    """

    json: bytes | None
    findings: tuple[Finding, ...] = ()
    former: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    front: str = ""


def parse_file(file: SourceFile) -> Parsed:
    """Read one file; what is refused or doubtful goes to `diagnosis`."""
    reading = read_file(file)
    findings: tuple[Finding, ...] = ()
    if not reading.is_right:
        from build_scripts.reading.diagnosis import diagnose

        findings = diagnose(file, reading)
    entry = reading.entry
    if entry is None or any(finding.severity == "error" for finding in findings):
        return Parsed(None, findings)
    json = ADAPTERS[file.kind].dump_json(entry, by_alias=True, exclude_defaults=True)
    if not isinstance(entry, Entry):
        return Parsed(json, findings)
    front = blake2b(reading.document.front.encode(), digest_size=16).hexdigest()
    return Parsed(json, findings, entry.redirect_from, foreign_names(entry), front)


def load_entry(kind: str, json: bytes) -> FileEntry:
    """Return an entry from the JSON that `parse_file` made of it.

    :raises ValueError: when it is not that JSON.
    """
    entry: FileEntry = ADAPTERS[kind].validate_json(json)
    return entry


def explain_refused(refused: Sequence[RefusedFile]) -> Sequence[Finding]:
    """Return a finding about each of ``refused``, files that could not even be read."""
    if not refused:
        return ()
    from build_scripts.reading.diagnosis import explain_refused_files

    return explain_refused_files(refused)

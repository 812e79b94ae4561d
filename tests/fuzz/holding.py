"""What must hold for any file: the check ends, says what it refuses and where, and takes nothing in silence."""

from __future__ import annotations

import json
import shutil
from hashlib import blake2b
from pathlib import Path

import yaml

from build_scripts.check import check_record
from build_scripts.findings import Finding
from build_scripts.front_matter import parse_document
from build_scripts.model import Event
from build_scripts.parse import ADAPTERS
from build_scripts.read import SourceFile, decode
from build_scripts.record import Files, Loaded, load_record, read_files
from build_scripts.reporters import REPORTERS, Setting
from tests.examples import CASE, RECORD, TODAY

_DERIVED = {"id", "path", "body", "cited", "links"}


class BrokenError(AssertionError):
    """Something that must hold does not; the message says what."""


class Project:
    """The example record with one more event, which changes from try to try."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(RECORD, folder, dirs_exist_ok=True)
        self.folder = folder
        files = read_files(folder / "events")
        self.files = files.files
        self.record = load_record(files, None)

    def hold(self, data: bytes) -> bool:
        """Check a file; whether it was accepted.

        :raises BrokenError: when something does not hold.
        """
        (self.folder / CASE).write_bytes(data)  # findings are placed by what lies there
        digest = blake2b(data, digest_size=16).hexdigest()
        case = SourceFile(CASE.as_posix(), "event", CASE.stem, data, digest)
        record = load_record(Files(self.folder / "events", [*self.files, case], ()), None, previous=self.record)
        findings = check_record(record, TODAY)
        _hold_findings(findings, data)
        if len(data) % 16 == 0:  # now and then: they take longer than all the rest
            _hold_reports(findings, Setting(self.folder))
        return _hold_entry(record.loaded[case.path], findings, data)


def _hold_findings(findings: list[Finding], data: bytes) -> None:
    """Every finding lies within its file and says what to do."""
    lines = data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for finding in findings:
        if not finding.message or not finding.remedy or "\n" in finding.message + finding.remedy:
            raise BrokenError(f"a finding without words on one line: {finding}")
        if finding.path != CASE.as_posix():
            continue
        if not 1 <= finding.line <= len(lines) or not 1 <= finding.column <= len(lines[finding.line - 1]) + 1:
            raise BrokenError(f"a finding outside of the file: {finding}")


def _hold_reports(findings: list[Finding], setting: Setting) -> None:
    """Every reporter has something to say."""
    for name, report in REPORTERS.items():
        if not report(findings, setting):
            raise BrokenError(f"the reporter {name} says nothing")


def _hold_entry(loaded: Loaded, findings: list[Finding], data: bytes) -> bool:
    """A file that is no entry has an error; one that is says what another reader of YAML reads in it."""
    errors = [each for each in findings if each.severity == "error" and each.path == CASE.as_posix()]
    if loaded.entry is None:
        if not errors:
            raise BrokenError("the file is no entry, and no error says why")
        return False
    entry: Event = loaded.entry
    text = decode(data)[0]
    front = parse_document(text)[0].front
    written = ADAPTERS["event"].dump_json(entry, by_alias=True, exclude_defaults=True)
    ours, theirs = json.loads(written), _read(front)
    for key, value in theirs.items():
        if key not in ours and value not in ("", [], {}, None):
            raise BrokenError(f"`{key}` was lost: {value!r}")
    if extra := ours.keys() - theirs.keys() - _DERIVED:
        raise BrokenError(f"keys that nobody wrote: {extra}")
    if (
        ADAPTERS["event"].validate_json(ADAPTERS["event"].dump_json(entry, by_alias=True, exclude_defaults=True))
        != entry
    ):
        raise BrokenError("the entry does not come back from its JSON")
    return not errors


def _read(front: str) -> dict[str, object]:
    """The front matter as PyYAML reads it, text only; its own scanner knows fewer tabs than libyaml's."""
    try:
        tree = yaml.load(front, yaml.BaseLoader if len(front) % 8 == 0 else yaml.CBaseLoader)
    except yaml.YAMLError:
        tree = yaml.load(front, yaml.CBaseLoader)
    return dict(tree)

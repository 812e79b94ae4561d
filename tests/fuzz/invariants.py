"""What must be true of any file: the check ends, reports what it refuses and where, and ignores nothing silently."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path

from build_scripts.changes.review import review_change
from build_scripts.check.reporters import REPORTERS, Setting
from build_scripts.check.run import check_record
from build_scripts.contribute.fix.fix import Fixed, fix_file
from build_scripts.findings import Finding
from build_scripts.language.interface import read_strings
from build_scripts.model.layout import identify_file
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import parse_document
from build_scripts.reading.loaded import Loaded
from build_scripts.reading.parse import ADAPTERS, decode
from build_scripts.reading.parsed import parse_file
from build_scripts.reading.record import Files, Record, load_record, read_files
from tests.examples import RECORD, TODAY
from tests.fuzz.values import BrokenError, compare_value, read_plain


@dataclass(frozen=True, slots=True)
class Attempt:
    """A file to try, by its path from the project, and its earlier version where there is one."""

    path: str
    data: bytes
    before: bytes | None = None


class Project:
    """The example record, in which one file is replaced for each attempt."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(RECORD, folder, dirs_exist_ok=True)
        self.folder = folder
        files = read_files(folder / "events")
        self.files: Mapping[str, SourceFile] = {file.path: file for file in files.files}
        self.record = load_record(files, None)
        self.strings = read_strings("en", folder)

    def check(self, attempt: Attempt) -> bool:
        """Check a file, alone and as a change, and return whether it was accepted.

        :raises BrokenError: when an invariant is broken.
        """
        file = _as_file(attempt.path, attempt.data)
        with self._on_disk(file):
            record = self._with(file)
            findings = check_record(record, TODAY)
            self._check_findings(findings, file)
            if attempt.before is not None:
                self._check_change(record, file, self._with(_as_file(attempt.path, attempt.before)))
            if len(file.data) % 16 == 0:  # now and then: they take longer than all the rest
                _check_reports(findings, Setting(self.folder))
        _check_entry(record.loaded[file.path], findings, file)
        _check_fix(file, record.loaded[file.path].entry is not None)
        return not any(each.severity == "error" for each in findings if each.path == file.path)

    @contextmanager
    def _on_disk(self, file: SourceFile) -> Iterator[None]:
        """Put the file on the disk, where findings look up their places; a crash of the interpreter leaves it there."""
        path, usual = self.folder / file.path, self.files.get(file.path)
        path.write_bytes(file.data)
        try:
            yield
        finally:
            if usual:
                path.write_bytes(usual.data)

    def _with(self, file: SourceFile) -> Record:
        files = Files(self.folder / "events", [*({**self.files, file.path: file}).values()], ())
        return load_record(files, None, previous=self.record)

    def _check_findings(self, findings: list[Finding], file: SourceFile) -> None:
        """Check that every finding lies within its file and has a remedy."""
        for finding in findings:
            if not finding.message or not finding.remedy or "\n" in finding.message + finding.remedy:
                raise BrokenError(f"a finding without words on one line: {finding}")
            about = file if finding.path == file.path else self.files.get(finding.path)
            if about is None:
                raise BrokenError(f"a finding about no file: {finding}")
            lines = _lines(about.data)
            if not 1 <= finding.line <= len(lines) or not 1 <= finding.column <= len(lines[finding.line - 1]) + 1:
                raise BrokenError(f"a finding outside of the file: {finding}")

    def _check_change(self, record: Record, file: SourceFile, base: Record) -> None:
        """Check that the check of a change and its review end, as `check --changed-since` and `diff` need them."""
        check_record(base, TODAY)
        self._check_findings(check_record(record, TODAY, base=base), file)
        review = review_change(record, base, self.strings)
        if not review.startswith("## What this changes: ") or not review.endswith("\n"):
            raise BrokenError(f"no review: {review[:80]!r}")
        same = review_change(record, record, self.strings)
        if all(each.entry is not None for each in record.loaded.values()) and len(same.splitlines()) != 1:
            raise BrokenError(f"a review of no change at all: {same[:80]!r}")


def _as_file(path: str, data: bytes) -> SourceFile:
    placed = identify_file(path.partition("/")[2])
    if placed is None:
        raise ValueError(f"no file of the record: {path}")
    return SourceFile(path, *placed, data, blake2b(data, digest_size=16).hexdigest())


def _lines(data: bytes) -> list[str]:
    return data.decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _check_reports(findings: list[Finding], setting: Setting) -> None:
    """Check that every reporter writes something."""
    for name, report in REPORTERS.items():
        if not report(findings, setting):
            raise BrokenError(f"the reporter {name} says nothing")


def _check_entry(loaded: Loaded, findings: list[Finding], file: SourceFile) -> None:
    """Check that a file that is no entry has an error, and that an entry holds what another reader of YAML reads."""
    if loaded.entry is None:
        if not any(each.severity == "error" and each.path == file.path for each in findings):
            raise BrokenError("the file is no entry, and no error says why")
        return
    compare_value(loaded.entry, read_plain(parse_document(file.kind, decode(file.data)[0]).front), file.kind)
    adapter = ADAPTERS[file.kind]
    if adapter.validate_json(adapter.dump_json(loaded.entry, by_alias=True, exclude_defaults=True)) != loaded.entry:
        raise BrokenError("the entry does not come back from its JSON")


def _check_fix(file: SourceFile, accepted: bool) -> None:
    """What was fixed needs no fix, and what was accepted still is."""
    fixed = fix_file(file)
    if not isinstance(fixed, Fixed) or not fixed.kinds:
        return
    again = _as_file(file.path, fixed.text.encode("utf-8"))
    if (more := fix_file(again)) != Fixed(fixed.text, (), fixed.left, fixed.read):
        raise BrokenError(f"fixed {fixed.kinds}, there is still something to fix: {more!r:.120}")
    if accepted and parse_file(again).json is None:
        raise BrokenError(f"after fixing {fixed.kinds} the file is no entry any more")

"""What must hold for any file: the check ends, says what it refuses and where, and takes nothing in silence."""

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
from build_scripts.contribute.fix.mend import Mended, mend_file
from build_scripts.findings import Finding
from build_scripts.language.interface import read_strings
from build_scripts.model.layout import identify_file
from build_scripts.reading.files import SourceFile
from build_scripts.reading.front_matter import parse_document
from build_scripts.reading.parse import ADAPTERS, decode
from build_scripts.reading.parsed import parse_file
from build_scripts.reading.record import Files, Loaded, Record, load_record, read_files
from tests.examples import RECORD, TODAY
from tests.fuzz.values import BrokenError, hold_value, read_plain


@dataclass(frozen=True, slots=True)
class Attempt:
    """A file to try, by its path from the project, and its earlier version where there is one."""

    path: str
    data: bytes
    before: bytes | None = None


class Project:
    """The example record, in which one file is another from try to try."""

    def __init__(self, folder: Path) -> None:
        shutil.copytree(RECORD, folder, dirs_exist_ok=True)
        self.folder = folder
        files = read_files(folder / "events")
        self.files: Mapping[str, SourceFile] = {file.path: file for file in files.files}
        self.record = load_record(files, None)
        self.strings = read_strings("en", folder)

    def hold(self, attempt: Attempt) -> bool:
        """Check a file, alone and as a change; whether it was accepted.

        :raises BrokenError: when something does not hold.
        """
        file = _as_file(attempt.path, attempt.data)
        with self._lying_there(file):
            record = self._with(file)
            findings = check_record(record, TODAY)
            self._hold_findings(findings, file)
            if attempt.before is not None:
                self._hold_change(record, file, self._with(_as_file(attempt.path, attempt.before)))
            if len(file.data) % 16 == 0:  # now and then: they take longer than all the rest
                _hold_reports(findings, Setting(self.folder))
        _hold_entry(record.loaded[file.path], findings, file)
        _hold_mending(file, record.loaded[file.path].entry is not None)
        return not any(each.severity == "error" for each in findings if each.path == file.path)

    @contextmanager
    def _lying_there(self, file: SourceFile) -> Iterator[None]:
        """Findings are placed by what lies there; a crash of the interpreter leaves it."""
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

    def _hold_findings(self, findings: list[Finding], file: SourceFile) -> None:
        """Every finding lies within its file and says what to do."""
        for finding in findings:
            if not finding.message or not finding.remedy or "\n" in finding.message + finding.remedy:
                raise BrokenError(f"a finding without words on one line: {finding}")
            about = file if finding.path == file.path else self.files.get(finding.path)
            if about is None:
                raise BrokenError(f"a finding about no file: {finding}")
            lines = _lines(about.data)
            if not 1 <= finding.line <= len(lines) or not 1 <= finding.column <= len(lines[finding.line - 1]) + 1:
                raise BrokenError(f"a finding outside of the file: {finding}")

    def _hold_change(self, record: Record, file: SourceFile, base: Record) -> None:
        """The check of a change and its review end, as `timeline check --changed-since` and `diff` want them."""
        check_record(base, TODAY)
        self._hold_findings(check_record(record, TODAY, base=base), file)
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


def _hold_reports(findings: list[Finding], setting: Setting) -> None:
    """Every reporter has something to say."""
    for name, report in REPORTERS.items():
        if not report(findings, setting):
            raise BrokenError(f"the reporter {name} says nothing")


def _hold_entry(loaded: Loaded, findings: list[Finding], file: SourceFile) -> None:
    """A file that is no entry has an error; one that is says what another reader of YAML reads in it."""
    if loaded.entry is None:
        if not any(each.severity == "error" and each.path == file.path for each in findings):
            raise BrokenError("the file is no entry, and no error says why")
        return
    hold_value(loaded.entry, read_plain(parse_document(file.kind, decode(file.data)[0]).front), file.kind)
    adapter = ADAPTERS[file.kind]
    if adapter.validate_json(adapter.dump_json(loaded.entry, by_alias=True, exclude_defaults=True)) != loaded.entry:
        raise BrokenError("the entry does not come back from its JSON")


def _hold_mending(file: SourceFile, accepted: bool) -> None:
    """What was mended needs no mending, and what was accepted still is."""
    mended = mend_file(file)
    if not isinstance(mended, Mended) or not mended.kinds:
        return
    again = _as_file(file.path, mended.text.encode("utf-8"))
    if (more := mend_file(again)) != Mended(mended.text, (), mended.left, mended.read):
        raise BrokenError(f"mended {mended.kinds}, there is still something to mend: {more!r:.120}")
    if accepted and parse_file(again).json is None:
        raise BrokenError(f"after mending {mended.kinds} the file is no entry any more")

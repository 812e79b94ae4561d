"""`timeline fix`: what it writes, what it says, what it refuses, and how it exits."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.contribute.fix.fix import Fixed, fix_file
from build_scripts.findings import Problem
from build_scripts.reading.diagnosis import explain_characters
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import read_files
from tests.examples import CASE, HERE, set_up

LEAST = HERE / "valid" / "least.md"
CASE_PATH = CASE.as_posix()
WRONG = b"---\r\ntitle: 'A: short flood'\r\ndate: 5 May 2031\r\n---\r\n"
RIGHT = b'---\ntitle: "A: short flood"\ndate: 2031-05-05\n---\n'
KINDS = "line ends, dates, quotation marks"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example record with one more event, all of it as it should be."""
    set_up(LEAST, tmp_path)
    return tmp_path


def fix(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["fix", "--root", str(project), *arguments])


def snapshot(project: Path) -> dict[str, bytes]:
    """Every file of a project."""
    return {str(path): path.read_bytes() for path in sorted(project.rglob("*")) if path.is_file()}


def test_nothing_to_fix(project: Path) -> None:
    """A record as it should be is left alone, and no file is written."""
    before = {path: os.stat(path).st_mtime_ns for path in snapshot(project)}
    result = fix(project)
    assert (result.exit_code, result.output) == (0, "Nothing to fix.\n")
    assert {path: os.stat(path).st_mtime_ns for path in snapshot(project)} == before


def test_files_are_fixed(project: Path) -> None:
    """Each file fixed gets a line that says what was done; the rest of the record is left alone."""
    (project / CASE).write_bytes(WRONG)
    place = project / "events/_places/old-gauge.md"
    place.write_bytes(place.read_bytes() + b"\n\n")
    before = snapshot(project)
    result = fix(project)
    said = f"{CASE_PATH}: {KINDS}\nevents/_places/old-gauge.md: last line\nFixed 2 files.\n"
    assert (result.exit_code, result.output) == (0, said)
    after = snapshot(project)
    assert {path for path in before if before[path] != after[path]} == {str(project / CASE), str(place)}
    assert after.keys() == before.keys()
    assert (project / CASE).read_bytes() == RIGHT


def test_permissions_stay(project: Path) -> None:
    """A fixed file has the permissions that it had."""
    (project / CASE).write_bytes(WRONG)
    (project / CASE).chmod(0o640)
    assert fix(project).exit_code == 0
    assert stat.S_IMODE((project / CASE).stat().st_mode) == 0o640


@pytest.mark.parametrize("option", ["--check", "--diff"])
def test_check_writes_nothing(project: Path, option: str) -> None:
    """With --check or --diff nothing is written; the exit status tells that there is something to fix."""
    (project / CASE).write_bytes(WRONG)
    before = snapshot(project)
    assert fix(project, option).exit_code == 1
    assert snapshot(project) == before
    (project / CASE).write_bytes(RIGHT)
    assert fix(project, option).exit_code == 0


def test_check_says_what_would_be_fixed(project: Path) -> None:
    """With --check each file gets its line, as if it were fixed."""
    (project / CASE).write_bytes(WRONG)
    assert fix(project, "--check").output == f"{CASE_PATH}: {KINDS}\n1 file would be fixed.\n"


def test_diff(project: Path) -> None:
    """With --diff the difference is all that goes to standard output; what cannot be seen is an escape."""
    (project / CASE).write_bytes(b"\xef\xbb\xbf---\r\ntitle: a\r\nkind: \x1b[31m\r\n---")
    result = fix(project, "--diff")
    assert result.stdout == (
        f"--- a/{CASE_PATH}\n+++ b/{CASE_PATH}\n@@ -1,4 +1,4 @@\n"
        "-\\ufeff---\\r\n-title: a\\r\n-kind: \\x1b[31m\\r\n----\n\\ No newline at end of file\n"
        "+---\n+title: a\n+kind: \\x1b[31m\n+---\n"
    )
    assert result.stderr == (
        f"{CASE_PATH}: byte order mark, line ends, last line\n"
        f"{CASE_PATH}: its YAML cannot be read, so most was left as it is: see `timeline check`\n"
        "1 file would be fixed.\n"
    )


@pytest.mark.parametrize(
    ("path", "fixed"),
    [(CASE_PATH, True), ("events/2031", True), ("events", True), (".", True), ("events/2032", False)],
)
def test_paths_choose_what_is_fixed(project: Path, path: str, fixed: bool) -> None:
    """With paths only those files and folders are fixed."""
    (project / CASE).write_bytes(WRONG)
    result = fix(project, str(project / path))
    assert (result.exit_code, (project / CASE).read_bytes() == RIGHT) == (0, fixed)


@pytest.mark.parametrize("path", ["README.md", "events/no-such-file.md", "../elsewhere.md"])
def test_what_is_no_part_of_the_record(project: Path, path: str) -> None:
    """A path outside of the record, or to nothing, is a wrong call."""
    (project / "README.md").write_text("x ")
    assert fix(project, str(project / path)).exit_code == 2
    assert (project / "README.md").read_text() == "x "


def test_what_is_not_fixed(project: Path) -> None:
    """Links, files that are too large, misplaced or no text get a sentence each; the others are fixed all the same."""
    folder = project / "events/2031"
    (project / CASE).write_bytes(WRONG)
    (project / "elsewhere.md").write_bytes(WRONG)
    (folder / "2031-05-06-link.md").symlink_to(project / "elsewhere.md")
    (folder / "2031-05-07-large.md").write_bytes(b"x \n" * 100_000)
    (folder / "2031-05-08-latin.md").write_bytes(b"---\ntitle: \xe9 \n---\n")
    (folder / "2031-05-09 misplaced.md").write_bytes(WRONG)
    latin = next(explain_characters((folder / "2031-05-08-latin.md").read_bytes())).message
    refused = {each.path: each.message for each in read_files(project / "events").findings}
    refused["events/2031/2031-05-08-latin.md"] = latin
    result = fix(project)
    said = "".join(f"{path}: not fixed: {refused[path]}\n" for path in sorted(refused))
    assert (result.exit_code, result.output) == (1, f"{CASE_PATH}: {KINDS}\n{said}Fixed 1 file.\n")
    assert len(refused) == 4
    assert (project / "elsewhere.md").read_bytes() == WRONG
    assert (folder / "2031-05-06-link.md").is_symlink()
    assert (folder / "2031-05-09 misplaced.md").read_bytes() == WRONG


def test_only_chosen_files_are_refused(project: Path) -> None:
    """What is wrong with other files does not matter when one is named."""
    (project / "events/2031/misplaced.md").write_bytes(WRONG)
    assert fix(project, str(project / CASE)).exit_code == 0


def test_a_file_that_cannot_be_read_as_yaml(project: Path) -> None:
    """Only its bytes are fixed, and the reader is told so; that is no failure."""
    (project / CASE).write_bytes(b"---\ntitle: a: b \n---\n\n")
    result = fix(project)
    assert (project / CASE).read_bytes() == b"---\ntitle: a: b \n---\n"
    assert (result.exit_code, result.output) == (
        0,
        f"{CASE_PATH}: last line\n"
        f"{CASE_PATH}: its YAML cannot be read, so most was left as it is: see `timeline check`\n"
        "Fixed 1 file.\n",
    )


def test_what_would_say_something_else(project: Path) -> None:
    """A fix that would change what a file says is left out and named; that is no failure."""
    text = b"---\ntitle: a\n---\n\n```\nnever closed\n\n\n"
    (project / CASE).write_bytes(text)
    said = f"{CASE_PATH}: left as it is, since the file would then say something else: last line\nNothing to fix.\n"
    result = fix(project)
    assert (result.exit_code, result.output, (project / CASE).read_bytes()) == (0, said, text)


def test_a_file_changed_meanwhile(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What somebody writes while the file is being fixed is not lost."""
    (project / CASE).write_bytes(WRONG)

    def interrupted(file: SourceFile) -> Fixed | Problem:
        (project / CASE).write_bytes(b"mine")
        return fix_file(file)

    monkeypatch.setattr("build_scripts.cli.fix.fix_file", interrupted)
    result = fix(project, str(project / CASE))
    said = f"{CASE_PATH}: not fixed: it was changed at the same time; try again\nNothing to fix.\n"
    assert (result.exit_code, result.output, (project / CASE).read_bytes()) == (1, said, b"mine")


def test_a_disk_that_refuses(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When a file cannot be written, it is whole as it was, nothing lies beside it, and the reason is said."""
    (project / CASE).write_bytes(WRONG)
    before = snapshot(project)

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    result = fix(project)
    said = f"{CASE_PATH}: not fixed: No space left on device\nNothing to fix.\n"
    assert (result.exit_code, result.output, snapshot(project)) == (1, said, before)


def test_no_record(tmp_path: Path) -> None:
    """Without a folder of events the call is wrong."""
    assert fix(tmp_path).exit_code == 2

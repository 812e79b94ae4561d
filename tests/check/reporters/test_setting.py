"""What a reporter may look at: lines of plain files, and nothing where there is none."""

import os
from pathlib import Path

import pytest

from build_scripts.check.reporters import REPORTERS, Setting
from build_scripts.check.reporters.setting import end_column, line_of
from build_scripts.reading.files import MAX_BYTES
from tests.check.reporters.findings import finding


def test_lines_end_in_any_way(tmp_path: Path) -> None:
    """A file's lines are those that the check counted, whatever ends them; bytes that are no text are shown as �."""
    (tmp_path / "a.md").write_bytes(b"one\r\ntwo\rthree\nf\xffur")
    assert Setting(tmp_path).lines("a.md") == ["one", "two", "three", "f�ur"]


def test_of_a_huge_file_the_beginning(tmp_path: Path) -> None:
    """No more of a file is read than a file of the record may hold."""
    (tmp_path / "a.md").write_bytes(b"x" * (MAX_BYTES + 10))
    assert [len(line) for line in Setting(tmp_path).lines("a.md")] == [MAX_BYTES]


@pytest.fixture
def odd_files(tmp_path: Path) -> Path:
    """Files that cannot be read as files of the record."""
    events = tmp_path / "events"
    events.mkdir()
    (events / "folder.md").mkdir()
    (events / "link.md").symlink_to("/etc/hostname")
    os.mkfifo(events / "pipe.md")
    return tmp_path


@pytest.mark.parametrize(
    "name", ["gone.md", "folder.md", "link.md", "pipe.md", "no/such/folder.md", "\0.md", "x" * 300]
)
@pytest.mark.parametrize("report", REPORTERS)
def test_files_that_cannot_be_read(report: str, name: str, odd_files: Path) -> None:
    """A finding about a file that is gone, or is no plain file, is reported without a line of it."""
    setting = Setting(odd_files)
    assert setting.lines(f"events/{name}") == []
    assert "unknown-kind" in REPORTERS[report]([finding(path=f"events/{name}")], setting)


def test_line_of() -> None:
    """Lines count from 1, and one that is not there is empty."""
    assert [line_of(["a", "b"], number) for number in (-1, 0, 1, 2, 3)] == ["", "", "a", "b", ""]


def test_end_column() -> None:
    """A stretch ends with its line; where the line is not known, where it says."""
    assert [end_column(finding(column=3, length=n), "abcde") for n in (1, 3, 9)] == [4, 6, 6]
    assert end_column(finding(column=9, length=2), "abcde") == 9
    assert end_column(finding(column=9, length=2), "") == 11


def test_pages_only_of_a_site_that_is_known(tmp_path: Path) -> None:
    """A rule has an address where the site has one."""
    assert Setting(tmp_path).page_of("bad-id") == ""
    assert Setting(tmp_path, site="https://chronicle.example/").page_of("bad-id") == (
        "https://chronicle.example/rules/bad-id/"
    )

"""Files that appear whole or not at all."""

import errno
import os
import sys
from pathlib import Path

import pytest

from build_scripts.base.atomic import exchange, write_atomically, write_new


def test_atomic(tmp_path: Path) -> None:
    """A file is replaced as a whole with the permissions that are asked for, and nothing is left beside it."""
    path = tmp_path / "file"
    path.write_bytes(b"old")
    write_atomically(path, b"new", 0o640)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o640)
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_fails(tmp_path: Path) -> None:
    """Where the file cannot be replaced, what is there stays, and nothing is left beside it."""
    (tmp_path / "folder").mkdir()
    with pytest.raises(OSError, match="folder"):
        write_atomically(tmp_path / "folder", b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


def test_a_new_file(tmp_path: Path) -> None:
    """A new file has the permissions of new files, its folder is made, and nothing is left beside it."""
    path = tmp_path / "folder" / "file"
    write_new(path, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o644)
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("has_links", [True, False])
def test_a_new_file_replaces_none(has_links: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there is a file, it stays, and nothing is left beside it; on disks without links too."""
    if not has_links:
        monkeypatch.setattr(os, "link", _refuse)
    path = tmp_path / "file"
    write_new(path, b"old")
    with pytest.raises(FileExistsError, match="file"):
        write_new(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def _refuse(*_: object) -> None:
    raise OSError(errno.EPERM, os.strerror(errno.EPERM))


def test_exchange(tmp_path: Path) -> None:
    """Two folders change places in one step; where the system cannot do that, it says so and nothing has happened."""
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        (tmp_path / name / name).touch()
    is_done = exchange(tmp_path / "one", tmp_path / "two")
    names = [[path.name for path in (tmp_path / name).iterdir()] for name in ("one", "two")]
    assert names == ([["two"], ["one"]] if is_done else [["one"], ["two"]])
    assert is_done or not sys.platform.startswith("linux")


def test_no_exchange_with_nothing(tmp_path: Path) -> None:
    """What is not there cannot change places."""
    (tmp_path / "one").mkdir()
    assert not exchange(tmp_path / "one", tmp_path / "two")
    assert [path.name for path in tmp_path.iterdir()] == ["one"]

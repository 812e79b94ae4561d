"""Caches: what was written comes back, and whatever is not exactly that counts as missing."""

from pathlib import Path

import pytest

from build_scripts.base.cache import Header, read_cache, read_rows, write_cache, write_rows

RECORDS: list[tuple[Header, bytes]] = [(["a.md", 3], b"dike\nbreach"), ([], b""), (["آب"], b"\x00\xff")]


def test_records_come_back(tmp_path: Path) -> None:
    """Headers and bytes are what they were, whatever is in them."""
    path = tmp_path / "below" / "cache"
    write_cache(path, "one", RECORDS)
    assert list(read_cache(path, "one")) == RECORDS
    write_cache(path, "one", [])
    assert list(read_cache(path, "one")) == []


def test_nothing_there(tmp_path: Path) -> None:
    """A missing file, and a folder in its place, have no records."""
    assert list(read_cache(tmp_path / "cache", "one")) == []
    assert list(read_cache(tmp_path, "one")) == []


def test_another_version(tmp_path: Path) -> None:
    """What another version wrote is outdated."""
    write_cache(tmp_path / "cache", "one", RECORDS)
    assert list(read_cache(tmp_path / "cache", "two")) == []


def test_another_cache(tmp_path: Path) -> None:
    """What another cache holds is not taken for this one's."""
    write_cache(tmp_path / "cache", "one", RECORDS)
    (tmp_path / "cache").rename(tmp_path / "other")
    assert list(read_cache(tmp_path / "other", "one")) == []


@pytest.mark.parametrize("at", range(132))
def test_altered_or_torn(at: int, tmp_path: Path) -> None:
    """One byte changed, or the end missing, and nothing of the file is used."""
    path = tmp_path / "cache"
    write_cache(path, "one", RECORDS)
    data = path.read_bytes()
    assert len(data) == 132
    path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    assert list(read_cache(path, "one")) == []
    path.write_bytes(data[:at])
    assert list(read_cache(path, "one")) == []


def test_rows_are_read_as_written(tmp_path: Path) -> None:
    """Rows come back in their order; of another version, or where there is no file, there are none."""
    rows: list[Header] = [["one", [1, None, {"a": "ä"}]], [], ["two"]]
    write_rows(tmp_path / "cache", "one", iter(rows))
    assert read_rows(tmp_path / "cache", "one") == rows
    assert (read_rows(tmp_path / "cache", "two"), read_rows(tmp_path / "other", "one")) == ([], [])

"""What was read of each file, kept from one run to the next: a list of the files, and the entries themselves.

The list (``parsed``) is small, and read and written whole. Of the entries (``entries``) those are read that somebody
asks for, each with its own digest, and new ones are put behind the rest. So an edit costs what it changes. What no list
names any more is left out when it is as much as the rest, and at once when a file is gone: it may have been taken down.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Iterable, Sequence
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from build_scripts.base.atomic import write_atomically
from build_scripts.base.cache import read_rows, toolkit_version, write_rows
from build_scripts.findings import Finding

LIST, ENTRIES = "parsed", "entries"


class Row(NamedTuple):
    """What is known of a file without its entry: `at` are the beginning, the length and the digest of its bytes."""

    path: str
    digest: str
    at: tuple[int, int, str] | None
    findings: tuple[Finding, ...]
    former: tuple[str, ...]
    foreign: tuple[str, ...]
    front: str


class Kept:
    """What the folder of the caches has of a record's files."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._data = -1
        self.rows: dict[str, Row] = {}
        if folder is None:
            return
        with suppress(OSError):
            self._data = os.open(folder / ENTRIES, os.O_RDONLY)
            weakref.finalize(self, os.close, self._data)
            self.rows = {row.path: row for row in map(_row, read_rows(folder / LIST, toolkit_version()))}

    def bytes_of(self, row: Row) -> bytes | None:
        """Return the bytes of an entry; None where they are not what was written."""
        if row.at is None:
            return None
        start, length, digest = row.at
        try:
            data = os.pread(self._data, length, start)
        except OSError:
            return None
        return data if _digest(data) == digest else None

    def write(self, files: Iterable[tuple[Row, bytes | None]]) -> None:
        """Keep these files, and no others; of one whose bytes are None the entry is where its row says.

        Where nothing can be written, the next run takes longer, and that is all.
        """
        if self._folder is None:
            return
        size = self._size()
        rows, new = _behind(files, size)
        is_gone = not self.rows or self.rows.keys() - {row.path for row in rows}
        with suppress(OSError):
            if is_gone or size > 2 * sum(row.at[1] for row in rows if row.at):
                # What cannot be read here is as good as absent in the next run as well.
                whole = [(row, new.get(row.path) or self.bytes_of(row) or b"") for row in rows]
                rows, new = _behind([(row, data if row.at else None) for row, data in whole], 0)
                write_atomically(self._folder / ENTRIES, b"".join(new.values()))
            elif new:
                self._folder.mkdir(parents=True, exist_ok=True)
                with open(self._folder / ENTRIES, "ab") as behind:
                    behind.write(b"".join(new.values()))
        write_rows(self._folder / LIST, toolkit_version(), map(_plain, rows))

    def _size(self) -> int:
        """Return where new entries begin: behind all others."""
        return os.fstat(self._data).st_size if self._data >= 0 else 0


def _behind(files: Iterable[tuple[Row, bytes | None]], size: int) -> tuple[list[Row], dict[str, bytes]]:
    """Return the rows of files whose new entries lie behind ``size`` bytes, and these by path."""
    rows: list[Row] = []
    new: dict[str, bytes] = {}
    for row, data in files:
        if data is not None:
            row = row._replace(at=(size, len(data), _digest(data)))
            new[row.path] = data
            size += len(data)
        rows.append(row)
    return rows, new


def _plain(row: Row) -> list[Any]:
    return [*row[:3], [finding.as_dict() for finding in row.findings], *row[4:]]


def _row(plain: Sequence[Any]) -> Row:
    path, digest, at, findings, former, foreign, front = plain
    return Row(path, digest, at, tuple(Finding(**one) for one in findings), tuple(former), tuple(foreign), front)


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=16).hexdigest()

"""The record's files, found and read as bytes: what cannot be one is noted with the reason.

`model.layout` says where each file belongs, `model.leftovers` what is passed over: what programs leave lying.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Literal, NamedTuple

from build_scripts.base.text import printable
from build_scripts.model.layout import Kind, identify_file
from build_scripts.model.leftovers import is_left_lying

MAX_BYTES = 256 * 1024
"""The most bytes that a file may have."""


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the record: its path from the project's root with ``/``, its bytes and their BLAKE2b digest."""

    path: str
    kind: Kind
    id: str
    data: bytes
    digest: str


class RefusedFile(NamedTuple):
    """What cannot be a file of the record: its path from the project's root and from the record's folder, and why.

    ``error`` is what the system says where it cannot be read.
    """

    path: str
    inside: str
    why: Literal[
        "no-folder",
        "linked-folder",
        "unreadable-folder",
        "link",
        "no-file",
        "unreadable",
        "large",
        "misplaced",
        "missing",
    ]
    error: str = ""


def find_files(root: Path) -> Iterator[SourceFile | RefusedFile]:
    """Yield every file of the record in ``root``, in the order of paths."""
    name = printable(root.name)
    if root.is_symlink():
        yield RefusedFile(name, "", "linked-folder")
        return
    if not root.is_dir():
        yield RefusedFile(name, "", "no-folder")
        return
    for path, entry in sorted(_walk(root), key=lambda walked: walked[0]):
        inside = _inside(root, path)
        yield _read(path, f"{name}/{printable(inside)}", inside, entry)


def find_events(root: Path) -> Iterator[str]:
    """Yield the id of every event that has a file in ``root``, in the order of paths; none of them is read."""
    for path in sorted(path for path, _ in _walk(root)):
        identity = identify_file(_inside(root, path))
        if identity and identity[0] == "event":
            yield identity[1]


def _inside(root: Path, path: str) -> str:
    return path[len(os.fspath(root)) + 1 :].replace(os.sep, "/")


def _walk(root: Path) -> Iterator[tuple[str, os.DirEntry[str] | OSError]]:
    """Yield everything below ``root`` that is no folder, and each folder that cannot be read, with the error."""
    folders = [os.fspath(root)]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                listed = [entry for entry in entries if not is_left_lying(entry.name)]
        except OSError as error:
            yield folder, error
            continue
        for entry in listed:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
            else:
                yield entry.path, entry


def _read(path: str, relative: str, inside: str, entry: os.DirEntry[str] | OSError) -> SourceFile | RefusedFile:
    if isinstance(entry, OSError):
        return RefusedFile(relative, inside, "unreadable-folder", entry.strerror or "")
    if entry.is_symlink():
        return RefusedFile(relative, inside, "link")
    if not entry.is_file():
        return RefusedFile(relative, inside, "no-file")
    if (identity := identify_file(inside)) is None:
        return RefusedFile(relative, inside, "misplaced")
    try:
        with open(path, "rb", buffering=0) as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        return RefusedFile(relative, inside, "unreadable", error.strerror or "")
    return _file(relative, inside, identity, data)


def file_of(path: str, inside: str, data: bytes) -> SourceFile | RefusedFile:
    """Return a file that holds ``data``, given its path from the project's root and from the record's folder."""
    identity = identify_file(inside)
    return RefusedFile(path, inside, "misplaced") if identity is None else _file(path, inside, identity, data)


def _file(path: str, inside: str, identity: tuple[Kind, str], data: bytes) -> SourceFile | RefusedFile:
    if len(data) > MAX_BYTES:
        return RefusedFile(path, inside, "large")
    return SourceFile(path, *identity, data, blake2b(data, digest_size=16).hexdigest())


def bytes_of(path: Path) -> bytes:
    """Return the bytes of a file that was read before.

    There are none where it is gone since, or was there in an earlier version only.
    """
    try:
        return path.read_bytes()
    except OSError:
        return b""

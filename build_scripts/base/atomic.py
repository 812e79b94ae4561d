"""Files that appear whole or not at all, written beside their place and put there in one step; folders that change
places.
"""

from __future__ import annotations

import ctypes
import errno
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_HERE = -100
"""`AT_FDCWD`: paths that are not absolute begin in the working folder."""
_EXCHANGE = 2
"""`RENAME_EXCHANGE`, and on macOS `RENAME_SWAP`."""


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give a name in the folder of ``path`` for what is to take its place; what is left there at the end is removed."""
    # Beside, and not in the system's folder for such files: only within one file system is a rename a single step.
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        yield unfinished
    finally:  # after Ctrl+C too
        unfinished.unlink(missing_ok=True)


def write_atomically(path: Path, data: bytes, mode: int | None = None) -> None:
    """Write ``data`` beside ``path`` and rename it, so that a reader sees the old file or the new one, never a part.

    ``mode`` gives its permissions; without it, nobody but the owner may read it.
    """
    with beside(path) as unfinished:
        _write(unfinished, data, 0o600)
        if mode is not None:
            os.chmod(unfinished, mode)
        os.replace(unfinished, path)


def write_new(path: Path, data: bytes) -> None:
    """Write ``data`` to ``path``, where there is no file yet, with the permissions that new files have.

    :raises FileExistsError: when there is one.
    """
    with beside(path) as unfinished:
        _write(unfinished, data, 0o666)
        try:
            os.link(unfinished, path)  # unlike a rename, it never takes the place of another file
        except OSError as error:
            if isinstance(error, FileExistsError) or path.exists():
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
            os.rename(unfinished, path)  # a disk that has no links


def _write(path: Path, data: bytes, mode: int) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "wb") as file:
        file.write(data)


def exchange(one: Path, other: Path) -> bool:
    """Let two files or folders change places in one step; return whether that was done, else nothing has happened.

    Linux has it since 3.15 (``renameat2``), macOS since 10.12 (``renamex_np``); not every disk takes part.
    """
    if os.name != "posix":
        return False
    library = ctypes.CDLL(None)
    first, second = os.fsencode(one), os.fsencode(other)
    if hasattr(library, "renameat2"):
        return bool(library.renameat2(_HERE, first, _HERE, second, _EXCHANGE) == 0)
    if hasattr(library, "renamex_np"):
        return bool(library.renamex_np(first, second, _EXCHANGE) == 0)
    return False

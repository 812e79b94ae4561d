"""The only writer of the site: folders filled with exactly what they are to hold, and swapped in whole.

A build fills a folder beside the present site, and then the two change places: the folder that the last swap
took away is the one the next build fills, so that a page which has not changed is neither written nor linked again.
Files are never changed in place, since the two folders share them by hard links.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import ExitStack
from itertools import islice
from pathlib import Path

from build_scripts.base.atomic import beside, exchange
from build_scripts.base.cache import read_rows, toolkit_version, write_rows
from build_scripts.base.workers import aside

_MANY = 1_000  # files: fewer are linked sooner than a process begins
FileState = tuple[int, int]
"""A file's size in bytes and time of change in ns: as long as they stay, it is the file that was written."""


def write_file(path: Path, data: bytes) -> FileState:
    """Write a new file, with its folders, in the place of any that is there."""
    # Always a new file (O_EXCL), and never one that is opened and overwritten: the one in its place may be a hard link
    # that the site shares, and its readers would see the page change, or half of it. Most files are new, in folders
    # that exist, so that is tried first.
    try:
        _create(path, data)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
        _create(path, data)
    except FileExistsError:
        with beside(path) as unfinished:  # under serve somebody may ask for the page right now
            _create(unfinished, data)
            os.replace(unfinished, path)
    return state_of(path)


def _create(path: Path, data: bytes) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
        file.write(data)


def write_changed(path: Path, data: bytes) -> None:
    """Write a file as `write_file` does, unless it holds just that."""
    if not (path.is_file() and path.read_bytes() == data):
        write_file(path, data)


def state_of(path: Path) -> FileState:
    """Return the state of a file.

    :raises OSError: when there is none.
    """
    status = os.stat(path)
    return status.st_size, status.st_mtime_ns


def is_in_state(path: str, state: FileState) -> bool:
    """Return whether a file is still the one that was written."""
    try:
        status = os.stat(path)
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == state


class Store:
    """The manifest of a folder of files: the key and the state of each as it was made."""

    def __init__(self, path: Path, folder: Path) -> None:
        self.path = path
        self.folder = folder
        self.known: dict[str, tuple[str, FileState]] = {
            name: (key, (size, time)) for name, key, size, time in read_rows(path, toolkit_version())
        }

    def unchanged(self, path: str, key: str) -> FileState | None:
        """Return the state of the file at ``path``, when it is exactly what was made for ``key``."""
        known = self.known.get(path)
        if known is None or known[0] != key or not is_in_state(f"{self.folder}/{path}", known[1]):
            return None
        return known[1]

    def save(self, made: Mapping[str, tuple[str, FileState]]) -> None:
        """Write the manifest of what the folder now holds: key and state by path."""
        write_rows(self.path, toolkit_version(), ([path, key, *state] for path, (key, state) in made.items()))


def fill(target: Path, source: Path, wanted: Mapping[str, FileState]) -> None:
    """Make ``target`` hold the files of ``source`` that are ``wanted``: by hard links, or copies where none can be."""
    if target == source:
        return
    for path, state in wanted.items():
        there = f"{target}/{path}"
        if not is_in_state(there, state):
            _put(f"{source}/{path}", there)


def _put(source: str, target: str) -> None:
    try:
        os.unlink(target)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(target), exist_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def link_ahead(site: Path, workers: int) -> ExitStack:
    """Where nothing is beside a site yet, let a process of its own link there all that the site has: most of it stays.

    That is so in the second build of all. What is returned has to be closed, which waits, before anything else is
    written there. What could not be linked is no worse than what is missing.
    """
    ahead, staging = ExitStack(), staging_of(site)
    if not staging.exists() and any(islice(files_in(site), _MANY, None)):
        ahead.enter_context(aside(workers, _link_all, site, staging))
    return ahead


def _link_all(source: Path, target: Path) -> None:
    for path in files_in(source):
        _put(f"{source}/{path}", f"{target}/{path}")


def mirror(source: Path, target: Path) -> list[str]:
    """Copy every file below ``source`` to ``target``, those that are the same left alone; return their paths."""
    paths = []
    for path in files_in(source):
        write_changed(target / path, (source / path).read_bytes())
        paths.append(path)
    return paths


def files_in(folder: Path) -> Iterable[str]:
    """Yield the paths of all files below ``folder``, from there; none where it is missing."""
    folders = [""]
    while folders:
        below = folders.pop()
        try:
            entries = os.scandir(f"{folder}/{below}")
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if not entry.is_dir():
                    yield below + entry.name
                elif not entry.is_symlink():
                    folders.append(f"{below}{entry.name}/")


def prune(folder: Path, wanted: Iterable[str]) -> None:
    """Remove every file below ``folder`` that is not ``wanted``, and folders that are empty then."""
    keep = wanted if isinstance(wanted, (set, dict)) else set(wanted)
    emptied: set[Path] = set()
    for path in [path for path in files_in(folder) if path not in keep]:
        os.unlink(folder / path)
        emptied.add((folder / path).parent)
    for parent in emptied:
        _remove_empty(parent, folder)


def _remove_empty(folder: Path, top: Path) -> None:
    """Remove ``folder`` if nothing is in it, and then what is empty around it, up to ``top``."""
    while folder != top:
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent


def staging_of(site: Path) -> Path:
    """Return the folder beside the site in which the next one is made."""
    return site.parent / f".{site.name}-next"


def last_of(site: Path) -> Path:
    """Return where the site waits for a moment while the next takes its place."""
    return site.parent / f".{site.name}-last"


def restore(site: Path) -> None:
    """Undo what a swap that was killed left behind: the last good site is at ``site`` again."""
    last = last_of(site)
    if last.exists():
        if site.exists():
            shutil.rmtree(last)
        else:
            os.rename(last, site)


def swap(site: Path) -> None:
    """Let the finished folder and the site change places."""
    staging, last = staging_of(site), last_of(site)
    if exchange(staging, site):
        return
    # Three renames, where the system cannot do it in one. A build that is killed after the first leaves no site for the
    # moment; `restore`, with which the next build begins, sees that by `last`.
    if site.exists():
        os.rename(site, last)
    os.rename(staging, site)
    if last.exists():
        os.rename(last, staging)

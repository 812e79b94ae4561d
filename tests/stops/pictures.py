"""Pictures of a folder as it is on the disk at a moment, from which it can be made again."""

from __future__ import annotations

import os
import stat
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

_SETTLED = 100_000_000
"""So many ns after its last change a file that is changed again is seen to be: clocks of file systems tick slowly."""


class Item(NamedTuple):
    """A file, a link or a folder. ``same`` is the first path of the same file, where it has several; a folder has no
    time, since nothing asks for it.
    """

    path: str
    mode: int
    time: int
    same: str
    data: bytes


Picture = tuple[Item, ...]
"""All of a folder, each folder before what is in it. Two that are equal are one state of the disk."""


@dataclass(slots=True)
class Camera:
    """Takes pictures of ``folder``, and reads again only what may have changed since the last one."""

    folder: Path
    known: dict[str, tuple[tuple[int, ...], Item]] = field(default_factory=dict)

    def take(self) -> Picture:
        """Return the folder as it is now."""
        now, last, first = time.time_ns(), self.known, dict[int, str]()
        self.known = {}
        for path, status in _below(os.fspath(self.folder), ""):
            same = first.setdefault(status.st_ino, path) if stat.S_ISREG(status.st_mode) else path
            state = (status.st_ino, status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns)
            before = last.get(path)
            if before and before[0] == state and before[1].same == same:
                self.known[path] = before
                continue
            item = self._item(path, status, same)
            is_settled = stat.S_ISDIR(status.st_mode) or status.st_ctime_ns < now - _SETTLED
            self.known[path] = (state if is_settled else (), item)
        return tuple(item for _, item in self.known.values())

    def _item(self, path: str, status: os.stat_result, same: str) -> Item:
        there = f"{self.folder}/{path}"
        if stat.S_ISDIR(status.st_mode):
            return Item(path, status.st_mode, 0, path, b"")
        if stat.S_ISLNK(status.st_mode):
            return Item(path, status.st_mode, 0, path, os.fsencode(os.readlink(there)))
        if same != path:
            return self.known[same][1]._replace(path=path)
        return Item(path, status.st_mode, status.st_mtime_ns, same, Path(there).read_bytes())


def _below(folder: str, path: str) -> list[tuple[str, os.stat_result]]:
    """Return the paths below ``path``, which is in ``folder``, and the state of each."""
    found = []
    for entry in sorted(os.scandir(f"{folder}/{path}"), key=lambda entry: entry.name):
        found.append((path + entry.name, entry.stat(follow_symlinks=False)))
        if entry.is_dir(follow_symlinks=False):
            found += _below(folder, f"{path}{entry.name}/")
    return found


def torn(picture: Picture, path: str) -> Picture:
    """Return a picture in which only half of a file, if it is there, has reached the disk."""
    same = next((item.same for item in picture if item.path == path), "")
    return tuple(
        item._replace(data=item.data[: len(item.data) // 2]) if same and item.same == same else item for item in picture
    )


def files_of(picture: Picture) -> dict[str, bytes]:
    """Return the files of a picture by path."""
    return {item.path: item.data for item in picture if stat.S_ISREG(item.mode)}


def lay_out(picture: Picture, folder: Path) -> None:
    """Make a new folder that is as the picture: what was one file with several names is one again."""
    folder.mkdir(parents=True)
    for path, mode, changed, same, data in picture:
        there = f"{folder}/{path}"
        if stat.S_ISDIR(mode):
            os.mkdir(there)
        elif stat.S_ISLNK(mode):
            os.symlink(data, there)
        elif same != path:
            os.link(f"{folder}/{same}", there)
        else:
            with open(there, "xb") as file:
                file.write(data)
            os.chmod(there, stat.S_IMODE(mode))
            os.utime(there, ns=(changed, changed))

"""One run of a command in a process of its own, with its writes counted, and ended or refused at one of them.

A *write* is whatever changes the disk in the folder that is watched: a file opened to be written, a rename, a link, a
removal, a new folder, new permissions. The interpreter announces each of them before it happens (PEP 578).
"""

from __future__ import annotations

import errno
import os
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import build_scripts
from tests.stops.worlds import world_of

CREATES = {"open", "os.mkdir", "os.link", "os.symlink"}
"""The writes that need room on the disk."""
WRITES = CREATES | {"os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
STOPPED = 137
"""The exit status of a run that was stopped, as the system gives it to one that was killed."""
_PACKAGE = os.path.dirname(build_scripts.__file__)
_FORKING = get_context("forkserver")
_FORKING.set_forkserver_preload(["build_scripts.cli.site", "mkdocs.__main__", "tests.stops.writes"])


@dataclass(frozen=True, slots=True)
class Stop:
    """The end of a run after so many writes; ``torn`` if only half of what it wrote last has reached the disk."""

    after: int
    torn: bool = False


@dataclass(frozen=True, slots=True)
class Full:
    """A disk that is full after so many writes: nothing new can be made, though files can still go."""

    after: int

    def refuse(self, write: str, number: int) -> int:
        """Return the error of a write, 0 when it succeeds."""
        return errno.ENOSPC if number >= self.after and write in CREATES else 0


@dataclass(frozen=True, slots=True)
class ReadOnly:
    """A disk, or a folder, to which nothing can be written from some moment on."""

    after: int
    error: int = errno.EROFS

    def refuse(self, write: str, number: int) -> int:
        """Return the error of a write."""
        return self.error if number >= self.after else 0


@dataclass(slots=True)
class Run:
    """How a run ended: its exit status, what it printed, and the place in the code of each write."""

    status: int
    printed: str
    places: list[tuple[str, ...]] = field(default_factory=list)


@dataclass(slots=True)
class _Watch:
    """Counts the writes below ``folder`` and ends or refuses one of them."""

    folder: str
    trouble: Stop | Full | ReadOnly | None
    end: Callable[[int], None]
    process: int = field(default_factory=os.getpid)
    places: list[tuple[str, ...]] = field(default_factory=list)
    last: str = ""

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in WRITES or os.getpid() != self.process or not (path := self._path(event, arguments)):
            return
        number = len(self.places)
        if isinstance(self.trouble, Stop) and number == self.trouble.after:
            self.stop(self.trouble)
        if isinstance(self.trouble, (Full, ReadOnly)) and (error := self.trouble.refuse(event, number)):
            raise OSError(error, os.strerror(error), path)
        self.places.append((event, *_place()))
        self.last = path if event == "open" else ""

    def stop(self, stop: Stop) -> None:
        """End the process as a kill would: nothing more is written, and nobody is told."""
        self.trouble = None
        if stop.torn and self.last and os.path.exists(self.last):
            with open(os.open(self.last, os.O_RDWR), "r+b") as file:
                file.truncate(file.seek(0, os.SEEK_END) // 2)
        self.end(STOPPED)

    def _path(self, event: str, arguments: tuple[Any, ...]) -> str:
        """Return the path of a write in the folder, an empty text for anything else."""
        if event == "open":
            writes = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
            if isinstance(arguments[0], int) or not (arguments[2] & writes):
                return ""
        path = os.path.abspath(os.fsdecode(arguments[1] if event in ("os.rename", "os.link") else arguments[0]))
        is_relative = event in ("os.remove", "os.rmdir") and arguments[1] != -1  # within a folder that is open
        return path if path.startswith(self.folder + os.sep) or is_relative else ""


def _place() -> tuple[str, ...]:
    """Return the lines of the package, innermost last, that are being run; where there is none, the calling one."""
    frame, ours, last = sys._getframe(2), [], ""
    while frame:
        name = frame.f_code.co_filename
        last = last or f"{os.path.basename(name)}:{frame.f_lineno}"
        if name.startswith(_PACKAGE):
            ours.append(f"{name[len(_PACKAGE) + 1 :]}:{frame.f_lineno}")
        frame = frame.f_back  # type: ignore[assignment]
    return tuple(ours[::-1]) or (last,)


def run(folder: Path, arguments: Sequence[str], trouble: Stop | Full | ReadOnly | None = None) -> Run:
    """Run `timeline` with ``arguments`` in ``folder``, stopped or refused as ``trouble`` says."""
    ours, theirs = _FORKING.Pipe(duplex=False)
    printed = folder.parent / f"{folder.name}.printed"
    process = _FORKING.Process(target=_run, args=(str(folder), list(arguments), trouble, str(printed), theirs))
    process.start()
    theirs.close()
    try:
        places = ours.recv()
    except EOFError:
        places = []
    process.join()
    assert process.exitcode is not None
    return Run(process.exitcode, printed.read_text("utf-8", "replace"), places)


def _run(folder: str, arguments: list[str], trouble: Any, printed: str, told: Connection) -> None:
    from build_scripts.cli import main

    output = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, closefd=False)
    os.chdir(folder)

    def end(status: int) -> None:
        told.send(watch.places)
        os._exit(status)

    watch = _Watch(folder, trouble, end)
    sys.addaudithook(watch)
    status = 0
    try:
        with world_of(arguments[0], Path(folder)):
            main(arguments, prog_name="timeline")
    except SystemExit as exit_:
        status = exit_.code if isinstance(exit_.code, int) else int(bool(exit_.code))
    except BaseException:
        traceback.print_exc()
        status = 99
    if isinstance(trouble, Stop):
        watch.stop(trouble)  # after its last write, before it could say that all is well
    sys.stdout.flush()
    sys.stderr.flush()
    end(status)

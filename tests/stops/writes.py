"""One run of a command in a process of its own, which waits at each of its writes, or is refused one of them.

A *write* is whatever changes the disk in the folder that is watched: a file opened to be written, a rename, a link, a
removal, a new folder, new permissions. The interpreter announces each of them before it happens (PEP 578).
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing import get_context
from multiprocessing.connection import Connection
from pathlib import Path
from pkgutil import walk_packages
from typing import Any

import build_scripts
from tests.stops.templates import kept_in
from tests.stops.worlds import world_of

CREATES = {"open", "os.mkdir", "os.link", "os.symlink"}
"""The writes that need room on the disk."""
WRITES = CREATES | {"os.rename", "os.remove", "os.rmdir", "os.chmod", "os.truncate"}
CRASHED = 99
"""The exit status of a run that an exception ended, or that ended without a word."""
_PACKAGE = os.path.dirname(build_scripts.__file__)
_FORKING = get_context("forkserver")  # what runs need is imported once: that is a third of the time of a build
_MODULES = [module.name for module in walk_packages(build_scripts.__path__, "build_scripts.")]
_FORKING.set_forkserver_preload([*_MODULES, "mkdocs.__main__", "material.templates", "pygments.lexers", __name__])


@dataclass(frozen=True, slots=True)
class Moment:
    """When a process has so many ``writes`` behind it and is about to make the next, or to say that all is well.

    The last one was made at ``place`` in the code (the write, and the lines that led there), and if it opened a file,
    at ``path``.
    """

    writes: int = 0
    place: tuple[str, ...] = ("start",)
    path: str = ""


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


@dataclass(frozen=True, slots=True)
class Run:
    """How a run ended: its exit status, and what it printed."""

    status: int
    printed: str


@dataclass(slots=True)
class _Watch:
    """Counts the writes below ``folder``, and refuses some of them, or waits at each until it was ``seen``."""

    folder: str
    trouble: Full | ReadOnly | None
    seen: Callable[[Moment], None]
    process: int = field(default_factory=os.getpid)
    moment: Moment = field(default_factory=Moment)
    one_at_a_time: Any = field(default_factory=threading.RLock)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event not in WRITES or os.getpid() != self.process or not (path := self._path(event, arguments)):
            return
        if self.trouble and (error := self.trouble.refuse(event, self.moment.writes)):
            raise OSError(error, os.strerror(error), path)
        with self.one_at_a_time:
            self.seen(self.moment)
            self.moment = Moment(self.moment.writes + 1, (event, *_place()), path if event == "open" else "")

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


def run(
    folder: Path,
    arguments: Sequence[str],
    trouble: Full | ReadOnly | None = None,
    goes_on: Callable[[Moment], bool] | None = None,
) -> Run:
    """Run `timeline` with ``arguments`` in ``folder``, refused as ``trouble`` says.

    At each moment between two writes the process waits until it is told whether it ``goes_on``; else it is killed.
    """
    ours, theirs = _FORKING.Pipe()
    printed = folder.parent / f"{folder.name}.printed"
    order = (str(folder), list(arguments), trouble, goes_on is not None, str(printed), theirs)
    process = _FORKING.Process(target=_run, args=order)
    process.start()
    theirs.close()
    status = CRASHED
    with ours, suppress(EOFError):
        while isinstance(told := ours.recv(), Moment):
            assert goes_on
            if goes_on(told):
                ours.send("go on")
            else:
                process.kill()
        status = told
    process.join()
    return Run(status, printed.read_text("utf-8", "replace"))


def _run(folder: str, arguments: list[str], trouble: Any, is_seen: bool, printed: str, told: Connection) -> None:
    from build_scripts.cli import main

    output = os.open(printed, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o644)
    for stream in (1, 2):
        os.dup2(output, stream)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    sys.stdin = os.fdopen(0, closefd=False)
    os.chdir(folder)

    def seen(moment: Moment) -> None:
        if is_seen:
            told.send(moment)
            told.recv()

    watch = _Watch(folder, trouble, seen)
    sys.addaudithook(watch)
    status = 0
    try:
        with kept_in(Path(folder).parent / "templates"), world_of(arguments[0], Path(folder)):
            main(arguments, prog_name="timeline")
    except SystemExit as exit_:
        status = exit_.code if isinstance(exit_.code, int) else int(bool(exit_.code))
    except BaseException:
        traceback.print_exc()
        status = CRASHED
    seen(watch.moment)  # after its last write, before it could say that all is well
    sys.stdout.flush()
    sys.stderr.flush()
    told.send(status)
    os._exit(status)

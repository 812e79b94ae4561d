"""One build at a time, by a lock on a file.

The kernel holds the lock for as long as a process has the file open, so a build that was killed leaves nothing behind
that somebody would have to delete: the file itself means nothing and stays.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # no such lock on this system: builds are not kept apart there
    fcntl = None  # type: ignore[assignment]


class Lock:
    """A lock held from creation until `release`; ``wait`` is called once if another process holds it, to say so."""

    def __init__(self, path: Path, wait: Callable[[], None]) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._handle: int | None = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        if fcntl is None:
            return
        # First without waiting: only a builder who really has to wait is told so. The second call has no time limit,
        # since the first build ends at some time, and the kernel ends its lock with it.
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            wait()
            fcntl.flock(self._handle, fcntl.LOCK_EX)

    def release(self) -> None:
        """Let go of the lock; more than once does nothing."""
        # The file is left there. Were it deleted, a build that waits would get a lock on a file without a name, and the
        # next build would make a new one and lock that: two builds at once.
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None

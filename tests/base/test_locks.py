"""The lock: one holder at a time, and none left behind by a process that ends."""

import subprocess
import sys
from pathlib import Path
from threading import Thread

from build_scripts.base.locks import Lock

HOLD = """
import sys, pathlib
from build_scripts.base.locks import Lock
lock = Lock(pathlib.Path(sys.argv[1]), lambda: None)
print("held", flush=True)
sys.stdin.read()
"""


def test_a_free_lock(tmp_path: Path) -> None:
    """A lock that nobody holds is had at once; it can be released twice, and had again."""
    waits: list[str] = []
    for _ in range(2):
        lock = Lock(tmp_path / "below" / "lock", lambda: waits.append("wait"))
        lock.release()
        lock.release()
    assert waits == []


def test_a_holder_that_is_killed(tmp_path: Path) -> None:
    """Whoever waits says so once, and has the lock as soon as its holder is gone, killed as well."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path / "lock")], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    with holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        waits: list[str] = []

        def wait() -> None:
            waits.append("wait")
            holder.kill()

        waiting = Thread(target=lambda: Lock(tmp_path / "lock", wait).release())
        waiting.start()
        waiting.join(timeout=20)
        assert (waiting.is_alive(), waits) == (False, ["wait"])

"""Whole processes: how long they take, and how much memory the tree of them holds.

Seconds are wall-clock from start to exit. Memory is the sum of PSS in MiB over the process and all that
descend from it, sampled; Pagefind's own process is counted apart. Sampling costs time, so a run is timed or
sampled.
"""

import os
import resource
import subprocess
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

INTERVAL = 0.05
SHARE = 10
"""How many times as long as a look takes it is waited for the next: a look at gigabytes takes long."""


class CommandFailedError(Exception):
    """A measured command did not exit with 0."""


@dataclass(frozen=True, slots=True)
class Memory:
    """Highest sums seen, in MiB, without Pagefind, of Pagefind, and of all; `seconds` a process name was alive."""

    peak: float
    pagefind: float
    together: float
    alive: dict[str, float]


def environment(folder: Path) -> dict[str, str]:
    """Return the environment of a command in a project: no advertisement by MkDocs, temporary files next to it.

    A command that goes wrong with its temporary files, while it is being worked on, can only harm the bench's own.
    Without PYTHONPATH: each toolkit imports what is installed in its own environment. And Python keeps what it has
    compiled, as it does for users.
    """
    scratch = folder.parent / f"{folder.name}-tmp"
    scratch.mkdir(parents=True, exist_ok=True)
    apart = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
    variables = {name: value for name, value in os.environ.items() if name not in apart}
    return {**variables, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(scratch)}


def timed(command: Sequence[str], folder: Path) -> float:
    """Return the seconds that a command takes.

    :raises CommandFailedError: when it fails, with the end of what it said.
    """
    os.sync()  # so that this command does not wait for what the one before wrote
    start = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment(folder), capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - start
    if done.returncode:
        raise CommandFailedError(f"{' '.join(command)} in {folder}: {(done.stdout + done.stderr)[-2000:]}")
    return seconds


def sampled(command: Sequence[str], folder: Path) -> Memory:
    """Return the memory of a command and its descendants, sampled every `INTERVAL` seconds or less often."""
    with subprocess.Popen(
        command, cwd=folder, env=environment(folder), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        memory = watch(process)
    if process.returncode:
        raise CommandFailedError(f"{' '.join(command)} in {folder}: exit {process.returncode}")
    return memory


def processor_time() -> float:
    """Return the seconds for which processors have worked on the commands that have ended so far."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def watch(process: subprocess.Popen[bytes], until: float = float("inf")) -> Memory:
    """Sample a process until it ends (or for so many seconds)."""
    peak, pagefind, together, alive = 0.0, 0.0, 0.0, dict[str, float]()
    start = last = time.monotonic()
    while process.poll() is None and last - start < until:
        sizes = list(_sizes(descendants(process.pid)))
        peak = max(peak, sum(size for name, size in sizes if not is_pagefind(name)))
        pagefind = max(pagefind, sum(size for name, size in sizes if is_pagefind(name)))
        together = max(together, sum(size for _, size in sizes))
        time.sleep(max(INTERVAL, SHARE * (time.monotonic() - last)))
        now = time.monotonic()
        for name in {name for name, _ in sizes}:
            alive[name] = alive.get(name, 0.0) + now - last
        last = now
    return Memory(peak, pagefind, together, alive)


def is_pagefind(name: str) -> bool:
    """Return whether a program is Pagefind itself (its Python wrapper is `python`)."""
    return name.startswith("pagefind")


def descendants(root: int) -> list[int]:
    """Return a process and all below it."""
    children: dict[int, list[int]] = {}
    for pid in (int(entry) for entry in os.listdir("/proc") if entry.isdigit()):
        children.setdefault(_parent(pid), []).append(pid)
    pids = [root]
    for pid in pids:  # which grows
        pids += children.get(pid, [])
    return pids


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0


def _sizes(pids: Iterable[int]) -> Iterator[tuple[str, float]]:
    """Yield the program name and the PSS in MiB of each process that still runs."""
    for pid in pids:
        try:
            rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
            name = os.path.basename(os.readlink(f"/proc/{pid}/exe"))
        except OSError:
            continue
        yield (
            name,
            next((int(line.split()[1]) / 1024 for line in rollup.splitlines() if line.startswith("Pss:")), 0.0),
        )

"""A cold build spread over a cluster: an encrypted one on this machine, beside one process and two.

All share two cores, so the seconds say what a cluster costs. What it gains follows from processor time: no number of
workers takes off the machine that builds what that works itself.
"""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from shutil import rmtree

import psutil

from tests.bench import commands
from tests.bench.processes import processor_time, timed
from tests.support.farm import Farm, farm

WORKERS = 2
PLUGIN = "  - timeline\n"


def measure(folder: Path, toolkit: commands.Toolkit) -> Iterator[tuple[str, float]]:
    """Yield seconds and processor time of cold builds by one process, by two, and by a cluster of as many workers."""
    configuration = folder / "mkdocs.yml"
    text = configuration.read_text("utf-8")
    for workers in (1, WORKERS):
        configuration.write_text(text.replace(PLUGIN, f"  - timeline:\n      workers: {workers}\n"), "utf-8")
        yield from _cold(f"by {workers} here", toolkit.build, folder)
    configuration.write_text(text, "utf-8")
    with tempfile.TemporaryDirectory(dir=folder.parent) as scratch, farm(Path(scratch), WORKERS) as running:
        before = _worked(running)
        yield from _cold(f"by {WORKERS} of a cluster", [*toolkit.build, *running.options], folder)
        yield f"by {WORKERS} of a cluster, their processor time", _worked(running) - before


def _cold(name: str, command: Sequence[str], folder: Path) -> Iterator[tuple[str, float]]:
    for made in commands.MADE:
        rmtree(folder / made, ignore_errors=True)
    worked = processor_time()
    yield name, timed(command, folder)
    yield f"{name}, processor time", processor_time() - worked


def _worked(running: Farm) -> float:
    """Return the seconds for which processors have worked for the workers and the scheduler."""
    assert running.scheduler is not None
    times = [psutil.Process(process.pid).cpu_times() for process in (running.scheduler, *running.workers)]
    return sum(used.user + used.system for used in times)

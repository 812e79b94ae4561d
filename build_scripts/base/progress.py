"""The progress of long work: a bar on a terminal, one plain line per stage elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TaskID, TextColumn
from rich.progress import Progress as Bars

from build_scripts.base.workers import Progress


def reporter(say: Callable[[str], None]) -> Progress:
    """Return a function to call with a stage, how many are done and how many there are."""
    return _Bars() if sys.stderr.isatty() else _lines(say)


def _lines(say: Callable[[str], None]) -> Progress:
    def report(stage: str, done: int, total: int) -> None:
        if done == total:
            say(f"{stage}: {total}")

    return report


class _Bars:
    """A bar for each stage, drawn while the stage goes on."""

    def __init__(self) -> None:
        self.bars = Bars(
            TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=Console(stderr=True)
        )
        self.tasks: dict[str, TaskID] = {}

    def __call__(self, stage: str, done: int, total: int) -> None:
        if stage not in self.tasks:
            self.bars.start()
            self.tasks[stage] = self.bars.add_task(stage, total=total)
        self.bars.update(self.tasks[stage], completed=done)
        if done == total:
            self.bars.stop()

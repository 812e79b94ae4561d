"""How a long build shows that it goes on: a bar on a terminal, one plain line a stage elsewhere."""

from __future__ import annotations

import sys
from collections.abc import Callable

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

Report = Callable[[str, int, int], None]


def reporter(say: Callable[[str], None]) -> Report:
    """A function to call with a stage, how many are done and how many there are."""
    return _bars(Console(stderr=True)) if sys.stderr.isatty() else _lines(say)


def _lines(say: Callable[[str], None]) -> Report:
    def report(stage: str, done: int, total: int) -> None:
        if done == total:
            say(f"{stage}: {total}")

    return report


def _bars(console: Console) -> Report:
    def report(stage: str, done: int, total: int) -> None:
        nonlocal bars, task, current
        if stage != current:
            bars = Progress(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), console=console)
            bars.start()
            task, current = bars.add_task(stage, total=total), stage
        assert bars is not None
        bars.update(task, completed=done)
        if done == total:
            bars.stop()
            current = ""

    bars: Progress | None = None
    task, current = bars_task(0), ""
    return report


def bars_task(number: int) -> int:
    """A task's number, as rich counts them."""
    from rich.progress import TaskID

    return TaskID(number)

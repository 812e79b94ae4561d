"""Work spread over processes: one or many, the caller sees the same."""

import multiprocessing
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import psutil
import pytest

from build_scripts.base.workers import Inline, aside, end_workers, in_turn, open_executor, run_apart, usable_cores

_STATE: list[int] = []


def _begin(number: int) -> None:
    _STATE.append(number)


def _work(number: int) -> tuple[int, int]:
    if number < 0:
        raise ValueError("below zero")
    return number + _STATE[-1], os.getpid()


@pytest.mark.parametrize(("workers", "inside"), [(0, True), (1, True), (2, False)])
def test_work_is_done_where_it_is_asked_for(workers: int, inside: bool) -> None:
    """One worker is this process, more are others; each is prepared first, and results keep their order."""
    with open_executor(workers, _begin, (100,)) as executor:
        results = list(executor.map(_work, [1, 2, 3]))
    assert [result for result, _ in results] == [101, 102, 103]
    assert all((pid == os.getpid()) == inside for _, pid in results)


_LETS_GO = """
import platform
import psutil
from build_scripts.base.workers import open_executor

MIB = 1 << 20
blocks = [bytes(4000) for _ in range(20 * MIB // 1000)]
kept = blocks[::50]  # between what is let go, so that nothing goes back by itself
del blocks
before = psutil.Process().memory_info().rss
with open_executor(2) as executor:
    executor.submit(abs, 1).result()
    gone = before - psutil.Process().memory_info().rss
print("back" if gone > 50 * MIB or platform.libc_ver()[0] != "glibc" else gone)
"""


def test_what_was_let_go_is_given_back_before_workers_begin() -> None:
    """Blocks that were freed between others, as files of a record that was read, do not stay with this process."""
    done = subprocess.run([sys.executable, "-c", _LETS_GO], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == "back\n"


@pytest.mark.parametrize("workers", [1, 2])
def test_errors_come_back(workers: int) -> None:
    """What a call raises is raised where its result is asked for."""
    with open_executor(workers, _begin, (0,)) as executor:
        future = executor.submit(_work, -1)
        with pytest.raises(ValueError, match="below zero"):
            future.result()


@pytest.mark.parametrize(("workers", "inside"), [(1, True), (2, False)])
def test_a_call_aside(workers: int, inside: bool) -> None:
    """With two workers another process is at the call, as a copy of this one: nothing has to be sent to it."""
    unsendable = threading.Lock()
    with aside(workers, lambda lock: (lock.locked(), os.getpid()), unsendable) as coming:
        assert coming.done() or not inside
        is_locked, pid = coming.result()
    assert (is_locked, pid == os.getpid()) == (False, inside)


@pytest.mark.parametrize("workers", [1, 2])
def test_an_error_aside(workers: int) -> None:
    """What a call raises is raised where its result is asked for, and nowhere else."""
    with aside(workers, int, "none") as coming:
        pass
    with pytest.raises(ValueError, match="none"):
        coming.result()


class _Slow(Executor):
    """Ends the calls that it was given only when the result of the first is asked for, and counts those that wait."""

    def __init__(self) -> None:
        self.most = self.waiting = 0

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Take a call."""
        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future = Inline().submit(fn, *args, **kwargs)
        result = future.result

        def asked(timeout: float | None = None) -> Any:
            self.waiting -= 1
            return result(timeout)

        future.result = asked  # type: ignore[method-assign]
        return future


@pytest.mark.parametrize("ahead", [1, 3])
def test_calls_in_turn(ahead: int) -> None:
    """Results come in the order of the calls, with what was kept for them; no more calls wait than may."""
    executor, taken = _Slow(), []

    def calls() -> Any:
        for number in range(7):
            taken.append(number)
            yield f"kept {number}", number

    results = in_turn(executor, lambda number: number * 2, calls(), ahead)
    assert next(results) == ("kept 0", 0)
    assert taken == [*range(ahead)]
    assert list(results) == [(f"kept {number}", number * 2) for number in range(1, 7)]
    assert executor.most == ahead


def test_cores() -> None:
    """There is at least one core to work on."""
    assert usable_cores() >= 1


SLEEPER = """
import os, sys, time
from pathlib import Path

from build_scripts.base.workers import run_apart


def sleep(path):
    Path(path + ".new").write_text(str(os.getpid()))
    os.rename(path + ".new", path)
    time.sleep(600)


if __name__ == "__main__":
    run_apart(sleep, sys.argv[1])
"""


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT], ids=lambda how: how.name)
def test_a_process_apart_ends_with_who_began_it(how: signal.Signals, tmp_path: Path) -> None:
    """However a command is ended, the process that works for it does not go on."""
    program, told = tmp_path / "sleeper.py", tmp_path / "pid"
    program.write_text(SLEEPER, "utf-8")
    process = subprocess.Popen([sys.executable, str(program), str(told)], stderr=subprocess.DEVNULL, process_group=0)
    try:
        _wait(told.is_file)
        worker = psutil.Process(int(told.read_text()))
        process.send_signal(how)
        if how == signal.SIGINT:
            worker.send_signal(how)  # as a terminal does
        _wait(lambda: not worker.is_running() or worker.status() == psutil.STATUS_ZOMBIE)
        assert process.wait(20)
    finally:
        process.kill()
        process.wait()


def test_end_workers(tmp_path: Path) -> None:
    """Who gives up ends the processes that work for it, and whoever waits for one of them is told."""
    with ThreadPoolExecutor(1) as executor:
        waiting = executor.submit(run_apart, time.sleep, 600)
        _wait(lambda: bool(multiprocessing.active_children()))
        end_workers()
        assert isinstance(waiting.exception(20), BrokenProcessPool)


def _wait(is_so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not is_so():
        assert time.monotonic() < deadline
        time.sleep(0.05)

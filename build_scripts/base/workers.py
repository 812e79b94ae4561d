"""Work spread over processes, of this machine or of a cluster.

Callers see a `concurrent.futures.Executor` and nothing else, so that one process, many, and a cluster look the same to
them. What is called returns a value and may be called twice: a cluster calls again what a worker that ended had done.
"""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import platform
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from functools import partial
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, Protocol, TypeVar

Kept = TypeVar("Kept")
Given = TypeVar("Given")
Made = TypeVar("Made")

Result = TypeVar("Result")
Progress = Callable[[str, int, int], None]
"""Called while long work goes on, with the stage, how many are done, and how many there are."""


class Inline(Executor):
    """An executor that runs each call at once, in this process."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run ``fn`` now; its exception, if any, is raised by the future's ``result``."""
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:
            future.set_exception(error)
        return future


class Remote(Executor):
    """An executor whose workers see no file of this machine: calls take what they need with them."""


class Cluster(Protocol):
    """Workers elsewhere; ``size`` is how many calls they run at once."""

    @property
    def size(self) -> int:
        """Return how many calls run at once."""

    def open(
        self, initializer: Callable[..., None] | None, initargs: tuple[Any, ...]
    ) -> AbstractContextManager[Remote]:
        """Give an executor whose workers are prepared by ``initializer`` before each call."""


_cluster: ContextVar[Cluster | None] = ContextVar("cluster", default=None)


@contextmanager
def spread_over(cluster: Cluster) -> Iterator[None]:
    """Let `open_executor` send its work to a cluster instead of processes of this machine."""
    token = _cluster.set(cluster)
    try:
        yield
    finally:
        _cluster.reset(token)


def worker_count(asked: int) -> int:
    """Return how many workers there are: those of the cluster, or as many as are asked for, or one for each core."""
    if cluster := _cluster.get():
        return max(2, cluster.size)  # one means this process: see `open_executor`
    return asked or usable_cores()


def usable_cores() -> int:
    """Return how many cores this process may run on, which in a container are fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def open_executor(
    workers: int, initializer: Callable[..., None] | None = None, initargs: tuple[Any, ...] = ()
) -> Iterator[Executor]:
    """Yield an executor of ``workers`` processes; with one worker, of this process; with more, of a cluster if there
    is one."""
    if workers <= 1:
        if initializer:
            initializer(*initargs)
        yield Inline()
        return
    if cluster := _cluster.get():
        with cluster.open(initializer, initargs) as remote:
            yield remote
        return
    # A forked worker begins as a copy of this process: the whole record is there, and nothing has to be sent to it.
    method = "fork" if "fork" in multiprocessing.get_all_start_methods() else "spawn"
    context = multiprocessing.get_context(method)
    _give_back_memory()
    gc.freeze()  # or each worker goes over all of it in search of garbage, and so copies it
    try:
        with ProcessPoolExecutor(workers, context, _begin_worker, (initializer, initargs)) as executor:
            yield executor
    finally:
        gc.unfreeze()


def _give_back_memory() -> None:
    """Give the system back what was let go, where its allocator can be asked to, as that of glibc can.

    It keeps pages that are free between others. After a record is read that is as much as all its files together.
    """
    if platform.libc_ver()[0] == "glibc":
        ctypes.CDLL(None).malloc_trim(0)


def in_turn(
    executor: Executor, fn: Callable[[Given], Made], calls: Iterable[tuple[Kept, Given]], ahead: int
) -> Iterator[tuple[Kept, Made]]:
    """Yield the results of ``fn`` in the order of its calls, at most ``ahead`` of which are on their way.

    A call is what is kept here for its result, and the argument. Unlike `Executor.map` this takes a call only when
    there is room for it: neither calls nor results pile up, however many there are.
    """
    waiting: deque[tuple[Kept, Future[Made]]] = deque()
    for kept, given in calls:
        waiting.append((kept, executor.submit(fn, given)))
        if len(waiting) >= ahead:
            first, future = waiting.popleft()
            yield first, future.result()
    while waiting:
        first, future = waiting.popleft()
        yield first, future.result()


@contextmanager
def aside(workers: int, fn: Callable[..., Result], *args: Any) -> Iterator[Future[Result]]:
    """Yield the result to come of a call that a process of its own is at, while this one goes on.

    That process begins as a copy of this one. Where there is one worker, a cluster or no such copy, the call is over.
    """
    if workers <= 1 or _cluster.get() or "fork" not in multiprocessing.get_all_start_methods():
        yield Inline().submit(fn, *args)
        return
    context = multiprocessing.get_context("fork")
    with ProcessPoolExecutor(1, context, _begin_worker, (_hold, (fn, *args))) as executor:
        yield executor.submit(_call_held)


_held: Callable[[], Any] | None = None  # what the process of `aside` is for: an argument of a call would be sent to it


def _hold(fn: Callable[..., Any], *args: Any) -> None:
    global _held
    _held = partial(fn, *args)


def _call_held() -> Any:
    assert _held is not None
    return _held()


def run_apart(fn: Callable[..., Result], *args: Any) -> Result:
    """Return what a call returns in a process of its own, whose memory goes with it."""
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin_worker, (None, ())) as executor:
        return executor.submit(fn, *args).result()


def end_workers() -> None:
    """End the processes that this one began: what they were at is given up."""
    for worker in multiprocessing.active_children():
        worker.terminate()


def _begin_worker(initializer: Callable[..., None] | None, initargs: tuple[Any, ...]) -> None:
    Thread(target=_end_with_parent, daemon=True).start()
    if initializer:
        initializer(*initargs)


def _end_with_parent() -> None:
    """End this worker when the build that started it is gone.

    A worker waits for work on a pipe whose other end the other workers hold open too, so it does not notice by itself
    that the build was killed. As a fork it also holds the build's lock: the next build would wait for ever.
    """
    parent = multiprocessing.parent_process()
    assert parent is not None
    wait([parent.sentinel])
    os._exit(1)

"""Workers of a cluster of Dask, as an executor.

Calls go to the workers as values and results come back as values: workers share no disk with this machine, and write
nothing. So a call may run twice, as one does whose worker ended before its result was fetched, and one that was
cancelled may go on: neither changes anything.
"""

from __future__ import annotations

import pickle
import sys
from collections import OrderedDict, deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import CancelledError, Future, wait
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from threading import Lock
from typing import Any

import dask
from distributed import Client, KilledWorker
from distributed.comm.core import CommClosedError

from build_scripts.base.cache import toolkit_version
from build_scripts.base.workers import Remote

AHEAD = 4
"""So many calls are sent for each worker: enough to keep it busy, and a bound on results that wait to be read."""
KEPT = 8
"""So many values that calls share are kept by a worker: those of a build, and some of another one beside it."""
PATIENCE = 10.0
"""After so many seconds without a result, see whether there still are workers; twice none is the end."""

LOST = "the connection to the scheduler was lost"
KILLED = "several workers ended at the same call, as they do when there is too little memory"
LATE = "a worker that joined later has another Python or other files of the toolkit: install the same on all machines"


class ClusterError(Exception):
    """A cluster cannot be used, or was lost; the message says why, on one line."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A value as bytes, with their digest."""

    data: bytes
    digest: str

    @classmethod
    def of(cls, value: object) -> Sealed:
        """Seal a value."""
        data = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return cls(data, blake2b(data, digest_size=16).hexdigest())

    def open(self) -> Any:
        """Return a new copy of the value."""
        return pickle.loads(self.data)


_opened: OrderedDict[str, Any] = OrderedDict()


def open_once(shared: Sealed) -> Any:
    """Return a value that a worker has opened before, or open it; the newest `KEPT` are kept.

    They are kept here, by digest: distributed drops copies of a result that no call waits for, as between two stages.
    """
    kept = _opened
    value = kept[shared.digest] if shared.digest in kept else shared.open()
    kept[shared.digest] = value
    kept.move_to_end(shared.digest)
    while len(kept) > KEPT:
        kept.popitem(last=False)
    return value


def forget() -> None:
    """Forget what has been opened, at the end of a build."""
    global _opened  # and not `clear`: a call of another build may be at it
    _opened = OrderedDict()


def own_version() -> str:
    """Return what has to be the same here and on every worker for equal bytes: Python, and the toolkit as it is."""
    return f"{sys.version.split()[0]} {toolkit_version()}"


_one_at_a_time = Lock()


def run_call(call: Sealed, version: str, initializer: Callable[..., None] | None, *shared: Sealed) -> Any:
    """Run one call on a worker, with what all calls share.

    :raises ClusterError: when this worker, which may have come late, is of another version.
    """
    if version != own_version():
        raise ClusterError(LATE)
    with _one_at_a_time:  # the initializer leaves what it is given in a variable of the module: one for all threads
        if initializer:
            initializer(*map(open_once, shared))
        function, arguments, named = call.open()
        return function(*arguments, **named)


def hold(value: Sealed) -> Sealed:
    """Return ``value``: as the result of a task it is where calls need it, and is made again when its worker ends."""
    return value


class DaskCluster:
    """The workers of a scheduler of Dask, seen through a connected client."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self._shared: dict[int, tuple[object, Any]] = {}

    @property
    def address(self) -> str:
        """Return the address of the scheduler."""
        scheduler = self.client.scheduler
        assert scheduler is not None  # the client is connected
        return str(scheduler.address)

    @property
    def size(self) -> int:
        """Return how many workers there are, of which each runs one call at a time.

        :raises ClusterError: when the scheduler is gone.
        """
        self.expect_connection()
        try:
            return len(self.client.nthreads())
        except OSError as error:
            raise ClusterError(LOST) from error

    def expect_connection(self) -> None:
        """See that calls can be sent.

        :raises ClusterError: when the scheduler is gone; one that comes back knows nothing of the calls sent before.
        """
        if self.client.status != "running":
            raise ClusterError(LOST)

    def close(self) -> None:
        """Let workers forget what calls have shared."""
        self._shared = {}
        if self.client.status == "running":
            with suppress(OSError):  # of a scheduler that has gone just now
                self.client.run(forget, on_error="ignore")

    @contextmanager
    def open(self, initializer: Callable[..., None] | None, initargs: tuple[Any, ...]) -> Iterator[Remote]:
        """Yield an executor; of what the last one shared with its calls, this one uses again what is the same."""
        self._shared = {id(value): self._shared.get(id(value)) or self._send(value) for value in initargs}
        executor = _Calls(self, initializer, [self._shared[id(value)][1] for value in initargs])
        try:
            yield executor
        finally:
            executor.shutdown()

    def _send(self, value: object) -> tuple[object, Any]:
        """Send what calls share to the cluster; return it too, so that no other object gets its `id`."""
        sealed = Sealed.of(value)
        # A task, and not `scatter`: what was scattered is lost with the workers that have it.
        self.expect_connection()
        with dask.config.set({"distributed.admin.large-graph-warning-threshold": "1 TiB"}):
            return value, self.client.submit(hold, sealed, key=f"timeline-{sealed.digest}")


class _Calls(Remote):
    """Calls to the workers of a cluster, each of which begins with the same initializer."""

    def __init__(self, cluster: DaskCluster, initializer: Callable[..., None] | None, shared: Iterable[Any]) -> None:
        self._cluster = cluster
        # Else equal calls would be one call, and a second one would get what the first had found.
        self._executor = cluster.client.get_executor(pure=False)
        self._common = (own_version(), initializer, *shared)

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Send a call; a worker finds ``fn`` by its name."""
        self._cluster.expect_connection()
        call = Sealed.of((fn, args, kwargs))
        future: Future[Any] = self._executor.submit(run_call, call, *self._common)
        return future

    def map(
        self, fn: Callable[..., Any], *iterables: Iterable[Any], timeout: float | None = None, chunksize: int = 1
    ) -> Iterator[Any]:
        """Call ``fn`` with the items of iterables, of which only as many are taken as calls are sent: see `AHEAD`."""
        assert timeout is None  # nobody here gives calls a limit of time
        calls, sent = zip(*iterables, strict=False), deque[Future[Any]]()
        self._send_more(fn, calls, sent)
        return self._results(fn, calls, sent)

    def _send_more(self, fn: Callable[..., Any], calls: Iterator[tuple[Any, ...]], sent: deque[Future[Any]]) -> None:
        room = AHEAD * max(1, self._cluster.size) - len(sent)  # counted each time: workers come and go
        sent.extend(self.submit(fn, *args) for args in islice(calls, max(0, room)))

    def _results(
        self, fn: Callable[..., Any], calls: Iterator[tuple[Any, ...]], sent: deque[Future[Any]]
    ) -> Iterator[Any]:
        while sent:
            result = self._result(sent.popleft())
            self._send_more(fn, calls, sent)
            yield result

    def _result(self, future: Future[Any]) -> Any:
        """Return the result of a call, for which this waits as long as there are workers."""
        had_workers = True
        while not wait([future], PATIENCE).done:
            has_workers = self._cluster.size > 0
            if not (has_workers or had_workers):
                raise ClusterError("the cluster has no worker any more")
            had_workers = has_workers
        try:
            return future.result()
        except (CancelledError, CommClosedError) as error:
            raise ClusterError(LOST) from error
        except KilledWorker as error:
            raise ClusterError(KILLED) from error

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Cancel the calls whose results nobody has waited for."""
        self._executor.shutdown(wait=False)

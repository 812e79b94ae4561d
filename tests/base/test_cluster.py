"""Work on a cluster of Dask: a scheduler and workers that are processes of their own, on encrypted connections."""

import os
import time
import uuid
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from build_scripts.base import cluster as calls
from build_scripts.base.cluster import AHEAD, ClusterError, DaskCluster, Sealed, run_call
from build_scripts.base.schedulers import connected
from build_scripts.base.workers import Inline, Remote, open_executor, spread_over, worker_count
from build_scripts.findings import Finding
from build_scripts.reading.files import SourceFile
from build_scripts.reading.parsed import parse_file
from tests.support.farm import Farm, farm

_STATE: list[object] = []


def _begin(*values: object) -> None:
    _STATE[:] = values


def _work(number: int) -> tuple[int, int]:
    if number < 0:
        raise ValueError("below zero")
    (value,) = _STATE
    assert isinstance(value, int)
    return number + value, os.getpid()


def _some_id(_: int) -> str:
    return uuid.uuid4().hex


def _end(_: int) -> None:
    os._exit(1)


class Counted:
    """A value that knows how often this process has opened it."""

    opened = 0

    def __init__(self, name: str) -> None:
        self.name = name

    def __setstate__(self, state: dict[str, str]) -> None:
        Counted.opened += 1
        self.__dict__.update(state)


def _opened(_: int) -> tuple[int, int]:
    (value,) = _STATE
    assert isinstance(value, Counted)
    return os.getpid(), Counted.opened


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    """A scheduler with two workers, which find the modules of the tests."""
    with farm(tmp_path_factory.mktemp("two"), 2) as running:
        yield running


@pytest.fixture(scope="module")
def cluster(two: Farm) -> Iterator[DaskCluster]:
    """A connection to the two workers."""
    with connected(processes=0, **two.connection) as cluster:
        yield cluster


def test_work_is_done_elsewhere(cluster: DaskCluster) -> None:
    """Calls run on the workers, each prepared first; results keep their order; what is too little stays here."""
    with spread_over(cluster):
        assert worker_count(0) == worker_count(1) == 2
        with open_executor(1, _begin, (100,)) as executor:
            assert isinstance(executor, Inline)
        with open_executor(2, _begin, (100,)) as executor:
            assert isinstance(executor, Remote)
            results = list(executor.map(_work, range(40)))
            assert executor.submit(_work, 7).result()[0] == 107
    assert [result for result, _ in results] == list(range(100, 140))
    assert len({pid for _, pid in results} - {os.getpid()}) == 2


def test_errors_come_back(cluster: DaskCluster) -> None:
    """What a call raises is raised where its result is asked for, and the calls after it are still answered."""
    with cluster.open(_begin, (0,)) as executor:
        with pytest.raises(ValueError, match="below zero"):
            executor.submit(_work, -1).result()
        with pytest.raises(ValueError, match="below zero"):
            list(executor.map(_work, [1, -1, 1]))
        assert executor.submit(_work, 1).result()[0] == 1


def test_equal_calls_are_calls_of_their_own(cluster: DaskCluster) -> None:
    """An executor of distributed would by itself make one call of equal ones, and give all of them its result."""
    with cluster.client.get_executor() as plain:
        assert len(set(plain.map(_some_id, [1, 1, 1]))) == 1
    with cluster.open(None, ()) as executor:
        assert len({*executor.map(_some_id, [1, 1, 1]), executor.submit(_some_id, 1).result()}) == 4


def test_a_file_that_changed_is_read_anew(cluster: DaskCluster) -> None:
    """The bytes of a file are among the arguments: nothing is taken for the same by its path."""
    path = "events/2031/2031-dike.md"
    texts = [f"---\ntitle: Dike\ndate: 2031-{month}\n---\n\nIt was so.\n".encode() for month in (13, 14)]
    files = [SourceFile(path, "event", "2031-dike", text, "") for text in texts]
    with cluster.open(None, ()) as executor:
        parsed = [executor.submit(parse_file, file).result() for file in files]
    assert parsed == [parse_file(file) for file in files]
    assert parsed[0] != parsed[1]


def test_problems_cross_as_values(cluster: DaskCluster) -> None:
    """What is wrong with a file is a result, and the same one as here."""
    broken = SourceFile("events/2031/2031-dike.md", "event", "2031-dike", b"---\ntitle: [\n---\n", "")
    with cluster.open(None, ()) as executor:
        (parsed,) = executor.map(parse_file, [broken])
    assert parsed == parse_file(broken)
    assert all(isinstance(finding, Finding) for finding in parsed.findings)
    assert parsed.findings


def test_only_so_many_calls_are_sent(cluster: DaskCluster) -> None:
    """A generator is taken as its results are: ever so many calls need no more memory than `AHEAD` for each worker."""
    numbers = count()
    with cluster.open(_begin, (0,)) as executor:
        results = executor.map(_work, numbers)
        assert [next(results)[0] for _ in range(5)] == [0, 1, 2, 3, 4]
        assert next(numbers) <= 2 * AHEAD + 5
        with pytest.raises(TypeError, match="mapping over Iterators"):
            cluster.client.get_executor().map(_work, count())


def test_what_calls_share_travels_once(cluster: DaskCluster) -> None:
    """A worker opens it once, for all calls and for the next executor; another value is another."""
    value, other = Counted("one"), Counted("other")
    opened: dict[int, set[int]] = {}
    for shared in (value, value, other):
        with cluster.open(_begin, (shared,)) as executor:
            for pid, times in executor.map(_opened, range(20)):
                opened.setdefault(pid, set()).add(times)
    assert [sorted(times) for times in opened.values()] == [[1, 2], [1, 2]]


def test_a_worker_of_another_version_that_comes_late(cluster: DaskCluster, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each call says of which version it is, and no other worker answers it."""
    monkeypatch.setattr(calls, "own_version", lambda: "3.11.0 abc")
    with (
        cluster.open(_begin, (0,)) as executor,
        pytest.raises(ClusterError, match=r"^a worker that joined later has another Python or other files of the"),
    ):
        list(executor.map(_work, [1]))
    with pytest.raises(ClusterError, match="joined later"):
        run_call(Sealed.of((_work, (1,), {})), "3.11.0 abd", None)


def test_workers_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What calls share outlives the worker that held it; without any worker a build ends and does not wait for ever."""
    monkeypatch.setattr(calls, "PATIENCE", 0.3)
    with (
        farm(tmp_path, 1, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="0") as one,
        connected(processes=0, **one.connection) as cluster,
        cluster.open(_begin, (100,)) as executor,
    ):
        assert executor.submit(_work, 1).result()[0] == 101
        one.workers[0].kill()
        while cluster.size:
            time.sleep(0.05)
        one.start_worker()
        cluster.client.wait_for_workers(1)
        assert [result for result, _ in executor.map(_work, [2])] == [102]
        with pytest.raises(ClusterError, match="several workers ended at the same call"):
            list(executor.map(_end, [1]))
        with pytest.raises(ClusterError, match="the cluster has no worker any more"):
            list(executor.map(_work, [3]))
        assert one.scheduler is not None
        one.scheduler.kill()
        for _ in range(2):  # the second is refused without another try to connect
            with pytest.raises(ClusterError, match="the connection to the scheduler was lost"):
                list(executor.map(_work, [4]))

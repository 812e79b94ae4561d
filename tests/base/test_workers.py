"""Work spread over processes: one or many, the caller sees the same."""

import os

import pytest

from build_scripts.base.workers import open_executor, usable_cores

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


@pytest.mark.parametrize("workers", [1, 2])
def test_errors_come_back(workers: int) -> None:
    """What a call raises is raised where its result is asked for."""
    with open_executor(workers, _begin, (0,)) as executor:
        future = executor.submit(_work, -1)
        with pytest.raises(ValueError, match="below zero"):
            future.result()


def test_cores() -> None:
    """There is at least one core to work on."""
    assert usable_cores() >= 1

#!/usr/bin/env bash
# Equal calls through the executor of distributed 2026.8.0.
#
# `Client.get_executor()` gives a `concurrent.futures.Executor`. A good guess: as with a pool of processes, a function is
# called as often as it is submitted. Seen: calls with equal arguments are one call while somebody holds its future. Three
# new identifiers are one, three times, and a file that changed between two calls is read once: the second call gets the
# old text. With `pure=False` each call is one. And `map` refuses a generator, which every other executor takes.
set -euo pipefail
cd "$(mktemp -d)"
trap 'rm -rf "$PWD"' EXIT
python3 -m venv env
env/bin/pip install --quiet distributed==2026.8.0 2>/dev/null

cat >calls.py <<'PYTHON'
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from uuid import uuid4

from distributed import Client, LocalCluster


def new_id(_: int) -> str:
    return uuid4().hex


def try_out(name: str, executor: Executor) -> None:
    ids = set(executor.map(new_id, [0, 0, 0]))
    file = Path("entry.md")
    file.write_text("old")
    first = executor.submit(file.read_text)
    first.result()
    file.write_text("new")
    second = executor.submit(file.read_text)
    try:
        taken = len(list(executor.map(new_id, (number for number in range(3)))))
    except TypeError as error:
        taken = f"TypeError: {str(error).split('.')[0]}"
    print(f"{name}: {len(ids)} of 3 identifiers; {first.result()}, {second.result()}; a generator: {taken}")


if __name__ == "__main__":
    with ProcessPoolExecutor(2) as processes:
        try_out("processes", processes)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
        try_out("distributed", client.get_executor())
        try_out("distributed, pure=False", client.get_executor(pure=False))
PYTHON
env/bin/python calls.py | tee seen
diff - seen <<'EXPECTED'
processes: 3 of 3 identifiers; old, new; a generator: 3
distributed: 1 of 3 identifiers; old, old; a generator: TypeError: Dask no longer supports mapping over Iterators or Queues
distributed, pure=False: 3 of 3 identifiers; old, new; a generator: TypeError: Dask no longer supports mapping over Iterators or Queues
EXPECTED

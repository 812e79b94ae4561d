"""`timeline build --executor dask`: the site of one process, byte for byte, whatever becomes of workers."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import cluster as options
from build_scripts.cli import main
from tests.support.farm import Farm, farm
from tests.support.projects import contents, differing, environment, make_project, write, write_event

# Runs the command with small batches, so that a small record is much work; of the processes that are named, one is
# ended at each batch of pages that comes back.
BUILD = """
import os, sys
import build_scripts.check.run as checking
import build_scripts.reading.record as reading
import build_scripts.site.stamping as stamping

for module in (checking, reading, stamping):
    module._PARALLEL_FROM = 2
    module.BATCH = 3
ends = [int(pid) for pid in sys.argv.pop(1).split(",") if pid]
write = stamping._write_batch

def write_and_end(tasks, files, folder):
    if ends and tasks[0].path.endswith("index.html"):
        os.kill(ends.pop(0), 9)
    return write(tasks, files, folder)

stamping._write_batch = write_and_end
from build_scripts.cli import main
main()
"""
# A worker on another machine has none of the project's files.
GUARD = """
import sys

def refuse(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and str(arguments[0]).startswith({folder!r}):
        raise PermissionError(arguments[0])

sys.addaudithook(refuse)
"""


@pytest.fixture(scope="module")
def projects(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of all projects, which workers may not open."""
    return tmp_path_factory.mktemp("projects")


@pytest.fixture(scope="module")
def workers(projects: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Farm]:
    """A scheduler with a worker."""
    folder = tmp_path_factory.mktemp("farm")
    write(folder / "guard.py", GUARD.format(folder=str(projects)))
    with farm(folder, 1, "--preload", str(folder / "guard.py")) as running:
        yield running


def _project(folder: Path) -> Path:
    make_project(folder, plugin={"workers": 1})
    for number in range(12):
        write_event(folder, f"20{20 + number}-event-{number}", tags=["dike", "budget"], places=["lower-marrow"])
    write_event(folder, "2040-uncited", "No source is cited here.\n\nNor here.")
    return folder


def _build(folder: Path, *arguments: str, ends: str = "") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", BUILD, ends, "build", *arguments],
        cwd=folder,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.fixture(scope="module")
def alone(projects: Path) -> tuple[dict[str, bytes], str]:
    """The site that one process makes, and what it says of the record."""
    folder = _project(projects / "alone")
    run = _build(folder, "--data")
    assert run.returncode == 0, run.stderr
    return contents(folder / "site"), _findings(run.stderr)


def _findings(output: str) -> str:
    """Return what a build says of the record."""
    return output[output.index("events/") : output.index("warning", output.rindex("events/"))]


def test_the_site_is_that_of_one_process(workers: Farm, projects: Path, alone: tuple[dict[str, bytes], str]) -> None:
    """Workers on encrypted connections, without any of the project's files, make the same files; what one of them had
    done and not handed over when it ended is done again by another."""
    folder = _project(projects / "whole")
    second = workers.start_worker()
    workers.wait_for_workers()
    run = _build(folder, "--data", *workers.options, ends=f"{second.pid}")
    assert run.returncode == 0, run.stderr
    assert second.wait(10) == -signal.SIGKILL
    assert f"The build is spread over the workers of {workers.address}: 2\n" in run.stderr
    assert differing(alone[0], contents(folder / "site")) == []
    assert _findings(run.stderr) == alone[1]


def test_a_scheduler_that_ends_in_the_middle(
    projects: Path, tmp_path: Path, alone: tuple[dict[str, bytes], str]
) -> None:
    """The build ends in one line, and the site of the build before stands whole."""
    folder = _project(projects / "lost")
    shutil.copytree(projects / "alone" / "site", folder / "site")
    with farm(tmp_path, 1) as running:
        assert running.scheduler is not None
        run = _build(folder, *running.options, ends=f"{running.scheduler.pid}")
    assert run.returncode == 1
    assert run.stderr.splitlines()[-1] == "Error: the connection to the scheduler was lost"
    assert "Traceback" not in run.stderr
    assert differing(alone[0], contents(folder / "site")) == []


def test_workers_of_this_machine(projects: Path, alone: tuple[dict[str, bytes], str]) -> None:
    """Without a scheduler the build starts one of its own, and ends it."""
    folder = _project(projects / "here")
    run = _build(folder, "--data", "--executor", "dask")
    assert run.returncode == 0, run.stderr
    assert differing(alone[0], contents(folder / "site")) == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--scheduler", "tls://127.0.0.1:1"], "`--scheduler` and its certificates need `--executor dask`"),
        (
            ["--executor", "dask", "--scheduler", "tcp://192.0.2.1:8786"],
            "`tcp://192.0.2.1:8786` is not encrypted, and calls and results are pickles, which run as code when they "
            "are read: beyond this machine use `tls://` and certificates",
        ),
    ],
)
def test_calls_that_are_wrong(tmp_path: Path, arguments: list[str], message: str) -> None:
    """What cannot be used is refused before anything is built, with what to write instead."""
    result = CliRunner().invoke(main, ["build", "--root", str(tmp_path), *arguments])
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {message}")


def test_without_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where distributed is not installed, the command says what to install."""
    monkeypatch.setattr(options, "find_spec", lambda _: None)
    result = CliRunner().invoke(main, ["build", "--root", str(tmp_path), "--executor", "dask"])
    needed = "`--executor dask` needs distributed: pip install 'sourced-chronology[cluster]' (in a clone: make tools)"
    assert (result.exit_code, result.stderr.splitlines()[-1]) == (2, f"Error: {needed}")

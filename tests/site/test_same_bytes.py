"""The same input gives the same bytes: in any folder, with any number of processes, whatever the order of hashes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import contents, differing, environment, make_project, write_event

BUILD = """
import build_scripts.reading.record, build_scripts.site.stamping
build_scripts.reading.record._PARALLEL_FROM = build_scripts.site.stamping._PARALLEL_FROM = 2
build_scripts.reading.record.BATCH = build_scripts.site.stamping.BATCH = 3
from build_scripts.cli import main
main(["build"])
"""


def _build(folder: Path, workers: int, seed: int) -> Path:
    make_project(folder, plugin={"workers": workers})
    for number in range(12):
        write_event(folder, f"20{20 + number}-event-{number}", tags=["dike", "budget"], places=["lower-marrow"])
    run = subprocess.run(
        [sys.executable, "-c", BUILD],
        cwd=folder,
        env=environment(PYTHONHASHSEED=str(seed)),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site built by one process."""
    return _build(tmp_path_factory.mktemp("alone") / "a", 1, 1)


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_same_input_same_bytes(workers: int, alone: Path, tmp_path: Path) -> None:
    """A clean build elsewhere, by one process or more, gives the same files with the same bytes."""
    other = _build(tmp_path / "another folder" / "b", workers, workers + 1)
    assert differing(contents(alone), contents(other)) == []
    assert (other / "pagefind/all/pagefind-entry.json").is_file()

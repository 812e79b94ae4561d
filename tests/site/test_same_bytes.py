"""The same input gives the same bytes: in any folder, with any number of processes, whatever the order of hashes."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import contents, differing, environment, make_project, write_event

BUILD = """
import build_scripts.check.run, build_scripts.reading.record, build_scripts.site.mkdocs.reading
import build_scripts.site.folders, build_scripts.site.stamping
build_scripts.reading.record._PARALLEL_FROM = build_scripts.site.stamping._PARALLEL_FROM = 2
build_scripts.check.run._PARALLEL_FROM = build_scripts.site.mkdocs.reading._ASIDE_FROM = 2
build_scripts.site.folders._MANY = 1
build_scripts.reading.record.BATCH = build_scripts.site.stamping.BATCH = 3
from build_scripts.cli import main
main(["build"])
"""


def _build(folder: Path, workers: int, seed: int) -> Path:
    return _build_as_it_is(_project(folder, workers), seed)


def _project(folder: Path, workers: int) -> Path:
    make_project(folder, plugin={"workers": workers})
    for number in range(12):
        write_event(folder, f"20{20 + number}-event-{number}", tags=["dike", "budget"], places=["lower-marrow"])
    return folder


def _build_as_it_is(folder: Path, seed: int) -> Path:
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


@pytest.mark.parametrize("workers", [1, 2])
def test_a_second_build_gives_what_a_clean_one_gives(workers: int, tmp_path: Path) -> None:
    """After an edit, with all that was kept and linked of the first build, each file is what a clean build makes."""
    edited, clean = _project(tmp_path / "edited", workers), _project(tmp_path / "clean", workers)
    _build_as_it_is(edited, 1)
    for folder in (edited, clean):
        write_event(folder, "2023-event-3", title="A dike gave way", tags=["dike"], places=["lower-marrow"])
    assert differing(contents(_build_as_it_is(edited, 2)), contents(_build_as_it_is(clean, 3))) == []

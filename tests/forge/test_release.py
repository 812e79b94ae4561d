"""The workflow of releases: run in a clean clone, with a tag; and what each of its jobs may do."""

from __future__ import annotations

import hashlib
import tarfile
import zipfile
from pathlib import Path

import pytest

from build_scripts import __version__
from tests.forge.runner.actions import Event
from tests.forge.runner.github import Run, run_workflow
from tests.forge.runner.machine import Machine
from tests.forge.runner.project import WORKFLOWS
from tests.forge.test_forge import read_workflow
from tests.support.clones import make_clone
from tests.support.repositories import git

NAME = f"sourced_chronology-{__version__}"
PACKAGES = [f"{NAME}-py3-none-any.whl", f"{NAME}.tar.gz"]


@pytest.fixture(scope="module", name="machine")
def _machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    clone = make_clone(tmp_path_factory.mktemp("release") / "clone")
    machine = Machine(tmp_path_factory.mktemp("machine"))
    machine.set_up(clone)
    return machine


def release(machine: Machine, tag: str, fork: bool = False) -> Run:
    """Run the workflow for a tag."""
    sha = git(machine.origin, "rev-parse", "main").strip()
    git(machine.origin, "tag", "--force", tag, sha)
    event = Event("push", f"refs/tags/{tag}", sha, {"repository": {"fork": fork}})
    return run_workflow(machine, WORKFLOWS["release"], event)


def test_release(machine: Machine) -> None:
    """A tag of the version is built, attested and published, with the digests of what is published."""
    run = release(machine, f"v{__version__}")
    assert set(run.results.items()) == {(job, "success") for job in ("build", "attest", "index", "page")}, run.log
    index = machine.folder / "index"
    assert sorted(path.name for path in index.iterdir()) == PACKAGES
    statement = (machine.artifacts / "statement/attestation.json").read_text()
    assert statement.splitlines() == PACKAGES
    sums = (machine.artifacts / "dist/SHA256SUMS").read_text()
    assert sums == "".join(f"{hashlib.sha256((index / name).read_bytes()).hexdigest()}  {name}\n" for name in PACKAGES)
    assert sums in run.summary
    (call,) = [call for call in machine.calls if call[:3] == ["gh", "release", "create"]]
    assert call[3:8] == [f"v{__version__}", "--repo", "chronicle/marrow", "--verify-tag", "--title"]
    files = ["dist/SHA256SUMS", "dist/provenance.intoto.jsonl", *(f"dist/packages/{name}" for name in PACKAGES)]
    assert call[-6:] == [*files, sums, statement]


def test_nothing_of_the_record_is_in_it(machine: Machine) -> None:
    """A package has the toolkit alone: an index gives nothing back, and a record has to be able to take down."""
    index = machine.folder / "index"
    with tarfile.open(index / PACKAGES[1]) as sdist:
        parts = {Path(name).parts[1] for name in sdist.getnames()}
    assert parts == {
        *("build_scripts", ".gitignore", "CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml"),
    }
    with zipfile.ZipFile(index / PACKAGES[0]) as wheel:
        parts = {Path(name).parts[0] for name in wheel.namelist()}
    assert parts == {"build_scripts", f"{NAME}.dist-info"}


def test_wrong_tag(machine: Machine) -> None:
    """A tag that is not the version publishes nothing."""
    run = release(machine, "v99.0.0")
    assert run.results == {"build": "failure", "attest": "skipped", "index": "skipped", "page": "skipped"}


def test_fork(machine: Machine) -> None:
    """In a fork nothing runs."""
    assert set(release(machine, f"v{__version__}", fork=True).results.values()) == {"skipped"}


def test_rights() -> None:
    """The job that runs our code has no rights; those that have some run none of it, and check nothing out."""
    jobs = read_workflow("release.yml")["jobs"]
    assert {name: job["permissions"] for name, job in jobs.items()} == {
        "build": {"contents": "read"},
        "attest": {"id-token": "write", "attestations": "write"},
        "index": {"id-token": "write"},
        "page": {"contents": "write"},
    }
    used = {
        step.get("uses", "").partition("@")[0] for name in ("attest", "index", "page") for step in jobs[name]["steps"]
    }
    assert used == {
        *("", "actions/attest-build-provenance", "actions/download-artifact", "actions/upload-artifact"),
        "pypa/gh-action-pypi-publish",
    }
    (script,) = [step["run"] for name in ("attest", "index", "page") for step in jobs[name]["steps"] if "run" in step]
    assert [line.split()[0] for line in script.splitlines()[:2]] == ["mv", "gh"]

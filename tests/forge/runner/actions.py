"""What a run of GitHub is of, and what stands in for the actions that its steps use."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.forge.runner.machine import Machine
from tests.support.repositories import git


@dataclass(frozen=True, slots=True)
class Event:
    """What started a run: its name, the branch or the merged proposal and its commit, and the payload."""

    name: str
    ref: str
    sha: str
    payload: Mapping[str, Any] = field(default_factory=dict)
    base_ref: str = ""
    head_ref: str = ""


@dataclass(slots=True)
class Job:
    machine: Machine
    tree: Path
    event: Event
    contexts: dict[str, Any]
    has_failed: bool = False


def _check_out(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Clone the origin at the commit of the event, as deep as it says; a proposal is checked out merged."""
    depth = given.get("fetch-depth", "1")
    git(job.tree, "init", "--quiet")
    git(job.tree, "remote", "add", "origin", f"file://{job.machine.origin}")
    if depth == "0":
        git(job.tree, "fetch", "--quiet", "origin", "+refs/heads/*:refs/remotes/origin/*", job.event.ref)
    else:
        git(job.tree, "fetch", "--quiet", f"--depth={depth}", "origin", job.event.sha)
    branch = job.event.ref.removeprefix("refs/heads/")
    git(job.tree, "checkout", "--quiet", *(("-B", branch) if branch != job.event.ref else ("--detach",)), job.event.sha)
    (job.tree / ".git/info/exclude").write_text(".venv\n")
    job.machine.install_into(job.tree)
    return {}


def _set_up_python(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Do nothing: Python is here; a lock file for the cache has to be there."""
    if pattern := given.get("cache-dependency-path"):
        assert any(job.tree.glob(pattern)), pattern
    return {}


def _keep(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Keep a folder, or a file alone, as an artifact, in place of an earlier one of that name."""
    path, name = job.tree / given["path"], given.get("name", "github-pages")
    if not path.exists():
        assert given.get("if-no-files-found") != "error", f"there is no {path}"
        return {}
    shutil.rmtree(job.machine.artifacts / name, ignore_errors=True)
    if path.is_file():
        (job.machine.artifacts / name).mkdir(parents=True)
        shutil.copy2(path, job.machine.artifacts / name)
    else:
        shutil.copytree(path, job.machine.artifacts / name)
    return {"artifact-url": f"https://forge.example/artifacts/{name}"}


def _configure_pages(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    return {"base_url": "https://marrow.example/chronicle"}


def _deploy(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Publish what the build has kept, which has to be a site."""
    assert (job.machine.artifacts / "github-pages" / "index.html").is_file()
    return {"page_url": "https://marrow.example/chronicle/"}


def _take(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Copy an artifact that another job kept into a folder."""
    shutil.copytree(job.machine.artifacts / given["name"], job.tree / given["path"])
    return {}


def _attest(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Write a statement that names the files that it is about, which have to be there."""
    subjects = sorted(path.name for path in job.tree.glob(given["subject-path"]))
    assert subjects, given["subject-path"]
    statement = job.tree.parent / "attestation.json"
    statement.write_text("\n".join(subjects))
    return {"bundle-path": str(statement)}


def _publish_package(job: Job, given: Mapping[str, str]) -> dict[str, str]:
    """Take a folder of packages, and nothing else, as the index does."""
    packages = sorted((job.tree / given["packages-dir"]).iterdir())
    assert [path for path in packages if not path.name.endswith((".whl", ".tar.gz"))] == []
    shutil.copytree(job.tree / given["packages-dir"], job.machine.folder / "index")
    return {}


ACTIONS: dict[str, Callable[[Job, Mapping[str, str]], dict[str, str]]] = {
    "actions/checkout": _check_out,
    "actions/setup-python": _set_up_python,
    "actions/upload-artifact": _keep,
    "actions/configure-pages": _configure_pages,
    "actions/upload-pages-artifact": _keep,
    "actions/deploy-pages": _deploy,
    "actions/download-artifact": _take,
    "actions/attest-build-provenance": _attest,
    "pypa/gh-action-pypi-publish": _publish_package,
}
"""The actions that workflows may use, with what stands in for each."""

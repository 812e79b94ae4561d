"""One pipeline of GitLab: those jobs whose rules hold, each in a checkout of its own.

https://docs.gitlab.com/ci/yaml/
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from tests.forge.runner.expressions import Parser, UnknownError
from tests.forge.runner.github import Run
from tests.forge.runner.machine import Machine
from tests.support.repositories import git

_GLOBAL = {"image", "workflow", "variables", "default"}
_JOB = {"rules", "timeout", "script", "artifacts", "variables", "interruptible", "before_script", "cache", "image"}


def run_pipeline(machine: Machine, project: Path, sha: str, variables: Mapping[str, str]) -> Run:
    """Run the pipeline of ``project`` (a folder with `.gitlab-ci.yml`) at a commit, with GitLab's ``variables``.

    :raises UnknownError: when it has something that is not known here.
    """
    read = yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))
    given = {"CI": "true", "GITLAB_CI": "true", "CI_COMMIT_SHA": sha, "CI_DEFAULT_BRANCH": "main", **variables}
    run = Run()
    if not _is_wanted(read.get("workflow", {}), given):
        return run
    for name in (name for name in read if name not in _GLOBAL):
        job = {**read.get("default", {}), **read[name]}
        if unknown := job.keys() - _JOB:
            raise UnknownError(f"job {name}: {', '.join(sorted(unknown))}")
        if _is_wanted(job, given):
            own = {**given, **_variables(read, given), **_variables(job, given)}
            run.results[name] = _run_job(machine, run, name, job, sha, own)
    return run


def _run_job(machine: Machine, run: Run, name: str, job: dict[str, Any], sha: str, variables: dict[str, str]) -> str:
    tree = machine.work_tree(name)
    depth = variables.get("GIT_DEPTH", "20")
    git(tree, "init", "--quiet")
    git(tree, "remote", "add", "origin", f"file://{machine.origin}")
    git(tree, "fetch", "--quiet", *([] if depth == "0" else [f"--depth={depth}"]), "origin", sha)
    git(tree, "checkout", "--quiet", "--detach", sha)
    machine.install_into(tree)
    script = "\n".join([*job.get("before_script", ()), *job["script"]])
    done = machine.run(script, tree, {**variables, "CI_PROJECT_DIR": str(tree)})
    run.log += f"## {name}: {done.returncode}\n{done.stdout}{done.stderr}"
    if done.returncode:
        return "failure"
    for path in job.get("artifacts", {}).get("paths", ()):
        assert (tree / path).exists(), f"there is no {path}"
        shutil.rmtree(machine.artifacts / path, ignore_errors=True)
        shutil.copytree(tree / path, machine.artifacts / path)
    return "success"


def _variables(scope: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    """Return the variables of a scope; those of GitLab in them are filled in, and all others are for the shell."""
    return {
        key: re.sub(r"\$(CI_(?!PROJECT_DIR)\w+)", lambda name: _known(name[1], given), str(value))
        for key, value in scope.get("variables", {}).items()
    }


def _is_wanted(scope: Mapping[str, Any], given: Mapping[str, str]) -> bool:
    """Check whether the first rule that holds, if there are any, lets a job or a pipeline run."""
    if "rules" not in scope:
        return True
    for rule in scope["rules"]:
        if unknown := rule.keys() - {"if"}:
            raise UnknownError(f"rule: {', '.join(sorted(unknown))}")
        if Parser(rule["if"], lambda name: _known(name.removeprefix("$"), given), {}).value():
            return True
    return False


def _known(name: str, given: Mapping[str, str]) -> str:
    """Return a variable of GitLab's; one that a kind of pipeline does not have is empty."""
    if name not in given and name not in _MAY_LACK:
        raise UnknownError(f"variable: {name}")
    return given.get(name, "")


_MAY_LACK = {"CI_COMMIT_BRANCH", "CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "CI_PAGES_URL"}
"""Variables that some kinds of pipelines do not have: https://docs.gitlab.com/ci/variables/predefined_variables/"""

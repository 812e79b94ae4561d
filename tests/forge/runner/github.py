"""One run of a workflow of GitHub: its jobs in the order of their needs, each in a checkout of its own."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.forge.runner.actions import ACTIONS, Event, Job
from tests.forge.runner.expressions import Parser, UnknownError, follow
from tests.forge.runner.machine import Machine
from tests.support.repositories import git

_KNOWN = {
    "workflow": {"name", "on", "permissions", "concurrency", "defaults", "env", "jobs"},
    "job": {
        *("name", "needs", "if", "runs-on", "timeout-minutes", "permissions", "outputs", "steps", "env", "environment"),
    },
    "step": {"name", "id", "if", "uses", "with", "run", "env"},
}


@dataclass(slots=True)
class Run:
    """What became of a workflow: the result of each job, and what its steps printed."""

    results: dict[str, str] = field(default_factory=dict)
    log: str = ""
    summary: str = ""


def run_workflow(machine: Machine, workflow: Path, event: Event) -> Run:
    """Run ``workflow``, the file of one.

    :raises UnknownError: when it has something that is not known here.
    """
    read = yaml.load(workflow.read_text("utf-8"), Loader=yaml.BaseLoader)  # the key `on` is no boolean
    _only_known("workflow", read)
    if read.get("defaults") != {"run": {"shell": "bash"}}:
        raise UnknownError("a shell that is not bash with pipefail")
    run, temporary = Run(), machine.work_tree("temporary")
    (temporary / "event.json").write_text(json.dumps(event.payload))
    needs: dict[str, Any] = {}
    todo = dict(read["jobs"])
    while todo:
        name = next(name for name, job in todo.items() if needs.keys() >= set(_list(job.get("needs"))))
        needs[name] = _run_job(machine, run, event, read, name, todo.pop(name), needs, temporary)
        run.results[name] = needs[name]["result"]
    return run


def _run_job(
    machine: Machine, run: Run, event: Event, workflow: dict[str, Any], name: str, job: dict[str, Any],
    needs: Mapping[str, Any], temporary: Path,
) -> dict[str, Any]:  # fmt: skip
    _only_known("job", job)
    mine = {need: needs[need] for need in _list(job.get("needs"))}
    contexts: dict[str, Any] = {"github": _github(event, workflow), "needs": mine, "steps": {}, "env": {}}
    contexts["runner"] = {"temp": str(temporary)}
    went_well = all(need["result"] == "success" for need in mine.values())
    if not _holds(job.get("if", ""), contexts, went_well):
        return {"result": "skipped", "outputs": {}}
    for scope in (workflow, job):
        contexts["env"] |= {key: _filled(value, contexts) for key, value in scope.get("env", {}).items()}
    one = Job(machine, machine.work_tree(name), event, contexts)
    for number, step in enumerate(job["steps"]):
        _run_step(one, run, step, number)
    outputs = {key: _filled(value, contexts) for key, value in job.get("outputs", {}).items()}
    _filled(str(job.get("environment", "")), contexts)
    return {"result": "failure" if one.has_failed else "success", "outputs": outputs}


def _run_step(job: Job, run: Run, step: dict[str, Any], number: int) -> None:
    _only_known("step", step)
    contexts, outputs = job.contexts, {}
    contexts["steps"].setdefault(step.get("id", ""), {"outputs": {}})
    if not _holds(step.get("if", ""), contexts, not job.has_failed):
        return
    variables = {key: _filled(value, contexts) for key, value in step.get("env", {}).items()}
    if "uses" in step:
        action = step["uses"].partition("@")[0]
        if action not in ACTIONS:
            raise UnknownError(f"action: {action}")
        given = {key: _filled(value, contexts) for key, value in step.get("with", {}).items()}
        outputs = ACTIONS[action](job, given)
    else:
        files = {name: job.tree.parent / f"{name}-{number}" for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("")
        own = {name: str(file) for name, file in files.items()} | _variables(job)
        done = job.machine.run(step["run"], job.tree, {**own, **contexts["env"], **variables})
        job.has_failed = job.has_failed or done.returncode != 0
        run.log += f"## {step.get('name', '')}: {done.returncode}\n{done.stdout}{done.stderr}"
        run.summary += files["GITHUB_STEP_SUMMARY"].read_text("utf-8")
        outputs = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
    if "id" in step:
        contexts["steps"][step["id"]] = {"outputs": outputs}


def _github(event: Event, workflow: dict[str, Any]) -> dict[str, Any]:
    return {
        "event_name": event.name,
        "event": event.payload,
        "ref": event.ref,
        "ref_name": re.sub("^refs/(?:heads/|tags/)?", "", event.ref),
        "sha": event.sha,
        "base_ref": event.base_ref,
        "head_ref": event.head_ref,
        "workflow": workflow["name"],
        "repository": "chronicle/marrow",
        "server_url": "https://forge.example",
        "token": "a token",
        "run_id": "7",
    }


def _variables(job: Job) -> dict[str, str]:
    github = job.contexts["github"]
    names = (
        "event_name",
        "ref",
        "ref_name",
        "sha",
        "base_ref",
        "head_ref",
        "repository",
        "server_url",
        "run_id",
        "workflow",
    )
    temporary = job.contexts["runner"]["temp"]
    return {
        **{f"GITHUB_{name.upper()}": github[name] for name in names},
        **{"CI": "true", "GITHUB_ACTIONS": "true", "RUNNER_TEMP": temporary, "GITHUB_WORKSPACE": str(job.tree)},
        "GITHUB_EVENT_PATH": f"{temporary}/event.json",
    }


def _holds(condition: str, contexts: Mapping[str, Any], went_well: bool) -> bool:
    """Check a condition; one that asks for no status holds only while all went well."""
    functions = _functions(went_well)
    text = condition.strip().removeprefix("${{").removesuffix("}}").strip()
    asks = re.search(r"\b(always|cancelled|failure|success)\(", text)
    value = Parser(text, lambda name: follow(name, contexts), functions).value() if text else True
    return bool(value) and (went_well or bool(asks))


def _filled(text: str, contexts: Mapping[str, Any]) -> str:
    """Return a text with the values of its expressions."""

    def value(found: re.Match[str]) -> str:
        filled = Parser(found[1], lambda name: follow(name, contexts), _functions(True)).value()
        return {True: "true", False: "false"}.get(filled, str(filled)) if isinstance(filled, bool) else str(filled)

    return re.sub(r"\$\{\{(.*?)\}\}", value, text)


def _functions(went_well: bool) -> dict[str, Callable[..., Any]]:
    return {
        "always": lambda: True,
        "cancelled": lambda: False,
        "success": lambda: went_well,
        "failure": lambda: not went_well,
        "contains": lambda where, what: what in where,
    }


def _only_known(what: str, mapping: Mapping[str, Any]) -> None:
    if unknown := mapping.keys() - _KNOWN[what]:
        raise UnknownError(f"{what}: {', '.join(sorted(unknown))}")


def _list(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else list(value or ())


def merge_ref(origin: Path, number: int, base: str, head: str) -> Event:
    """Make the merged state of a fork's proposal in ``origin``, as GitHub does, and return its event."""
    tree = subprocess.run(
        ["git", "merge-tree", "--write-tree", base, head], cwd=origin, check=True, capture_output=True, text=True
    ).stdout.strip()
    merged = git(origin, "commit-tree", tree, "-p", base, "-p", head, "-m", "Merge").strip()
    ref = f"refs/pull/{number}/merge"
    git(origin, "update-ref", ref, merged)
    payload = {"number": number, "pull_request": {"head": {"repo": {"fork": True}}}}
    return Event("pull_request", ref, merged, payload, base_ref=base, head_ref="patch-1")

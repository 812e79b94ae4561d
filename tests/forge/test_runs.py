"""Workflows that ran: each step's script, in a clean checkout, as the forge would run it.

The project is the example record with this repository's workflows, so that a site is built in seconds. Runs share one
machine, and what one has pushed the next one finds.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.examples import HERE
from tests.forge.runner.actions import Event
from tests.forge.runner.expressions import Parser, UnknownError, follow
from tests.forge.runner.github import Run, merge_ref, run_workflow
from tests.forge.runner.gitlab import run_pipeline
from tests.forge.runner.machine import Machine
from tests.forge.runner.project import WORKFLOWS, toolkit_project
from tests.support.projects import write
from tests.support.repositories import commit, git

BREACH = "events/2031/2031-04-02-mill-dike-breach.md"
MAIN = "refs/heads/main"
TRIED = {"check", "links", "new-event", "publish", "release"}


@pytest.fixture(scope="module", name="project")
def _project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the example record, and what this one has of workflows."""
    return toolkit_project(tmp_path_factory.mktemp("forge") / "project")


@pytest.fixture(scope="module", name="machine")
def _machine(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Machine:
    machine = Machine(tmp_path_factory.mktemp("machine"))
    machine.set_up(project)
    git(project, "remote", "add", "origin", str(machine.origin))
    return machine


def head(machine: Machine, branch: str = "main") -> str:
    """Return the commit of a branch of the origin."""
    return git(machine.origin, "rev-parse", branch).strip()


def proposal(machine: Machine, project: Path, number: int, path: str, text: str) -> Event:
    """Propose a change of one file from a fork, and return GitHub's event of it."""
    git(project, "switch", "--quiet", "--force-create", f"proposal-{number}", "main")
    write(project / path, text)
    commit(project)
    # A fork's commits are in the origin by the reference of the proposal alone, and by no branch.
    git(project, "push", "--quiet", "origin", f"HEAD:refs/pull/{number}/head")
    git(project, "switch", "--quiet", "main")
    return merge_ref(machine.origin, number, "main", f"refs/pull/{number}/head")


def corrected(project: Path) -> str:
    """Return the text of an event with another count, and a line in its log that says so."""
    line = "  - {date: 2031-06-01, class: correction, note: One more child was counted.}\n"
    text = (project / BREACH).read_text("utf-8").replace("{displaced: 12,", "{displaced: 13,")
    return text.replace("note: The cost.}\n", f"note: The cost.}}\n{line}")


def pushed(machine: Machine, **payload: object) -> Event:
    """Return the event of a push to the default branch."""
    return Event("push", MAIN, head(machine), payload)


def assert_results(run: Run, **results: str) -> None:
    """Hold the results of all jobs; the log says why they are others."""
    assert run.results == results, run.log


def test_every_workflow_is_tried() -> None:
    """A new workflow needs a test here; that of releases is in a file of its own."""
    assert WORKFLOWS.keys() == TRIED


def test_check_of_a_push(machine: Machine, project: Path) -> None:
    """What is on the default branch is checked and built, and the toolkit is tested."""
    run = run_workflow(machine, WORKFLOWS["check"], pushed(machine))
    assert_results(run, scope="success", record="success", toolkit="success", passed="success")
    assert (machine.artifacts / "site" / "index.html").is_file()
    assert [call for call in machine.calls if call[0] == "make"] == [
        *(["make", target] for target in ("install", "site", "test", "readers"))
    ]


def test_check_of_a_proposal(machine: Machine, project: Path) -> None:
    """A proposal of entries from a fork is compared with what it is for; the toolkit is not tested for it."""
    run = run_workflow(machine, WORKFLOWS["check"], proposal(machine, project, 1, BREACH, corrected(project)))
    assert_results(run, scope="success", record="success", toolkit="skipped", passed="success")
    assert "13" in run.summary
    assert "Breach of the mill dike" in run.summary


def test_check_of_a_wrong_proposal(machine: Machine, project: Path) -> None:
    """A proposal with a mistake fails with an annotation, and is summed up all the same; nothing is built."""
    text = (project / BREACH).read_text("utf-8").replace("kind: breach", "kind: flod")
    run = run_workflow(machine, WORKFLOWS["check"], proposal(machine, project, 2, BREACH, text))
    assert_results(run, scope="success", record="failure", toolkit="skipped", passed="failure")
    assert f"::error file={BREACH},line=7" in run.log
    assert run.summary != ""


def test_check_of_a_proposal_of_code(machine: Machine, project: Path) -> None:
    """A proposal that touches anything but entries has the toolkit tested."""
    run = run_workflow(machine, WORKFLOWS["check"], proposal(machine, project, 3, "docs/index.md", "# Marrow\n"))
    assert_results(run, scope="success", record="success", toolkit="success", passed="success")


def test_publish(machine: Machine) -> None:
    """A push is published where Pages is on, with its address; elsewhere, and from other branches, nothing runs."""
    run = run_workflow(machine, WORKFLOWS["publish"], pushed(machine, repository={"has_pages": True}))
    assert_results(run, build="success", deploy="success")
    page = (machine.artifacts / "github-pages" / "index.html").read_text("utf-8")
    assert '<link rel="canonical" href="https://marrow.example/chronicle/"' in page
    for event in (
        pushed(machine, repository={"has_pages": False}),
        Event("workflow_dispatch", "refs/heads/other", head(machine), {"repository": {"has_pages": True}}),
    ):
        assert_results(run_workflow(machine, WORKFLOWS["publish"], event), build="skipped", deploy="skipped")


@pytest.mark.parametrize(("issues", "asked"), [("", ["label", "issue"]), ("5\n", ["issue"])])
def test_links_on_schedule(machine: Machine, issues: str, asked: list[str]) -> None:
    """Once a week links are visited; what is to be fixed becomes an issue, which is brought up to date later."""
    machine.answer("gh issue list", issues)
    machine.answer("timeline links", "# Two links to fix\n")
    before = len(machine.calls)
    run = run_workflow(machine, WORKFLOWS["links"], Event("schedule", MAIN, head(machine)))
    assert_results(run, visit="success", file="success")
    assert run.summary == "# Two links to fix\n"
    written = [call for call in machine.calls[before:] if call[0] == "gh" and call[2] in ("create", "edit", "close")]
    assert [call[1] for call in written] == asked
    assert written[-1][-1] == "# Two links to fix\n"


def test_links_of_another_branch(machine: Machine) -> None:
    """Started by hand on another branch, nothing is visited."""
    event = Event("workflow_dispatch", "refs/heads/other", head(machine))
    assert_results(run_workflow(machine, WORKFLOWS["links"], event), visit="skipped", file="skipped")


def accepted(machine: Machine, body: str, label: str = "accepted") -> Event:
    """Return the event of a label on an issue that was made with the form."""
    issue = {"number": 12, "body": body, "labels": [{"name": "new event"}, {"name": label}], "user": {"login": "a"}}
    payload = {"action": "labeled", "label": {"name": label}, "issue": issue, "repository": {"default_branch": "main"}}
    return Event("issues", MAIN, head(machine), payload)


def test_new_event(machine: Machine) -> None:
    """An accepted issue becomes a branch with its file, and a pull request with a note; once more renews both."""
    body = (HERE / "issues" / "ordinary.md").read_text("utf-8")
    run = run_workflow(machine, WORKFLOWS["new-event"], accepted(machine, body))
    assert_results(run, propose="success")
    (path,) = git(machine.origin, "diff", "--name-only", "main", "issue-12").split()
    assert path == "events/2031/2031-05-05-flood-lower-weir.md"
    made = [call for call in machine.calls if call[:3] == ["gh", "pr", "create"]]
    assert [call[3:7] for call in made] == [["--base", "main", "--head", "issue-12"]]
    assert run.summary in made[0]
    machine.answer("gh pr view", "OPEN\n")
    again = run_workflow(machine, WORKFLOWS["new-event"], accepted(machine, body))
    assert_results(again, propose="success")
    assert [call[:4] for call in machine.calls][-1] == ["gh", "pr", "edit", "issue-12"]


def test_new_event_that_lacks_something(machine: Machine) -> None:
    """Where the issue does not hold what an event needs, it is told so; other labels start nothing."""
    run = run_workflow(machine, WORKFLOWS["new-event"], accepted(machine, "Hello"))
    assert_results(run, propose="success")
    assert machine.calls[-1][:4] == ["gh", "issue", "comment", "12"]
    assert_results(
        run_workflow(machine, WORKFLOWS["new-event"], accepted(machine, "Hello", "later")), propose="skipped"
    )


@pytest.mark.parametrize(
    ("source", "results"),
    [
        ("push", {"pages": "success"}),
        ("schedule", {"links": "failure"}),  # 1: links have to be fixed
        ("merge_request_event", {"check": "success", "toolkit": "success"}),
    ],
)
def test_gitlab(machine: Machine, project: Path, source: str, results: dict[str, str]) -> None:
    """GitLab's pipelines do the same: check a merge request, publish what is merged, visit links."""
    variables = {"CI_PIPELINE_SOURCE": source, "CI_COMMIT_BRANCH": "main", "CI_PAGES_URL": "https://marrow.example/lab"}
    sha = head(machine)
    if source == "merge_request_event":
        sha = proposal(machine, project, 4, BREACH, corrected(project)).sha
        variables = {"CI_PIPELINE_SOURCE": source, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    run = run_pipeline(machine, project, sha, variables)
    assert_results(run, **results)
    if source == "push":
        page = (machine.artifacts / "public" / "index.html").read_text("utf-8")
        assert '<link rel="canonical" href="https://marrow.example/lab/"' in page


@pytest.mark.parametrize(
    "text", ["github.nothing == 'x'", "vars.NAME", "hashFiles('x')", "github.ref ==", "a b", "secrets.TOKEN", "'x' 'y'"]
)
def test_unknown_expressions(text: str) -> None:
    """What the runner does not know it does not pass over."""
    contexts = {"github": {"ref": "main"}}
    with pytest.raises(UnknownError):
        Parser(text, lambda name: follow(name, contexts), {}).value()


@pytest.mark.parametrize(
    ("step", "message"),
    [
        ({"uses": "somebody/something@1"}, "action: somebody/something"),
        ({"run": "true", "shell": "pwsh"}, "step: shell"),
        ({"run": "true", "env": {"A": "${{ secrets.TOKEN }}"}}, "context: secrets.TOKEN"),
    ],
)
def test_unknown_steps(machine: Machine, tmp_path: Path, step: dict[str, object], message: str) -> None:
    """An action without a stand-in, a key or a context that is not known ends the run."""
    jobs = {"one": {"runs-on": "ubuntu-latest", "steps": [step]}}
    defaults = {"run": {"shell": "bash"}}
    write(tmp_path / "one.yml", json.dumps({"name": "one", "on": "push", "defaults": defaults, "jobs": jobs}))
    with pytest.raises(UnknownError, match=message):
        run_workflow(machine, tmp_path / "one.yml", pushed(machine))

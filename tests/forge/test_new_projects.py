"""The workflows of new projects: safe, and run step by step."""

from __future__ import annotations

import os
import re
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_scripts.contribute.project.skeleton import FILES
from tests.contribute.importing import sheets
from tests.contribute.project.projects import make
from tests.forge.test_forge import tool
from tests.support.clones import run, variables
from tests.support.projects import write_event
from tests.support.repositories import git

TIMELINE = f"#!/bin/sh\nexec {sys.executable} -c 'from build_scripts.cli import main; main()' \"$@\"\n"
GH = """#!/bin/sh
# A forge that knows no pull request but those that it was asked to open; it may be told to refuse.
echo "$@" >> "$GH_LOG"
case "$1 $2" in
  "pr view") [ -f "$GH_LOG.open" ] && echo OPEN || exit 1 ;;
  "pr create") [ -z "$GH_REFUSES" ] || exit 1; touch "$GH_LOG.open"; shift 9; cp "$1" "$GH_LOG.body" ;;
  "pr edit") cp "$5" "$GH_LOG.body" ;;
esac
"""
SHELL = ["bash", "-e", "-o", "pipefail", "-c"]


def test_workflows_are_safe(tmp_path: Path) -> None:
    """zizmor finds nothing in a new project, and every file is what GitHub and GitLab read."""
    make(tmp_path / "hub", "life")
    make(tmp_path / "lab", "decisions", forge="gitlab")
    forge = tmp_path / "hub/.github"
    asked = [tool("zizmor"), "--offline", "--no-progress", "--color=never", "--persona=pedantic", str(forge)]
    done = run(tmp_path, asked, check=False)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "No findings to report. Good job!"), done.stdout
    for schema, files in {
        "vendor.github-workflows": sorted(forge.glob("workflows/*.yml")),
        "custom.github-workflows-require-timeout": sorted(forge.glob("workflows/*.yml")),
        "vendor.dependabot": [forge / "dependabot.yml"],
        "vendor.github-issue-forms": [forge / f"ISSUE_TEMPLATE/{name}.yml" for name in ("new-event", "correction")],
        "vendor.github-issue-config": [forge / "ISSUE_TEMPLATE/config.yml"],
        "vendor.gitlab-ci": [tmp_path / "lab/.gitlab-ci.yml"],
    }.items():
        asked = [tool("check-jsonschema"), "--builtin-schema", schema, *map(str, files)]
        checked = run(tmp_path, asked, check=False)
        assert (checked.returncode, checked.stdout) == (0, "ok -- validation done\n"), checked.stdout


def path_with_programs(folder: Path) -> str:
    """Return a PATH with the programs that a runner has: this toolkit, and a forge to ask."""
    (folder / "bin").mkdir()
    for name, text in {"timeline": TIMELINE, "gh": GH}.items():
        (folder / "bin" / name).write_text(text)
        (folder / "bin" / name).chmod(0o755)
    return f"{folder / 'bin'}:{os.environ['PATH']}"


class Forge:
    """A project as GitHub has it: an origin, somebody's clone, and a runner that follows a workflow step by step."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.clone = folder, folder / "clone"
        make(self.clone, "incidents")
        git(self.clone, "init", "--quiet", "--initial-branch=main")
        git(self.clone, "add", "--all")
        git(self.clone, "commit", "--quiet", "--message=Begin")
        git(self.clone, "clone", "--quiet", "--bare", ".", str(folder / "origin.git"))
        git(self.clone, "remote", "add", "origin", str(folder / "origin.git"))
        git(self.clone, "push", "--quiet", "--set-upstream", "origin", "main")
        self.path = path_with_programs(folder)
        self.log = folder / "gh.log"
        self.runs = 0

    def push(self, path: str, data: bytes, branch: str = "main", *, build: bool = False) -> str:
        """Commit a file in the browser, and run what that starts; return what the run says in its summary."""
        before = git(self.clone, "rev-parse", "HEAD").strip()
        (self.clone / path).parent.mkdir(exist_ok=True)
        (self.clone / path).write_bytes(data)
        git(self.clone, "add", "--all")
        git(self.clone, "commit", "--quiet", "--message=Add files via upload")
        git(self.clone, "push", "--quiet", "origin", f"HEAD:{branch}")
        return self.run_workflow(before, branch, build=build)

    def run_workflow(self, before: str, branch: str, *, build: bool = False, **more: str) -> str:
        """Run the steps of `sheet.yml` in a clean clone, as a push to a branch does; the site only where asked for."""
        self.runs += 1
        here = self.folder / f"run-{self.runs}"
        git(self.folder, "clone", "--quiet", "--branch", branch, str(self.folder / "origin.git"), str(here / "work"))
        (here / "tmp").mkdir()
        env = variables(
            PATH=self.path,
            GITHUB_OUTPUT=str(here / "output"),
            GITHUB_STEP_SUMMARY=str(here / "summary.md"),
            GITHUB_REF_NAME=branch,
            GITHUB_RUN_NUMBER=str(self.runs),
            RUNNER_TEMP=str(here / "tmp"),
            GH_LOG=str(self.log) + more.get("GH_REFUSES", ""),
            BASE="main",
            BEFORE=before,
            PREVIEW="https://example.org/artifact/1",
            SOURCE_DATE_EPOCH="1988150400",
            NO_MKDOCS_2_WARNING="1",
            **more,
        )
        for step in _steps(here / "work/.github/workflows/sheet.yml"):
            is_left_out = step["name"] == "Install" or (" build " in step["run"] and not build)
            if is_left_out or ("if" in step and "made=true\n" not in (here / "output").read_text()):
                continue
            done = run(here / "work", [*SHELL, step["run"]], env, check=False)
            assert done.returncode == 0 or more, done.stdout
        return (here / "summary.md").read_text("utf-8")


def _steps(workflow: Path) -> list[dict[str, Any]]:
    """Return the steps of a workflow with one job that run something."""
    (job,) = yaml.safe_load(workflow.read_text("utf-8"))["jobs"].values()
    return [step for step in job["steps"] if "run" in step]


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """A new project on a forge."""
    return Forge(tmp_path)


def test_a_sheet_becomes_a_proposal(forge: Forge) -> None:
    """Uploading a sheet opens a pull request: its text says what became of each row, and the site is kept beside it."""
    said = forge.push("sheets/our incidents (3).xlsx", sheets.incidents(), build=True)
    assert "9 rows = 2 new + 0 changed + 0 unchanged + 0 merged + 7 rejected" in said
    assert (
        forge.log.read_text()
        .splitlines()[-1]
        .startswith("pr create --base main --head sheet/1 --title Entries of a sheet")
    )
    body = (forge.folder / "gh.log.body").read_text("utf-8")
    assert body.startswith("**[The site as it would be](https://example.org/artifact/1)**")
    assert body.endswith(said)
    assert (forge.folder / "run-1/tmp/preview/index.html").is_file()
    changed = git(forge.clone, "ls-remote", "origin", "refs/heads/sheet/1")
    git(forge.clone, "fetch", "--quiet", "origin", "sheet/1")
    names = git(forge.clone, "diff", "--name-only", "HEAD", "FETCH_HEAD").splitlines()
    assert changed
    assert [name for name in names if name.startswith("events/2031/")] == [
        "events/2031/2031-07-13-flood-upper-marrow.md",
        "events/2031/2031-08-31-flood-mill-dike.md",
    ]
    assert [name for name in names if not name.startswith("events/")] == [
        f"imports/our-incidents-3.{rest}" for rest in ("rejected.xlsx", "rows.csv", "yml")
    ]
    assert git(forge.clone, "log", "-1", "--format=%an", "FETCH_HEAD") == "github-actions[bot]\n"


def test_a_map_is_edited_in_the_proposal(forge: Forge) -> None:
    """Answering what the map asks, on the branch of the proposal, makes the rows that stayed out."""
    table = b"Date,Title,Link\n03/08/2031,A rumour,https://example.org/1\n04/08/2031,Another,https://example.org/2\n"
    assert "2 rows = 0 new + 0 changed + 0 unchanged + 0 merged + 2 rejected" in forge.push("sheets/list.csv", table)
    git(forge.clone, "fetch", "--quiet", "origin", "sheet/1")
    git(forge.clone, "checkout", "--quiet", "-B", "sheet/1", "FETCH_HEAD")
    map_ = (forge.clone / "imports/list.yml").read_text("utf-8")
    mended = map_.replace("date: {column: Date", "date: {order: day-month, column: Date")
    assert mended != map_
    said = forge.push("imports/list.yml", mended.encode(), "sheet/1")
    assert "2 rows = 2 new + 0 changed + 0 unchanged + 0 merged + 0 rejected" in said
    assert forge.log.read_text().splitlines()[-1].startswith("pr edit sheet/1 --body-file ")
    git(forge.clone, "fetch", "--quiet", "origin", "sheet/1")
    names = git(forge.clone, "ls-tree", "--name-only", "-r", "FETCH_HEAD", "events/2031/").split()
    assert names == ["events/2031/2031-08-03-rumour.md", "events/2031/2031-08-04-another.md"]


def test_a_sheet_that_cannot_be_read(forge: Forge) -> None:
    """Then nothing is proposed, and the run says why."""
    said = forge.push("sheets/`$(touch x)`; rm -rf y.csv", b"")
    assert said.startswith("## No entries were made of a sheet\n")
    assert "is empty: save it again where it comes from" in said
    assert not forge.log.exists()
    assert not (forge.folder / "run-1/work/x").exists()


def test_pull_requests_are_not_allowed(forge: Forge) -> None:
    """Where workflows may open none, the branch is there, and the run says what to tick."""
    before = git(forge.clone, "rev-parse", "HEAD").strip()
    forge.push("sheets/list.csv", b"Date,Title,Link\n2031-08-03,A rumour,https://example.org/1\n")
    said = forge.run_workflow(before, "main", GH_REFUSES="yes")
    assert "The entries are on the branch sheet/2, and no pull request could be opened: tick" in said


def test_new_repository_has_nothing_to_propose(forge: Forge) -> None:
    """The first push, which has no commit before it, makes nothing of the folder's own page."""
    assert forge.run_workflow("0" * 40, "main") == ""
    assert not forge.log.exists()


def test_scripts_are_run_with_what_is_there() -> None:
    """The script names no command of the toolkit that is not there."""
    script = (FILES / "github/sheet").read_text("utf-8")
    assert sorted(set(re.findall(r"^\s+timeline (\w+)", script, re.MULTILINE))) == ["check", "import"]


@pytest.mark.parametrize("kind", ["github", "gitlab"])
def test_checks_of_a_proposal(kind: str, tmp_path: Path) -> None:
    """What a new project runs for a proposal passes for a new event, says what it does, and fails for a wrong one."""
    project = tmp_path / "project"
    make(project, "incidents", forge=kind)
    git(project, "init", "--quiet", "--initial-branch=main")
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message=Begin")
    git(project, "clone", "--quiet", "--bare", ".", str(tmp_path / "origin.git"))
    git(project, "remote", "add", "origin", str(tmp_path / "origin.git"))
    git(project, "fetch", "--quiet", "origin")
    env = variables(
        PATH=path_with_programs(tmp_path),
        BASE="main",
        CI_MERGE_REQUEST_TARGET_BRANCH_NAME="main",
        GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"),
        SOURCE_DATE_EPOCH="1988150400",
        NO_MKDOCS_2_WARNING="1",
    )
    event = write_event(project, "2032-quay", kind="fire", added="2033-01-01")
    outcomes = {
        script: run(project, [*SHELL, script], env, check=False) for script in _scripts_for_proposals(project, kind)
    }
    assert {script: done.stdout for script, done in outcomes.items() if done.returncode} == {}
    assert (project / "site/events/2032/2032-quay/index.html").is_file()
    said = (
        (tmp_path / "summary.md").read_text("utf-8")
        if kind == "github"
        else "".join(d.stdout for d in outcomes.values())
    )
    assert "2032-quay" in said
    event.write_text(event.read_text("utf-8").replace('"fire"', '"flames"'), "utf-8")
    failed = [script for script in outcomes if "--changed-since" in script]
    assert [run(project, [*SHELL, script], env, check=False).returncode for script in failed] == [1]


def _scripts_for_proposals(project: Path, kind: str) -> list[str]:
    """Return the scripts that a forge runs for a proposal, without the one that installs."""
    if kind == "gitlab":
        return list(yaml.safe_load((project / ".gitlab-ci.yml").read_text("utf-8"))["check"]["script"])
    jobs = yaml.safe_load((project / ".github/workflows/check.yml").read_text("utf-8"))["jobs"]
    steps = [step for step in jobs["record"]["steps"] if "run" in step and "'push'" not in step.get("if", "")]
    return [step["run"] for step in steps if step["name"] != "Install"]


def test_gitlab_publishes_what_the_check_accepts(tmp_path: Path) -> None:
    """The scripts of the job `pages` leave the site in the folder that GitLab publishes, with the address it names."""
    make(tmp_path / "p", "project", forge="gitlab", sample=True)
    job = yaml.safe_load((tmp_path / "p/.gitlab-ci.yml").read_text("utf-8"))["pages"]
    assert job["variables"] == {"TIMELINE_SITE_URL": "$CI_PAGES_URL"}
    env = variables(
        PATH=path_with_programs(tmp_path),
        TIMELINE_SITE_URL="https://example.org/pages/",
        SOURCE_DATE_EPOCH="1988150400",
        NO_MKDOCS_2_WARNING="1",
    )
    for script in job["script"]:
        run(tmp_path / "p", [*SHELL, script], env)
    assert "https://example.org/pages/events/2019/" in (tmp_path / "p/public/sitemap.xml").read_text("utf-8")

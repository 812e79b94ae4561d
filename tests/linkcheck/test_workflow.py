"""The weekly workflow: its scripts, run with a stand-in for `gh` that notes how it is called."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.projects import REPOSITORY, write

WORKFLOW: dict[str, Any] = yaml.load(
    (REPOSITORY / ".github/workflows/links.yml").read_text("utf-8"), Loader=yaml.BaseLoader
)
GH = """#!/bin/sh
printf '%s|' "$@" >> "$CALLS"
echo >> "$CALLS"
case "$1 $2" in
  "issue list") echo "$OPEN" ;;
  "run list") echo 30; echo 20; echo 10 ;;
  "run download") [ "$3" = "$WITH_REPORT" ] ;;
esac
"""


def step(job: str, name: str) -> str:
    """The script of a step."""
    return str(next(each["run"] for each in WORKFLOW["jobs"][job]["steps"] if each.get("name") == name))


def calls(script: str, tmp_path: Path, **variables: str) -> list[str]:
    """Run a script as the forge does, with a `gh` that only notes; how it was called."""
    write(tmp_path / "bin/gh", GH)
    (tmp_path / "bin/gh").chmod(0o755)
    environment = {"PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}", "CALLS": str(tmp_path / "calls"), **variables}
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", script]
    subprocess.run(shell, cwd=tmp_path, env=environment, check=True)
    return (tmp_path / "calls").read_text().splitlines()


LIST = "issue|list|--app|github-actions|--label|link check|--state|open|--limit|1|--json|number|--jq|.[].number|"
BODY = "--body-file|found/links.md|"


@pytest.mark.parametrize(
    ("status", "number", "expected"),
    [
        (
            "1",
            "",
            [
                "label|create|link check|--force|--description|What the weekly check of links found|",
                f"issue|create|--title|Links to fix|--label|link check|{BODY}",
            ],
        ),
        ("1", "7", [f"issue|edit|7|{BODY}"]),
        ("0", "7", [f"issue|edit|7|{BODY}", "issue|close|7|--comment|Nothing is left to fix.|"]),
        ("0", "", []),
    ],
)
def test_one_issue(status: str, number: str, expected: list[str], tmp_path: Path) -> None:
    """What was found is filed once, renewed while it is open, and closed when nothing is left."""
    label = WORKFLOW["jobs"]["file"]["steps"][-1]["env"]["LABEL"]
    made = calls(step("file", "File it"), tmp_path, STATUS=status, OPEN=number, LABEL=label)
    assert made == [LIST, *expected]


@pytest.mark.parametrize(("kept", "asked"), [("20", ["30", "20"]), ("none", ["30", "20", "10"])])
def test_the_last_report(kept: str, asked: list[str], tmp_path: Path) -> None:
    """The newest run that kept a report gives it; where none did, the check begins anew."""
    script = step("visit", "Fetch the last report")
    made = calls(script, tmp_path, WITH_REPORT=kept, GITHUB_REF_NAME="main", RUNNER_TEMP=str(tmp_path))
    assert [call.split("|")[2] for call in made[1:]] == asked


@pytest.mark.parametrize(("status", "passes"), [(0, True), (1, True), (2, False)])
def test_the_visit(status: int, passes: bool, tmp_path: Path) -> None:
    """Links to fix are no failure of the job; a check that could not be made is one."""
    write(tmp_path / ".venv/bin/timeline", f'#!/bin/sh\necho "found" "$@"\nexit {status}\n')
    (tmp_path / ".venv/bin/timeline").chmod(0o755)
    environment = {
        "PATH": os.environ["PATH"],
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_STEP_SUMMARY": str(tmp_path / "summary"),
        "GITHUB_OUTPUT": str(tmp_path / "output"),
    }
    shell = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step("visit", "Visit")]
    done = subprocess.run(shell, cwd=tmp_path, env=environment, check=False)
    assert (done.returncode == 0, (tmp_path / "output").read_text()) == (passes, f"status={status}\n")
    found = (tmp_path / "temp/links/links.md").read_text()
    assert found == (tmp_path / "summary").read_text()
    report = tmp_path / "temp/links/links.json"
    assert found == f"found links --report {report} --time-limit 90 --format markdown\n"


def test_rights() -> None:
    """The job that visits may only read; the one that may write checks out nothing and visits nobody."""
    jobs = WORKFLOW["jobs"]
    assert (WORKFLOW["permissions"], list(WORKFLOW["on"])) == ({}, ["schedule", "workflow_dispatch"])
    assert jobs["visit"]["permissions"] == {"contents": "read", "actions": "read"}
    assert jobs["file"]["permissions"] == {"actions": "read", "issues": "write"}
    assert [each for each in jobs["file"]["steps"] if "uses" in each or "timeline" in each["run"]] == []

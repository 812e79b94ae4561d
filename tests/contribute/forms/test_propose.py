"""`.ci/propose`: a branch and a pull request of what was made from an issue, and nobody's work overwritten."""

import json
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.projects import REPOSITORY, write
from tests.support.repositories import ENVIRONMENT, git

SCRIPT = REPOSITORY / ".ci" / "propose"
PATH = "events/2031/2031-05-05-flood.md"
BOT = "41898282+github-actions[bot]@users.noreply.github.com"
FORGE = """\
#!/bin/sh
# In the place of the forge's own program: it notes how it was called, and knows one pull request when $STATE is set.
printf '%s|' "$@" >> "$CALLS"
echo >> "$CALLS"
case "$1 $2" in
  "pr view") [ -n "${STATE-}" ] && echo "$STATE" || exit 1 ;;
esac
"""


class Forge(NamedTuple):
    """A clone, where it came from, and what the forge's program was asked to do."""

    clone: Path
    origin: Path
    calls: Path

    def propose(self, paths: list[str], number: object = 7, state: str = "") -> subprocess.CompletedProcess[str]:
        """Run the script on what was made: files at ``paths``, of the issue ``number``."""
        folder = self.calls.parent
        write(folder / "made.json", json.dumps({"issue": number, "paths": paths}))
        write(folder / "note.md", "A note with `$(id)`.\n")
        variables = {
            **ENVIRONMENT,
            "PATH": f"{folder / 'bin'}:{ENVIRONMENT['PATH']}",
            "CALLS": str(self.calls),
            "STATE": state,
            "BASE": "main",
        }
        command = ["bash", str(SCRIPT), str(folder / "made.json"), str(folder / "note.md")]
        return subprocess.run(command, cwd=self.clone, env=variables, capture_output=True, text=True, check=False)

    def called(self) -> list[str]:
        """How the forge's program was called, with the paths of files left out."""
        lines = self.calls.read_text("utf-8").splitlines() if self.calls.exists() else []
        return [line.replace(str(self.calls.parent), "…") for line in lines]

    def fresh(self) -> "Forge":
        """The same forge with a new checkout, as each run of a workflow has."""
        shutil.rmtree(self.clone)
        git(self.origin.parent, "clone", "--quiet", str(self.origin), str(self.clone))
        return self


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    """A forge with one commit on `main`."""
    write(tmp_path / "seed/README.md", "x\n")
    git(tmp_path / "seed", "init", "--quiet", "--initial-branch", "main")
    git(tmp_path / "seed", "add", "--all")
    git(tmp_path / "seed", "commit", "--quiet", "--message", "First")
    git(tmp_path, "clone", "--quiet", "--bare", "seed", "origin.git")
    git(tmp_path, "clone", "--quiet", "origin.git", "clone")
    write(tmp_path / "bin/gh", FORGE)
    (tmp_path / "bin/gh").chmod(0o755)
    return Forge(tmp_path / "clone", tmp_path / "origin.git", tmp_path / "calls")


def test_proposed(forge: Forge) -> None:
    """A branch with one commit that holds the one file, and a pull request with the note as its text."""
    write(forge.clone / PATH, "one\n")
    write(forge.clone / "left-over.txt", "not for the branch\n")
    assert forge.propose([PATH]).returncode == 0
    assert git(forge.origin, "log", "--format=%s|%ae", "main..issue-7") == f"Add the event of issue 7|{BOT}\n"
    assert git(forge.origin, "diff", "--name-only", "main..issue-7") == f"{PATH}\n"
    assert forge.called() == [
        "pr|view|issue-7|--json|state|--jq|.state|",
        "pr|create|--base|main|--head|issue-7|--title|Add the event of issue 7|--body-file|…/note.md|",
    ]


def test_renewed(forge: Forge) -> None:
    """The second time the branch holds the new file alone, and the pull request gets the new note."""
    write(forge.clone / PATH, "one\n")
    forge.propose([PATH])
    other = PATH.replace("flood", "flood-2")
    write(forge.fresh().clone / other, "two\n")
    assert forge.propose([other], state="OPEN").returncode == 0
    assert git(forge.origin, "diff", "--name-only", "main..issue-7") == f"{other}\n"
    assert forge.called()[-1] == "pr|edit|issue-7|--body-file|…/note.md|"


def test_somebody_worked_on_it(forge: Forge) -> None:
    """A branch whose last commit is somebody else's is left alone, and the issue says so."""
    write(forge.clone / PATH, "one\n")
    forge.propose([PATH])
    git(forge.fresh().clone, "switch", "--quiet", "issue-7")
    write(forge.clone / PATH, "by hand\n")
    git(forge.clone, "commit", "--quiet", "--all", "--message", "Mine")
    git(forge.clone, "push", "--quiet")
    write(forge.fresh().clone / PATH, "anew\n")
    assert forge.propose([PATH]).returncode == 0
    assert git(forge.origin, "show", f"issue-7:{PATH}") == "by hand\n"
    assert forge.called()[-1].startswith("issue|comment|7|--body|Nothing was changed: somebody has worked on")


def test_nothing_was_made(forge: Forge) -> None:
    """Where nothing was made, the note becomes a comment, and there is no branch."""
    assert forge.propose([]).returncode == 0
    assert forge.called() == ["issue|comment|7|--body-file|…/note.md|"]
    assert git(forge.origin, "branch", "--list", "issue-7") == ""


@pytest.mark.parametrize(
    ("paths", "number"),
    [
        (["../x"], 7),
        (["events/2031/../../.github/workflows/x.yml"], 7),
        ([".github/workflows/x.yml"], 7),
        (["events/2031/2031-05-05-x.md\n--force"], 7),
        (["--force"], 7),
        ([PATH], "7; id"),
        ([PATH], None),
    ],
)
def test_nothing_else_gets_through(paths: list[str], number: object, forge: Forge) -> None:
    """No path but an event's, and no number that is none, gets as far as git or the forge."""
    write(forge.clone / PATH, "one\n")
    assert forge.propose(paths, number).returncode != 0
    assert forge.called() == []
    assert git(forge.origin, "branch", "--list", "issue-*") == ""

"""Clones of this repository for tests: its files as they are now, committed, with the same environment."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from tests.support.projects import REPOSITORY
from tests.support.repositories import ENVIRONMENT, git


def variables(**more: str) -> dict[str, str]:
    """Return the environment of commands in a clone: an identity, and no settings of the person who runs the tests."""
    return {**ENVIRONMENT, **more}


def run(
    folder: Path,
    command: list[str],
    environment: Mapping[str, str] | None = None,
    *,
    typed: str = "",
    check: bool = True,
    seconds: float = 120,
) -> subprocess.CompletedProcess[str]:
    """Run a command in a folder with ``typed`` as its input; standard output and errors are one text."""
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment or variables(),
        input=typed,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=seconds,
    )
    assert not check or done.returncode == 0, f"{command}: {done.stdout}"
    return done


def make_clone(folder: Path) -> Path:
    """Make a clone with one commit on `main`: every file that git tracks here or would, as it is on the disk.

    Next to it is its origin, `origin.git`: a repository that accepts what is pushed.
    """
    listed = run(REPOSITORY, ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]).stdout
    for name in filter(None, listed.split("\0")):
        if (REPOSITORY / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(REPOSITORY / name, folder / name, follow_symlinks=False)
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=All there is")
    git(folder, "clone", "--quiet", "--bare", ".", "../origin.git")
    git(folder, "remote", "add", "origin", "../origin.git")
    git(folder, "fetch", "--quiet", "origin")
    git(folder, "branch", "--quiet", "--set-upstream-to=origin/main")
    (folder / ".venv").symlink_to(REPOSITORY / ".venv")
    (folder / ".git/info/exclude").write_text(".venv\n")  # .gitignore names a folder, and this is a link
    return folder

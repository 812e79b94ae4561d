"""Small git repositories with the example record in them."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from tests.examples import RECORD

ENVIRONMENT = {
    **{key: value for key, value in os.environ.items() if not key.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
}


def git(project: Path, *arguments: str) -> str:
    """Return what git prints in ``project``, without the settings of the machine."""
    done = subprocess.run(["git", *arguments], cwd=project, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    return done.stdout


def make_repository(project: Path) -> Path:
    """Make ``project`` a repository whose first commit, on ``main``, holds the example record."""
    shutil.copytree(RECORD, project, dirs_exist_ok=True)
    git(project, "init", "--quiet", "--initial-branch", "main")
    commit(project)
    return project


def commit(project: Path) -> None:
    """Commit everything."""
    git(project, "add", "--all")
    git(project, "commit", "--quiet", "--message", "A change")

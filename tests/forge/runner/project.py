"""A project to run workflows in: the example record, with the workflows and the settings of this repository."""

import shutil
from pathlib import Path

from tests.support.projects import REPOSITORY, make_project, replace
from tests.support.repositories import commit, git

WORKFLOWS = {path.stem: path for path in sorted((REPOSITORY / ".github/workflows").glob("*.yml"))}
_TOOLKIT = (".ci", ".github", ".gitlab-ci.yml", ".gitignore", "Makefile", "pyproject.toml")


def toolkit_project(folder: Path) -> Path:
    """Make a repository in ``folder`` whose site is built in seconds; everything is committed on `main`."""
    make_project(folder)
    for name in (*_TOOLKIT, *(path.name for path in REPOSITORY.glob("requirements*.lock"))):
        source = REPOSITORY / name
        (shutil.copytree if source.is_dir() else shutil.copy2)(source, folder / name)
    replace(folder / "mkdocs.yml", "site_url: https://chronicle.example/river/\n", "site_url: !ENV TIMELINE_SITE_URL\n")
    git(folder, "init", "--quiet", "--initial-branch", "main")
    commit(folder)
    return folder

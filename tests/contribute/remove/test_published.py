"""What may have been published."""

from pathlib import Path

import pytest

from build_scripts.contribute.remove.published import is_never_committed
from tests.support.repositories import commit, git


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository on ``main`` with a file that is committed, one that was, and one that never was."""
    folder = tmp_path / "project"
    folder.mkdir()
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for name in ("kept.md", "left.md"):
        (folder / name).write_text("x\n")
    commit(folder)
    git(folder, "rm", "--quiet", "--cached", "left.md")
    git(folder, "commit", "--quiet", "--message", "x")
    (folder / "new.md").write_text("x\n")
    return folder


def known(project: Path) -> dict[str, bool]:
    """Whether each of the files of ``project``, and one that is not there, is in no commit."""
    names = ("kept.md", "left.md", "new.md", "absent.md")
    return {name: is_never_committed(project, name) for name in names}


NEW_ALONE = {"kept.md": False, "left.md": False, "new.md": True, "absent.md": False}
NOTHING = dict.fromkeys(NEW_ALONE, False)


def test_a_file_in_no_commit(project: Path) -> None:
    """Only a file that is there, and in no commit, was never published; what a commit took out again was."""
    assert known(project) == NEW_ALONE
    git(project, "add", "new.md")
    assert known(project) == NEW_ALONE
    commit(project)
    assert known(project) == NOTHING


@pytest.mark.parametrize("branch", ["refs/heads/main", "refs/remotes/origin/main"])
def test_a_file_that_another_branch_has(branch: str, project: Path) -> None:
    """A file that the main branch has, here or where it was fetched from, may be published whatever is checked out."""
    git(project, "checkout", "--quiet", "-b", "draft")
    git(project, "update-ref", "-d", "refs/heads/main")
    assert known(project) == NEW_ALONE
    git(project, "add", "new.md")
    git(project, "commit", "--quiet", "--message", "x")
    git(project, "update-ref", branch, "HEAD")
    git(project, "reset", "--quiet", "--mixed", "HEAD^")
    assert known(project) == NOTHING


def test_a_file_that_is_called_like_a_branch(project: Path) -> None:
    """A path is never taken for a name of a commit."""
    (project / "main").write_text("x\n")
    assert is_never_committed(project, "main")


def test_a_file_that_only_an_aside_has(project: Path) -> None:
    """A commit that neither `main` nor what is checked out leads to does not count."""
    git(project, "checkout", "--quiet", "-b", "aside")
    git(project, "add", "new.md")
    git(project, "commit", "--quiet", "--message", "x")
    git(project, "checkout", "--quiet", "main")
    (project / "new.md").write_text("x\n")
    assert known(project) == NEW_ALONE


def test_where_nobody_can_know(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Outside of a repository, before the first commit, without the whole history and without git nothing is known."""
    git(tmp_path, "clone", "--quiet", "--depth", "1", project.as_uri(), "shallow")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", "empty")
    (tmp_path / "bare").mkdir()
    for name in ("shallow", "empty", "bare"):
        (tmp_path / name / "new.md").write_text("x\n")
        assert known(tmp_path / name) == NOTHING
    monkeypatch.setenv("PATH", "")
    assert known(project) == NOTHING

"""Git answers, or says why it does not."""

from pathlib import Path

import pytest

from build_scripts.base.git import GitError, ask_git


def test_an_answer(tmp_path: Path) -> None:
    """What git prints comes back as bytes; what it is told on its standard input reaches it."""
    ask_git(tmp_path, "init", "--quiet")
    assert ask_git(tmp_path, "rev-parse", "--is-inside-work-tree") == b"true\n"
    blob = ask_git(tmp_path, "hash-object", "--stdin", stdin=b"dike\n")
    assert blob == b"300c5a015920febedeabf62f73555438bacd9efb\n"


def test_a_refusal(tmp_path: Path) -> None:
    """A refusal carries what git said, on one line; one without words is still told apart from no git at all."""
    outside = {"PATH": "/usr/bin:/bin", "GIT_CEILING_DIRECTORIES": str(tmp_path.parent), "LC_ALL": "C"}
    with pytest.raises(GitError, match=r"^fatal: not a git repository [^\n]*$"):
        ask_git(tmp_path, "status", environment=outside)
    ask_git(tmp_path, "init", "--quiet")
    with pytest.raises(GitError, match=r"^no reason$"):
        ask_git(tmp_path, "rev-parse", "--verify", "--quiet", "HEAD")


def test_no_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where git is not installed, the error says nothing."""
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(GitError, match=r"^$"):
        ask_git(tmp_path, "status")

"""Earlier versions of a record, read from git."""

from pathlib import Path

import pytest

from build_scripts.changes.revisions import RevisionError, common_ancestor, read_revision
from build_scripts.reading.record import read_files
from tests.support.repositories import commit, git, make_repository

VOTE = "events/2032/2032-budget-vote.md"


def test_the_files_of_a_revision_are_those_of_the_folder(tmp_path: Path) -> None:
    """A revision that is what lies in the folder gives the same files, with the same digests."""
    project = make_repository(tmp_path)
    assert read_revision(project / "events", "HEAD").digest == read_files(project / "events").digest


def test_what_is_not_committed_is_not_there(tmp_path: Path) -> None:
    """Only what was committed counts; a link, a file of another kind and one outside the record are passed over."""
    project = make_repository(tmp_path / "project")
    before = [file.path for file in read_revision(project / "events", "HEAD").files]
    (project / "events/2032/2032-link.md").symlink_to("2032-budget-vote.md")
    (project / "events/picture.png").write_bytes(b"\x89PNG\n\0")
    (project / "events/2032/räksmörgås\n.md").write_text("x", encoding="utf-8")
    (project / "README.md").write_text("Read me.\n", encoding="utf-8")
    commit(project)
    (project / VOTE).unlink()
    assert [file.path for file in read_revision(project / "events", "HEAD").files] == before
    assert [file.path for file in read_revision(project / "events", "main").files] == before


def test_a_record_in_a_folder_of_the_repository(tmp_path: Path) -> None:
    """The record need not lie at the top of the repository."""
    git_root = tmp_path / "all"
    make_repository(git_root / "chronology")
    for path in (git_root / "chronology").glob(".git"):
        path.rename(git_root / ".git")
    commit(git_root)
    files = read_revision(git_root / "chronology" / "events", "HEAD")
    assert files.digest == read_files(git_root / "chronology" / "events").digest


def test_the_common_ancestor(tmp_path: Path) -> None:
    """What was committed to the other branch later is no part of what a change is held against."""
    project = make_repository(tmp_path)
    first = git(project, "rev-parse", "HEAD").strip()
    git(project, "switch", "--quiet", "--create", "mine")
    (project / VOTE).write_text("mine", encoding="utf-8")
    commit(project)
    git(project, "switch", "--quiet", "main")
    (project / "events/2032/2032-02-withdrawn.md").unlink()
    commit(project)
    git(project, "switch", "--quiet", "mine")
    assert common_ancestor(project / "events", "main") == first


@pytest.mark.parametrize("revision", ["nowhere", "--help", "-n1", "HEAD:events", "", "main..main", "a\nb"])
def test_no_such_revision(revision: str, tmp_path: Path) -> None:
    """What names no commit is said in a sentence, and never taken for an option of git."""
    project = make_repository(tmp_path)
    with pytest.raises(RevisionError, match="there is no revision"):
        read_revision(project / "events", revision)
    with pytest.raises(RevisionError, match="there is no revision"):
        common_ancestor(project / "events", revision)


def test_no_common_history(tmp_path: Path) -> None:
    """Two branches without a common commit cannot be compared."""
    project = make_repository(tmp_path)
    git(project, "switch", "--quiet", "--orphan", "other")
    (project / "events").mkdir(exist_ok=True)
    (project / "events/_vocabulary.yml").write_text("format: 1\n", encoding="utf-8")
    commit(project)
    with pytest.raises(RevisionError, match="no common history"):
        common_ancestor(project / "events", "main")


def test_no_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder that is no clone, and a machine without git, are told apart."""
    (tmp_path / "events").mkdir()
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(RevisionError, match="no clone of a git repository"):
        read_revision(tmp_path / "events", "HEAD")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RevisionError, match="git is not installed"):
        read_revision(tmp_path / "events", "HEAD")

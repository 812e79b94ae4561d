"""The states of the record in git: what each says, and what becomes of it where git has less."""

import subprocess
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts.changes import history
from build_scripts.changes.history import Edit, History, State, read_history
from build_scripts.changes.keys import digest_of
from build_scripts.changes.revisions import read_revision
from build_scripts.reading.record import load_record, read_files
from tests.support.projects import write_event
from tests.support.repositories import ENVIRONMENT, commit, git, make_repository


def _history(project: Path, cache: Path | None = None) -> History:
    record = load_record(read_files(project / "events"), None)
    return read_history(project / "events", record.digests, cache)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A repository in which entries were added, edited, renamed and deleted, and something else was changed."""
    folder = make_repository(tmp_path / "project")
    write_event(folder, "2031-05-oats")
    commit(folder)
    changes = [{"date": "2031-06-01", "note": "A 'note': with signs."}]
    write_event(folder, "2031-05-oats", summary="Another one.", tags=["dike"], changes=changes)
    (folder / "README.md").write_text("Not of the record.\n")
    commit(folder)
    (folder / "README.md").write_text("Nor is this.\n")
    commit(folder)
    git(folder, "mv", "events/2031/2031-05-oats.md", "events/2031/2031-05-rye.md")
    (folder / "events/_actors/council.md").write_text(
        (folder / "events/_actors/council.md").read_text("utf-8").replace("name: Council", "name: A council")
    )
    commit(folder)
    return folder


def test_each_state(project: Path) -> None:
    """A state has its commit, its version as a build of it had, its events, and what changed, without any text."""
    found = _history(project)
    ids = git(project, "log", "--format=%H", "--", "events").split()
    assert [state.commit for state in found.states] == ids
    assert (found.head, found.is_whole, found.earlier) == (ids[0], True, 0)
    versions = [load_record(read_revision(project / "events", each), None).digest[:12] for each in ids]
    assert [state.version for state in found.states] == versions
    day = git(project, "log", "-1", "--date=format-local:%Y-%m-%d", "--format=%cd").strip()
    newest, edited, added, first = (replace(state, commit="", version="") for state in found.states)
    assert newest == State(
        "", day, "", 5, added=(digest_of("2031-05-rye"),), gone=(digest_of("2031-05-oats"),), others=(("actor", 1),)
    )
    note = digest_of("A 'note': with signs.")
    assert edited == State("", day, "", 5, edited=(Edit(digest_of("2031-05-oats"), ("summary", "tags"), (note,)),))
    assert added == State("", day, "", 5, added=(digest_of("2031-05-oats"),))
    assert (first.events, first.others) == (4, (("actor", 3), ("place", 4), ("removed", 1), ("vocabulary", 1)))


def test_it_is_kept(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was found is taken from the cache, and found again where that is torn."""
    cache = tmp_path / "cache"
    found = _history(project, cache)
    with monkeypatch.context() as patch:
        patch.setattr(history, "read_commits", lambda *_: pytest.fail("git is asked again"))
        assert _history(project, cache) == found
    (cache / "history").write_bytes((cache / "history").read_bytes()[:-9])
    assert _history(project, cache) == found


def test_files_that_differ_from_the_commit(project: Path) -> None:
    """What lies in the folder and is in no commit is no state, and changes none."""
    found = _history(project)
    write_event(project, "2031-05-rye", summary="In no commit.")
    write_event(project, "2031-05-wheat")
    assert _history(project) == found
    record = load_record(read_files(project / "events"), None)
    assert found.commit_of(record.digest[:12]) == ""


def test_a_merge_is_one_state(project: Path) -> None:
    """What a merge brought is one state, whatever its commits were."""
    git(project, "switch", "--quiet", "--create", "side")
    for name in ("2031-06-one", "2031-06-two"):
        write_event(project, name)
        commit(project)
    git(project, "switch", "--quiet", "main")
    before = _history(project).states
    git(project, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    newest, *others = _history(project).states
    assert (newest.added, tuple(others)) == ((digest_of("2031-06-one"), digest_of("2031-06-two")), before)


def test_a_shallow_clone(project: Path, tmp_path: Path) -> None:
    """A clone without the whole history says so."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth", "2", f"file://{project}", str(clone))
    found = _history(clone)
    assert (len(found.states), found.is_whole) == (2, False)


def test_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a repository, a commit or git there is no history."""
    folder = tmp_path / "project"
    write_event(folder, "2031-05-oats")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    assert _history(folder) == History()
    git(folder, "init", "--quiet")
    assert _history(folder) == History()
    monkeypatch.setenv("PATH", "")
    assert _history(folder) == History()


def test_only_the_newest_are_listed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many states the newest are listed, each as it is in a longer list, and the others counted."""
    whole = _history(project)
    monkeypatch.setattr(history, "MOST", 2)
    found = _history(project)
    assert (found.states, found.earlier) == (whole.states[:2], 2)


def test_an_old_state_that_is_no_yaml(tmp_path: Path) -> None:
    """What nobody can read now is a state as any other: its keys are told by their text."""
    folder = make_repository(tmp_path / "project")
    path = write_event(folder, "2031-05-oats")
    path.write_text("---\ntitle: [\nkind: meeting\n---\n\xff\n", "latin-1")
    commit(folder)
    write_event(folder, "2031-05-oats", kind="meeting")
    commit(folder)
    (edit,) = _history(folder).states[0].edited
    assert edit.keys == ("title", "date", "kind", "status", "summary", "sources", "account")


def test_it_does_not_read_settings_of_the_user(project: Path) -> None:
    """Neither colours nor other forms of output that somebody has chosen change what is found."""
    found = _history(project)
    for key, value in {"color.ui": "always", "log.showSignature": "true", "diff.renames": "copies"}.items():
        subprocess.run(["git", "config", key, value], cwd=project, env=ENVIRONMENT, check=True)
    assert _history(project) == found

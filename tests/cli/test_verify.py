"""`timeline verify`: a site that is what its commit makes, one that is not, and one whose commit is not there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.projects import build, command, make_project, replace, write, write_event
from tests.support.repositories import commit, git
from tests.support.serving import serve


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository around the example record, whose configuration takes the address from the environment."""
    folder = make_project(tmp_path_factory.mktemp("verify") / "project")
    replace(folder / "mkdocs.yml", "site_url: https://chronicle.example/river/", "site_url: !ENV TIMELINE_SITE_URL")
    write(folder / ".gitignore", ".timeline\nsite\n.site-*\n")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    return folder


@pytest.fixture(scope="module")
def published(project: Path) -> Iterator[str]:
    """The address at which its site is published."""
    (project / "site").mkdir()
    (project / "site/404.html").touch()
    with serve(project / "site", "river/") as address, pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIMELINE_SITE_URL", address)
        build(project)
        yield address


def _verify(project: Path, address: str) -> tuple[int, str]:
    done = command(project, "timeline", "verify", address)
    return done.returncode, done.stdout + done.stderr


def _head(project: Path) -> str:
    return git(project, "rev-parse", "HEAD").strip()


def test_a_site_that_is_what_git_says(project: Path, published: str) -> None:
    """Every file is the same, also when the repository is ahead of the site, and nothing is left of the worktree."""
    code, said = _verify(project, published.rstrip("/"))
    first, second, *rest = said.splitlines()
    assert first.startswith(f"{published} says: record ")
    assert first.endswith(f", 4 events, commit {_head(project)[:12]}.")
    assert (code, second.endswith(" files are as the build makes them.")) == (0, True)
    assert [line.partition(" (")[0].partition(":")[0] for line in rest] == [
        "Not compared",
        "What is on the site and not in the build cannot be seen",
    ]
    assert len(git(project, "worktree", "list").splitlines()) == 1
    assert git(project, "status", "--porcelain") == ""


def test_a_site_that_is_not(project: Path, published: str) -> None:
    """Files that differ and files that are not there are named; a page is named however it was altered."""
    page, feed = project / "site/events/index.html", project / "site/feeds/new.atom"
    kept = page.read_bytes(), feed.read_bytes()
    page.unlink()
    page.write_bytes(kept[0].replace(b"</h1>", b"</h1><!-- -->", 1))
    feed.unlink()
    try:
        code, said = _verify(project, published)
    finally:
        page.write_bytes(kept[0])
        feed.write_bytes(kept[1])
    assert code == 1
    assert "1 file is not as the build makes it:\n  events/index.html\n" in said
    assert "1 file of the build is not on the site:\n  feeds/new.atom\n" in said


def test_a_commit_that_is_not_there(project: Path, published: str, tmp_path: Path) -> None:
    """A clone that has not the commit says what may be why: it is older, or the history was rewritten for safety."""
    folder = make_project(tmp_path / "project")
    git(folder, "init", "--quiet", "--initial-branch=main")
    commit(folder)
    code, said = _verify(folder, published)
    assert (code, said.splitlines()[-1]) == (
        2,
        f"Error: there is no commit {_head(project)[:12]} here: fetch the branch that is published. If it is not there "
        "either, the history was rewritten since the site was published, as is done when something is taken down for "
        "somebody's safety (last on 2032-03-01): such a site can no longer be compared, and has to be published again",
    )


def test_a_commit_of_another_branch(project: Path, published: str, tmp_path: Path) -> None:
    """Code that was only fetched is not run: a commit has to be an ancestor of what is checked out."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(project), str(clone))
    git(clone, "switch", "--quiet", "--orphan", "other")
    write(clone / "events/_vocabulary.yml", "kinds: {}\n")
    commit(clone)
    code, said = _verify(clone, published)
    why = "is not in the history of what is checked out: check out the branch that is published, and update it"
    assert (code, said.splitlines()[-1]) == (2, f"Error: the commit {_head(project)[:12]} {why}")


@pytest.mark.parametrize(
    ("version", "why"),
    [
        (None, "has no version.json of such a site: give the address of its home page"),
        ("<html>", "has no version.json of such a site: give the address of its home page"),
        ([1], "has no version.json of such a site: give the address of its home page"),
        ({"record": "0", "events": 1, "commit": None}, "was built from files that were in no commit, or without git"),
        ({"record": "0", "events": 1, "commit": "--upload-pack=x"}, "names no commit"),
    ],
)
def test_what_cannot_be_compared(version: object, why: str, project: Path, tmp_path: Path) -> None:
    """An address that is no such site, or whose site says nothing of a commit, is refused in a line."""
    (tmp_path / "site").mkdir()
    if version is not None:
        text = version if isinstance(version, str) else json.dumps(version)
        (tmp_path / "site/version.json").write_text(text)
    with serve(tmp_path / "site") as address:
        code, said = _verify(project, address)
    assert (code, why in said.splitlines()[-1]) == (2, True)


def test_an_address_without_an_answer(project: Path) -> None:
    """A host that does not answer and what is no address are refused in a line."""
    assert _verify(project, "http://127.0.0.1:9/")[0] == 2
    code, said = _verify(project, "chronicle.example")
    line = "Error: `chronicle.example` is no address of the web: write one that begins with `https://`"
    assert (code, said.splitlines()[-1]) == (2, line)


def test_a_site_of_files_in_no_commit(project: Path, published: str, tmp_path: Path) -> None:
    """What was built of a record that differs from its commit names none."""
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", str(project), str(clone))
    write_event(clone, "2031-06-uncommitted")
    assert json.loads((build(clone) / "version.json").read_bytes())["commit"] is None

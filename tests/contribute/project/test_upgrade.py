"""`upgrade`: what the toolkit brings is brought forward, what the project changed stays, and nothing is lost unseen."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from build_scripts import __version__
from build_scripts.contribute.project import skeleton, upgrade
from build_scripts.contribute.project.answers import ProjectError
from build_scripts.contribute.project.manifest import PLACE, manifest_text, read_manifest, state_of
from build_scripts.contribute.project.requirement import is_from_here, renewed, requirement
from build_scripts.contribute.project.upgrade import What, plan_upgrade, told, write_upgrade
from tests.contribute.project.projects import files, make, vocabulary_of
from tests.support.repositories import commit, git

CHECK = ".github/workflows/check.yml"
IGNORED = ".gitignore"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project, committed as it was made."""
    make(tmp_path / "p")
    git(tmp_path / "p", "init", "--quiet", "--initial-branch", "main")
    commit(tmp_path / "p")
    return tmp_path / "p"


def newer(monkeypatch: pytest.MonkeyPatch, changed: Mapping[str, tuple[str, str]], gone: Collection[str] = ()) -> None:
    """Let the toolkit be a newer one, whose templates say something else, or do not exist any more."""
    kept = skeleton.kept_files

    def kept_files(*rest: object) -> dict[str, str]:
        found = kept(*rest)  # type: ignore[arg-type]
        for path, (old, new) in changed.items():
            assert old in found.get(path, old)
            found[path] = found.get(path, old).replace(old, new)
        return {path: text for path, text in found.items() if path not in gone}

    monkeypatch.setattr(upgrade, "kept_files", kept_files)


def done(project: Path, take: Collection[str] = (), keep: Collection[str] = ()) -> Mapping[What, list[str]]:
    """Upgrade a project; what becomes of which file. A second time has only conflicts left to say."""
    planned = plan_upgrade(project, vocabulary_of(project), take, keep)
    write_upgrade(project, planned)
    again = plan_upgrade(project, vocabulary_of(project))
    assert again.is_nothing
    assert again.conflicts == planned.conflicts
    return told(planned)


def edit(project: Path, path: str, old: str, new: str) -> None:
    """Change a file as somebody who keeps the project does."""
    text = (project / path).read_text("utf-8")
    assert old in text
    (project / path).write_text(text.replace(old, new), "utf-8")


def test_states_are_those_of_git(project: Path) -> None:
    """What is remembered of each file is the id that git has for it."""
    listed = git(project, "ls-files", "--stage", "-z").split("\0")
    by_git = {name: info.split()[1] for info, _, name in (line.partition("\t") for line in listed if line)}
    assert dict(read_manifest(project).files) == {name: by_git[name] for name in read_manifest(project).files}
    assert manifest_text(read_manifest(project)) == (project / PLACE).read_text("utf-8")


def test_what_nobody_touched_is_replaced(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that only the toolkit changed becomes the new one; one that it has no more goes, and a new one comes."""
    newer(
        monkeypatch,
        {CHECK: ("name: check", "name: proof"), "docs/more.md": ("# More\n", "# More\n")},
        [".editorconfig"],
    )
    assert done(project) == {"changed": [CHECK], "gone": [".editorconfig"], "new": ["docs/more.md"]}
    assert "name: proof\n" in (project / CHECK).read_text("utf-8")
    assert (project / "docs/more.md").read_text("utf-8") == "# More\n"
    assert not (project / ".editorconfig").exists()
    assert ".editorconfig" not in read_manifest(project).files


def test_what_the_project_changed_stays(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Own edits, files that were deleted, and own pages are left alone while the toolkit has nothing new there."""
    edit(project, CHECK, "timeout-minutes: 15", "timeout-minutes: 30")
    (project / ".github/dependabot.yml").unlink()
    before = files(project)
    assert done(project) == {}
    newer(monkeypatch, {".github/dependabot.yml": ("weekly", "monthly")})
    assert done(project) == {}
    assert files(project) == before


def test_both_changed_other_lines(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Git merges what both changed, in the repository where it has the installed text."""
    edit(project, CHECK, "timeout-minutes: 15", "timeout-minutes: 30")
    newer(monkeypatch, {CHECK: ("name: check", "name: proof")})
    assert done(project) == {"merged": [CHECK]}
    text = (project / CHECK).read_text("utf-8")
    assert "timeout-minutes: 30\n" in text
    assert "name: proof\n" in text


def test_both_changed_one_line(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then the file stays as it is, and is named, until somebody says which one counts."""
    edit(project, CHECK, "name: check", "name: mine")
    newer(monkeypatch, {CHECK: ("name: check", "name: proof")})
    assert done(project) == {"conflict": [CHECK]}
    assert "name: mine\n" in (project / CHECK).read_text("utf-8")
    assert done(project, keep=[CHECK]) == {}
    assert "name: mine\n" in (project / CHECK).read_text("utf-8")
    assert done(project, take=[CHECK]) == {"changed": [CHECK]}
    assert "name: proof\n" in (project / CHECK).read_text("utf-8")
    assert done(project) == {}


def test_without_git_nothing_is_merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In a plain folder a file that both changed is a conflict; the others are brought forward all the same."""
    make(tmp_path / "p")
    edit(tmp_path / "p", CHECK, "timeout-minutes: 15", "timeout-minutes: 30")
    newer(monkeypatch, {CHECK: ("name: check", "name: proof"), IGNORED: ("/site/", "/site/\n/more/")})
    assert done(tmp_path / "p") == {"conflict": [CHECK], "changed": [IGNORED]}


def test_a_file_of_ones_own_is_not_overwritten(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the toolkit brings a file that the project has made itself meanwhile, it is named."""
    (project / "docs/more.md").write_text("# Mine\n", "utf-8")
    newer(monkeypatch, {"docs/more.md": ("# More\n", "# More\n")})
    assert done(project) == {"conflict": ["docs/more.md"]}
    assert (project / "docs/more.md").read_text("utf-8") == "# Mine\n"


def test_forms_follow_the_vocabulary(project: Path) -> None:
    """A kind that was added to the vocabulary is offered by the forms after the next upgrade."""
    edit(project, "events/_vocabulary.yml", "\nkinds:\n", "\nkinds:\n  flood: {label: Flood, definition: Water.}\n")
    assert "changed" in done(project)
    assert "- Flood\n" in (project / ".github/ISSUE_TEMPLATE/new-event.yml").read_text("utf-8")


def test_vocabulary_without_words(project: Path) -> None:
    """A list that was emptied is named."""
    with pytest.raises(ProjectError, match="the vocabulary has no word under `measures`: add one"):
        plan_upgrade(project, replace(vocabulary_of(project), measures={}))


def test_windows_lines_are_no_change(project: Path) -> None:
    """A checkout with the line ends of Windows is the same project."""
    (project / CHECK).write_bytes((project / CHECK).read_bytes().replace(b"\n", b"\r\n"))
    assert done(project) == {}


def test_stopped_in_the_middle(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a stop between two files, running it again does the rest."""
    newer(monkeypatch, {CHECK: ("name: check", "name: proof"), IGNORED: ("/site/", "/site/\n/more/")})
    planned = plan_upgrade(project, vocabulary_of(project))
    write_upgrade(project, replace(planned, changes=planned.changes[:1], manifest=planned.old))
    assert done(project) == {"changed": [planned.changes[1].path]}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (None, "there is no .timeline.yml in HERE: only a project made by `timeline init` is brought forward"),
        ("format: [", ".timeline.yml cannot be read: take it back from git"),
        ("format: 1\n", ".timeline.yml has to hold format, toolkit, forge, license, files: take it back from git"),
        (
            "format: 2\ntoolkit: x\nforge: github\nlicense: none\nfiles: {}\n",
            ".timeline.yml has format 2, and this toolkit knows 1: install a newer one",
        ),
        (
            "format: 1\ntoolkit: x\nforge: sourcehut\nlicense: none\nfiles: {}\n",
            "`forge` in .timeline.yml is `sourcehut`: write one of github, gitlab, none",
        ),
    ],
)
def test_manifest_that_is_none(text: str | None, message: str, tmp_path: Path) -> None:
    """What is wrong with the file is said in one line with what to do."""
    if text:
        (tmp_path / PLACE).write_text(text, "utf-8")
    with pytest.raises(ProjectError) as error:
        read_manifest(tmp_path)
    assert str(error.value).replace(str(tmp_path), "HERE") == message


def test_file_that_is_not_the_toolkits(project: Path) -> None:
    """Only files from the toolkit can be taken or kept; the nearest is named."""
    with pytest.raises(
        ProjectError, match=r"docs/formt\.md is no file from the toolkit; did you mean `docs/format\.md`\?"
    ):
        plan_upgrade(project, vocabulary_of(project), take=["docs/formt.md"])


def test_where_the_toolkit_comes_from() -> None:
    """A version that was pinned is renewed; another address stays."""
    assert renewed("sourced-chronology[links]==0.0.1") == requirement()
    assert renewed("sourced-chronology==0.0.1") == requirement()
    chosen = "sourced-chronology @ https://example.org/toolkit-0.0.1.whl"
    assert renewed(chosen) == chosen


@pytest.mark.parametrize(
    ("told", "wanted", "is_here"),
    [
        (None, f"sourced-chronology[links]=={__version__}", False),
        (
            {"url": "file:///somewhere", "dir_info": {"editable": True}},
            f"sourced-chronology[links]=={__version__}",
            True,
        ),
        (
            {"url": "https://example.org/toolkit.git", "vcs_info": {"vcs": "git", "commit_id": "abc"}},
            "sourced-chronology[links] @ git+https://example.org/toolkit.git@abc",
            False,
        ),
    ],
)
def test_requirement(told: object, wanted: str, is_here: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a project installs is this very toolkit, from where it came, if others can get it there."""

    class Distribution:
        def read_text(self, name: str) -> str | None:
            return json.dumps(told) if told and name == "direct_url.json" else None

    monkeypatch.setattr("build_scripts.contribute.project.requirement.distribution", lambda name: Distribution())
    assert (requirement(), is_from_here()) == (wanted, is_here)
    old = wanted.replace("@abc", "@old")
    assert renewed(old) == wanted


def test_state() -> None:
    """The id of an empty file, as everybody knows it."""
    assert state_of("") == "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391"

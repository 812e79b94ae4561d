"""`timeline remove`: nothing of an entry stays but a neutral id, a day and a class of reason."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.cli import remove as module
from build_scripts.cli.remove import remove
from tests.examples import RECORD, findings_of
from tests.support.projects import write
from tests.support.repositories import git

INQUIRY = "2031-04-inquiry"
BREACH = "2031-04-02-mill-dike-breach"
NEW_YEAR = "1988150400"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project whose record has an event that a row, a claim, a body and a page name, and one that nothing names."""
    for path in (RECORD / "events").rglob("*.*"):
        write(tmp_path / path.relative_to(RECORD), path.read_text("utf-8"))
    write(
        tmp_path / "events/2032/2032-05-alone.md",
        "---\ntitle: Alone\ndate: 2032-05\nkind: flood\nstatus: reported\nsummary: S.\nplaces: [islet]\nactors:\n"
        "  - {actor: ferry, role: responder}\nredirect_from: [2032-alone-before]\nsources:\n"
        "  a: {publisher: A, url: https://example.org/a}\n---\n\nB [@a].\n",
    )
    write(tmp_path / "events/_places/islet.md", "---\nname: Islet\nkind: site\n---\n")
    write(tmp_path / "events/_actors/ferry.md", "---\nname: Ferry\nkind: service\n---\n")
    write(
        tmp_path / "events/2032/2032-06-after.md",
        "---\ntitle: After\ndate: 2032-06\nkind: flood\nstatus: reported\nsummary: S.\nclaims:\n  - text: T\n"
        "    verdict: disputed\n    sources: [a]\n    about: [2032-05-alone]\nsources:\n"
        "  a: {publisher: A, url: https://example.org/b}\n"
        "related:\n  - {event: 2032-05-alone, note: n}\n---\n\nB [@a].\n",
    )
    write(tmp_path / "docs/page.md", "See [it](../events/2032/2032-05-alone/).\n")
    return tmp_path


def call(project: Path, *arguments: str, typed: str = "") -> Result:
    """Run the command on ``project``, on New Year's Day of 2033."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": NEW_YEAR})
    return runner.invoke(main, ["remove", "--root", str(project), *arguments], input=typed)


def texts_of(project: Path) -> dict[str, str]:
    """The files of the record by path."""
    files = (path for path in (project / "events").rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_text("utf-8") for path in files}


def test_taken_down(project: Path) -> None:
    """The file is gone, a neutral line is there, ties are cut, other files stay as they were, and the check passes."""
    before = texts_of(project)
    result = call(project, "2032-05-alone", "--reason", "safety", "--yes")
    after = texts_of(project)
    assert result.exit_code == 0
    assert "2032-05-alone" not in "".join(after.values())
    assert "alone" not in after["events/_removed.yml"]
    assert after["events/_removed.yml"] == (
        before["events/_removed.yml"] + "2032-05-entry: {date: 2033-01-01, reason: safety}\n"
    )
    assert set(before) - set(after) == {"events/2032/2032-05-alone.md"}
    assert {path for path in after if after[path] != before.get(path)} == {
        "events/_removed.yml",
        "events/2032/2032-06-after.md",
    }
    assert findings_of(project) == []
    assert os.listdir(project / ".timeline") == []


def test_what_is_said(project: Path) -> None:
    """Before: what goes, what stays, what else names it. After: what this does not reach, and what to do about it."""
    result = call(project, "2032-05-alone", "--reason", "safety", "--yes")
    announced, _, reach = result.output.partition("Taken down.")
    assert announced == (
        "Delete  events/2032/2032-05-alone.md\n"
        "Keep    2032-05-entry, 2033-01-01, safety in events/_removed.yml\n"
        "Cut     what ties events/2032/2032-06-after.md to it\n"
        "\nThese lines name it too, and are for you to change:\n"
        "  docs/page.md:1\n\n"
        "\nNothing else names these; ask whether they should stay:\n"
        "  events/_actors/ferry.md\n"
        "  events/_places/islet.md\n\n"
    )
    for word in (
        *("history of git", "Forks", "forge", "published site", "Archives of the web", "make clean", "in public"),
        "--path events/2032/2032-05-alone.md --path events/2032/2032-alone-before.md",
        "/events/2032/2032-05-alone/",
    ):
        assert word in reach


def test_what_people_have_to_change(project: Path) -> None:
    """Where other entries still name it, the record has errors until somebody changes them, and the status says so."""
    result = call(
        project, INQUIRY, "--reason", "privacy", "--yes", "--neutral-id", "2031-entry", "--date", "2032-12-31"
    )
    assert result.exit_code == 1
    path = f"events/2031/{BREACH}.md"
    lines = [number for number, line in enumerate(texts_of(project)[path].splitlines(), 1) if INQUIRY in line]
    assert len(lines) == 1
    assert f"  {path}:{lines[0]}\n" in result.output
    assert "The record has errors now" in result.output
    assert "error[" in result.output
    assert "2031-entry: {date: 2032-12-31, reason: privacy}\n" in texts_of(project)["events/_removed.yml"]


def test_first_removal(project: Path) -> None:
    """Where nothing was ever taken down, the list begins; an entry that cannot be read can be taken down too."""
    (project / "events/_removed.yml").unlink()
    write(project / "events/2032/2032-05-alone.md", "---\n: [broken\n")
    assert call(project, "events/2032/2032-05-alone.md", "--reason", "safety", "--yes").exit_code == 0
    assert texts_of(project)["events/_removed.yml"].splitlines()[1:] == [
        "2032-05-entry: {date: 2033-01-01, reason: safety}"
    ]


@pytest.mark.parametrize(
    ("typed", "status", "there"), [("y\n", 0, False), ("n\n", 1, True), ("\n", 1, True), ("", 1, True)]
)
def test_it_asks(typed: str, status: int, there: bool, project: Path) -> None:
    """Nothing is written before somebody has said yes."""
    before = texts_of(project)
    assert call(project, "2032-05-alone", "--reason", "safety", typed=typed).exit_code == status
    assert (texts_of(project) == before) == there


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["2032-05-alone"], "--reason is one of safety, privacy"),
        (["2032-05-alone", "--reason", "because"], "--reason is one of safety, privacy"),
        (["2032-05-alon", "--reason", "safety"], "did you mean `2032-05-alone`?"),
        (["2032-alone-before", "--reason", "safety"], "its id is `2032-05-alone` now"),
        (["council", "--reason", "safety"], "delete its file"),
        (["../../etc/passwd", "--reason", "safety"], "no event's id"),
        (["2032-05-alone", "--reason", "safety", "--neutral-id", INQUIRY], "--neutral-id has the form"),
        (["2032-05-alone", "--reason", "safety", "--neutral-id", "2032-05-alone"], "--neutral-id has the form"),
        (["2032-05-alone", "--reason", "safety", "--neutral-id", "../x"], "--neutral-id has the form"),
        (["2032-05-alone", "--reason", "safety", "--date", "2032-13-01"], "There is no month 13"),
        (["2032-05-alone", "--reason", "safety", "--date", "2032-12"], "--date is a known day"),
    ],
)
def test_wrong_calls(arguments: list[str], said: str, project: Path) -> None:
    """A call that does not fit is refused with what to write instead, and changes nothing."""
    before = texts_of(project)
    result = call(project, *arguments, "--yes")
    assert result.exit_code == 2
    assert said in " ".join(result.output.split())
    assert texts_of(project) == before


@pytest.mark.parametrize("text", [b"{}", b"\xff", b"{a-1: {date: 2030-01-01, reason: safety}}\n"])
def test_a_list_that_cannot_be_added_to(text: bytes, project: Path) -> None:
    """Where the list of removals has to be fixed first, nothing happens."""
    (project / "events/_removed.yml").write_bytes(text)
    result = call(project, "2032-05-alone", "--reason", "safety", "--yes")
    assert result.exit_code == 2
    assert "_removed.yml" in result.output
    assert (project / "events/2032/2032-05-alone.md").is_file()


@pytest.mark.parametrize("after", range(5))
def test_cut_off(after: int, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Cut off anywhere, the record has the entry or the line about it; a second run finishes, with one line."""
    left = after

    def step(kept: object) -> object:
        def run(*arguments: object, **named: object) -> object:
            nonlocal left
            if not left:
                raise KeyboardInterrupt
            left -= 1
            return kept(*arguments, **named)  # type: ignore[operator]

        return run

    with monkeypatch.context() as patched:
        for name in ("write_journal", "write_atomically", "clear_journal"):
            patched.setattr(module, name, step(getattr(module, name)))
        patched.setattr(Path, "unlink", step(Path.unlink))
        call(project, "2032-05-alone", "--reason", "safety", "--yes")
    texts = texts_of(project)
    assert "events/2032/2032-05-alone.md" in texts or "2032-05-entry" in texts["events/_removed.yml"]
    again = call(project, "2032-05-alone", "--reason", "safety", "--yes")
    assert again.exit_code == 0
    assert ("Finishing what was begun" in again.output) == (after > 0)
    assert texts_of(project)["events/_removed.yml"].count("2032-05-entry") == 1
    assert findings_of(project) == []
    assert os.listdir(project / ".timeline") == []


def test_one_removal_at_a_time(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """While one removal is not finished, another does not begin."""
    with monkeypatch.context() as patched:
        patched.setattr(Path, "unlink", lambda *_, **__: (_ for _ in ()).throw(KeyboardInterrupt))
        call(project, "2032-05-alone", "--reason", "safety", "--yes")
    result = call(project, INQUIRY, "--reason", "safety", "--yes")
    assert result.exit_code == 2
    assert "timeline remove 2032-05-alone" in result.output


def test_no_record(tmp_path: Path) -> None:
    """Without a record the call is wrong."""
    assert CliRunner().invoke(remove, ["2032-05-x", "--root", str(tmp_path)]).exit_code == 2


def test_never_published(project: Path) -> None:
    """An event that is in no commit is deleted and leaves nothing; one that is in a commit is taken down."""
    git(project, "init", "--quiet", "--initial-branch", "main")
    git(project, "add", "--all", ":!events/2032/2032-05-alone.md")
    git(project, "commit", "--quiet", "--message", "x")
    before = texts_of(project)
    asked = call(project, "2032-05-alone", typed="\n")
    assert (asked.exit_code, "was never published" in asked.output, texts_of(project)) == (1, True, before)
    assert call(project, "2032-05-alone", "--yes").exit_code == 0
    assert {path for path in before if path not in texts_of(project)} == {"events/2032/2032-05-alone.md"}
    assert "never published" not in call(project, INQUIRY, "--reason", "privacy", typed="n\n").output

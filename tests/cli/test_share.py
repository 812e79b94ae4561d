"""`timeline share`: what it writes, what it says, what it refuses, and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.examples import findings_of
from tests.support.projects import make_project, write

ONE, TWO, ACTOR = "events/2032/2032-02-one.md", "events/2032/2032-08-two.md", "events/_actors/keeper.md"
FRONT = "title: {title}\ndate: {date}\nkind: meeting\nstatus: reported\nsummary: So it was.\n"


def event(title: str, date: str, sources: str, body: str) -> str:
    """The text of an event."""
    return f"---\n{FRONT.format(title=title, date=date)}sources:\n{sources}---\n\n{body}\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example record with two events and an actor that describe one page, each in its own way."""
    folder = make_project(tmp_path / "project")
    first = '  log: {publisher: River Watch, title: The log, url: "https://example.org/log"}\n'
    second = (
        "  # Read in 2032.\n  log-2032:\n    publisher: River Watch\n    date: 2032-01\n"
        "    url: http://www.example.org/log/\n"
    )
    write(folder / ONE, event("Opening of the weir", "2032-02-01", first, "It opened [@log]."))
    write(folder / TWO, event("Closing of the ford", "2032-08-01", second, "It closed [@log-2032]."))
    third = '  log: {publisher: Watch, url: "https://example.org/log#top"}\n'
    actor = f"---\nname: Keeper\nkind: service\nsources:\n{third}---\n\nKeeps it [@log].\n"
    write(folder / ACTOR, actor)
    return folder


def share(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["share", "--root", str(project), *arguments])


def test_one_description(project: Path) -> None:
    """The file is made, the copies go, all cite it; what differed is told, and the check finds nothing."""
    result = share(project, "https://example.org/log")
    assert (result.exit_code, result.output) == (
        0,
        "events/_sources/log.md: described once, cited in 3 files\n"
        f"  {ONE}\n"
        f"  {TWO}: `log-2032` is `log` now\n"
        f"  {ACTOR}\n"
        "  differs in publisher: “River Watch”, not “Watch” as in events/_actors/keeper.md\n"
        "1 shared source made, 3 files changed.\n",
    )
    assert (project / "events/_sources/log.md").read_text("utf-8") == (
        "---\n# Read in 2032.\npublisher: River Watch\ntitle: The log\ndate: 2032-01\n"
        "url: https://example.org/log\n---\n"
    )
    assert "sources" not in (project / ONE).read_text("utf-8")
    assert "It closed [@log]." in (project / TWO).read_text("utf-8")
    assert findings_of(project) == []
    for argument in ("--all", "log", "http://example.org/log/"):
        again = share(project, argument)
        assert (again.exit_code, again.output) == (0, "0 shared sources made, 0 files changed.\n")


def test_copies_of_a_shared_source(project: Path) -> None:
    """Descriptions that entries have of a source with a file become citations of it."""
    write(project / "events/_sources/weir-log.md", "---\npublisher: River Watch\nurl: https://example.org/log\n---\n")
    assert [finding.rule for finding in findings_of(project)].count("shared-source-repeated") == 3
    before = (project / "events/_sources/weir-log.md").read_bytes()
    result = share(project, "weir-log")
    assert result.exit_code == 0
    assert (project / "events/_sources/weir-log.md").read_bytes() == before
    assert "It opened [@weir-log]." in (project / ONE).read_text("utf-8")
    assert findings_of(project) == []


def test_hidden_source(project: Path) -> None:
    """A source that an entry lists under the id of a shared one gets an id of its own, if it is another page."""
    write(project / "events/_sources/log.md", "---\npublisher: River Watch\nurl: https://example.org/other\n---\n")
    write(project / "events/_actors/other.md", "---\nname: Other\nkind: service\n---\n\nSo [@log].\n")
    rules = [finding.rule for finding in findings_of(project)]
    assert rules.count("hidden-shared-source") == 2
    result = share(project, "log")
    assert (result.exit_code, result.output) == (
        0,
        f"{ONE}: another source, `log`, is `river-watch-2` now\n"
        f"{ACTOR}: another source, `log`, is `watch` now\n"
        "0 shared sources made, 2 files changed.\n",
    )
    assert "It opened [@river-watch-2]." in (project / ONE).read_text("utf-8")
    assert "hidden-shared-source" not in [finding.rule for finding in findings_of(project)]


def test_only_looking(project: Path) -> None:
    """With `--check` nothing is written."""
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    result = share(project, "--all", "--check")
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        0,
        "1 shared source would be made, 3 files would be changed.",
    )
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before


def test_chosen_id(project: Path) -> None:
    """An id may be chosen, if it is nobody else's."""
    assert share(project, "https://example.org/log", "--id", "weir-log").exit_code == 0
    assert "It opened [@weir-log]." in (project / ONE).read_text("utf-8")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "name the address of a source, or say --all"),
        (["https://example.org/nowhere"], "no entry describes a source at https://example.org/nowhere"),
        (["lug"], "`lug` is neither an address nor a shared source: name the address of the source"),
        (["https://example.org/log", "--id", "river-watch"], "`river-watch` is taken, or is not an id"),
        (["https://example.org/log", "--id", "A B"], "`A B` is taken, or is not an id"),
    ],
)
def test_refused(project: Path, arguments: list[str], said: str) -> None:
    """A wrong call says what to write, and writes nothing."""
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    result = share(project, *arguments)
    assert (result.exit_code, said in " ".join(result.output.split())) == (2, True)
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before


def test_by_hand(project: Path) -> None:
    """Where one file cannot be rewritten for sure, none is: it is named."""
    text = (project / TWO).read_text("utf-8")
    twice = 'date_sources:\n  - log-2032\n  - log\nsources:\n  log: {publisher: R, url: "https://example.org/log"}\n'
    (project / TWO).write_text(text.replace("sources:\n", twice), "utf-8")
    before = {path: path.read_bytes() for path in project.rglob("*.md")}
    result = share(project, "--all")
    first = f"{TWO}: cannot be rewritten; put each source and each row on lines of its own first"
    assert (result.exit_code, result.output.splitlines()[0]) == (1, first)
    assert {path: path.read_bytes() for path in project.rglob("*.md")} == before

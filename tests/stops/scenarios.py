"""What commands are tried at: each a project as it is before, and the command that changes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.examples import HERE, RECORD
from tests.stops.writes import run
from tests.support.projects import make_project, replace, write, write_event

INQUIRY = "events/2031/2031-04-inquiry.md"
IMPORTS = HERE / "imports" / "plain"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A command and the project that it is run in.

    It is stopped at each line that writes, told apart by as many ``lines`` that led there. The folder ``whole`` is
    there as it was or as it will be, never with files of both. A second run leaves what the first does, unless it
    ``adds_again``.
    """

    name: str
    prepare: Callable[[Path], None]
    arguments: Sequence[str]
    whole: str = ""
    lines: int = 2
    adds_again: bool = False


def _project(folder: Path) -> None:
    make_project(folder)


def _built(folder: Path) -> None:
    """A project that was built, and then edited in every way."""
    make_project(folder, plugin={"outlines": ""})
    assert run(folder, ["build"]).status == 0
    replace(folder / INQUIRY, "title: Inquiry", "title: An inquiry")
    write_event(folder, "2030-flood", title="A flood before", tags=["dike"])
    (folder / "events/2032/2032-02-withdrawn.md").unlink()


def _without_maps(folder: Path) -> None:
    make_project(folder, plugin={"outlines": ""})


def _to_fix(folder: Path) -> None:
    make_project(folder)
    for path in (folder / "events/2031").glob("*.md"):
        write(path, path.read_text("utf-8").replace("\n", "   \n", 3))


def _to_share(folder: Path) -> None:
    make_project(folder)
    source = {"log": {"publisher": "River Watch", "title": "The log", "url": "https://example.org/log"}}
    for name in ("2032-one", "2032-two"):
        write_event(folder, name, body="It opened [@log].", sources=source)


def _with_table(folder: Path) -> None:
    make_project(folder)
    shutil.copyfile(IMPORTS / "table.csv", folder / "table.csv")
    shutil.copyfile(IMPORTS / "map.yml", folder / "map.yml")


def _with_corrected_table(folder: Path) -> None:
    _with_table(folder)
    assert run(folder, IMPORT).status in (0, 1)
    text = (folder / "table.csv").read_text("utf-8")
    assert ",12,30," in text
    (folder / "table.csv").write_text(text.replace(",12,30,", ",13,30,").replace("gave way", "broke"), "utf-8")


def _with_issue(folder: Path) -> None:
    shutil.copytree(RECORD / "events", folder / "events")
    shutil.copyfile(HERE / "issues" / "ordinary.md", folder / "issue.md")


def _with_list(folder: Path) -> None:
    folder.mkdir(parents=True)
    shutil.copyfile(IMPORTS / "table.csv", folder / "table.csv")


def _to_upgrade(folder: Path) -> None:
    """A new project whose vocabulary has a word more than its forms."""
    folder.mkdir(parents=True)
    assert run(folder, ["init", "new", "--sample"]).status == 0
    for path in (folder / "new").iterdir():
        path.rename(folder / path.name)
    (folder / "new").rmdir()
    replace(
        folder / "events/_vocabulary.yml",
        "\nkinds:\n",
        "\nkinds:\n  eclipse: {label: Eclipse, definition: The sun is covered.}\n",
    )


IMPORT = ["import", "table.csv", "--map", "map.yml", "--write"]
REMOVE = ["remove", "2031-04-inquiry", "--reason", "safety", "--neutral-id", "2031-04-entry", "--yes"]

SCENARIOS = (
    Scenario("check", _project, ["check"]),
    Scenario("fix", _to_fix, ["fix"]),
    Scenario("share", _to_share, ["share", "--all"]),
    Scenario("import", _with_table, IMPORT),
    Scenario("import of corrected rows", _with_corrected_table, IMPORT),
    Scenario("remove", _project, REMOVE),
    Scenario("from-issue", _with_issue, ["from-issue", "--body", "issue.md", "--output", "made.json"], adds_again=True),
    Scenario("read", _project, ["read", "2031-04-inquiry", "--yes"]),
    Scenario("export", _project, ["export", "--output", "tables"], whole="tables/"),
    Scenario("pdf", _project, ["pdf", "--year", "2031", "--output", "year.pdf"]),
    Scenario("init", _with_list, ["init", "new", "--from", "table.csv"], whole="new/", lines=1),
    Scenario("upgrade", _to_upgrade, ["upgrade", "--write"]),
    Scenario("build after edits", _built, ["build"], whole="site/", lines=1),
    Scenario("first build", _without_maps, ["build", "--data"], whole="site/", lines=1),
    Scenario("offline", _without_maps, ["build", "--offline"], whole="site/", lines=1),
)

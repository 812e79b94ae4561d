"""What commands are tried at: each a project as it is before, and the command that changes it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.examples import HERE, RECORD
from tests.stops.worlds import edit
from tests.stops.writes import run
from tests.support.projects import make_project, replace, write, write_event

INQUIRY = "events/2031/2031-04-inquiry.md"
IMPORTS = HERE / "imports" / "plain"


@dataclass(frozen=True, slots=True)
class Scenario:
    """A command and the project that it is run in.

    It is stopped at each line that writes, told apart by as many ``lines`` that led there. The folder ``whole`` is
    there as it was or as it will be, never with files of both. A second run leaves what the first does, unless it
    ``adds_again``; it is of the same command, or of ``again``, with the record as
    ``edit`` leaves it. The file that ``grows`` is JSON in each of its states.
    """

    name: str
    prepare: Callable[[Path], None]
    arguments: Sequence[str]
    whole: str = ""
    lines: int = 2
    adds_again: bool = False
    again: Sequence[str] = ()
    edit: Callable[[Path], None] | None = None
    grows: str = ""


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


def _with_addresses(folder: Path) -> None:
    make_project(folder)
    shutil.rmtree(folder / "events/2031")
    shutil.rmtree(folder / "events/2032")
    for name in ("one", "two", "three", "four", "five", "six"):
        source = {"log": {"publisher": "River Watch", "url": f"http://news.example/{name}"}}
        write_event(folder, f"2033-{name}", body="It was so [@log].", sources=source)


NEW = [
    *("new", "event", "--no-ask", "--title", "Flood at the weir", "--date", "5 May 2031", "--kind", "Flood"),
    *("--status", "reported", "--summary", "The river left its bed.", "--source", "https://example.org/gazette/weir"),
    *("--publisher", "River Watch", "--source-date", "6 May 2031", "--body", "It rose [1]."),
]
NEW_PLACE = ["--name", "The weir", "--kind", "site", "--within", "mill dike"]
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
    Scenario("links", _with_addresses, ["links", "--report", "links.json", "--no-archive"], grows="links.json"),
    Scenario("new event", _project, NEW, adds_again=True),
    Scenario("new place", _project, ["new", "place", "--no-ask", *NEW_PLACE], adds_again=True),
    Scenario("init", _with_list, ["init", "new", "--from", "table.csv"], whole="new/", lines=1),
    Scenario("upgrade", _to_upgrade, ["upgrade", "--write"]),
    Scenario("build after edits", _built, ["build"], whole="site/", lines=1),
    Scenario("first build", _without_maps, ["build", "--data"], whole="site/", lines=1),
    Scenario("offline", _without_maps, ["build", "--offline"], whole="site/", lines=1),
    Scenario("serve", _project, ["serve", "--dev-addr", "127.0.0.1:0"], lines=1, again=["build"], edit=edit),
)

BUILDS = ("build after edits", "first build", "offline", "serve")
"""The scenarios that make a site; what they do alike is tried once for all of them."""

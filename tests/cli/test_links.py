"""`timeline links`: exit 0 when nothing has to be fixed, 1 when something has, 2 when it could not be checked."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import links as command
from build_scripts.cli import main
from build_scripts.linkcheck.excuses import PLACE
from build_scripts.linkcheck.run import Outside
from tests.examples import RECORD
from tests.linkcheck.certificates import Certificates
from tests.linkcheck.checking import Clock, outside
from tests.linkcheck.web import Web, page
from tests.support.projects import REPOSITORY, write, write_event

FINE = "http://news.example/fine"
GONE = "http://news.example/gone"
Links = Callable[..., Result]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A record of two events, each with one source."""
    write(tmp_path / "events/_vocabulary.yml", (RECORD / "events/_vocabulary.yml").read_text("utf-8"))
    for name, url in (("2031-fine", FINE), ("2032-gone", GONE)):
        write_event(tmp_path, name, sources={"one": {"publisher": "Gazette", "url": url}})
    return tmp_path


@pytest.fixture
def links(project: Path, web: Web, certificates: Certificates, monkeypatch: pytest.MonkeyPatch) -> Links:
    """The command, run on the project as if the small web were the world."""
    web.serve(FINE, page())
    web.serve(GONE, page("", 404))
    clock = Clock()

    @contextmanager
    def small_world(lookups: int) -> Iterator[Outside]:
        yield outside(web, certificates, clock)

    monkeypatch.setattr(command, "_outside", small_world)
    monkeypatch.setattr(command, "_now", clock.now)

    def run(*arguments: str) -> Result:
        return CliRunner().invoke(main, ["links", "--root", str(project), "--no-archive", *arguments])

    return run


def test_a_check(links: Links, web: Web, project: Path) -> None:
    """What is broken is told with its place, and gives the status 1; the report lies outside the record."""
    result = links()
    assert (result.exit_code, result.stdout) == (
        1,
        "Broken: to be fixed\n\n"
        f"  {GONE}\n"
        "    gone: the server says 404 Not Found\n"
        "    events/2032/2032-gone.md:7 (`url` of the source one)\n"
        "    = write the address where the page is now, or add `archive:` with a copy of it\n\n"
        "2 addresses: 1 fine, 1 broken.\n",
    )
    assert sorted(web.asked()) == [FINE, GONE]
    assert list(json.loads((project / ".timeline/links.json").read_text())["addresses"]) == [FINE, GONE]


def test_nothing_to_mend(links: Links, web: Web) -> None:
    """When all is well the status is 0."""
    web.serve(GONE, page())
    result = links()
    assert (result.exit_code, result.stdout) == (0, "2 addresses: 2 fine.\n")


def test_nothing_is_written_into_the_record(links: Links, project: Path) -> None:
    """The record is as it was."""
    before = {path: path.read_bytes() for path in (project / "events").rglob("*.md")}
    links()
    assert {path: path.read_bytes() for path in (project / "events").rglob("*.md")} == before


def test_copies(links: Links, web: Web, project: Path) -> None:
    """Copies are sought unless they are not wanted, and shown as a line to paste."""
    copy = f"https://web.archive.org/web/20310601000000/{FINE}"
    closest = {"archived_snapshots": {"closest": {"available": True, "url": copy}}}
    web.serve("https://archive.org/wayback/available?url=http%3A%2F%2Fnews.example%2Ffine", page(json.dumps(closest)))
    web.serve(copy, page(memento_datetime="Sun, 01 Jun 2031 00:00:00 GMT"))
    result = CliRunner().invoke(main, ["links", "--root", str(project), "2031-fine"])
    assert (result.exit_code, result.stdout) == (
        0,
        "Copies that were seen, for sources without `archive`\n\n"
        "  events/2031/2031-fine.md:7 (`url` of the source one)\n"
        f"    archive: {copy}\n\n"
        "1 address: 1 fine.\n",
    )


@pytest.mark.parametrize("given", ["2031-fine", "events/2031", "events/2031/2031-fine.md"])
def test_paths_and_ids(given: str, links: Links, web: Web, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files, folders and ids choose what is visited and told."""
    monkeypatch.chdir(project)
    result = links(given)
    assert (result.exit_code, result.stdout, web.asked()) == (0, "1 address: 1 fine.\n", [FINE])


def test_a_part_forgets_nothing(links: Links, web: Web, project: Path) -> None:
    """A check of one entry leaves in the report what is known about the others."""
    links()
    links("2031-fine", "--all")
    assert list(json.loads((project / ".timeline/links.json").read_text())["addresses"]) == [FINE, GONE]
    assert web.asked().count(GONE) == 1


def test_limit_and_all(links: Links, web: Web) -> None:
    """0 visits nothing and shows what is known; `--all` visits what is fresh too."""
    assert links("--limit", "0").stdout == "2 addresses: 0 fine, 2 not checked yet.\n"
    assert web.asked() == []
    assert links("--limit", "1").stdout == "2 addresses: 1 fine, 1 not checked yet.\n"
    links()
    assert links("--limit", "0").exit_code == 1
    assert len(web.asked()) == 2
    links("--all")
    assert len(web.asked()) == 4


@pytest.mark.parametrize("form", ["json", "markdown"])
def test_formats(form: str, links: Links) -> None:
    """What is printed is the report in its form, and nothing else."""
    result = links("--format", form)
    assert result.exit_code == 1
    if form == "json":
        assert json.loads(result.stdout)["counts"]["broken"] == 1
    else:
        assert result.stdout.startswith("2 addresses: 1 fine, 1 broken.\n\n## Broken: to be fixed\n\n- `http://")


def test_an_excuse(links: Links, project: Path) -> None:
    """An excused host's faults do not count."""
    row = "{host: news.example, reason: It is being moved, until: 2026-12-31}"
    write(project / PLACE, f"excuses:\n  - {row}\n")
    result = links()
    assert result.exit_code == 0
    assert "excused until 2026-12-31: It is being moved" in result.stdout


def test_wrong_excuses(links: Links, web: Web, project: Path) -> None:
    """A file of excuses that is wrong stops the check before any visit."""
    write(project / PLACE, "excuses:\n  - {host: news.example, until: 2026-12-31}\n")
    result = links()
    assert (result.exit_code, result.stderr) == (2, f"{PLACE}:2: an excuse needs `reason`\n")
    assert web.asked() == []


def test_unreadable_excuses(links: Links, project: Path) -> None:
    """So does one that is no text."""
    write(project / PLACE, "")
    (project / PLACE).write_bytes(b"\xff")
    assert links().exit_code == 2


def test_another_file_as_report(links: Links, web: Web, project: Path) -> None:
    """A file that is no report is never written over."""
    victim = project / "events/2031/2031-fine.md"
    before = victim.read_bytes()
    result = links("--report", str(victim))
    assert (result.exit_code, web.asked(), victim.read_bytes()) == (2, [], before)
    assert "is no report of this command" in result.stderr


def test_report_elsewhere(links: Links, project: Path) -> None:
    """The report may lie elsewhere."""
    assert links("--report", str(project / "there" / "links.json")).exit_code == 1
    assert (project / "there" / "links.json").is_file()
    assert not (project / ".timeline/links.json").exists()


def test_no_network(links: Links, web: Web, project: Path) -> None:
    """Without a network nothing is noted, and the status is not that of broken links."""
    web.pages.clear()
    for number in range(3):
        url = f"http://host{number}.example/"
        write_event(project, f"2033-{'abc'[number]}", sources={"one": {"publisher": "Gazette", "url": url}})
    result = links()
    assert (result.exit_code, result.stdout) == (2, "")
    assert "No host could be reached" in result.stderr


def test_one_host_out_of_reach(links: Links, web: Web, project: Path) -> None:
    """A single host that is out of reach is not called gone, and nothing is noted; beside one that answers it is."""
    web.pages.pop(GONE)
    url = "http://host.example/"
    write_event(project, "2033-host", sources={"one": {"publisher": "Gazette", "url": url}})
    result = links("2033-host")
    assert (result.exit_code, result.stdout, result.stderr.splitlines()[-1]) == (
        2,
        "",
        "host.example gave no answer, and no other host was reached: whether the fault is there or in the network "
        "here cannot be told. Nothing was noted.",
    )
    assert json.loads((project / ".timeline/links.json").read_text())["addresses"] == {}
    result = links("2033-host", "2031-fine")
    assert (result.exit_code, "no such host" in result.stdout) == (1, True)


def test_files_with_errors(links: Links, project: Path) -> None:
    """An entry that cannot be read is left out, and that is said."""
    write(project / "events/2031/2031-bad.md", "no front matter")
    result = links("--limit", "0")
    assert result.stderr == "1 file has errors and is left out: see timeline check\n"


def test_without_aiohttp(links: Links, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library that visits, the command says how to get it."""
    monkeypatch.setitem(sys.modules, "aiohttp", None)
    result = links()
    assert (result.exit_code, result.stderr) == (
        2,
        "`timeline links` needs aiohttp, which is not installed: .venv/bin/pip install --editable '.[links]'\n",
    )


@pytest.mark.parametrize(
    "arguments",
    [["--format", "xml"], ["--limit", "-1"], ["--delay", "-1"], ["no-such-id"], ["/etc/passwd"], ["--no-such-option"]],
)
def test_wrong_calls(arguments: list[str], links: Links, web: Web) -> None:
    """A wrong call visits nobody."""
    assert (links(*arguments).exit_code, web.asked()) == (2, [])


def test_the_command_allows_nothing_of_this_machine() -> None:
    """What the tests are allowed, the command is not: no option, and no way to this machine."""
    with command._outside(1) as world:
        assert world.allowed == frozenset()
    names = {option for each in command.links.params for option in each.opts}
    assert not any(word in name for name in names for word in ("allow", "loopback", "private", "insecure", "host-"))


def test_every_option_is_on_the_page() -> None:
    """The page about the check names every option of the command, and no other."""
    page_text = (REPOSITORY / "docs" / "link-check.md").read_text("utf-8")
    options = {option for each in command.links.params for option in each.opts if option.startswith("--")}
    named = {
        word.strip("`") for line in page_text.split("\n") if line.startswith("| `--") for word in line.split()[1:2]
    }
    assert named == options

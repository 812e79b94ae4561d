"""The plugin under MkDocs' own commands: build, another folder, deployment, and what it refuses in words."""

import socket
import subprocess
from pathlib import Path
from typing import Any

import pytest

from tests.support.projects import (
    OUTLINES,
    command,
    configure,
    contents,
    differing,
    environment,
    make_project,
    replace,
)


@pytest.mark.parametrize("arguments", [("timeline", "build"), ("mkdocs", "build"), ("mkdocs", "build", "--strict")])
def test_every_command_builds_the_same_site(arguments: tuple[str, ...], example_site: Path, tmp_path: Path) -> None:
    """`timeline build` and plain `mkdocs build` give the same site, and strict mode finds nothing in a clean record."""
    folder = make_project(tmp_path / "project")
    done = command(folder, *arguments)
    assert (done.returncode, "WARNING" in done.stderr) == (0, False), done.stderr
    assert differing(contents(folder / "site"), contents(example_site)) == []


def test_another_site_folder(example_site: Path, tmp_path: Path) -> None:
    """`mkdocs build -d` makes the site elsewhere and leaves the one that is there."""
    folder = make_project(tmp_path / "project")
    assert command(folder, "mkdocs", "build").returncode == 0
    stood = {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")}
    assert command(folder, "mkdocs", "build", "-d", str(tmp_path / "else/where")).returncode == 0
    assert differing(contents(tmp_path / "else/where"), contents(example_site)) == []
    assert {path: path.stat().st_mtime_ns for path in (folder / "site").rglob("*")} == stood


def test_build_from_elsewhere(example_site: Path, tmp_path: Path) -> None:
    """A project is built from any working folder, and what is asked for is in the project."""
    folder = make_project(tmp_path / "project")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    assert command(elsewhere, "timeline", "build", "--root", str(folder)).returncode == 0
    assert differing(contents(folder / "site"), contents(example_site)) == []
    assert list(elsewhere.iterdir()) == []


def test_deployment(example_site: Path, tmp_path: Path) -> None:
    """`mkdocs gh-deploy` puts the very site that was built into its branch, with the data, and names the commit."""
    folder = make_project(tmp_path / "project", remote_branch="pages")
    (tmp_path / "gitconfig").write_text("[user]\nname = A\nemail = a@example.org\n[init]\ndefaultBranch = main\n")
    variables = {"GIT_CONFIG_GLOBAL": str(tmp_path / "gitconfig"), "GIT_CONFIG_NOSYSTEM": "1"}

    def git(*arguments: str, cwd: Path = folder) -> str:
        run = subprocess.run(
            ["git", *arguments], cwd=cwd, env=environment(**variables), capture_output=True, text=True, check=True
        )
        return run.stdout

    git("init", "--bare", str(tmp_path / "remote.git"), cwd=tmp_path)
    git("init")
    git("remote", "add", "origin", str(tmp_path / "remote.git"))
    git("add", "events", "docs", "mkdocs.yml")
    git("commit", "-m", "The record")
    done = command(folder, "mkdocs", "gh-deploy", timeout=120, **variables)
    assert done.returncode == 0, done.stdout + done.stderr
    git("clone", "--branch", "pages", str(tmp_path / "remote.git"), str(tmp_path / "clone"), cwd=tmp_path)
    deployed = {name: data for name, data in contents(tmp_path / "clone").items() if not name.startswith(".")}
    data = {name for name in deployed if name.startswith(("data/", "api/"))}
    assert {"data/events.csv", "data/record.sqlite", "api/v1/events.json"} <= data  # what is published has its data
    assert set(differing(deployed, contents(example_site))) == data | {
        "CITATION.cff",
        "version.json",
        "versions/index.html",
    }
    assert (tmp_path / "clone/pagefind/pagefind.js").is_file()


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        ({"use_directory_urls": False}, "`use_directory_urls: false` is not supported"),
        ({"plugins": [{"timeline": {"strings": "none.yml"}}]}, "none.yml"),
        ({"plugins": [{"timeline": {"strings": "xx"}}]}, "xx"),
        ({"plugins": [{"timeline": {"workers": "many"}}]}, "workers"),
        ({"plugins": [{"timeline": {"colour": "red"}}]}, "colour"),
        ({"plugins": [{"timeline": {"contact": "safety@example.org"}}]}, "write `mailto:safety@example.org`"),
        ({"plugins": [{"timeline": {"correction_url": "example.org/issues"}}]}, "write `https://example.org/issues`"),
        ({"plugins": [{"timeline": {"image": "assets/none.png"}}]}, "`assets/none.png` is no picture in `docs/`"),
        ({"plugins": [{"timeline": {"image": "index.md"}}]}, "name a file there that ends with `.png`"),
        ({"plugins": [{"timeline": {"edit_uri": "edit/main"}}]}, "`repo_url`, which is not set"),
        ({"plugins": [{"timeline": {"rules": {"bad-dat": {"level": False}}}}]}, "did you mean `bad-date`?"),
        ({"plugins": [{"timeline": {"rules": {"loaded-word": {"level": False}}}}]}, "`loaded-word` has no `reason`"),
        ({"site_url": "chronicle.example/river"}, "site_url"),
        ({"site_url": "ftp://chronicle.example/"}, "`site_url`: `ftp://chronicle.example/` is no address of the web"),
        ({"repo_url": "git@example.org:a/b"}, "repo_url"),
        ({"theme": {"name": "readthedocs"}}, "the theme `readthedocs` is not supported: set `theme: {name: material}`"),
        ({"plugins": [{"timeline": {"workers": -1}}]}, "`-1` is no number of processes: write 0, or one up to 256"),
        (
            {"plugins": [{"timeline": {"printable_up_to": -1}}]},
            "`-1` is no number of events: write 0 for none, or more",
        ),
        ({"theme": {"name": "material", "language": 7}}, "the theme knows no language `7`"),
        ({"theme": {"name": "material", "language": "english"}}, "the theme knows no language `english`"),
        ({"site_dir": "events"}, "`events` holds what a build must not replace: write `site_dir: site`"),
        ({"site_dir": "events/site"}, "`site` holds what a build must not replace: write `site_dir: site`"),
        ({"site_dir": ".timeline"}, "`.timeline` holds what a build must not replace: write `site_dir: site`"),
        ({"site_dir": "mkdocs.yml"}, "`mkdocs.yml` is a file: write `site_dir: site`"),
        ({"site_dir": "mkdocs.yml/site"}, "where the site is to be: name another folder"),
        ({"docs_dir": "none"}, "docs_dir"),
        ({"theme": {"name": "mkdocs"}}, "the theme `mkdocs` is not supported: set `theme: {name: material}`"),
    ],
)
def test_settings_are_refused_in_words(settings: dict[str, Any], said: str, tmp_path: Path) -> None:
    """A setting that cannot be is named in the message; there is no traceback and no site."""
    folder = make_project(tmp_path / "project", **settings)
    done = command(folder, "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert said in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert not (folder / "site").exists()


def test_a_folder_that_is_no_site(tmp_path: Path) -> None:
    """A folder with something of one's own is not replaced; an empty one, and the last site, are."""
    folder = make_project(tmp_path / "project", site_dir="mine")
    (folder / "mine").mkdir()
    assert command(folder, "timeline", "build").returncode == 0
    assert command(folder, "timeline", "build").returncode == 0
    configure(folder, site_dir="work")
    (folder / "work").mkdir()
    (folder / "work/thesis.txt").write_text("Years of work\n")
    done = command(folder, "timeline", "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "holds something that is no site, and a build would delete it" in done.stderr
    assert [path.name for path in (folder / "work").iterdir()] == ["thesis.txt"]


@pytest.mark.parametrize("plugins", [None, []])
def test_a_generator_that_does_not_know_the_record(plugins: list[str] | None, tmp_path: Path) -> None:
    """Where MkDocs builds without the plugin, the pages of the events are missed, and the command says so."""
    folder = make_project(tmp_path / "project", plugins=plugins)
    done = command(folder, "timeline", "build", SOURCE_DATE_EPOCH="0")
    assert done.returncode == 1
    said = "4 of 4 events have no page in the site, such as `2031-04-02-mill-dike-breach`"
    assert done.stderr.splitlines()[-1] == f"Error: {said}: `plugins:` in `mkdocs.yml` has to list `timeline`"


def test_the_plugin_twice(tmp_path: Path) -> None:
    """A plugin that is listed twice would wait for itself; it is refused."""
    done = command(make_project(tmp_path / "project", plugins=["timeline", "timeline"]), "timeline", "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "the plugin `timeline` is listed twice under `plugins:`: keep it once" in done.stderr


def test_a_file_where_caches_go(tmp_path: Path) -> None:
    """A file in the place of the folder of the caches is named."""
    folder = make_project(tmp_path / "project")
    (folder / ".timeline").write_text("")
    done = command(folder, "timeline", "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "`.timeline` is a file, and has to be a folder: remove it" in done.stderr


def test_a_port_that_there_is_not(tmp_path: Path) -> None:
    """A number too high for a port is refused in a line."""
    done = command(make_project(tmp_path / "project"), "timeline", "serve", "--dev-addr", "127.0.0.1:99999")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "name another port: `--dev-addr 127.0.0.1:8000`" in done.stderr


def test_rules_of_the_record(tmp_path: Path) -> None:
    """A warning that the record made an error stops the build; what it switched off, the rule's page names alone."""
    folder = make_project(tmp_path / "project", plugin={"rules": {"loaded-word": {"level": "error", "reason": "So."}}})
    replace(folder / "events/2032/2032-budget-vote.md", "---\n\n", "---\n\nThe brave council met [@gazette]. ")
    done = command(folder, "mkdocs", "build")
    assert (done.returncode, "error[loaded-word]" in done.stderr) == (1, True), done.stderr
    configure(folder, plugin={"rules": {"loaded-word": {"level": False, "reason": "We quote <b>them</b>."}}})
    done = command(folder, "mkdocs", "build", "--strict")
    assert (done.returncode, "loaded-word" in done.stderr) == (0, False), done.stderr
    page = (folder / "site/rules/loaded-word/index.html").read_text("utf-8")
    assert "This record has switched the rule off.</strong> We quote &lt;b&gt;them&lt;/b&gt;." in page
    configure(folder, plugin={})
    replace(folder / "events/2032/2032-budget-vote.md", "brave ", "")
    assert command(folder, "mkdocs", "build").returncode == 0
    assert "This record" not in (folder / "site/rules/loaded-word/index.html").read_text("utf-8")


def test_strings_of_another_shape(tmp_path: Path) -> None:
    """Strings that no page can be made with are refused in a line."""
    folder = make_project(tmp_path / "project", plugin={"strings": "words.yml"})
    (folder / "words.yml").write_text("interface: [Search]\n", "utf-8")
    done = command(folder, "mkdocs", "build")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert "words.yml cannot be used: `interface` has to be a mapping, and is a list of 1" in done.stderr


def test_outlines_of_another_shape(tmp_path: Path) -> None:
    """Outlines that no map can be made of are refused in a line, by a build and by the check; both name the setting."""
    folder = make_project(tmp_path / "project")
    replace(folder / OUTLINES, '"id": "hill"', '"id": "marrow"')
    line = "`outlines.geojson`: 2 features have the id `marrow`: give each one of its own"
    for program, status in (("mkdocs", 1), ("timeline", 1)):
        done = command(folder, program, "build")
        assert (done.returncode, "Traceback" in done.stderr) == (status, False)
        assert f"`outlines`: {line}" in done.stderr
    done = command(folder, "timeline", "check")
    assert done.returncode == 2
    assert f"`outlines`: {line}" in done.stderr


def test_a_taken_port(tmp_path: Path) -> None:
    """Where something else listens, nothing is built, and another port is named."""
    folder = make_project(tmp_path / "project")
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        done = command(folder, "timeline", "serve", "--dev-addr", f"127.0.0.1:{port}")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)
    assert f"name another port: `--dev-addr 127.0.0.1:{port + 1}`" in done.stderr


def test_site_address_without_a_slash(example_site: Path, tmp_path: Path) -> None:
    """The site's address may be written without its last slash."""
    folder = make_project(tmp_path / "project", site_url="https://chronicle.example/river")
    assert command(folder, "timeline", "build").returncode == 0
    assert differing(contents(folder / "site"), contents(example_site)) == []


def test_no_events_folder(tmp_path: Path) -> None:
    """A project without a record is told so."""
    folder = make_project(tmp_path / "project")
    (folder / "events").rename(folder / "history")
    done = command(folder, "mkdocs", "build")
    assert done.returncode == 1
    assert "there is no such folder" in done.stderr
    assert "Traceback" not in done.stderr


def test_options_of_links(tmp_path: Path) -> None:
    """Links to edit and to report appear where they are configured, lead to the entry's file, and only then."""
    plain = make_project(tmp_path / "plain")
    assert command(plain, "timeline", "build").returncode == 0
    linked = make_project(
        tmp_path / "linked",
        repo_url="https://forge.example/marrow",
        plugin={"edit_uri": "edit/main", "correction_url": "https://forge.example/marrow/issues"},
    )
    assert command(linked, "timeline", "build").returncode == 0
    name = "site/events/2031/2031-04-inquiry/index.html"
    edit = "https://forge.example/marrow/edit/main/events/2031/2031-04-inquiry.md"
    page = (linked / name).read_text("utf-8")
    assert f'href="{edit}"' in page
    assert 'href="https://forge.example/marrow/issues"' in page
    assert "forge.example" not in (plain / name).read_text("utf-8")


def test_picture_of_a_shared_link(tmp_path: Path) -> None:
    """The picture's whole address stands in every page; without an address of the site there is none."""
    for name, url in (("public", "https://chronicle.example/river/"), ("private", "")):
        folder = make_project(tmp_path / name, site_url=url, plugin={"image": "card.png"})
        (folder / "docs/card.png").write_bytes(b"\x89PNG\r\n\x1a\n")
        assert command(folder, "timeline", "build").returncode == 0
        pages = [
            folder / "site" / page for page in ("index.html", "events/2031/2031-04-inquiry/index.html", "404.html")
        ]
        drawn = [
            '<meta property="og:image" content="https://chronicle.example/river/card.png">' in page.read_text()
            for page in pages
        ]
        assert drawn == [bool(url)] * 3


def test_docs_that_take_the_place_of_the_record(tmp_path: Path) -> None:
    """A page of the docs at an address of the record does not hide the record's."""
    folder = make_project(tmp_path / "project")
    (folder / "docs/events").mkdir()
    (folder / "docs/events/index.md").write_text("# Mine\n")
    command(folder, "timeline", "build")
    replace(folder / "docs/index.md", "invented", "made-up")
    assert command(folder, "timeline", "build").returncode == 0
    assert "<h1>Chronology</h1>" in (folder / "site/events/index.html").read_text("utf-8")

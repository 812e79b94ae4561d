"""A build of what is built already: nothing is made, and what the last one warned of is said again."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from build_scripts.model.layout import CACHE
from build_scripts.site.unchanged import LastBuild, Warned, sources_of, state_of_files
from tests.support.projects import OUTLINES, command, configure, make_project, replace, write, write_event
from tests.support.repositories import git

NOTHING = "Nothing has changed since the site was built.\n"
ENVIRONMENT = {"SOURCE_DATE_EPOCH": "2000000000", "LANG": "C"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project that was not built yet."""
    return make_project(tmp_path / "project")


def test_second_build(project: Path) -> None:
    """It touches no file of the site; whatever was changed in the sources or in the site is built again."""
    write(project / "docs/index.md", "# Chronicle\n\nSee [nothing](gone.md).\n")
    first = command(project, "timeline", "build")
    stood = state_of_files(project / "site")
    second = command(project, "timeline", "build")
    assert (first.returncode, second.returncode) == (0, 0)
    assert state_of_files(project / "site") == stood
    assert second.stderr.endswith(NOTHING)
    warned = second.stderr.removesuffix(NOTHING)
    assert warned.startswith("WARNING -  Doc file 'index.md' contains a link 'gone.md'")
    assert all(line in first.stderr for line in warned.splitlines())
    assert command(project, "timeline", "build", "--strict").returncode == 1
    (project / "site/index.html").unlink()
    assert not command(project, "timeline", "build").stderr.endswith(NOTHING)
    assert state_of_files(project / "site") != stood  # the page is a new file
    assert (project / "site/index.html").is_file()
    write(project / "docs/index.md", "# Annals\n")
    assert command(project, "timeline", "build", "--strict").returncode == 0
    assert "Annals" in (project / "site/index.html").read_text("utf-8")
    assert command(project, "timeline", "build").stderr.endswith(NOTHING)


def test_failed_build(project: Path) -> None:
    """A build that failed is not remembered, and the one before it is no more the last."""
    last = LastBuild(project, project / "site", os.environ)
    last.keep([])
    (project / "events/2031/2031-broken.md").write_text("---\ntitle: [\n---\n")
    for _ in range(2):
        assert command(project, "timeline", "build").returncode == 1


@pytest.mark.parametrize(
    "change",
    [
        lambda project: write_event(project, "2031-new"),
        lambda project: replace(project / "events/_vocabulary.yml", "kinds:", "kinds: # all"),
        lambda project: shutil.rmtree(project / "events/_actors"),
        lambda project: write(project / "docs/index.md", "# Another\n"),
        lambda project: write(project / "docs/deep/picture.svg", "<svg/>"),
        lambda project: (project / "docs/methodology.md").rename(project / "docs/methods.md"),
        lambda project: replace(project / OUTLINES, "Polygon", "Polygon "),
        lambda project: replace(project / "mkdocs.yml", "Chronicle", "Annals"),
        lambda project: write(project / "words.yml", "home: Start\n"),
        lambda project: write(project / "looks/main.html", "<p></p>"),
        lambda project: git(project, "commit", "--quiet", "--allow-empty", "--message=Nothing"),
    ],
    ids=("event", "vocabulary", "actors", "page", "picture", "name", "outlines", "setting", "words", "theme", "commit"),
)
def test_sources(project: Path, change: Callable[[Path], object]) -> None:
    """Whatever a build reads is among its sources: a file of any kind, and the commit."""
    configure(project, plugin={"outlines": OUTLINES, "strings": "words.yml"}, theme={"custom_dir": "looks"})
    write(project / "words.yml", "home: Beginning\n")
    write(project / "looks/main.html", "")
    git(project, "init", "--quiet")
    git(project, "commit", "--quiet", "--allow-empty", "--message=First")
    before = sources_of(project, ENVIRONMENT)
    assert before
    assert sources_of(project, ENVIRONMENT) == before
    change(project)
    assert sources_of(project, ENVIRONMENT) not in {before, ""}


def test_times_do_not_matter(project: Path) -> None:
    """What a file holds is compared, so that a copy whose files are all new has the same sources."""
    before = sources_of(project, ENVIRONMENT)
    for path in project.rglob("*"):
        os.utime(path, (1, 1))
    assert sources_of(project, ENVIRONMENT) == before
    text = (project / "docs/index.md").read_text("utf-8")
    write(project / "docs/index.md", text.upper())
    os.utime(project / "docs/index.md", (1, 1))
    assert sources_of(project, ENVIRONMENT) != before


@pytest.mark.parametrize(
    ("variables", "matters"),
    [
        ({"TIMELINE_DATA": "1"}, True),
        ({"PUBLISHED_AT": "https://example.org/"}, True),
        ({"SOURCE_DATE_EPOCH": "2000086400"}, True),
        ({"LANG": "de_DE.UTF-8", "COLUMNS": "80"}, False),
    ],
)
def test_variables(project: Path, variables: dict[str, str], matters: bool) -> None:
    """Variables count that the toolkit looks at, or that `mkdocs.yml` names."""
    replace(project / "mkdocs.yml", "site_url:", "site_url: !ENV [PUBLISHED_AT, none]\nremote_name:")
    assert (sources_of(project, ENVIRONMENT | variables) != sources_of(project, ENVIRONMENT)) == matters


def test_the_day(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some findings depend on what day it is."""
    days = []
    for second in ("2000000000", "2000000001", "2000086400"):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", second)
        days.append(sources_of(project, {}))
    assert days[0] == days[1] != days[2]


@pytest.mark.parametrize(
    "settings",
    [
        {"plugins": ["timeline", "search"]},
        {"plugins": []},
        {"hooks": ["hook.py"]},
        {"INHERIT": "other.yml"},
        {"markdown_extensions": ["toc", "pymdownx.snippets"]},
        {"markdown_extensions": [{"pymdownx.b64": {"base_path": ".."}}]},
        {"markdown_extensions": {"our_company.markdown": {}}},
    ],
)
def test_what_cannot_be_listed(project: Path, settings: dict[str, Any]) -> None:
    """A configuration that lets a build read other files leaves nothing to compare, and nothing is remembered."""
    configure(project, **settings)
    assert sources_of(project, ENVIRONMENT) == ""
    last = LastBuild(project, project / "site", ENVIRONMENT)
    last.keep([])
    assert last.warnings() is None
    assert not (project / CACHE).exists()


@pytest.mark.parametrize("extensions", [["toc", "pymdownx.superfences"], {"toc": {"permalink": "#"}}, None])
def test_usual_extensions(project: Path, extensions: object) -> None:
    """Extensions that read the page alone are no hindrance, nor is a configuration without any."""
    configure(project, markdown_extensions=extensions)
    assert sources_of(project, ENVIRONMENT)


def test_what_cannot_be_read(project: Path) -> None:
    """A pipe is not waited for; of a folder that leads into itself nothing is remembered: the build says what it is."""
    os.mkfifo(project / "docs/pipe")
    assert sources_of(project, ENVIRONMENT)
    (project / "docs/again").symlink_to(".")
    last = LastBuild(project, project / "site", ENVIRONMENT)
    assert last.sources == ""
    assert last.warnings() is None


def test_memory(project: Path) -> None:
    """Warnings are kept as they were; a torn memory is none; a link that leads nowhere does no harm."""
    (project / "docs/nowhere.md").symlink_to("gone.md")
    write(project / "site/index.html", "<p>")
    last = LastBuild(project, project / "site", ENVIRONMENT)
    warnings = (Warned("WARNING", "timeline: one\ntwo"), Warned("ERROR", "ق"))
    assert last.warnings() is None
    last.keep(warnings)
    assert LastBuild(project, project / "site", ENVIRONMENT).warnings() == warnings
    content = last.path.read_bytes()
    last.path.write_bytes(content[:-3])
    assert last.warnings() is None
    last.path.write_bytes(content)
    assert last.warnings() == warnings
    (project / "mkdocs.yml").unlink()
    assert LastBuild(project, project / "site", ENVIRONMENT).warnings() is None

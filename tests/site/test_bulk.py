"""The bulk data as part of a site: made when it is asked for, whole or not at all, and no longer than it is true."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.projects import build, command, contents, environment, make_project, replace

INQUIRY = "events/2031/2031-04-inquiry.md"
BULK = ("data/", "api/")
KILLED = """
import os, signal, sys

import build_scripts.exports.data.bulk as bulk
import build_scripts.site.bulk

point = sys.argv.pop()


def die(*_, **__):
    os.kill(os.getpid(), signal.SIGKILL)


if point == "half of the files":
    bulk.render_features = die
elif point == "before they are renamed":
    rename = os.rename
    os.rename = lambda old, new: die() if "data-" in str(old) else rename(old, new)
else:
    build_scripts.site.bulk.fill = die

from build_scripts.cli import main as run

sys.argv = ["timeline", "build", "--data"]
run()
"""


def bulk(site: Path) -> dict[str, bytes]:
    """The bulk data of a site, without the page that explains it."""
    return {path: data for path, data in contents(site).items() if path.startswith(BULK) and not path.endswith(".html")}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project around the example record."""
    return make_project(tmp_path / "project")


def test_only_when_asked_for(project: Path) -> None:
    """A plain build has the page that explains the data alone; `--data` makes all of it, a later plain build none."""
    plain = contents(build(project))
    assert {path for path in plain if path.startswith(BULK)} == {"data/index.html"}
    assert b"timeline build --data" in plain["data/index.html"]
    assert command(project, "timeline", "build", "--data").returncode == 0
    asked = contents(project / "site")
    assert {"data/events.csv", "data/record.sqlite", "data/datapackage.json", "api/v1/events.json"} <= asked.keys()
    assert b'href="../data/figures.csv"' in asked["data/index.html"]
    assert contents(build(project)) == plain


def test_by_the_configuration(tmp_path: Path) -> None:
    """The option `bulk_data` asks for it each time."""
    project = make_project(tmp_path / "project", plugin={"bulk_data": True})
    first = bulk(build(project))
    assert "data/events.csv" in first
    assert bulk(build(project)) == first


def test_it_follows_the_record(tmp_path: Path) -> None:
    """It is made again when an entry changed, and else only linked."""
    project = make_project(tmp_path / "project", plugin={"bulk_data": True})
    site = build(project)
    before, inode = bulk(site), (site / "data/record.sqlite").stat().st_ino
    assert (build(project) / "data/record.sqlite").stat().st_ino == inode
    replace(project / INQUIRY, "title: Inquiry", "title: An inquiry")
    after = bulk(build(project))
    assert b"An inquiry into the breach" in after["data/events.csv"]
    assert after["data/figures.csv"] == before["data/figures.csv"]


@pytest.mark.parametrize("point", ["half of the files", "before they are renamed", "before they are linked"])
def test_killed(point: str, tmp_path: Path) -> None:
    """Wherever a build is killed, the site that is there stays whole, and the next build makes all of the data."""
    project = make_project(tmp_path / "project", plugin={"bulk_data": True})
    old = contents(build(project))
    replace(project / INQUIRY, "title: Inquiry", "title: An inquiry")
    killed = subprocess.run(
        [sys.executable, "-c", KILLED, point],
        cwd=project,
        env=environment(),
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL
    assert contents(project / "site") == old
    new = bulk(build(project))
    other = make_project(tmp_path / "other", plugin={"bulk_data": True})
    replace(other / INQUIRY, "title: Inquiry", "title: An inquiry")
    assert new == bulk(build(other))
    assert [name for name in os.listdir(project / ".timeline") if name.startswith("data-")] == []

"""A record on another subject: begun as a new project, with its own words, and complete."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from build_scripts.check.run import check_files
from build_scripts.contribute.fix.fix import fix_file
from build_scripts.contribute.project.answers import Answers
from build_scripts.contribute.project.requirement import requirement
from build_scripts.contribute.project.start import Start, make_project
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.records import FERRY
from tests.support.projects import build

TODAY = date(2026, 11, 20)
NAME = "The ferry on Lake Orrin"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record in a project made for it, with its own pages in the place of the questions."""
    folder = tmp_path_factory.mktemp("ferry") / "orrin"
    words = (FERRY / "events/_vocabulary.yml").read_text("utf-8")
    about = "An invented chronicle of a ferry, from 1893 to last month."
    make_project(folder, Start(Answers(NAME, about, "none", "CC0-1.0", requirement()), words), TODAY)
    shutil.copytree(FERRY, folder, dirs_exist_ok=True)
    return folder


def test_nothing_is_found(project: Path) -> None:
    """The check has no finding of any severity, there is nothing to fix, and no question is left open."""
    files = read_files(project / "events")
    assert check_files(files, TODAY, None) == []
    fixed = {file.path: fix_file(file) for file in files.files if file.kind == "event"}
    assert [path for path, each in fixed.items() if getattr(each, "kinds", "refused")] == []
    assert [page.name for page in (project / "docs").glob("*.md") if "**To answer:**" in page.read_text("utf-8")] == []


def test_its_sources_are_invented() -> None:
    """Every address is at the host that exists for examples."""
    addresses = re.findall(r"https?://[^/\s]+", "".join(path.read_text("utf-8") for path in FERRY.rglob("*.md")))
    assert set(addresses) == {"https://example.org"}


def test_every_kind_of_date_from_the_1890s_to_last_month() -> None:
    """It spans a century and more, and knows some of its dates to the day and others hardly."""
    timeline = build_timeline(load_record(read_files(FERRY / "events"), None))
    assert (timeline.events[0].date.text, timeline.events[-1].date.text) == ("1893-05-01", "2026-10-14")
    assert {event.date.precision for event in timeline.events} >= {"day", "month", "season", "year", "decade"}


def test_site(project: Path) -> None:
    """The site is built without a warning: every event has its page, in the words of the record."""
    site = build(project, strict=True)
    pages = {path.parent.name for path in site.glob("events/*/*/index.html")}
    names = {path.stem for path in (project / "events").glob("[0-9]*/*.md")}
    assert names <= pages
    entry = (site / "events/1922/1922-11-teal-sinks/index.html").read_text("utf-8")
    for word in ("Mishap", "Established", "Blamed for it", "Spoken against", "between 3 and 5 November 1922"):
        assert word in entry
    assert (
        "An event of this chronicle is whatever was done to the ferry" in (site / "methodology/index.html").read_text()
    )

"""`timeline due`: what was not found and is to be looked for again, on a day; nothing of it is a finding."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.examples import RECORD

BREACH = "events/2031/2031-04-02-mill-dike-breach.md"
READING = f"2031-11-01  {BREACH}  Gauge: No reading of the old gauge was found. (looked for 2031-05-01, in material to"
LATER = [
    f"2031-11-01  {BREACH}  Verdict (looked for 2031-05-01, in material to 2031-04)",
    "2031-11-01  events/_actors/council.md  Verdict: No ruling against the council was found. "
    "(looked for 2031-05-01, in material to 2031-04)",
    "2032-05-01  events/_places/old-gauge.md  Gauge (looked for 2031-05-01, in material to 2031-04-20)",
]


def due(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    result = CliRunner().invoke(main, ["due", "--root", str(project), *arguments])
    assert result.exit_code == 0
    return result


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example record."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "count", "summary"),
    [
        (["--on", "2031-10-31"], 0, "Nothing is due on 2031-10-31; the next is due on 2031-11-01."),
        (["--on", "2031-11-01"], 3, "3 are due on 2031-11-01; the next is due on 2032-05-01."),
        (["--on", "2032-05-01"], 4, "4 are due on 2032-05-01."),
        (["--on", "2031-10-31", "--all"], 4, "Nothing is due on 2031-10-31; the next is due on 2031-11-01."),
    ],
)
def test_on_a_day(arguments: list[str], count: int, summary: str, project: Path) -> None:
    """What is due on the day is listed by day, file and name; the day that it becomes due is among them."""
    *lines, last = due(project, *arguments).output.splitlines()
    assert (lines, last) == ([f"{READING} 2031-04-20)", *LATER][:count], summary)


def test_today(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without --on it is today, which a build may be told."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1951000000")
    assert due(project).output == "Nothing is due on 2031-10-29; the next is due on 2031-11-01.\n"


def test_withdrawn_entries_are_left_out(project: Path) -> None:
    """Nobody has to look for what an entry lacked that no longer stands."""
    path = project / BREACH
    path.write_text(path.read_text("utf-8").replace("status: confirmed", "status: withdrawn"), encoding="utf-8")
    assert due(project, "--all").output.splitlines()[:-1] == LATER[1:]


def test_json(project: Path) -> None:
    """With --format json the output is one JSON object, without the sentence at the end."""
    listed = json.loads(due(project, "--on", "2032-05-01", "--format", "json").output)
    row = {"due": "2031-11-01", "path": BREACH, "name": "old-gauge", "what": "gauge", "looked": "2031-05-01"}
    assert listed["format"] == 1
    assert listed["due"][0] == {**row, "reached": "2031-04-20", "text": "No reading of the old gauge was found."}
    assert [each["name"] for each in listed["due"]] == ["old-gauge", "verdict", "verdict", "gauge"]


def test_not_a_day(project: Path) -> None:
    """What is no day is a wrong call."""
    result = CliRunner().invoke(main, ["due", "--root", str(project), "--on", "soon"])
    assert result.exit_code == 2

"""`timeline read`: an entry beside its sources, and a row for whoever agrees."""

import re
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.examples import CASE, RECORD, findings_of, set_up

LEAST = RECORD.parent / "valid" / "least.md"
ROW = re.compile(r"\{date: 2031-10-29, version: [0-9a-f]{12}\}")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example record with the least event, on a day in 2031."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1951000000")
    set_up(LEAST, tmp_path)
    return tmp_path


def read(project: Path, *arguments: str, typed: str = "") -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["read", "--root", str(project), *arguments], input=typed)


def test_yes(project: Path) -> None:
    """With --yes nothing is asked; the row is written in the place of its key, and nothing else changes."""
    before = (project / CASE).read_text("utf-8")
    result = read(project, "2031-05-05-case", "--yes")
    after = (project / CASE).read_text("utf-8")
    (row,) = ROW.findall(after)
    assert (result.exit_code, result.output.splitlines()[-1]) == (0, f"Wrote into {CASE.as_posix()}: {row}")
    assert after.replace(f"readings:\n  - {row}\n", "") == before
    assert findings_of(project) == []


def test_a_later_reading(project: Path) -> None:
    """A reading of another version comes below the rows that are there; the same one is not written twice."""
    read(project, "2031-05-05-case", "--yes")
    text = (project / CASE).read_text("utf-8")
    assert "has this reading already" in read(project, "2031-05-05-case", "--yes").output
    assert (project / CASE).read_text("utf-8") == text
    (project / CASE).write_text(text.replace("A short flood", "A long flood"), "utf-8")
    assert read(project, "2031-05-05-case", "--yes").exit_code == 0
    rows = ROW.findall((project / CASE).read_text("utf-8"))
    assert (len(rows), len(set(rows))) == (2, 2)
    assert findings_of(project) == []


@pytest.mark.parametrize(("typed", "written"), [("y\n", True), ("n\n", False), ("", False)])
def test_asking(typed: str, written: bool, project: Path) -> None:
    """Only a yes writes; without one, or without anybody to answer, the file stays as it is and the exit is 1."""
    before = (project / CASE).read_text("utf-8")
    result = read(project, str(project / CASE), typed=typed)
    assert result.exit_code == (0 if written else 1)
    assert ((project / CASE).read_text("utf-8") != before) == written


def test_what_is_shown(tmp_path: Path) -> None:
    """Each statement stands beside its sources, by id, and below is where each of them is."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    lines = read(tmp_path, "2031-04-02-mill-dike-breach").output.splitlines()
    (beside,) = (line for line in lines if line.startswith("River Watch: Investigator"))
    assert beside.split("  ")[0] == "River Watch: Investigator"
    assert beside.rpartition("  ")[2] == "watch-report: River Watch"
    assert "gazette-2031: https://example.org/gazette/2031/04/04?page=1&part=2" in lines
    assert "watch-report: Report 7 of 2031" in lines


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("readings: [{date: 2031-06-01, version: 5d41402abc4b}]\n", "add `- {date: 2031-10-29, version: "),
    ],
)
def test_rows_on_one_line(rows: str, message: str, project: Path) -> None:
    """Rows that are not on lines of their own are left alone, and the command says what to add."""
    path = project / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{rows}sources:\n", 1), "utf-8")
    before = path.read_text("utf-8")
    result = read(project, "2031-05-05-case", "--yes")
    assert (result.exit_code, message in result.output, path.read_text("utf-8")) == (1, True, before)


def test_no_such_event(project: Path) -> None:
    """An id that there is not is answered with the nearest one."""
    result = read(project, "2031-05-05-cas")
    assert (result.exit_code, "did you mean `2031-05-05-case`?" in result.output) == (2, True)

"""`timeline from-issue`: how it is called, and how it ends. What it makes of issues is in `tests/issues/`."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.examples import HERE, RECORD

CASE = HERE / "issues" / "ordinary.md"
PATH = "events/2031/2031-05-05-flood-lower-weir.md"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example record."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    return tmp_path


def call(project: Path, *arguments: str, typed: str | bytes = "") -> Result:
    """Run the command on ``project``, in 2033."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1988150400"})
    return runner.invoke(main, ["from-issue", "--root", str(project), *arguments], input=typed)


def test_note_is_printed(project: Path) -> None:
    """Without a file for the note it is printed; the event file is there."""
    result = call(project, "--body", str(CASE))
    assert result.exit_code == 0
    assert result.output.startswith(f"Made from a form.\n\nFile: `{PATH}`\n")
    assert (project / PATH).is_file()


def test_from_standard_input(project: Path) -> None:
    """The file may be the standard input."""
    assert call(project, "--body", "-", typed=CASE.read_bytes()).exit_code == 0


def test_output_for_programs(project: Path) -> None:
    """What was made is told as JSON: the number of the issue, and the paths from the project's folder."""
    payload = project / "event.json"
    payload.write_text(json.dumps({"issue": {"number": 12, "body": CASE.read_text("utf-8")}}), encoding="utf-8")
    assert call(project, str(payload), "--output", str(project / "out.json")).exit_code == 0
    assert json.loads((project / "out.json").read_text("utf-8")) == {"issue": 12, "paths": [PATH]}


def test_again(project: Path) -> None:
    """The same issue twice gives two files; nothing is ever written over."""
    call(project, "--body", str(CASE))
    first = (project / PATH).read_bytes()
    assert call(project, "--body", str(CASE)).exit_code == 0
    assert (project / PATH).read_bytes() == first
    assert (project / PATH.replace(".md", "-2.md")).is_file()


def test_nothing_made(project: Path) -> None:
    """Where something essential is missing the status is 1, the paths are empty, and no file is there."""
    before = sorted(project.rglob("*.md"))
    result = call(project, "--body", "-", "--output", str(project / "out.json"), typed="### Sources\n\nx")
    assert (result.exit_code, sorted(project.rglob("*.md"))) == (1, before)
    assert json.loads((project / "out.json").read_text("utf-8")) == {"issue": None, "paths": []}


@pytest.mark.parametrize("typed", ["", "x", "{}", '{"issue": {"number": 1}, "body": ""}'.replace("1}", "-1}")])
def test_no_payload(typed: str, project: Path) -> None:
    """A file that is no payload is a wrong call."""
    result = call(project, "-", typed=typed)
    assert result.exit_code == 2
    assert "--body" in result.output


def test_one_megabyte(project: Path) -> None:
    """A very long issue is refused in words; nothing is written."""
    body = CASE.read_text("utf-8").replace("River Watch measured", "x " * 500_000)
    result = call(project, "--body", "-", typed=body)
    assert result.exit_code == 1
    assert "longer than 70000 characters" in result.output
    assert not (project / PATH).exists()


def test_bytes_that_are_no_text(project: Path) -> None:
    """Bytes that are not UTF-8 do not end it."""
    body = CASE.read_bytes().replace(b"Rowing", b"Ro\xff\xfewing")
    assert call(project, "--body", "-", typed=body).exit_code == 0


def test_without_vocabulary(project: Path) -> None:
    """Without the closed lists nothing can be made of an issue."""
    (project / "events/_vocabulary.yml").unlink()
    result = call(project, "--body", str(CASE))
    assert result.exit_code == 2
    assert "vocabulary" in result.output

"""`timeline export`: a table, a part of it, or all tables of a part in a folder."""

import csv
import json
import shutil
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from build_scripts.exports.data.tables import TABLES
from tests.support.projects import make_project, replace

CITED = "Chronicle of the Marrow, record {version}. 2 of 4 events: kind=meeting. https://chronicle.example/river/\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project around the example record."""
    return make_project(tmp_path / "project")


def export(project: Path, *arguments: str) -> Result:
    """Run the command on ``project``."""
    return CliRunner().invoke(main, ["export", "--root", str(project), *arguments])


def test_a_table(project: Path) -> None:
    """Without options it prints the events as CSV."""
    rows = list(csv.DictReader(StringIO(export(project).output, newline="")))
    ids = ["2031-04-inquiry", "2031-04-02-mill-dike-breach", "2032-budget-vote", "2032-02-withdrawn"]
    assert [row["id"] for row in rows] == ids


def test_a_selection(project: Path) -> None:
    """A selection has the same columns; rows of other events are left out."""
    text = export(project, "--where", "kind=breach", "--table", "figures", "--format", "json").output
    assert [row["value_words"] for row in json.loads(text)] == ["at least 36", "60", "12", "dozens", "1200"]
    assert export(project, "--where", "kind=meeting", "--table", "figures", "--format", "json").output == "[]\n"


def version_of(project: Path) -> str:
    """The version of the record, as the citation of all of it gives it."""
    return export(project, "--format", "citation").output.split("record ")[1][:12]


def test_a_citation(project: Path) -> None:
    """It names the record, its version, and which of its events; as an item of CSL-JSON too."""
    version = version_of(project)
    assert export(project, "--where", "kind=Meeting", "--format", "citation").output == CITED.format(version=version)
    (item,) = json.loads(export(project, "--where", "kind=meeting", "--format", "csl").output)
    assert item == {
        "id": f"record-{version}",
        "type": "dataset",
        "title": "Chronicle of the Marrow",
        "version": version,
        "URL": "https://chronicle.example/river/",
        "note": CITED.format(version=version).strip(),
    }


def test_a_folder(project: Path, tmp_path: Path) -> None:
    """All tables of a selection, a description whose references hold, and a citation."""
    result = export(project, "--where", "kind=meeting", "--output", str(tmp_path / "deep/out"))
    cited = CITED.format(version=version_of(project))
    assert (result.exit_code, result.output) == (0, f"{cited}Written to {tmp_path / 'deep/out'}\n")
    files = {path.name for path in (tmp_path / "deep/out").iterdir()}
    tables = {f"{table.name}.{form}" for table in TABLES for form in ("csv", "json")}
    assert files == tables | {"datapackage.json", "CITATION.txt", "citation.json"}
    package = json.loads((tmp_path / "deep/out/datapackage.json").read_text("utf-8"))
    assert package["description"] == "A river and the town beside it. Selected: kind=meeting."
    referring = {
        key["fields"][0] for row in package["resources"] if "schema" in row for key in row["schema"]["foreignKeys"]
    }
    assert "event" in referring
    assert "other" not in referring  # the other event of a tie may be left out
    assert list(tmp_path.glob("deep/.*")) == []


def test_what_is_there_stays(project: Path, tmp_path: Path) -> None:
    """A folder that holds something is not written to."""
    (tmp_path / "mine").write_text("mine", encoding="utf-8")
    result = export(project, "--output", str(tmp_path))
    assert (result.exit_code, "name a folder that is empty or not there" in result.output) == (2, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--where", "kinds=meeting"], "Error: --where: there is no key `kinds`; did you mean `kind`?\n"),
        (["--table", "event"], "Error: there is no table `event`; did you mean `events`?\n"),
    ],
)
def test_slips(arguments: list[str], message: str, project: Path) -> None:
    """A slip ends the command in one line with a remedy."""
    result = export(project, *arguments)
    assert (result.exit_code, result.output.endswith(message)) == (2, True)


def test_a_record_with_errors(project: Path) -> None:
    """A record with errors is not exported, as it is not built."""
    replace(project / "events/2032/2032-budget-vote.md", "kind: meeting", "kind: nothing-known")
    result = export(project)
    assert (result.exit_code, result.output) == (
        1,
        "Error: the record has an error, and is not exported: `timeline check`\n",
    )


def test_without_a_configuration(project: Path) -> None:
    """A folder of files without `mkdocs.yml` can be exported too."""
    (project / "mkdocs.yml").unlink()
    shutil.rmtree(project / "docs")
    assert export(project, "--format", "citation").output.startswith("record ")

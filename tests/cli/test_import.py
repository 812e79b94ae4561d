"""`timeline import`: how it is called, what it says, and how it ends."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from build_scripts.cli import main
from tests.examples import RECORD

TABLE = "Date,Title,Type,Link\n2031-07-13,The river rises,Flood,https://example.org/1\n2031,A storm,Storm,\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the example record, and a table beside it."""
    shutil.copytree(RECORD / "events", tmp_path / "events")
    (tmp_path / "floods.csv").write_text(TABLE, "utf-8")
    return tmp_path


def call(project: Path, *arguments: str, file: str = "floods.csv") -> Result:
    """Run the command on ``project``, in 2033."""
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1988150400"})
    return runner.invoke(main, ["import", str(project / file), "--root", str(project), *arguments])


def files(project: Path) -> set[str]:
    """The files of a project that the example record does not have."""
    there = {path.relative_to(project).as_posix() for path in project.rglob("*") if path.is_file()}
    mine = {path.relative_to(RECORD).as_posix() for path in RECORD.rglob("*")}
    return {name for name in there - mine if not name.startswith(".timeline/")} - {"floods.csv"}


def test_shown_only(project: Path) -> None:
    """Without anything more, the proposed map and what comes of it are shown, and nothing is written."""
    result = call(project)
    assert result.exit_code == 1
    assert result.stdout.startswith("# How the columns of floods.csv become keys of entries.")
    assert 'kind: {column: Type, words: {Storm: ""}}' in result.stdout
    assert result.stderr == (
        "\n2 rows = 1 new + 0 changed + 0 unchanged + 0 merged + 1 rejected\n"
        "Nothing was written. Next: again with --map imports/floods.yml to get the map as a file, and read it.\n"
    )
    assert files(project) == set()


def test_map_then_write(project: Path) -> None:
    """With a name for the map, the proposed one is written there; answered, it is used; then entries are written."""
    path = project / "imports/floods.yml"
    assert call(project, "--map", str(path)).exit_code == 1
    assert files(project) == {"imports/floods.yml"}
    path.write_text(path.read_text("utf-8").replace('Storm: ""', "Storm: flood"), "utf-8")
    shown = call(project)
    assert shown.exit_code == 0
    assert shown.stderr.endswith(
        "Nothing was written. Read imports/floods.yml; when all is right, again with --write.\n"
    )
    written = call(project, "--write")
    assert written.exit_code == 0
    assert written.stderr == (
        "\n2 rows = 2 new + 0 changed + 0 unchanged + 0 merged + 0 rejected\n"
        "The map is imports/floods.yml; what became of each row is in imports/floods.rows.csv: keep both.\n"
        "Next: `timeline check`, then look at it with `timeline serve`.\n"
    )
    assert files(project) == {
        "imports/floods.yml",
        "imports/floods.rows.csv",
        "events/2031/2031-07-13-river-rises.md",
        "events/2031/2031-storm.md",
    }


def test_written_at_once(project: Path) -> None:
    """What a proposed map understands can be written at once; the map stays, and the rest is in the rejects."""
    result = call(project, "--write")
    assert result.exit_code == 1
    assert files(project) == {
        "imports/floods.yml",
        "imports/floods.rows.csv",
        "imports/floods.rejected.csv",
        "events/2031/2031-07-13-river-rises.md",
    }
    assert "Rejected rows are in imports/floods.rejected.csv: mend them there" in result.stderr
    mended = (project / "imports/floods.rejected.csv").read_text("utf-8").replace("Storm", "Flood", 1)
    (project / "imports/floods.rejected.csv").write_text(mended, "utf-8")
    again = call(project, "--write", file="imports/floods.rejected.csv")
    assert (again.exit_code, again.stderr.split("\n")[1]) == (
        0,
        "1 row = 1 new + 0 changed + 0 unchanged + 0 merged + 0 rejected",
    )
    assert "imports/floods.rejected.csv" not in files(project)


@pytest.mark.parametrize(
    ("content", "map_", "message"),
    [
        (b"", "", "Error: floods.csv is empty: save it again where it comes from\n"),
        (b"\xd0\xcf\x11\xe0", "", "Error: floods.csv cannot be read as a spreadsheet"),
        (TABLE.encode(), "titel: {column: Title}", "Error: the map has no key `titel`; did you mean `title`?\n"),
        (
            TABLE.encode(),
            "title: {column: Titel}",
            "Error: the map names a column `Titel`, which floods.csv does not have; did you mean `Title`?\n",
        ),
    ],
)
def test_wrong_calls(project: Path, content: bytes, map_: str, message: str) -> None:
    """A file or a map that cannot be used is one line."""
    (project / "floods.csv").write_bytes(content)
    arguments = []
    if map_:
        (project / "map.yml").write_text(map_, "utf-8")
        arguments = ["--map", str(project / "map.yml")]
    result = call(project, *arguments)
    assert result.exit_code == 2
    assert message in result.stderr

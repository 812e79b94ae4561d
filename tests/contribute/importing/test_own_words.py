"""Words that a table brings along: its kinds become the record's, and nothing else is guessed for it."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from build_scripts.cli import main
from build_scripts.contribute.importing.own_words import MOST
from build_scripts.contribute.importing.run import open_mapped
from tests.contribute.importing.cases import project_in, record_of

HEAD = "Date,Title,Type,Status,Link\n"


def opened(project: Path, table: str, map_: str = "") -> tuple[dict[str, str], str]:
    """Return the kinds that a table brings along, and its map."""
    path = project / "map.yml"
    if map_:
        path.write_text(map_, "utf-8")
    _, mapped = open_mapped("list.csv", table.encode(), path, record_of(project), own_words=True)
    return dict(mapped.kinds), mapped.text


def rows(*kinds: str, status: str = "reported") -> str:
    """Return a table with a row for each kind."""
    lines = (f"2031-07-{at:02},Event {at},{kind},{status},\n" for at, kind in enumerate(kinds, 1))
    return HEAD + "".join(lines)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example record."""
    return project_in(tmp_path / "project")


def test_new_kinds(project: Path) -> None:
    """What is a kind already, by whatever name, is used; the rest gets an id and its own name."""
    kinds, text = opened(project, rows("Flood", "river storm", "Ice (thin)", "flood"))
    assert kinds == {"river-storm": "River storm", "ice-thin": "Ice (thin)"}
    assert (
        "# the table's own words, which are in the vocabulary now; an empty cell is flood\n"
        "kind: {column: Type, always: flood, words: {river storm: river-storm, Ice (thin): ice-thin}}\n"
    ) in text.replace('"Ice (thin)"', "Ice (thin)")


def test_no_column_of_kinds(project: Path) -> None:
    """Then every row is of the first kind, and the map says which columns might have said it."""
    table = "Date,Title,Sort,Link\n" + "".join(f"2031-07-0{at},Event {at},wet,\n" for at in range(1, 9))
    kinds, text = opened(project, table)
    assert kinds == {}
    assert "kind: {always: flood}\n" in text
    assert "columns with few values that come again: Sort" in text


@pytest.mark.parametrize("values", [[f"sort {at}" for at in range(MOST + 1)], ["سیل", "باران"]], ids=["many", "script"])
def test_what_cannot_be_kinds(values: list[str], project: Path) -> None:
    """Too many values, or words without an id in Latin letters: the question stays."""
    kinds, text = opened(project, "Date,Title,Type,Link\n" + "".join(f"2031,Event {v},{v},\n" for v in values))
    assert kinds == {}
    assert f'{values[0]}: ""' in text.replace(f'"{values[0]}"', values[0])


def test_status_of_something_else(project: Path) -> None:
    """A column of which no value is a status is left out; where one is, the others are asked about."""
    assert "status: {always: reported}\n" in opened(project, rows("Flood", "Flood", status="closed"))[1]
    mixed = rows("Flood", status="confirmed") + "2031-08-01,Another,Flood,closed,\n"
    assert 'status: {column: Status, words: {closed: ""}}\n' in opened(project, mixed)[1]


def test_map_that_somebody_wrote(project: Path) -> None:
    """It is not changed; the kinds that it names and the vocabulary lacks are added all the same."""
    map_ = "format: 1\ntitle: {column: Title}\ndate: {column: Date}\nkind: {column: Type, words: {Storm: gale}}\n"
    kinds, text = opened(project, rows("Storm", "Ice", "Flood"), map_)
    assert (kinds, text) == ({"gale": "Storm", "ice": "Ice"}, map_)


def test_command(project: Path) -> None:
    """`--add-words` shows what would come of it, and adds the words when it writes; again there is nothing to add."""
    (project / "list.csv").write_text(rows("Flood", "Storm"), "utf-8")
    words = project / "events/_vocabulary.yml"
    before = words.read_text("utf-8")
    call = ["import", str(project / "list.csv"), "--root", str(project), "--add-words"]
    runner = CliRunner(env={"SOURCE_DATE_EPOCH": "1988150400"})
    shown = runner.invoke(main, call)
    assert "2 rows = 2 new + 0 changed + 0 unchanged + 0 merged + 0 rejected\n" in shown.stderr
    assert words.read_text("utf-8") == before
    assert runner.invoke(main, [*call, "--write"]).exit_code == 0
    line = '  storm: {label: Storm, definition: "Storm, as list.csv has it; write here what it covers."}\n'
    assert words.read_text("utf-8") == before.replace("\n\nstatuses:", f"\n{line}\nstatuses:", 1)
    again = runner.invoke(main, [*call, "--write"])
    assert "2 rows = 0 new + 0 changed + 2 unchanged + 0 merged + 0 rejected\n" in again.stderr
    assert words.read_text("utf-8").count("storm:") == 1

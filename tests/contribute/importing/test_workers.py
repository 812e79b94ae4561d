"""The same comes of a table whether one process makes its entries or several, and after a kill in the middle too."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from build_scripts.contribute.importing import plan
from tests.contribute.importing.cases import CASES, contents, do_import, project_in, table_of

MAP = """\
title: {column: Title}
date: {column: Date}
kind: {column: Type}
status: {always: reported}
places: [{column: Town, new: village}, {column: District, new: district}]
actors: [{column: Who, role: organiser, new: organisation, split: ";"}]
figures: [{measure: killed, column: Dead, by: {column: Says}}]
sources: [{publisher: Paper, url: Link}]
"""
KILLED = """
import os, signal, sys
from datetime import date
from pathlib import Path
from build_scripts.contribute.importing import plan, run, writing
from tests.contribute.importing.cases import do_import

plan.PARALLEL_FROM, plan.BATCH = 1, 2
write, count = run._write, 0

def counted(base, written):
    global count
    if count == int(sys.argv[2]):
        os.kill(os.getpid(), signal.SIGKILL)
    count += 1
    write(base, written)

run._write = counted
project = Path(sys.argv[1])
do_import(project, project.parent / "table.csv", project.parent / "map.yml", workers=2)
"""


@pytest.fixture
def small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give workers few rows at once, however short the table."""
    monkeypatch.setattr(plan, "PARALLEL_FROM", 1)
    monkeypatch.setattr(plan, "BATCH", 3)


def rows() -> Iterator[str]:
    """A table with all that depends on the order of rows: namesakes, names that are new, shared sources, rejects."""
    yield "Date,Type,Title,Town,District,Who,Says,Dead,Paper,Link"
    for number in range(60):
        day = "2031-13-01" if number % 17 == 5 else f"2031-0{1 + number % 3}-1{number % 2}"
        who = f"Crew {number % 7};Crew {number % 5 + 4}"
        link = f"https://example.org/{number // 3}"
        dead = "many" if number % 19 == 7 else str(number % 4)
        yield (
            f"{day},Flood,The river {'rises' if number % 4 else 'falls'},Town {number % 6},District {number % 4},"
            f"{who},Crew {number % 9},{dead},Gazette {number % 2},{link}"
        )


def write_table(folder: Path) -> None:
    """Write the table and its map."""
    (folder / "table.csv").write_text("\n".join(rows()) + "\n", "utf-8")
    (folder / "map.yml").write_text(MAP, "utf-8")


@pytest.mark.usefixtures("small_batches")
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_cases(case: Path, tmp_path: Path) -> None:
    """Two workers make of each example what one does."""
    imported = do_import(project_in(tmp_path / "project"), table_of(case), case / "map.yml", workers=2)
    assert imported.text == (case / "report.md").read_text("utf-8")
    assert imported.written == contents(case / "written")


@pytest.mark.usefixtures("small_batches")
def test_order(tmp_path: Path) -> None:
    """Ids, reports, rejected rows and every byte are the same; so they are when rows were corrected."""
    write_table(tmp_path)
    table, map_ = tmp_path / "table.csv", tmp_path / "map.yml"
    one, many = (project_in(tmp_path / name) for name in ("one", "many"))
    first, second = do_import(one, table, map_, workers=1), do_import(many, table, map_, workers=3)
    assert first.report.counts == {"new": 53, "changed": 0, "unchanged": 0, "merged": 0, "rejected": 7}
    assert second.text == first.text
    assert contents(many) == contents(one)
    table.write_text(table.read_text("utf-8").replace("Crew 3,", "Crew 30,").replace(",Town 2,", ",Town 20,"), "utf-8")
    first, second = do_import(one, table, map_, workers=1), do_import(many, table, map_, workers=3)
    assert first.report.counts == {"new": 0, "changed": 14, "unchanged": 39, "merged": 0, "rejected": 7}
    assert second.text == first.text
    assert contents(many) == contents(one)


@pytest.mark.parametrize("after", [0, 7, 40])
def test_killed(after: int, tmp_path: Path) -> None:
    """Of an import that is killed whole files are left, and a second run ends as if nothing had been."""
    write_table(tmp_path)
    table, map_ = tmp_path / "table.csv", tmp_path / "map.yml"
    unstopped = project_in(tmp_path / "unstopped")
    do_import(unstopped, table, map_)
    project = project_in(tmp_path / "project")
    before = contents(project)
    killed = subprocess.run([sys.executable, "-c", KILLED, str(project), str(after)], check=False)
    assert killed.returncode == -signal.SIGKILL
    left = {name: text for name, text in contents(project).items() if name not in before}
    events = {name: text for name, text in left.items() if name.startswith("events/")}
    assert len(events) == after
    assert events.items() <= contents(unstopped).items()
    do_import(project, table, map_)
    assert contents(project) == contents(unstopped)

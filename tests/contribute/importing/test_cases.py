"""Every case in `tests/examples/imports/`: the map that is proposed, what is said and written, and the import again."""

from pathlib import Path

import pytest

from build_scripts.contribute.fix.fix import fix_text
from tests.contribute.importing.cases import CASES, checked, contents, do_import, project_in, proposed_map, table_of

pytestmark = pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)


def test_proposed_map(case: Path, tmp_path: Path) -> None:
    """The map is proposed with its reasons and its questions."""
    project = project_in(tmp_path / "project")
    assert proposed_map(project, table_of(case)) == (case / "proposed.yml").read_text("utf-8")


def test_import(case: Path, tmp_path: Path) -> None:
    """The report and every file are as expected; the check accepts them, or says what an editor has to add."""
    project = project_in(tmp_path / "project")
    imported = do_import(project, table_of(case), case / "map.yml")
    assert imported.text == (case / "report.md").read_text("utf-8")
    assert imported.written == contents(case / "written")
    assert checked(project) == (case / "check.txt").read_text("utf-8")


def test_dry_run(case: Path, tmp_path: Path) -> None:
    """Without being told to, an import says the same and writes nothing."""
    project = project_in(tmp_path / "project")
    imported = do_import(project, table_of(case), case / "map.yml", write=False)
    assert imported.text == (case / "report.md").read_text("utf-8")
    assert imported.written == {}


def test_again(case: Path, tmp_path: Path) -> None:
    """The same file again changes nothing: what was new is unchanged, and the same rows are rejected."""
    project = project_in(tmp_path / "project")
    first = do_import(project, table_of(case), case / "map.yml").report.counts
    again = do_import(project, table_of(case), case / "map.yml")
    assert again.written == {}
    assert again.report.counts == {**first, "new": 0, "unchanged": first["new"]}


def test_again_after_a_stop(case: Path, tmp_path: Path) -> None:
    """An import that was stopped among its entries finds those that it made, and writes the rest."""
    project = project_in(tmp_path / "project")
    first = do_import(project, table_of(case), case / "map.yml").written
    rest = [name for name in first if "/_" in name or name.startswith("imports/")]
    rest += [name for name in first if name.startswith("events/2031")][-1:]
    for name in rest:
        (project / name).unlink()
    again = do_import(project, table_of(case), case / "map.yml").written
    assert again == {name: first[name] for name in sorted({*rest, *again}) if name in first}
    assert {*again} == {*rest}


def test_rejects_again(case: Path, tmp_path: Path) -> None:
    """The file of rejects has the form of the table: with the same map, its rows are rejected for the same reasons."""
    project = project_in(tmp_path / "project")
    first = do_import(project, table_of(case), case / "map.yml").report
    if first.rejects is None:
        assert first.rejected == []
        return
    again = do_import(project, first.rejects, case / "map.yml")
    assert again.written == {}
    reasons = [(row.why.rule, row.why.reason) for row in first.rejected if row.why]
    assert [(row.why.rule, row.why.reason) for row in again.report.rejected if row.why] == reasons


def test_normal_form(case: Path) -> None:
    """`timeline fix` has nothing to fix in what is written."""
    for path in (case / "written" / "events").rglob("*.md"):
        kind = {"_places": "place", "_actors": "actor", "_sources": "source"}.get(path.parent.name, "event")
        text = path.read_text("utf-8")
        assert fix_text(kind, text).text == text

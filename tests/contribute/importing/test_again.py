"""A file that was corrected: exactly the corrected entries change, and what editors wrote stays."""

from __future__ import annotations

import csv
import tempfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.contribute.importing.cases import Imported, contents, do_import, project_in

HEAD = "ID,Date,Type,Title,Description,Dead,Link"
MAP = (
    "title: {column: Title}\ndate: {column: Date}\nkind: {column: Type}\nstatus: {always: reported}\n"
    "summary: {column: Description}\nfigures: [{measure: killed, column: Dead}]\nsources: [{url: Link}]\n"
)
ONE = "M-1,2031-07-13,Flood,The river rises,It rose by a metre.,3,https://example.org/1"
TWO = "M-2,2031-07-14,Flood,The river falls,It fell by a metre.,,https://example.org/2"
THREE = "M-3,2031-07-15,Breach,A dike breaks,It broke at night.,1,https://example.org/3"
FIRST = "events/2031/2031-07-13-river-rises.md"


def run(project: Path, *rows: str, key: str = "", file: str = "table.csv", write: bool = True) -> Imported:
    """Import a table of these rows."""
    (project / file).write_text("\n".join((HEAD, *rows)) + "\n", "utf-8")
    (project / "map.yml").write_text(f"{MAP}key: [{key}]\n" if key else MAP, "utf-8")
    return do_import(project, project / file, project / "map.yml", write)


def counts(imported: Imported) -> tuple[int, ...]:
    """New, changed, unchanged, merged and rejected rows."""
    return tuple(imported.report.counts.values())


def events(imported: Imported) -> list[str]:
    """The files of events that were written."""
    return [name for name in imported.written if name.startswith("events/")]


def test_corrected_row(tmp_path: Path) -> None:
    """A corrected count changes its entry alone, with a line in its log; again, it changes nothing."""
    project = project_in(tmp_path / "project")
    assert counts(run(project, ONE, TWO, THREE)) == (3, 0, 0, 0, 0)
    corrected = run(project, ONE.replace(",3,", ",4,"), TWO, THREE)
    assert counts(corrected) == (0, 1, 2, 0, 0)
    assert events(corrected) == [FIRST]
    assert "  - {killed: 4, sources: [marrow-gazette]}\n" in corrected.written[FIRST]
    log = '  - {date: 2033-01-01, note: "The imported table was corrected. Dead: 3 → 4."}\n'
    assert corrected.written[FIRST].count(log) == 1
    assert "* Killed, Marrow Gazette: 3 → 4 (source marrow-gazette)" in corrected.text
    assert run(project, ONE.replace(",3,", ",4,"), TWO, THREE).written == {}


def test_rows_that_move(tmp_path: Path) -> None:
    """Rows in another order, and new ones between them, change no entry."""
    project = project_in(tmp_path / "project")
    run(project, ONE, THREE)
    moved = run(project, THREE, TWO, ONE)
    assert counts(moved) == (1, 0, 2, 0, 0)
    assert events(moved) == ["events/2031/2031-07-14-river-falls.md"]


def test_key(tmp_path: Path) -> None:
    """With a key, a row is found again even if all else in it changed; the address of the entry stays."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO, key="ID")
    other = "M-1,2031-07-12,Breach,Another title,Another account.,9,https://example.org/9"
    corrected = run(project, TWO, other, key="ID")
    assert counts(corrected) == (0, 1, 1, 0, 0)
    assert events(corrected) == [FIRST]
    assert "date: 2031-07-12\n" in corrected.written[FIRST]


def test_row_that_may_be_either(tmp_path: Path) -> None:
    """Without a key, a row that may be new or one of two that were corrected is asked about."""
    project = project_in(tmp_path / "project")
    run(project, ONE, ONE.replace("M-1", "M-4"), THREE)
    unsure = run(project, ONE.replace("M-1", "M-5"), THREE)
    assert counts(unsure) == (0, 0, 1, 0, 1)
    assert unsure.report.rejected[0].why is not None
    assert unsure.report.rejected[0].why.rule == "which-row"


def test_edited_entry(tmp_path: Path) -> None:
    """What an editor wrote stays when a row is corrected elsewhere; where both changed the same, it is said."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO)
    path = project / FIRST
    path.write_text(path.read_text("utf-8").replace("It rose by a metre [", "It rose by a metre in an hour ["), "utf-8")
    merged = run(project, ONE.replace(",3,", ",4,"), TWO)
    assert counts(merged) == (0, 1, 1, 0, 0)
    assert "It rose by a metre in an hour [@marrow-gazette]." in merged.written[FIRST]
    assert "{killed: 4, sources" in merged.written[FIRST]
    path.write_text(path.read_text("utf-8").replace("{killed: 4,", "{killed: 5,"), "utf-8")
    conflict = run(project, ONE.replace(",3,", ",6,"), TWO)
    assert counts(conflict) == (0, 0, 1, 0, 1)
    assert events(conflict) == []
    assert [each.why.rule for each in conflict.report.rejected if each.why] == ["edited-since"]
    assert run(project, ONE.replace(",3,", ",4,"), TWO).report.counts["unchanged"] == 2


def test_entry_that_is_gone(tmp_path: Path) -> None:
    """An entry that editors took out is not made again."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO)
    (project / FIRST).unlink()
    again = run(project, ONE, TWO)
    assert counts(again) == (0, 0, 2, 0, 0)
    assert again.written == {}
    assert "* Not imported, rows whose entries the record has no longer: 1" in again.text


def test_entry_that_was_renamed(tmp_path: Path) -> None:
    """A corrected row changes its entry under the id that it has now."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO)
    path = project / FIRST
    text = path.read_text("utf-8").replace("added:", "redirect_from: [2031-07-13-river-rises]\nadded:")
    path.unlink()
    path.with_name("2031-07-13-marrow-rises.md").write_text(text, "utf-8")
    corrected = run(project, ONE.replace(",3,", ",4,"), TWO)
    assert counts(corrected) == (0, 1, 1, 0, 0)
    assert events(corrected) == ["events/2031/2031-07-13-marrow-rises.md"]
    assert "{killed: 4," in corrected.written["events/2031/2031-07-13-marrow-rises.md"]


def test_column_that_is_not_mapped(tmp_path: Path) -> None:
    """A cell in a column that the map leaves out changes no entry, edited or not."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO)
    path = project / FIRST
    path.write_text(path.read_text("utf-8").replace("by a metre.", "by one metre."), "utf-8")
    again = run(project, ONE.replace("M-1", "M-11"), TWO.replace("M-2", "M-12"))
    assert counts(again) == (0, 0, 2, 0, 0)
    assert events(again) == []


def test_row_that_is_gone(tmp_path: Path) -> None:
    """The entry of a row that the file has no longer stays, and it is said."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO)
    assert "* 1 entry of an earlier import without a row in this file: they stay" in run(project, TWO).text
    assert (project / FIRST).is_file()
    assert counts(run(project, ONE, TWO)) == (0, 0, 2, 0, 0)


def test_rows_of_one_event(tmp_path: Path) -> None:
    """Rows with one key are one entry with the sources of all; what an entry has once has to be the same."""
    project = project_in(tmp_path / "project")
    second = ONE.replace("/1", "/11").replace(",3,", ",,")
    third = ONE.replace("2031-07-13", "2031-07-12")
    imported = run(project, ONE, second, third, ONE, key="ID")
    assert counts(imported) == (1, 0, 0, 2, 1)
    assert "[@marrow-gazette; @marrow-gazette-2]" in imported.written[FIRST]
    assert [(each.row.number, each.why.rule) for each in imported.report.rejected if each.why] == [(4, "same-key")]


def test_mended_rejects(tmp_path: Path) -> None:
    """A row that was mended in the file of rejects becomes an entry that cites its place in the first file."""
    project = project_in(tmp_path / "project")
    bad = TWO.replace("2031-07-14", "14/07/31").replace("https://example.org/2", "")
    first = run(project, ONE, bad)
    assert counts(first) == (1, 0, 0, 0, 1)
    rejects = project / "imports/table.rejected.csv"
    rejects.write_text(rejects.read_text("utf-8").replace("14/07/31", "2031-07-14"), "utf-8")
    mended = do_import(project, rejects, project / "map.yml")
    assert counts(mended) == (1, 0, 0, 0, 0)
    assert "row 3\n" in mended.written["events/2031/2031-07-14-river-falls.md"].replace('"', "")
    assert not rejects.exists()


def test_another_map(tmp_path: Path) -> None:
    """A map that was changed changes the entries that nobody has edited."""
    project = project_in(tmp_path / "project")
    run(project, ONE, TWO)
    path = project / FIRST
    path.write_text(path.read_text("utf-8").replace("by a metre.", "by one metre."), "utf-8")
    (project / "map.yml").write_text(MAP.replace("{measure: killed", "{measure: injured") + "body: {column: Title}\n")
    again = do_import(project, project / "table.csv", project / "map.yml")
    assert counts(again) == (0, 1, 1, 0, 0)
    assert events(again) == ["events/2031/2031-07-14-river-falls.md"]


ODD = ["", "3", "about 9", "n/a", "=1+1", "#REF!", '"', "a\nb", "–", "سیل", "{x}", "@x"]
CELL = st.one_of(st.sampled_from(ODD), st.text(max_size=12))
DATE = st.sampled_from(["2031-07-13", "13/07/2031", "2031", "07/08/2031", "", "x"])
ROW = st.tuples(DATE, st.sampled_from(["Flood", "Storm"]), CELL, CELL, CELL)


@settings(max_examples=40, deadline=None)
@given(st.lists(ROW, max_size=6))
def test_any_table(rows: list[tuple[str, ...]]) -> None:
    """Whatever stands in the cells, every row is accounted for, and the same file again changes nothing."""
    with tempfile.TemporaryDirectory() as folder:
        project = project_in(Path(folder) / "project")
        with (project / "table.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
            csv.writer(file).writerows([HEAD.split(","), *(["", date, kind, *rest, ""] for date, kind, *rest in rows)])
        (project / "map.yml").write_text(MAP + "file: {encoding: utf-8, separator: comma, head: 1}\n", "utf-8")
        first = do_import(project, project / "table.csv", project / "map.yml")
        assert sum(first.report.counts.values()) == first.report.rows
        before = contents(project)
        again = do_import(project, project / "table.csv", project / "map.yml")
        assert again.written == {}
        assert contents(project) == before
        assert again.report.counts["new"] == again.report.counts["changed"] == 0

"""Spreadsheets as strangers make them: what a program shows and what it hides, read for what it is, or not at all."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest

from build_scripts.contribute.importing.cells import TableError, cell_text
from build_scripts.contribute.importing.map_model import FileSettings
from build_scripts.contribute.importing.opening import open_table
from build_scripts.contribute.importing.workbooks import OLE
from build_scripts.model.vocabulary import Vocabulary
from tests.contribute.importing import sheets
from tests.contribute.importing.cases import checked, do_import, project_in, record_of
from tests.examples import RECORD


def vocabulary() -> Vocabulary:
    """The words of the example record."""
    words = record_of(RECORD).vocabulary
    assert words is not None
    return words


def rejected(project: Path, name: str, data: bytes, map_: str = "") -> list[tuple[int, str, str]]:
    """The rows of a file that stay out: number, rule and column."""
    file = project / name
    file.write_bytes(data)
    if map_:
        (project / "map.yml").write_text(map_, "utf-8")
    report = do_import(project, file, project / "map.yml" if map_ else None).report
    return [(each.row.number, each.why.rule, each.why.column) for each in report.rejected if each.why]


def test_incidents(tmp_path: Path) -> None:
    """A title, heads in two rows, notes, a hidden row, faults of all kinds: two rows come in, seven say why not."""
    project = project_in(tmp_path / "project")
    assert rejected(project, "incidents.xlsx", sheets.incidents()) == [
        (8, "formula-without-value", "Casualties: Dead"),
        (9, "error-in-cell", "Casualties: Dead"),
        (11, "struck-text", "Casualties: Dead"),
        (12, "bad-date", "Date"),
        (13, "bad-count", "Casualties: Dead"),
        (14, "bad-count", "Casualties: Dead"),
        (15, "no-date", "Date"),
    ]
    text = (project / "events/2031/2031-07-13-flood-upper-marrow.md").read_text("utf-8")
    assert text == (
        '---\ntitle: "Flood, Upper Marrow"\ndate: 2031-07-13\nkind: flood\nstatus: reported\n'
        'summary: "Flood, Upper Marrow"\nplace_note: "Upper Marrow, as incidents.xlsx has it"\nfigures:\n'
        "  - {killed: 12, sources: [marrow-gazette-2031]}\n  - {injured: 3, sources: [marrow-gazette-2031]}\nsources:\n"
        "  marrow-gazette-2031:\n    publisher: Marrow Gazette\n    date: 2031-07-14\n"
        "    url: https://example.org/gazette/1\nadded: 2033-01-01\n---\n\n"
        "Flood, Upper Marrow [@marrow-gazette-2031]\n"
    )
    assert checked(project) == (
        "events/2031/2031-07-13-flood-upper-marrow.md:6 warning[summary-like-title]: the summary repeats the title\n"
        "events/2031/2031-08-31-flood-mill-dike.md:6 warning[summary-like-title]: the summary repeats the title\n"
    )


def test_what_is_not_imported_is_said(tmp_path: Path) -> None:
    """Hidden rows and sheets, comments, notes and blank rows are counted."""
    project = project_in(tmp_path / "project")
    (project / "incidents.xlsx").write_bytes(sheets.incidents())
    report = do_import(project, project / "incidents.xlsx").report
    assert dict(report.aside) == {
        "hidden rows": 1,
        "comments": 1,
        "hidden sheets": 1,
        "rows of the sheet Read me": 2,
        "blank rows": 1,
    }


def test_opendocument(tmp_path: Path) -> None:
    """A German sheet that begins in its second column: the vocabulary's words are asked for, faults are seen."""
    project = project_in(tmp_path / "project")
    map_ = (
        "file: {sheet: Vorfälle, head: 3}\ntitle: {template: '{Art}, {Ort}'}\ndate: {column: Datum, order: day-month}\n"
        "kind: {column: Art, words: {Hochwasser: flood, Dammbruch: breach}}\nstatus: {always: reported}\n"
        "summary: {column: Beschreibung}\nplaces: [{column: Ort}]\nfigures: [{measure: killed, column: Tote}]\n"
        "sources: [{url: 'Quelle: address', publisher: Quelle}]\n"
    )
    assert rejected(project, "vorfaelle.ods", sheets.vorfaelle(), map_) == [
        (5, "formula-without-value", "Tote"),
        (6, "error-in-cell", "Tote"),
        (8, "struck-text", "Tote"),
    ]
    written = sorted(path.name for path in (project / "events/2031").glob("*-mill-dike.md"))
    assert written == ["2031-07-13-hochwasser-mill-dike.md", "2031-09-08-dammbruch-mill-dike.md"]
    assert checked(project) == ""


def test_persian(tmp_path: Path) -> None:
    """An old encoding is a guess; the months of Afghanistan are read, a day too many is not."""
    project = project_in(tmp_path / "project")
    (project / "fa.csv").write_bytes(sheets.PERSIAN)
    with pytest.raises(TableError, match=r"^the encoding is a guess: .* as cp1256 ‘تاريخ محل نوع’;"):
        do_import(project, project / "fa.csv")
    map_ = (
        "file: {encoding: cp1256}\ntitle: {column: شرح}\ndate: {column: تاريخ}\nkind: {always: flood}\n"
        "status: {always: reported}\nsummary: {column: شرح}\nsources: [{url: لينک, publisher: منبع}]\n"
    )
    assert rejected(project, "fa.csv", sheets.PERSIAN, map_) == [(4, "not-our-calendar", "تاريخ")]
    dates = sorted(path.name[:10] for path in (project / "events/2031").glob("2031-07-*"))
    assert dates == ["2031-07-13", "2031-07-22"]


def cells(data: bytes, name: str = "table.xlsx") -> list[list[str]]:
    """The rows of a table below its heads, as texts; of a fault what it shows."""
    table = open_table(name, data, FileSettings(), vocabulary())
    shown = [[getattr(cell, "shown", None) or cell_text(cell) for cell in row.cells] for row in table.rows()]
    return [list(table.columns), *shown]


def test_positions() -> None:
    """Empty rows and columns at the beginning shift nothing; a row has the number that its program shows."""
    data = sheets.plain([[], [None, None, "Date", "Title"], [], [None, None, "2031-07-13", "A flood"]])
    table = open_table("table.xlsx", data, FileSettings(), vocabulary())
    assert list(table.columns) == ["Date", "Title"]
    assert [(row.number, [*map(cell_text, row.cells)]) for row in table.rows()] == [
        (3, ["", ""]),
        (4, ["2031-07-13", "A flood"]),
    ]


def test_years_and_days_of_1904() -> None:
    """A year in a cell that shows years is that year; a workbook that counts from 1904 has its own days."""
    data = sheets.plain([["Title", "Date"], ["A flood", date(2031, 7, 13)]], mac=True)
    assert cells(data)[1:] == [["A flood", "2031-07-13"]]


def test_days_on_which_programs_disagree() -> None:
    """Of the first two months of 1900 programs disagree by a day."""
    assert cells(sheets.plain([["Title", "Date"], ["A flood", date(1900, 2, 1)]]))[1:] == [["A flood", "1900-02-01"]]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "table.xlsx is empty: save it again where it comes from"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "table.xlsx is protected by a password"),
        (b"PK\x03\x04 and nothing else", "table.xlsx cannot be read as a spreadsheet"),
        (b"<html><table><tr><td>Date</td></tr></table>", "table.xlsx is a page of the web or XML"),
        (OLE + b"\0" * 600, "table.xlsx cannot be read as a spreadsheet"),
    ],
)
def test_unreadable(data: bytes, message: str) -> None:
    """What is no spreadsheet that can be read is one line with what to do."""
    with pytest.raises(TableError, match=f"^{message}") as caught:
        open_table("table.xlsx", data, FileSettings(), vocabulary())
    assert "\n" not in str(caught.value)


def test_entities_are_refused() -> None:
    """A part that declares entities of XML, which might become endless, is not read."""
    bomb = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet><sheetData/></worksheet>'
    data = sheets.with_parts(sheets.plain([["Title"]]), {"xl/worksheets/sheet1.xml": bomb})
    with pytest.raises(TableError, match=r"^the spreadsheet declares entities of XML"):
        open_table("table.xlsx", data, FileSettings(), vocabulary())


def test_bombs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that says that it unpacks to more than the limit is not unpacked; one that lies about it is damaged."""
    monkeypatch.setattr("build_scripts.contribute.importing.workbooks.LARGEST", 1 << 20)
    large = sheets.with_parts(sheets.plain([["Title"]]), {"xl/large.xml": b" " * (2 << 20)})
    with pytest.raises(TableError, match="is larger than 1 MiB when it is unpacked"):
        open_table("table.xlsx", large, FileSettings(), vocabulary())
    small = (2 << 20).to_bytes(4, "little")
    lying = large.replace(small, (10).to_bytes(4, "little"))
    with pytest.raises(TableError, match=r"^table.xlsx cannot be read as a spreadsheet"):
        open_table("table.xlsx", lying, FileSettings(), vocabulary())


def test_another_zip() -> None:
    """A document of another kind is named."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        parts.writestr("word/document.xml", "<x/>")
    with pytest.raises(TableError, match=r"^table.docx is no spreadsheet that can be read here"):
        open_table("table.docx", data.getvalue(), FileSettings(), vocabulary())


def test_old_workbook(tmp_path: Path) -> None:
    """An xls file is read, with what it hides, and says so: nobody writes from it before the map was looked at."""
    data = sheets.old_workbook()
    table = open_table("old.xls", data, FileSettings(), vocabulary())
    assert table.columns == ["Date", "Title", "Type", "Killed", "Source"]
    assert [[cell_text(cell) for cell in row.cells] for row in table.rows()] == [
        ["2031-07-13", "Flood at Kandahār, قندهار", "Flood", "12", "Marrow Gazette"],
        ["2031", "Flood of the year", "Flood", "", "River Watch"],  # xlwt does not calculate
        ["2031-08-01", "Flood of August", "Flood", "", "River Watch"],  # an error looks like an empty cell
        ["2031-08-02", "Flood that is hidden", "Flood", "3", "River Watch"],
    ]
    assert table.aside == {"hidden sheets": 1}
    assert [doubt.partition(":")[0] for doubt in table.doubts] == [
        "an .xls file does not show which rows are hidden, and its errors look like empty cells"
    ]
    project = project_in(tmp_path / "project")
    (project / "old.xls").write_bytes(data)
    with pytest.raises(TableError, match=r"an .xls file does not show .*; look at the rows"):
        do_import(project, project / "old.xls")

"""Spreadsheets as strangers make them, made in memory: with openpyxl, or part by part where the trap is in the XML."""

from __future__ import annotations

import io
import zipfile
from datetime import date, time
from typing import Any

import xlwt
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

ERROR = "e"


def old_workbook() -> bytes:
    """A workbook of Excel 97 to 2003 (BIFF8), written by xlwt: days, a formula, an error, a hidden row and sheet."""
    book = xlwt.Workbook()
    sheet, notes = book.add_sheet("Incidents", cell_overwrite_ok=True), book.add_sheet("Notes")
    notes.write(0, 0, "Nobody's")
    notes.visibility = 1
    day = xlwt.easyxf(num_format_str="YYYY-MM-DD")
    rows = (
        ("Date", "Title", "Type", "Killed", "Source"),
        (date(2031, 7, 13), "Flood at Kandahār, قندهار", "Flood", 12.0, "Marrow Gazette"),
        (2031.0, "Flood of the year", "Flood", xlwt.Formula("SUM(D2:D2)"), "River Watch"),
        (date(2031, 8, 1), "Flood of August", "Flood", "n/a", "River Watch"),
        (date(2031, 8, 2), "Flood that is hidden", "Flood", 3.0, "River Watch"),
    )
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.write(number, column, value, *([day] if isinstance(value, date) else []))
    sheet.row(3).set_cell_error(3, "#REF!")
    sheet.row(4).hidden = True
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def incidents() -> bytes:
    """A sheet with a title, heads in two rows, notes beside it, and most of what real sheets do to their readers."""
    book = Workbook()
    notes = book.create_sheet("Read me")
    book.remove(book.worksheets[0])
    notes.append(["This workbook belongs to nobody."])
    notes.append(["It has a second sheet."])
    sheet = book.create_sheet("Incidents")
    sheet["A1"] = "Floods of the Marrow, as of last week"
    sheet.merge_cells("A1:I1")
    heads = ["ID", "Date", "Report date", "Location", "Type", "Casualties", None, "On the dike", "Source"]
    for column, head in enumerate(heads, 1):
        sheet.cell(3, column, head)
    sheet.merge_cells("F3:G3")
    sheet["F4"], sheet["G4"] = "Dead", "Injured"
    rows: list[list[Any]] = [
        ["M-1", date(2031, 7, 13), date(2031, 7, 14), "Upper Marrow", "Flood", 12.0, 3, 1.0, "Marrow Gazette"],
        [
            "M-2",
            "31/08/2031",
            None,
            "Mill Dike",
            "Flood",
            "about 20",
            "n/a",
            0,
            "https://example.org/a\nhttps://example.org/b",
        ],
        [None] * 9,
        ["M-3", 2031, None, "Lower Weir", "Breach", "=SUM(F5:F6)", 1, 0, "River Watch"],
        ["M-4", 2031, None, "Lower Weir", "Breach", "#REF!", 1, 0, "River Watch"],
        ["M-5", date(2031, 9, 1), None, "Lower Weir", "Flood", 99, 9, 0, "River Watch"],
        ["M-6", date(2031, 9, 2), None, "Lower Weir", "Flood", 7, 0, 0, "River Watch"],
        ["M-7", time(0, 0), None, "Lower Weir", "Flood", 1, 0, 0, "River Watch"],
        ["M-8", 2031, None, "Lower Weir", "Flood", date(2031, 5, 3), 0, 0, "River Watch"],
        ["M-9", 2031, None, "Lower Weir", "Flood", 2.5, 0, 0, "River Watch"],
        ["Total", None, None, None, None, 141, 14, 1, None],
    ]
    for number, row in enumerate(rows, 5):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column, value)
    sheet["I5"].hyperlink = "https://example.org/gazette/1"
    sheet["B8"].number_format = "yyyy"
    sheet["F9"].data_type = ERROR
    sheet["F9"].comment = Comment("Was 4 in May.", "somebody")
    sheet["F11"].font = Font(strike=True)
    sheet.row_dimensions[10].hidden = True
    hidden = book.create_sheet("Old")
    hidden["A1"] = "an old list"
    hidden.sheet_state = "hidden"
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def plain(rows: list[list[Any]], name: str = "Sheet", *, mac: bool = False) -> bytes:
    """A workbook with one sheet; ``mac``: its days are counted from 1904."""
    book = Workbook()
    if mac:
        book.epoch = CALENDAR_MAC_1904
    sheet = book.worksheets[0]
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return saved(book)


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """A workbook with some of its parts replaced."""
    changed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(changed, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            new.writestr(info.filename, parts.get(info.filename, old.read(info.filename)))
        for name in parts.keys() - set(old.namelist()):
            new.writestr(name, parts[name])
    return changed.getvalue()


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"
 xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2" office:version="1.3">
 <office:automatic-styles>
  <style:style style:name="struck" style:family="table-cell">
   <style:text-properties style:text-line-through-style="solid"/>
  </style:style>
 </office:automatic-styles>
 <office:body><office:spreadsheet>
  <table:table table:name="Vorfälle">{rows}</table:table>
 </office:spreadsheet></office:body>
</office:document-content>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
 <manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
 <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
</manifest:manifest>"""
TEXT = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
STRUCK = '<table:table-cell table:style-name="struck" office:value-type="string"><text:p>{}</text:p></table:table-cell>'
DAY = '<table:table-cell office:value-type="date" office:date-value="{0}"><text:p>{0}</text:p></table:table-cell>'
NUMBER = '<table:table-cell office:value-type="float" office:value="{0}"><text:p>{0}</text:p></table:table-cell>'
LINK = TEXT.format('<text:a xlink:href="{1}">{0}</text:a>')
NO_VALUE = '<table:table-cell table:formula="of:=SUM([.E5:.E6])"/>'
FAILED = (
    '<table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value=""'
    ' calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
)
NOTED = (
    '<table:table-cell office:value-type="float" office:value="{0}"><office:annotation><text:p>seen twice</text:p>'
    "</office:annotation><text:p>{0}</text:p></table:table-cell>"
)
EMPTY = "<table:table-cell/>"


def ods(rows: list[tuple[str, list[str]]]) -> bytes:
    """A file of OpenDocument; each row is its attributes and the XML of its cells."""
    body = "".join(f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>" for attributes, cells in rows)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as parts:
        parts.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        parts.writestr("content.xml", _ODS.format(rows=body))
        parts.writestr("META-INF/manifest.xml", _MANIFEST)
    return data.getvalue()


def vorfaelle() -> bytes:
    """A German sheet in OpenDocument that begins in its third row and second column."""
    heads = [EMPTY, *map(TEXT.format, ("Nr", "Datum", "Ort", "Art", "Tote", "Beschreibung", "Quelle"))]
    hidden = 'table:visibility="filter"'
    return ods(
        [
            ('table:number-rows-repeated="2"', [EMPTY]),
            ("", heads),
            ("", [EMPTY, NUMBER.format(1), DAY.format("2031-07-13"), *map(TEXT.format, ("Mill Dike", "Hochwasser")),
                  NOTED.format(4), TEXT.format("Der Fluss trat über."),
                  LINK.format("Marrow Gazette", "https://example.org/1")]),
            ("", [EMPTY, NUMBER.format(2), TEXT.format("13.08.2031"), *map(TEXT.format, ("Mill Dike", "Hochwasser")),
                  NO_VALUE, TEXT.format("Wieder."), TEXT.format("Marrow Gazette")]),
            ("", [EMPTY, NUMBER.format(3), TEXT.format("05.09.2031"), *map(TEXT.format, ("Mill Dike", "Dammbruch")),
                  FAILED, TEXT.format("Der Damm brach."), TEXT.format("Marrow Gazette")]),
            (hidden, [EMPTY, NUMBER.format(4), *map(TEXT.format, ("06.09.2031", "Mill Dike", "Hochwasser")),
                      NUMBER.format(1), TEXT.format("Ausgeblendet."), TEXT.format("Marrow Gazette")]),
            ("", [EMPTY, NUMBER.format(5), TEXT.format("07.09.2031"), *map(TEXT.format, ("Mill Dike", "Dammbruch")),
                  STRUCK.format("2"), TEXT.format("Doch nicht."), TEXT.format("Marrow Gazette")]),
            ("", [EMPTY, NUMBER.format(6), TEXT.format("08.09.2031"), *map(TEXT.format, ("Mill Dike", "Dammbruch")),
                  NUMBER.format(0), TEXT.format("Ohne Quelle."), EMPTY]),
            ('table:number-rows-repeated="1000" table:visibility="collapse"', [EMPTY]),
        ]
    )  # fmt: skip


PERSIAN = (
    (
        "تاریخ;محل;نوع;شرح;منبع;لینک\n"
        "22 سرطان 1410;بند آسیاب;سیلاب;دریا از بستر خود بیرون شد و خانه\u200cها را گرفت.;روزنامه;https://example.org/fa/1\n"
        "31 سرطان 1410;بند آسیاب;سیلاب;آب به خانه\u200cها رسید.;روزنامه;https://example.org/fa/2\n"
        "32 سرطان 1410;بند آسیاب;سیلاب;روزی که نیست.;روزنامه;https://example.org/fa/3\n"
    )
    .replace("ی", "ي")
    .encode("cp1256")
)
"""A Persian list in the encoding of old Windows, with the joiners that its writing needs."""

"""What an ods file holds beside its values: OpenDocument 1.3, part 3, chapter 9."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping

from build_scripts.contribute.importing.beside import Beside, parse_part
from build_scripts.contribute.importing.cells import Fault

_MOST = 1 << 20  # rows or columns that a repeated one is counted for


def read_ods(parts: zipfile.ZipFile) -> dict[str, Beside]:
    """Return what lies beside the values, by the name of the sheet."""
    reader = _Content()
    parse_part(parts, "content.xml", reader.start, reader.end, reader.text)
    return reader.sheets


class _Content:
    """The content of the file on its way through the parser."""

    def __init__(self) -> None:
        self.sheets: dict[str, Beside] = {}
        self.beside = Beside()
        self.struck: set[str] = set()
        self.style = ""
        self.row = self.column = 0
        self.repeated: dict[str, int] = {}
        self.cell: Mapping[str, str] = {}
        self.shown = ""
        self.is_struck = False
        self.in_note = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "style":
            self.style = attributes.get("name", "")
        elif name == "text-properties" and attributes.get("text-line-through-style", "none") != "none":
            self.struck.add(self.style)
        elif name == "table":
            self.beside = self.sheets.setdefault(attributes.get("name", ""), Beside())
            self.row = 0
        elif name == "table-row":
            self.column = 0
            self.repeated["row"] = min(int(attributes.get("number-rows-repeated", 1)), _MOST)
            if attributes.get("visibility", "visible") != "visible":
                self.beside.hidden.update(range(self.row, self.row + self.repeated["row"]))
        elif name in ("table-cell", "covered-table-cell"):
            self._start_cell(name, attributes)
        elif name == "annotation":
            self.beside.comments += 1
            self.in_note = True
        elif name == "a" and attributes.get("href", "").startswith(("http://", "https://")):
            self.beside.addresses.setdefault((self.row, self.column), attributes["href"])
        elif name == "span" and attributes.get("style-name") in self.struck:
            self.is_struck = True

    def _start_cell(self, name: str, attributes: Mapping[str, str]) -> None:
        self.cell, self.shown = attributes, ""
        self.is_struck = attributes.get("style-name") in self.struck
        self.repeated["column"] = min(int(attributes.get("number-columns-repeated", 1)), _MOST)
        rows, columns = (int(attributes.get(f"number-{way}-spanned", 1)) for way in ("rows", "columns"))
        if name == "table-cell" and (rows > 1 or columns > 1):
            self.beside.merged.append((self.row, self.column, self.row + rows - 1, self.column + columns - 1))

    def text(self, data: str) -> None:
        if not self.in_note:
            self.shown += data

    def end(self, name: str) -> None:
        if name == "annotation":
            self.in_note = False
        elif name in ("table-cell", "covered-table-cell"):
            if fault := self._fault():
                for column in range(self.column, self.column + self.repeated["column"]):
                    for row in range(self.row, self.row + self.repeated["row"]):
                        self.beside.cells[row, column] = fault
            self.column += self.repeated["column"]
        elif name == "table-row":
            self.row += self.repeated["row"]

    def _fault(self) -> Fault | None:
        """Return what is wrong with the cell, if anything."""
        formula = self.cell.get("formula", "")
        if self.cell.get("value-type") == "error" or (formula and self.shown.startswith(("#", "Err:"))):
            return Fault("error-in-cell", self.shown)
        is_valued = any(key in self.cell for key in ("value", "date-value", "time-value", "boolean-value"))
        if formula and not is_valued and (self.cell.get("value-type") != "string" or not self.shown):
            return Fault("formula-without-value", formula.partition(":")[2] or formula)
        return Fault("struck-text", self.shown) if self.is_struck and self.shown else None

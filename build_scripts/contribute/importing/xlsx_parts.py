"""What an xlsx file holds beside its values: ECMA-376, part 1, SpreadsheetML."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field

from build_scripts.contribute.importing.beside import Beside, Place, parse_part
from build_scripts.contribute.importing.cells import Fault

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]+)")
_STRIKE = "<strike/>"
_NOT_CODE = re.compile(r'"[^"]*"|\\.|\[[^\[\]]*\]')


@dataclass(slots=True)
class _Styles:
    """By the number of a cell's style: which are struck through, and which show nothing of a date but its year."""

    struck: set[int] = field(default_factory=set)
    years: set[int] = field(default_factory=set)


def read_xlsx(parts: zipfile.ZipFile) -> dict[str, Beside]:
    """Return what lies beside the values, by the name of the sheet."""
    targets = _targets(parts, "xl/workbook.xml")
    sheets: dict[str, str] = {}

    def start(name: str, attributes: Mapping[str, str]) -> None:
        if name == "sheet":
            sheets[attributes["name"]] = targets.get(attributes.get("id", ""), "")

    parse_part(parts, "xl/workbook.xml", start)
    styles, struck = _styles(parts), _struck_strings(parts)
    names = set(parts.namelist())
    return {name: _read_sheet(parts, path, styles, struck) for name, path in sheets.items() if path in names}


def _targets(parts: zipfile.ZipFile, part: str, kind: str = "") -> dict[str, str]:
    """Return what a part refers to by id: paths within the file, and addresses outside it."""
    folder, _, name = part.rpartition("/")
    found: dict[str, str] = {}

    def start(tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "Relationship" and attributes.get("Type", "").endswith(kind):
            target = attributes.get("Target", "")
            inside = target[1:] if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[attributes["Id"]] = target if attributes.get("TargetMode") == "External" else inside

    relations = f"{folder}/_rels/{name}.rels"
    if relations in parts.namelist():
        parse_part(parts, relations, start)
    return found


def _styles(parts: zipfile.ZipFile) -> _Styles:
    styles, fonts, codes, within = _Styles(), list[bool](), dict[str, str](), [""]
    number = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal number
        if name in ("fonts", "cellXfs", "cellStyleXfs", "dxfs"):
            within[0] = name
        elif name == "font" and within[0] == "fonts":
            fonts.append(False)
        elif f"<{name}/>" == _STRIKE and within[0] == "fonts":
            fonts[-1] = attributes.get("val", "1") not in ("0", "false")
        elif name == "numFmt":
            codes[attributes["numFmtId"]] = attributes.get("formatCode", "")
        elif name == "xf" and within[0] == "cellXfs":
            font = int(attributes.get("fontId", 0))
            styles.struck |= {number} if font < len(fonts) and fonts[font] else set()
            code = _NOT_CODE.sub("", codes.get(attributes.get("numFmtId", ""), "")).lower()
            styles.years |= {number} if "y" in code and not re.search("[dmhs]", code) else set()
            number += 1

    if "xl/styles.xml" in parts.namelist():
        parse_part(parts, "xl/styles.xml", start)
    return styles


def _struck_strings(parts: zipfile.ZipFile) -> set[int]:
    """Return the numbers of those shared strings of which a part is struck through."""
    struck: set[int] = set()
    number = -1

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal number
        if name == "si":
            number += 1
        elif f"<{name}/>" == _STRIKE and attributes.get("val", "1") not in ("0", "false"):
            struck.add(number)

    if "xl/sharedStrings.xml" in parts.namelist():
        parse_part(parts, "xl/sharedStrings.xml", start)
    return struck


def _read_sheet(parts: zipfile.ZipFile, path: str, styles: _Styles, struck: set[int]) -> Beside:
    reader = _Sheet(styles, struck)
    targets = _targets(parts, path)
    parse_part(parts, path, reader.start, reader.end, reader.text)
    for place, link in reader.links.items():
        if (address := targets.get(link, "")).startswith(("http://", "https://")):
            reader.beside.addresses[place] = address
    for part in _targets(parts, path, "/comments").values():
        if part in parts.namelist():
            parse_part(parts, part, lambda name, _: reader.count_comment() if name == "comment" else None)
    return reader.beside


class _Sheet:
    """One sheet on its way through the parser."""

    def __init__(self, styles: _Styles, struck: set[int]) -> None:
        self.beside = Beside()
        self.links: dict[Place, str] = {}
        self.styles, self.struck = styles, struck
        self.row = self.column = -1
        self.cell: dict[str, str] = {}
        self.inside = ""

    def count_comment(self) -> None:
        self.beside.comments += 1

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "row":
            self.row = int(attributes["r"]) - 1 if "r" in attributes else self.row + 1
            self.column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.beside.hidden.add(self.row)
        elif name == "c":
            self.column = place_of(attributes["r"])[1] if "r" in attributes else self.column + 1
            self.cell = {"type": attributes.get("t", "n"), "style": attributes.get("s", "0")}
        elif name in ("f", "v", "t"):
            self.inside = name
            self.cell.setdefault(name, "")
        elif name == "hyperlink":
            self.links[place_of(attributes["ref"].partition(":")[0])] = attributes.get("id", "")
        elif name == "mergeCell":
            first, _, last = attributes["ref"].partition(":")
            self.beside.merged.append((*place_of(first), *place_of(last or first)))

    def text(self, data: str) -> None:
        if self.inside:
            self.cell[self.inside] += data

    def end(self, name: str) -> None:
        if name in ("f", "v", "t"):
            self.inside = ""
        elif name == "c" and (value := self._found()) is not None:
            self.beside.cells[self.row, self.column] = value

    def _found(self) -> Fault | int | None:
        """Return what is to be taken for the cell instead of what calamine reads; None where that is right."""
        kind, value, style = self.cell["type"], self.cell.get("v", ""), int(self.cell["style"])
        if kind == "e":
            return Fault("error-in-cell", value)
        if "f" in self.cell and not value and kind != "str":
            return Fault("formula-without-value", f"={self.cell['f']}")
        shown = value or self.cell.get("t", "")
        if shown and (style in self.styles.struck or (kind == "s" and int(value) in self.struck)):
            return Fault("struck-text", "" if kind == "s" else shown)
        if style in self.styles.years and kind == "n" and re.fullmatch("[0-9]{1,4}(?:\\.0+)?", value):
            return int(float(value))
        return None


def place_of(reference: str) -> Place:
    """Return the row and the column, from 0, of a reference such as ``B7``."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        raise ValueError(f"{reference} is no reference to a cell")
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    return int(found[2]) - 1, column - 1

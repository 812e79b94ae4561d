"""Volumes as a reader sees them: the lines of each sheet, and where they stand."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pypdfium2
from pypdfium2 import raw

from build_scripts.exports.pdf.document import Volume, document
from build_scripts.exports.pdf.typesetting import typeset
from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.edition import Edition
from build_scripts.timeline.timeline import build_timeline
from tests.support.projects import make_project, write_event

HEAD, FOOT = 62.0, 52.0
"""What is not the body of a sheet at its upper and lower edge, in points."""
LONG = "the chief engineer of the waterways office of the lower Marrow and of the towns on both of its banks below it"


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one baseline, so many points from the left and the upper edge of the sheet."""

    text: str
    left: float
    base: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of the body of a sheet, as they were set, and how high the sheet is."""

    lines: Sequence[Line]
    height: float

    def end(self) -> float:
        """How far down the last line stands, as a part of the sheet."""
        return max(line.base for line in self.lines) / self.height

    def find(self, text: str) -> Line:
        """Return the line that begins with a text."""
        return next(line for line in self.lines if line.text.startswith(text))


def read_sheets(data: bytes) -> list[Sheet]:
    """Return the sheets of a volume."""
    return [Sheet(list(_lines(page)), page.get_height()) for page in pypdfium2.PdfDocument(data)]


def _lines(page: pypdfium2.PdfPage) -> Iterator[Line]:
    """Yield the lines of a page; small raised numbers are none of their own."""
    text, height = page.get_textpage(), page.get_height()
    x, y = ctypes.c_double(), ctypes.c_double()
    words, left, right, base = "", 0.0, 0.0, 0.0
    for at in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text, at))
        if letter in "\r\n" or not raw.FPDFText_GetCharOrigin(text, at, x, y):
            continue
        here, size = height - y.value, raw.FPDFText_GetFontSize(text, at)
        if words and abs(here - base) < size / 2 and 0 <= x.value - right < 4 * size:
            words, right = words + letter, x.value
        else:
            if words.strip() and HEAD < base < height - FOOT:
                yield Line(words.strip(), left, base)
            words, left, right, base = letter, x.value, x.value, here
    if words.strip() and HEAD < base < height - FOOT:
        yield Line(words.strip(), left, base)


def set_sheets(folder: Path, *events: dict[str, Any], paper: str = "a4") -> list[Sheet]:
    """Set a volume of events of which this is given."""
    return read_sheets(typeset(make_document(folder, *events), paper).data)


def make_document(folder: Path, *events: dict[str, Any]) -> dict[str, Any]:
    """Return what a volume of events says of which this is given."""
    project = make_project(folder)
    for number, front in enumerate(events):
        write_event(project, f"2033-{number:03}-odd", **{"title": f"Meeting {number}", **front})
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    context = Context(timeline, Site("Chronicle"), read_strings("en", project))
    odd = [event for event in timeline.events if event.id.endswith("-odd")]
    return document(context, Volume("One", Edition(odd)))

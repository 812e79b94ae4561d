"""How a volume looks on its sheets: where lines stand, measured as a picky reader would."""

from __future__ import annotations

import ctypes
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import typst
from pypdfium2 import raw

from build_scripts.exports.pdf.document import Volume, document
from build_scripts.exports.pdf.typesetting import TEMPLATE, font_folders, typeset
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


def test_long_labels_leave_no_gap(tmp_path: Path) -> None:
    """A label of several lines hangs beside what it is of, whose lines follow one another as elsewhere; the next label
    stands below its last line.
    """
    figures = [
        {"displaced": "5", "group": "helpers", "period": "2031-09/2031-11", "by": LONG, "sources": ["one"]},
        {"displaced": "7", "group": "helpers", "period": "2032-09/2032-11", "by": "a clerk", "sources": ["one"]},
    ]
    sheet = set_sheets(tmp_path / "project", {"figures": figures})[1]
    left = sheet.find("Summary of").left
    begins, ends = sheet.find("5 according").base - 1, sheet.find("It was reported.").base + 1
    labels = [line for line in sheet.lines if begins < line.base < ends and line.left < left + 1]
    assert [line.text for line in labels] == [
        *("Displaced, Helpers,", "September–November", "2031"),
        *("Displaced, Helpers,", "September–November", "2032"),
        "Reported",
    ]
    gaps = [below.base - line.base for line, below in pairwise(labels)]
    assert gaps == pytest.approx([10.1, 10.1, 12.4, 10.1, 10.1, 11.3], abs=0.5)
    assert sheet.find("and of the towns").base - sheet.find("5 according").base < 13


def test_lines_of_an_item_are_closer_than_items(tmp_path: Path) -> None:
    """In lists, a line of an item is nearer to the one before it than to the next item."""
    changes = [{"date": f"2033-01-0{day}", "class": "correction", "note": f"Said by {LONG}."} for day in (2, 3)]
    attribution = [
        {"actor": "council", "stance": "accused", "by": f"{name} of {LONG}", "sources": ["one"]} for name in ("A", "B")
    ]
    sheets = set_sheets(tmp_path / "project", {"changes": changes, "attribution": attribution})
    lines = [line for sheet in sheets for line in sheet.lines]
    for first, second in [("Accused according to A", "Accused according to B"), ("Correction: ", "Correction: ")]:
        at = next(number for number, line in enumerate(lines) if first in line.text)
        next_item = next(line for line in lines[at + 1 :] if second in line.text)
        assert lines[at + 1].base - lines[at].base < next_item.base - lines[at + 1].base


def test_claims_are_not_torn(tmp_path: Path) -> None:
    """What is claimed, its verdict and what is said of it stand on one sheet."""
    claims = [
        {
            "text": f"Claim {at} is made.",
            "by": "a clerk",
            "sources": ["one"],
            "verdict": "disputed",
            "note": f"Note {at}.",
        }
        for at in range(40)
    ]
    sheets = set_sheets(tmp_path / "project", {"claims": claims})
    on = [
        [sum(word in line.text for line in sheet.lines) for word in ("Claim ", "said by a clerk", "Note ")]
        for sheet in sheets
    ]
    assert [counts for counts in on if len(set(counts)) > 1] == []
    assert sum(counts[0] for counts in on) == 40


def test_few_rows_are_not_torn(tmp_path: Path) -> None:
    """Three rows of one list stand on one sheet."""
    rows = [{"actor": "council", "stance": "accused", "by": f"{name} of {LONG}", "sources": ["one"]} for name in "ABC"]
    fronts = [{"attribution": rows, "summary": "It was so. " * (1 + 2 * number)} for number in range(30)]
    sheets = set_sheets(tmp_path / "project", *fronts)
    on = [
        [sum(f"Accused according to {name}" in line.text for line in sheet.lines) for name in "ABC"] for sheet in sheets
    ]
    assert [counts for counts in on if len(set(counts)) > 1] == []
    assert sum(map(sum, on)) == 90


def test_rows_go_on_under_the_head_of_their_group(tmp_path: Path) -> None:
    """Each sheet of a table says of its first row what it counts."""
    figures = [{"displaced": str(at), "by": f"clerk {at}", "sources": ["one"]} for at in range(1, 90)]
    sheets = set_sheets(tmp_path / "project", {"figures": figures})
    begins = [[line.text for line in sheet.lines[:4]] for sheet in sheets if sheet.lines[0].text == "Number"]
    heads = ["Number", "According to", "As of", "Displaced People"]
    assert [[text[: len(head)] for text, head in zip(texts, heads, strict=True)] for texts in begins] == [heads, heads]


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("events", [1, 5, 9, 13])
def test_sheets_are_full(events: int, paper: str, tmp_path: Path) -> None:
    """No sheet but the cover is nearly empty, no heading is the last line of one, and the columns of the sources and of
    the index end alike.
    """
    fronts = [
        {
            "title": f"Meeting {at} of the council of the town below the dike",
            "changes": [{"date": "2033-01-02", "class": "correction", "note": f"Said by {LONG}."}],
            "sources": {
                ("one" if number == 0 else f"s{number}"): {
                    "publisher": f"Gazette {at}-{number}",
                    "url": f"https://example.org/{at}/{number}/{LONG}",
                }
                for number in range(6)
            },
        }
        for at in range(events)
    ]
    sheets = set_sheets(tmp_path / "project", *fronts, paper=paper)
    assert [(number, sheet.end()) for number, sheet in enumerate(sheets) if sheet.end() < 0.25] == []
    heads = ("Sources", "What changed", "Index", "Numbers are pages.", "By day, the latest first", "Account", "Entries")
    assert [sheet.lines[-1].text for sheet in sheets if sheet.lines[-1].text.startswith(heads)] == []
    last = sheets[-1].lines
    index = last[next((at for at, line in enumerate(last) if line.text.startswith("Numbers are")), -1) + 1 :]
    columns = {round(line.left / 40): line.base for line in index}
    assert max(columns.values()) - min(columns.values()) < 40


def test_sources_are_as_high_as_measured(tmp_path: Path) -> None:
    """Columns are divided by how high their items are, which is also so where a line is in italics but for its number:
    else the last source of a full column would go on to the next one, and one by itself on to the next sheet.
    """
    sources = {
        "one": {"publisher": "Gazette", "url": "https://example.org/one"},
        "two": {"publisher": "Gazette", "title": "The dike", "url": "https://example.org/two"},
        "three": {"publisher": "Gazette", "title": f"What {LONG} had to say of it", "url": "https://example.org/three"},
    }
    main = tmp_path / "heights.typ"
    main.write_text(
        f"""#import "{TEMPLATE.parent}/back.typ": *
        #set text(size: 8.5pt)
        #context for source in d.sources {{
          let heights = (
            measure(width: 75mm, set-sources((source,))),
            measure(width: 75mm - number-column - 2mm, measured-source(source)),
          ).map(size => calc.round(size.height.pt(), digits: 2))
          [#metadata((source.title, heights))<heights>]
        }}""",
        encoding="utf-8",
    )
    volume = make_document(tmp_path / "project", {"sources": sources})
    inputs = {"edition": json.dumps(volume), "faces": "[]"}
    found = json.loads(
        typst.query(
            main,
            "<heights>",
            root=main.anchor,
            font_paths=font_folders(),
            ignore_system_fonts=True,
            sys_inputs=inputs,
        )
    )
    heights = [one["value"] for one in found]
    assert [title for title, _ in heights] == [source.get("title", "") for source in sources.values()]
    assert [measured for _, (_, measured) in heights] == [set_ for _, (set_, _) in heights]

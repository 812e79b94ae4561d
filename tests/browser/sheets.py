"""What a reader gets who prints a page from the browser: sheets of paper, and every line of text where it lies."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from playwright.sync_api import Page
from pypdfium2 import PdfDocument, PdfPage, PdfTextPage

PAPERS = {"A4": (210, 297), "Letter": (215.9, 279.4), "A5": (148, 210), "A3": (297, 420)}
"""Width and height in millimetres."""
MARGINS = {"none": 0.0, "usual": None, "wide": 25.0}
"""Millimetres on every side; None leaves the margins that the style sheet has, as the browser's own choice does."""
USUAL = (14.0, 15.0, 13.0)
"""The margins of the style sheet above, below and beside the text, in millimetres."""
_POINT = 25.4 / 72
_SET_MARGIN = """(margin) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(margin === null ? "" : `@page { margin: ${margin}mm; }`);
  document.adoptedStyleSheets = [sheet];
}"""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, with its edges in millimetres from the left and the upper edge of the sheet."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Sheet:
    """A printed sheet in millimetres: its text, its lines from top to bottom, the margins that it was printed with."""

    width: float
    height: float
    text: str
    lines: Sequence[Line]
    margins: tuple[float, float, float]
    is_grey: bool

    @cached_property
    def body(self) -> Sequence[Line]:
        """The lines between the margins."""
        top, bottom, _ = self.margins
        return [line for line in self.lines if line.top >= top - 1 and line.bottom <= self.height - bottom + 1]

    @cached_property
    def words(self) -> Counter[str]:
        """The words on it, and how often each occurs."""
        return Counter(words_of(self.text))

    @property
    def head(self) -> str:
        """What stands in the margin above."""
        return " ".join(line.text for line in self.lines if line.bottom < self.margins[0])

    @property
    def foot(self) -> str:
        """What stands in the margin below."""
        return " ".join(line.text for line in self.lines if line.top > self.height - self.margins[1])


def words_of(text: str) -> list[str]:
    """Return the words of a text, without signs."""
    return re.findall(r"\w+", text)


def print_sheets(page: Page, paper: str, margin: str, *, landscape: bool = False) -> list[Sheet]:
    """Print the page that is open as its reader would, with a choice of paper, margins and orientation."""
    chosen = MARGINS[margin]
    page.evaluate(_SET_MARGIN, chosen)
    width, height = PAPERS[paper][::-1] if landscape else PAPERS[paper]
    data = page.pdf(width=f"{width}mm", height=f"{height}mm")
    margins = USUAL if chosen is None else (chosen, chosen, chosen)
    with PdfDocument(data) as document:
        return [_read(sheet, margins) for sheet in document]


def _read(sheet: PdfPage, margins: tuple[float, float, float]) -> Sheet:
    width, height = sheet.get_size()
    text = sheet.get_textpage()
    words, lines = text.get_text_range(), list(_lines(text, height))
    return Sheet(width * _POINT, height * _POINT, words, lines, margins, _is_grey(sheet))


def _lines(text: PdfTextPage, height: float) -> Iterator[Line]:
    """Yield the lines of a sheet of a height in points; what overlaps in height is one line."""
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    rows: list[list[tuple[float, float, float, float]]] = []
    for box in sorted(boxes, key=lambda box: -box[3]):
        middle = (box[1] + box[3]) / 2
        if rows and rows[-1][0][1] < middle < rows[-1][0][3]:
            rows[-1].append(box)
        else:
            rows.append([box])
    for row in rows:
        left, low = min(box[0] for box in row), min(box[1] for box in row)
        right, high = max(box[2] for box in row), max(box[3] for box in row)
        words = text.get_text_bounded(left, low, right, high).split()
        yield Line(" ".join(words), *(side * _POINT for side in (left, height - high, right, height - low)))


def _is_grey(sheet: PdfPage) -> bool:
    pixels = bytes(sheet.render(scale=0.5, rev_byteorder=True).buffer)
    return pixels[0::3] == pixels[1::3] == pixels[2::3]

"""Paper: printed by the browser with the margins that readers have, a page is set as it is without margins."""

import io
import re
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Page, PdfMargins
from pypdf import PdfReader

from tests.browser.pages import path_of

PAPERS = ("A4", "Letter")
MARGINS = ("0", "1cm", "2cm")
PRINTED = ("entry", "year", "actor", "kind", "printed-year", "docs")


def printed(page: Page, paper: str, margin: str) -> tuple[int, float]:
    """Print a page; return how many sheets it takes, and the words on a line of its longer paragraphs."""
    data = page.pdf(format=paper, margin=PdfMargins(top=margin, bottom=margin, left=margin, right=margin))
    sheets = PdfReader(io.BytesIO(data)).pages
    lines = [line for sheet in sheets for line in sheet.extract_text().splitlines()]
    return len(sheets), median(sorted(len(re.findall(r"\w+", line)) for line in lines)[len(lines) // 2 :])


@pytest.mark.parametrize("kind", PRINTED)
def test_margins_leave_the_layout(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """On A4 and on Letter, with any margins, lines have as many words, and the page takes as many sheets."""
    page.goto(example_address + path_of(kind, example_site))
    for paper in PAPERS:
        sheets, words = printed(page, paper, MARGINS[0])
        assert words >= 5
        for margin in MARGINS[1:]:
            assert printed(page, paper, margin) == (sheets, words), (paper, margin)


def test_small_paper(page: Page, example_site: Path, example_address: str) -> None:
    """On A5 an entry is still set in lines, not in a column of single words."""
    page.goto(example_address + path_of("entry", example_site))
    assert printed(page, "A5", "1cm")[1] >= 5

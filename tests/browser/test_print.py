"""Paper: every kind of page printed by the browser, on the papers, with the margins and both ways round that readers
choose; and what they get is measured: where text lies on each sheet, how much of it, and what stands around it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.bench.generate import record
from tests.bench.project import write
from tests.browser.pages import KINDS, path_of
from tests.browser.sheets import MARGINS, PAPERS, Sheet, print_sheets, words_of
from tests.support.projects import ADDRESS, build
from tests.support.serving import serve

NAME = "Chronicle of the Marrow"
FEW, HOLE = 12, 0.5
"""A sheet with fewer words is nearly empty; one but the last whose text ends in its upper half has a hole."""
LINE = 105.0
"""So many millimetres some line of text is long at least, or three quarters of what the margins leave."""
HEADINGS = """() => [...document.querySelectorAll("h1, h2, h3, h4, .kt-day, .kt-ledger-month, summary")]
  .filter((each) => each.checkVisibility()).map((each) => each.innerText)"""
ROWS = '() => [...document.querySelectorAll("tr.kt-entry-row, .kt-row")].map((each) => each.innerText)'


def choices(kind: str) -> Iterator[tuple[str, str, bool]]:
    """What a kind is printed on: A4 as it comes, then each paper; all margins and both orientations are among them."""
    yield "A4", "usual", False
    turn = list(KINDS).index(kind)
    for at, paper in enumerate(PAPERS):
        yield paper, list(MARGINS)[(turn + at) % len(MARGINS)], (turn // len(MARGINS) + at) % 2 == 1


def faults(sheets: Sequence[Sheet], headings: Sequence[str], rows: Sequence[str]) -> Iterator[str]:
    """Yield what is wrong with printed sheets, in words."""
    for number, sheet in enumerate(sheets, 1):
        is_last = number == len(sheets)
        yield from (f"sheet {number}: {fault}" for fault in _faults_of(sheet, headings, is_last=is_last))
        if is_last and number > 1 and sheet.words.total() < FEW:
            yield f"sheet {number}: {sheet.words.total()} words alone"
    longest = max((line.right - line.left for sheet in sheets for line in sheet.body), default=0)
    room = sheets[0].width - 2 * sheets[0].margins[2]
    if longest < min(LINE, 0.75 * room):
        yield f"the longest line has {longest:.0f} mm of {room:.0f}"
    torn = [row for row in rows if not any(sheet.words >= Counter(words_of(row)) for sheet in sheets)]
    yield from (f"torn: {row[:60]}" for row in torn)


def _faults_of(sheet: Sheet, headings: Sequence[str], *, is_last: bool) -> Iterator[str]:
    side = sheet.margins[2]
    for line in sheet.lines:
        if line.left < side - 1 or line.right > sheet.width - side + 1 or line.top < 0 or line.bottom > sheet.height:
            yield f"outside: {line.text[:60]}"
    if not sheet.body:
        yield "blank"
    elif not is_last:
        last = sheet.body[-1]
        if last.bottom < HOLE * sheet.height:
            yield f"a hole below {last.text[:60]}"
        if words_of(last.text) in [words_of(heading) for heading in headings]:
            yield f"stranded: {last.text[:60]}"
    if not sheet.is_grey:
        yield "coloured"


def open_for_print(page: Page, address: str, path: str) -> tuple[list[str], list[str]]:
    """Open a page, and return its headings and the texts of its rows as they are on paper."""
    page.emulate_media(media="print")
    page.goto(address + path + ("?sort=desc" if path == "search/" else ""))  # without a question it has no rows
    if path == "search/":
        expect(page.locator(".kt-results .kt-row").first).to_be_visible()
    return page.evaluate(HEADINGS), page.evaluate(ROWS)


@pytest.mark.parametrize("kind", KINDS)
def test_sheets(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """Everything lies within the margins, in lines as long as the paper allows, in black and white and never shrunk; no
    sheet is blank or nearly so, no heading is left behind, no row of a list is torn.
    """
    headings, rows = open_for_print(page, example_address, path_of(kind, example_site))
    sizes = set()
    for paper, margin, landscape in choices(kind):
        sheets = print_sheets(page, paper, margin, landscape=landscape)
        assert (paper, margin, landscape, list(faults(sheets, headings, rows))) == (paper, margin, landscape, [])
        assert {(round(sheet.width), round(sheet.height)) for sheet in sheets} == {turned(paper, landscape=landscape)}
        sizes |= {round(line.right - line.left, 1) for line in sheets[0].body if line.text == NAME}
    assert len(sizes) == 1


def turned(paper: str, *, landscape: bool) -> tuple[int, int]:
    """The width and the height of a paper in whole millimetres."""
    width, height = map(round, PAPERS[paper])
    return (height, width) if landscape else (width, height)


@pytest.mark.parametrize("kind", ["entry", "chronology", "printed-year", "docs"])
def test_margins_say_what_it_is(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """Each sheet has the address, the licence and its number below; each but the first, which begins with them, the
    names of the record and of the page above.
    """
    path = path_of(kind, example_site)
    open_for_print(page, example_address, path)
    title = page.locator("html").get_attribute("data-title") or ""
    sheets = print_sheets(page, "A5", "usual")
    assert len(sheets) > 1 or kind == "docs"
    for number, sheet in enumerate(sheets, 1):
        assert f"{ADDRESS}{path}" in sheet.foot
        assert f"{number} / {len(sheets)}" in sheet.foot
        assert sheet.head == ("" if number == 1 else f"{NAME} {title}")


@pytest.mark.parametrize("kind", ["entry", "chronology", "year", "actor", "publisher", "printed-year"])
def test_text_says_what_it_is(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """Without margins the same stands in the text: the record at its beginning, day and address at its end."""
    path = path_of(kind, example_site)
    open_for_print(page, example_address, path)
    sheets = print_sheets(page, "A4", "none")
    lines = [line.text for sheet in sheets for line in sheet.body]
    assert lines[0] == NAME
    assert f"From {ADDRESS}{path}" in lines[-3:]
    assert any("as of" in line.lower() for line in lines[-4:])


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site of a record of 150 events."""
    folder = tmp_path_factory.mktemp("ledger") / "project"
    write(record(150), folder)
    with serve(build(folder)) as address:
        yield address


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_ledger(paper: str, page: Page, long_address: str) -> None:
    """A ledger of 150 events takes eight sheets at most; each has the heads of the columns, and no row is torn."""
    headings, rows = open_for_print(page, long_address, "events/")
    assert len(rows) == 150
    sheets = print_sheets(page, paper, "usual")
    assert list(faults(sheets, headings, rows)) == []
    assert len(sheets) <= 8
    heads = page.locator("thead").first.inner_text().split()
    for sheet in sheets[1:]:
        assert any(line.text.split() == heads for line in sheet.body[:3])

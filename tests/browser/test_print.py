"""Paper: every kind of page printed by the browser, on the papers, with the margins and both ways round that readers
choose; and what they get is measured: where text lies on each sheet, how much of it, and what stands around it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import KINDS, path_of
from tests.browser.sheets import MARGINS, PAPERS, USUAL, Sheet, print_sheets, words_of
from tests.support.projects import ADDRESS, build, make_project, write_event
from tests.support.serving import serve

EVENTS = 150
NAME = "Chronicle of the Marrow"
FEW, HOLE = 3, 0.5
"""A last sheet with fewer lines is nearly empty, with the usual margins; another whose text ends in its upper half has
a hole."""
LINE = 105.0
"""So many millimetres some line of text is long at least, or two thirds of what the margins leave."""
HEADINGS = """() => {
  const cells = [...document.querySelectorAll("td, th, dt, li")].map((each) => each.innerText.trim());
  return [...document.querySelectorAll("h1, h2, h3, h4, .kt-day, .kt-ledger-month, summary")]
    .filter((each) => each.checkVisibility())
    .map((each) => each.innerText.trim()).filter((text) => !cells.includes(text));
}"""
ROWS = """() => [...document.querySelectorAll("tr:has(> .kt-when), .kt-row")].map((each) => {
  const hidden = [...each.querySelectorAll("*")].filter((part) => getComputedStyle(part).clipPath !== "none");
  for (const part of hidden) part.remove();
  return each.innerText;
})"""
PROSE = '() => [...document.querySelectorAll("p, dd")].some((each) => each.innerText.length > 150)'


def choices(kind: str) -> Iterator[tuple[str, str, bool]]:
    """What a kind is printed on: A4 as it comes, then each paper; all margins and both orientations are among them."""
    yield "A4", "usual", False
    turn = sum(kind.encode())  # another kind changes nothing for this one
    for at, paper in enumerate(PAPERS):
        yield paper, list(MARGINS)[(turn + at) % len(MARGINS)], (turn // len(MARGINS) + at) % 2 == 1


@dataclass(frozen=True, slots=True)
class Shown:
    """What a page shows that is printed: its headings and rows as texts, and whether it has long paragraphs."""

    headings: Sequence[str]
    rows: Sequence[str]
    has_prose: bool


def faults(sheets: Sequence[Sheet], printed: Shown) -> Iterator[str]:
    """Yield what is wrong with printed sheets, in words."""
    for number, sheet in enumerate(sheets, 1):
        is_last = number == len(sheets)
        yield from (f"sheet {number}: {fault}" for fault in _faults_of(sheet, printed.headings, is_last=is_last))
        if is_last and number > 1 and len(sheet.body) < FEW and sheet.margins == USUAL:
            yield f"sheet {number}: {len(sheet.body)} lines alone"
    longest = max((line.right - line.left for sheet in sheets for line in sheet.body), default=0)
    room = sheets[0].width - 2 * sheets[0].margins[2]
    if printed.has_prose and longest < min(LINE, room * 2 / 3):
        yield f"the longest line has {longest:.0f} mm of {room:.0f}"
    torn = [row for row in printed.rows if not any(sheet.words >= Counter(words_of(row)) for sheet in sheets)]
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


def open_for_print(page: Page, address: str, path: str) -> Shown:
    """Open a page as paper shows it."""
    page.emulate_media(media="print")
    page.goto(address + path + ("?sort=desc" if path == "search/" else ""))  # without a question it has no rows
    if path == "search/":
        expect(page.locator(".kt-results .kt-row").first).to_be_visible()
    return Shown(page.evaluate(HEADINGS), page.evaluate(ROWS), page.evaluate(PROSE))


@pytest.mark.parametrize("kind", KINDS)
def test_sheets(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """Everything lies within the margins, in lines as long as the paper allows, in black and white and never shrunk; no
    sheet is blank or nearly so, no heading is left behind, no row of a list is torn.
    """
    shown = open_for_print(page, example_address, path_of(kind, example_site))
    sizes: list[float] = []
    for paper, margin, landscape in choices(kind):
        sheets = print_sheets(page, paper, margin, landscape=landscape)
        assert (paper, margin, landscape, list(faults(sheets, shown))) == (paper, margin, landscape, [])
        size = PAPERS[paper][::-1] if landscape else PAPERS[paper]
        assert all((sheet.width, sheet.height) == pytest.approx(size, abs=0.6) for sheet in sheets)
        sizes += [line.right - line.left for line in sheets[0].body if line.text == NAME][:1]
    assert sizes == pytest.approx([sizes[0]] * len(sizes), rel=0.02)


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


@pytest.mark.parametrize("kind", ["entry", "chronology", "year", "actor", "publisher"])
def test_text_says_what_it_is(kind: str, page: Page, example_site: Path, example_address: str) -> None:
    """Without margins the same stands in the text: the record at its beginning, day and address at its end."""
    path = path_of(kind, example_site)
    open_for_print(page, example_address, path)
    sheets = print_sheets(page, "A4", "none")
    lines = [line.text for sheet in sheets for line in sheet.body]
    assert lines[0] == NAME
    assert re.fullmatch(rf"(This entry|Entries) as of [\w ]+\. From {re.escape(ADDRESS + path)}", lines[-1])


@pytest.fixture(scope="module")
def long_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the site of a record of 150 events in twelve years, whose texts are as long as those of a real one."""
    folder = make_project(tmp_path_factory.mktemp("ledger") / "project")
    for number in range(EVENTS - 4):  # the example has four
        _write_event(folder, number)
    with serve(build(folder), urlsplit(ADDRESS).path.removeprefix("/")) as address:
        yield address


def _write_event(folder: Path, number: int) -> None:
    """Write an event of two counts, one of them given by one speaker alone, and of one or two who are said to be it."""
    when = date(2019, 1, 9) + timedelta(days=29 * number)
    things = ("Breach of the dike at the old gauge", "Flood in the lower town; the mill is lost", "Barge adrift")
    several = [{"killed": 10 + number, "by": by, "sources": ["one"]} for by in ("Town clerk", "Rowing club")]
    several[1] |= {"killed": f"at least {20 + number}"}
    one = {"injured": 30 + number, "by": "Office of public works of Lower Marrow", "sources": ["one"]}
    accused = {"actor": "council", "stance": "accused", "by": "Rowing club of the lower Marrow", "sources": ["one"]}
    denied = {"actor": "council", "stance": "denied", "by": "council", "sources": ["one"]}
    write_event(
        folder,
        f"{when}-event-{number}",
        title=f"{things[number % 3]}, day {number}",
        date=f"{when}",
        places=["mill-dike"],
        figures=[*several, one] if number % 4 else [],
        attribution=[accused, denied][: number % 3],
    )


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_ledger(paper: str, page: Page, long_address: str) -> None:
    """A ledger of 150 events takes eight sheets at most; each has the heads of the columns, and no row is torn."""
    shown = open_for_print(page, long_address, "events/")
    assert len(shown.rows) == EVENTS
    sheets = print_sheets(page, paper, "usual")
    assert list(faults(sheets, shown)) == []
    assert len(sheets) <= 8
    for sheet in sheets[1:]:
        year, *heads = sheet.body[0].text.split()
        assert (year.isdecimal(), heads) == (True, ["Event", "Killed", "Injured", "Attribution", "Status"])

"""The search of this record: what queries lead to, in four scripts, with slips, dates, phrases, names, absent words."""

from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page, expect

from tests.browser.pages import NewContext

QUERIES = [
    line.rpartition(" -> ")[::2]
    for line in (Path(__file__).parent / "queries.txt").read_text("utf-8").splitlines()
    if " -> " in line
]
"""What is typed, and what it leads to: an entry's id, the address of a page that is offered, or `nothing`."""


def test_there_are_enough() -> None:
    """The list is long, and no query is there twice."""
    assert len(QUERIES) >= 150
    assert len({typed for typed, _ in QUERIES}) == len(QUERIES)


def test_queries(new_context: NewContext, record_address: str) -> None:
    """Each query has the entry first that it is for, or offers the page; where nothing has a word, nothing is shown."""
    page = new_context().new_page()
    assert [(typed, _answer(page, record_address, typed, wanted)) for typed, wanted in QUERIES] == QUERIES


def _answer(page: Page, address: str, typed: str, wanted: str) -> str:
    """Return the first entry, or for a page's address the first page that is offered; `nothing` where there is none."""
    page.goto(f"{address}search/?q={quote(typed)}")
    line = page.locator(".kt-count-line")
    expect(line).not_to_be_empty()
    if wanted == "nothing":
        expect(line).to_contain_text("No entry")
        page.wait_for_load_state("networkidle")
        return "nothing" if not page.locator(".kt-results .kt-row").count() else "something"
    is_page = "/" in wanted
    link = page.locator(".kt-offers a" if is_page else ".kt-results .kt-title a").first
    path = str(link.get_attribute("href")).partition(address)[2]
    return path if is_page else path.rstrip("/").rpartition("/")[2]

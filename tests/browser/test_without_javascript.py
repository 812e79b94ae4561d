"""Without JavaScript everything is readable and every entry can be reached."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import KINDS, path_of


@pytest.fixture
def plain(new_context: Callable[..., BrowserContext]) -> Page:
    """A browser's page without JavaScript."""
    return new_context(java_script_enabled=False).new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_readable(kind: str, plain: Page, example_site: Path, example_address: str) -> None:
    """The heading and the content are visible; what only scripts can do is not offered."""
    plain.goto(example_address + path_of(kind, example_site))
    expect(plain.locator("h1").first).to_be_visible()
    main = plain.locator("#kt-main")
    expect(main).to_be_visible()
    assert len(main.inner_text()) > 40
    expect(plain.locator(".kt-scheme")).to_be_hidden()
    expect(plain.locator(".kt-sections a").first).to_be_visible()


def test_search_leads_to_the_indexes(plain: Page, example_address: str) -> None:
    """The form in the header reaches the search page, which says what to use instead and links to it."""
    plain.goto(example_address)
    plain.fill("#kt-find", "word")
    plain.press("#kt-find", "Enter")
    plain.wait_for_url("**/search/?q=word")
    expect(plain.locator(".kt-search form")).to_be_hidden()
    links = plain.locator(".kt-search .kt-notice a")
    assert links.count() == 6
    links.first.click()
    plain.wait_for_url("**/events/")


def test_every_entry_is_two_steps_away(plain: Page, example_address: str) -> None:
    """From the chronology a year, from the year an entry, from the entry the next."""
    plain.goto(f"{example_address}events/")
    plain.click(".kt-ledger-year h2 a")
    plain.click(".kt-row .kt-title a >> nth=0")
    expect(plain.locator("article h1")).to_be_visible()
    plain.click(".kt-neighbours .kt-after")
    expect(plain.locator("article h1")).to_be_visible()

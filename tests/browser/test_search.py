"""The search page: words, facets and order over the index, all of it in the address."""

from collections.abc import Callable

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import Watched, watch


@pytest.fixture
def watched(new_context: Callable[..., BrowserContext], example_address: str) -> Watched:
    """A watched page on the example's search page."""
    found = watch(new_context(), example_address)
    _go(found.page, f"{example_address}search/")
    return found


def _go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".kt-searchform")).to_be_visible()
    expect(page.locator(".kt-count-line")).not_to_be_empty()


def _titles(page: Page) -> list[str]:
    return page.locator(".kt-results .kt-title").all_text_contents()


def test_everything_newest_first(watched: Watched) -> None:
    """Without a word every entry is shown, the newest first, with date, status, kind and summary."""
    expect(watched.page.locator(".kt-count-line")).to_have_text("4 entries")
    assert _titles(watched.page) == [
        "A flood that was not",
        "Vote on money for the dikes",
        "Breach of the mill dike",
        "Inquiry into the breach",
    ]
    row = watched.page.locator(".kt-results .kt-row", has_text="Vote on money")
    expect(row.locator(".kt-when")).to_have_text("between 10 and 20 January 2032")
    expect(row.locator(".kt-meta")).to_contain_text("Reported")
    expect(row.locator(".kt-summary")).to_have_text("The council voted on money for the dikes.")
    assert watched.trouble == []


def test_a_word_finds_and_leads(watched: Watched, example_address: str) -> None:
    """A typed word finds entries and is in the address; the way back from an entry leads to the results."""
    page = watched.page
    page.fill("#kt-q", "gauge")
    page.wait_for_url("**/search/?q=gauge")
    expect(page.locator(".kt-count-line")).to_have_text("1 entry")
    assert _titles(page) == ["Breach of the mill dike"]
    assert page.locator(".kt-excerpt mark").count() > 0
    page.click(".kt-results .kt-title a")
    page.wait_for_url(f"{example_address}events/2031/2031-04-02-mill-dike-breach/")
    expect(page.locator("h1")).to_have_text("Breach of the mill dike")
    page.go_back()
    expect(page.locator(".kt-count-line")).to_have_text("1 entry")
    assert (page.input_value("#kt-q"), _titles(page)) == ("gauge", ["Breach of the mill dike"])
    assert watched.trouble == []


def test_names_in_other_scripts_are_found(watched: Watched) -> None:
    """A native name of a place finds what happened there."""
    watched.page.fill("#kt-q", "ماروی")
    expect(watched.page.locator(".kt-count-line")).to_have_text("2 entries")


def test_facets_and_order(watched: Watched) -> None:
    """Facets narrow, of one facet any may hold; order turns round; clearing brings everything back."""
    page = watched.page
    page.check("fieldset[data-facet=kind] input[value=Meeting]")
    page.wait_for_url("**/search/?kind=Meeting")
    expect(page.locator(".kt-count-line")).to_have_text("2 entries")
    page.check("fieldset[data-facet=year] input[value='2031']")
    expect(page.locator(".kt-count-line")).to_have_text("1 entry")
    assert _titles(page) == ["Inquiry into the breach"]
    page.check("fieldset[data-facet=year] input[value='2032']")
    expect(page.locator(".kt-count-line")).to_have_text("2 entries")
    page.select_option("select[name=sort]", "asc")
    expect(page.locator(".kt-results .kt-title").first).to_have_text("Inquiry into the breach")
    page.wait_for_url(lambda url: "sort=asc" in url and "year=2031" in url and "year=2032" in url)
    page.click(".kt-clear")
    expect(page.locator(".kt-count-line")).to_have_text("4 entries")
    assert watched.trouble == []


def test_a_view_is_its_address(watched: Watched, example_address: str) -> None:
    """An address brings back words, facets and order as they were."""
    page = watched.page
    _go(page, f"{example_address}search/?q=council&sort=asc&kind=Meeting&year=2032&year=2031")
    assert page.input_value("#kt-q") == "council"
    assert page.input_value("select[name=sort]") == "asc"
    chosen = page.eval_on_selector_all("fieldset input:checked", "all => all.map((box) => `${box.name}=${box.value}`)")
    assert sorted(chosen) == ["kind=Meeting", "year=2031", "year=2032"]
    assert _titles(page) == ["Inquiry into the breach", "Vote on money for the dikes"]


def test_nothing_found(watched: Watched) -> None:
    """A word that is nowhere finds nothing, in words, and no mark-up that is typed becomes any."""
    watched.page.fill("#kt-q", "xylophone")
    expect(watched.page.locator(".kt-count-line")).to_have_text("Nothing found. Try fewer words or fewer filters.")
    watched.page.fill("#kt-q", "<img src=x onerror=alert(1)> gauge")
    watched.page.wait_for_url("**/search/?q=*img*")
    assert watched.page.locator(".kt-search img").count() == 0
    assert watched.trouble == []


def test_results_are_announced_and_reached_by_keyboard(watched: Watched) -> None:
    """The count is a status that is read out; from the field the results are reached by keyboard alone."""
    page = watched.page
    expect(page.locator(".kt-count-line")).to_have_attribute("role", "status")
    page.fill("#kt-q", "gauge")
    expect(page.locator(".kt-count-line")).to_have_text("1 entry")
    page.focus("#kt-q")
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.closest('.kt-results') !== null"):
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/2031-04-02-mill-dike-breach/")


def test_missing_index_is_said(new_context: Callable[..., BrowserContext], example_address: str) -> None:
    """When the index cannot be loaded the page says so."""
    context = new_context()
    context.route("**/pagefind/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{example_address}search/")
    expect(page.locator(".kt-count-line")).to_have_text("The search index could not be loaded.")

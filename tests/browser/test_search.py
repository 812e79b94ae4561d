"""The search page: words, facets and order over the index, all of it in the address."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from build_scripts.language.folding import LETTERS, fold
from tests.browser.pages import Watched, watch
from tests.support.projects import ADDRESS, build, make_project, write_event
from tests.support.serving import serve


@pytest.fixture
def watched(new_context: Callable[..., BrowserContext], example_address: str) -> Watched:
    """A watched page on the example's search page."""
    found = watch(new_context(), example_address)
    _go(found.page, f"{example_address}search/")
    return found


def _go(page: Page, address: str) -> None:
    page.goto(address)
    expect(page.locator(".kt-count-line")).not_to_be_empty()


def _titles(page: Page) -> list[str]:
    return page.locator(".kt-results .kt-title").all_text_contents()


def test_everything_newest_first(watched: Watched) -> None:
    """Nothing is asked for at first; in an order every entry is shown, with date, status, kind and summary."""
    expect(watched.page.locator(".kt-count-line")).to_have_text(
        "Type a word, a name, a date or an id; or choose a filter or an order."
    )
    assert _titles(watched.page) == []
    watched.page.select_option("select[name=sort]", "desc")
    expect(watched.page.locator(".kt-results .kt-title")).to_have_count(4)
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
    page.click("[data-facet=kind] summary")
    page.check("[data-facet=kind] input[value=Meeting]")
    page.wait_for_url("**/search/?kind=Meeting")
    expect(page.locator(".kt-count-line")).to_have_text("2 entries")
    page.click("[data-facet=year] summary")
    page.check("[data-facet=year] input[value='2031']")
    expect(page.locator(".kt-count-line")).to_have_text("1 entry")
    assert _titles(page) == ["Inquiry into the breach"]
    page.check("[data-facet=year] input[value='2032']")
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
    chosen = page.eval_on_selector_all(".kt-facet input:checked", "all => all.map((box) => `${box.name}=${box.value}`)")
    assert sorted(chosen) == ["kind=Meeting", "year=2031", "year=2032"]
    assert _titles(page) == ["Inquiry into the breach", "Vote on money for the dikes"]


def test_a_word_that_no_entry_has(watched: Watched) -> None:
    """It is named, nothing is shown for it, and no mark-up that is typed becomes any."""
    line = watched.page.locator(".kt-count-line")
    watched.page.fill("#kt-q", "xylophone")
    expect(line).to_have_text("No entry has the word “xylophone”.")
    watched.page.fill("#kt-q", "gauge xylophone")
    expect(line).to_have_text("No entry has the word “xylophone”.")
    assert _titles(watched.page) == []
    watched.page.fill("#kt-q", "<img src=x onerror=alert(1)> gauge")
    watched.page.wait_for_url("**/search/?q=*img*")
    assert watched.page.locator(".kt-search img").count() == 0
    assert watched.trouble == []


def test_a_beginning_is_no_word(watched: Watched) -> None:
    """The index would answer with what begins alike ("mil"); a word that goes on otherwise is not there."""
    watched.page.fill("#kt-q", "millipede")
    expect(watched.page.locator(".kt-count-line")).to_have_text("No entry has the word “millipede”.")
    watched.page.fill("#kt-q", "mil")
    expect(watched.page.locator(".kt-results .kt-title").first).to_contain_text("mill")


def test_a_slip(watched: Watched) -> None:
    """A slip is said to be in no entry, and the nearest word's entries are shown as that word's."""
    watched.page.fill("#kt-q", "biudge dike")
    expect(watched.page.locator(".kt-count-line")).to_have_text("No entry has the word “biudge”.")
    watched.page.fill("#kt-q", "braech")
    expect(watched.page.locator(".kt-count-line")).to_have_text(
        "No entry has the word “braech”. For “breach”: 2 entries."
    )
    assert "Breach of the mill dike" in _titles(watched.page)


def test_a_result_says_who(watched: Watched) -> None:
    """A result says who is said to have done it and who says so, as lists of events do."""
    watched.page.fill("#kt-q", "breach of the mill dike")
    row = watched.page.locator(".kt-results .kt-row", has_text="Breach of the mill dike").first
    expect(row.locator(".kt-who").first).to_be_visible()
    assert row.locator(".kt-whoever").inner_text().split("\n") == [
        "Accused Council of Lower Marrow according to Rowing club",
        "Denied Council of Lower Marrow",
    ]


@pytest.mark.parametrize(
    ("typed", "name", "path"),
    [
        ("april 2031", "April 2031", "events/2031/#m04"),
        ("disputed", "Disputed, of an event", "how-sure/status-disputed/"),
        ("stance", "Stances", "vocabulary/#stances"),
        ("spreadsheet", "Data", "data/"),
    ],
)
def test_months_words_and_readers_pages_above_the_results(
    typed: str, name: str, path: str, watched: Watched, example_address: str
) -> None:
    """A month leads to its place in the chronology, a word to its meaning, and what a reader looks for to its page."""
    watched.page.fill("#kt-q", typed)
    offer = watched.page.locator(".kt-offers a").first
    expect(offer).to_have_text(name)
    expect(offer).to_have_attribute("href", f"{example_address}{path}")
    assert watched.trouble == []


def test_pages_and_days_above_the_results(watched: Watched, example_address: str) -> None:
    """A name leads to its page, a date and an id to their entries."""
    page, offers = watched.page, watched.page.locator(".kt-offers a")
    page.fill("#kt-q", "council")
    expect(offers.first).to_have_text("Council of Lower Marrow")
    expect(offers.first).to_have_attribute("href", f"{example_address}actors/council/")
    page.fill("#kt-q", "april 2031")
    expect(page.locator(".kt-offers .kt-note").nth(1)).to_have_text("about April 2031")
    for typed in ("2 April 2031", "april 2, 2031", "2031-04-02", "2031-04-02-mill-dike-breach", "۲۰۳۱-۰۴-۰۲"):
        page.fill("#kt-q", typed)
        expect(offers.first).to_have_text("Breach of the mill dike")
    assert watched.trouble == []


def test_figures_as_lists_have_them(watched: Watched) -> None:
    """A result has its figures with group and speaker, or that sources differ; figures are a facet and an order."""
    page = watched.page
    page.fill("#kt-q", "breach mill dike")
    ranges = page.locator(".kt-results .kt-row", has_text="Breach of the mill dike").locator(".kt-ranges")
    expect(ranges).to_contain_text("Displaced at least 36 (Residents) according to River Watch")
    page.fill("#kt-q", "")
    page.click("[data-facet=figures] summary")
    expect(page.locator("[data-facet=figures] label").first).to_be_visible()
    values = page.eval_on_selector_all("select[name=sort] option", "all => all.map((option) => option.value)")
    page.select_option("select[name=sort]", values[3])
    page.wait_for_url(f"**sort={values[3]}")
    expect(page.locator(".kt-count-line")).to_have_text("4 entries")


def test_from_a_result_to_how_sources_differ(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """Where sources differ, the words that say so lead to the entry's figures."""
    project = make_project(tmp_path / "differ")
    counts = [{"displaced": 3, "by": "A", "sources": ["one"]}, {"displaced": 5, "by": "B", "sources": ["one"]}]
    write_event(project, "2031-flood", title="Flood of the fens", figures=counts)
    build(project)
    with serve(project / "site", urlsplit(ADDRESS).path.removeprefix("/")) as address:
        watched = watch(new_context(), address)
        watched.page.goto(f"{address}search/?q=fens")
        watched.page.get_by_role("link", name="sources differ").click()
        watched.page.wait_for_url("**/events/2031/2031-flood/#figures")
        expect(watched.page.locator("#figures .kt-total")).to_have_text("3 (A) to 5 (B)")
        watched.page.go_back()
        watched.page.get_by_role("link", name="Cite: Flood of the fens", exact=True).click()
        watched.page.wait_for_url("**/events/2031/2031-flood/#cite")
        expect(watched.page.locator("#cite")).to_be_in_viewport()
        assert watched.trouble == []


def test_an_excerpt_shows_the_text_before_the_rows(new_context: Callable[..., BrowserContext], tmp_path: Path) -> None:
    """A word of the text is shown there, however often the rows have it; one of the rows alone in its row."""
    project = make_project(tmp_path / "rows")
    rows = [{"displaced": count, "by": f"reeve of Sedgeby {count}", "sources": ["one"]} for count in (3, 5, 7)]
    write_event(project, "2031-flood", "The water stood at Sedgeby for days [@one].", figures=rows)
    build(project)
    with serve(project / "site", urlsplit(ADDRESS).path.removeprefix("/")) as address:
        watched = watch(new_context(), address)
        watched.page.goto(f"{address}search/?q=sedgeby")
        excerpt = watched.page.locator(".kt-excerpt").first
        expect(excerpt).to_have_text("The water stood at Sedgeby for days.")
        watched.page.goto(f"{address}search/?q=reeve")
        expect(excerpt).to_contain_text("Displaced, 3, reeve of Sedgeby 3.")


def test_excerpts_are_the_entrys_own(watched: Watched) -> None:
    """What is found only in another name of an actor or a place gets no excerpt: the entry does not say it."""
    watched.page.fill("#kt-q", "ماروی")
    expect(watched.page.locator(".kt-count-line")).to_have_text("2 entries")
    assert watched.page.locator(".kt-excerpt").count() == 0


def test_results_are_announced_and_reached_by_keyboard(watched: Watched) -> None:
    """The count is a status that is read out; from the field the first result is at most twelve stops of Tab away."""
    page = watched.page
    expect(page.locator(".kt-count-line")).to_have_attribute("role", "status")
    page.fill("#kt-q", "dike")
    expect(page.locator(".kt-count-line")).to_contain_text("entries")
    page.focus("#kt-q")
    stops = 0
    while not page.evaluate("document.activeElement.closest('.kt-results') !== null"):
        page.keyboard.press("Tab")
        stops += 1
        assert stops <= 12
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/**")


def test_facets_by_arrows(watched: Watched) -> None:
    """Facets are one stop; arrows go from one to the next, Escape closes the open one."""
    page = watched.page
    page.focus("[data-facet=kind] summary")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("[data-facet=status]")).to_have_attribute("open", "")
    page.keyboard.press("Escape")
    expect(page.locator("[data-facet=status]")).not_to_have_attribute("open", "")
    assert page.evaluate("document.activeElement.closest('details').dataset.facet") == "status"


def test_nothing_moves(new_context: Callable[..., BrowserContext], example_address: str) -> None:
    """While the index and the results come, nothing on the page moves."""
    page = new_context().new_page()
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => { for (const moved of list.getEntries()) "
        "window.shift += moved.value; }).observe({type: 'layout-shift', buffered: true})"
    )
    _go(page, f"{example_address}search/?q=dike")
    expect(page.locator(".kt-results .kt-row").first).to_be_visible()
    assert page.evaluate("window.shift") <= 0.01


def test_both_fold_alike(watched: Watched, example_address: str) -> None:
    """The script folds letters as the documents are folded: for every letter in the table, marked and unmarked."""
    texts = [*LETTERS, "Göring ŁÓDŹ", "می\u200cشود", "مُحَمَّد", "ﷺ ﻻ", "①②", "Ǆ", "कि"]
    script = """async ([address, texts]) => {
      const { folder } = await import(`${address}assets/timeline/query.js`);
      const fold = folder((await (await fetch("../pagefind/index.json")).json()).folding);
      return texts.map(fold);
    }"""
    assert watched.page.evaluate(script, [example_address, texts]) == [fold(text) for text in texts]


def test_missing_index_is_said(new_context: Callable[..., BrowserContext], example_address: str) -> None:
    """When the index cannot be loaded the page says so."""
    context = new_context()
    context.route("**/pagefind/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{example_address}search/")
    expect(page.locator(".kt-count-line")).to_have_text(
        "The search index could not be loaded. Without it, use the indexes:"
    )
    expect(page.locator(".kt-ways-instead a").first).to_be_visible()

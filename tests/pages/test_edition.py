"""The edition of a year as a page: what stands around its entries, and one count of sources."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from build_scripts.language.interface import read_strings
from build_scripts.pages import plan_pages
from build_scripts.pages.context import Context, Printed, Site
from build_scripts.pages.page import Page
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.timeline import build_timeline
from tests.support.dom import Element, parse
from tests.support.projects import make_project

PRINTED = ("print/", "print/2031/", "print/2032/")
BREACH = "2031-04-02-mill-dike-breach"
PDFS = {
    "print/record.pdf": Printed("print/record.pdf", "The whole record", None, 4, 20, 300_400),
    "print/2031.pdf": Printed("print/2031.pdf", "Entries of 2031", 2031, 2, 1, 2_340_000),
}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    """The printed pages of the example record."""
    project: Path = make_project(tmp_path_factory.mktemp("editions") / "project")
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    site = Site(
        "Chronicle",
        "https://chronicle.example/",
        version="0123",
        copyright='Record <a href="#by">CC BY</a> &amp; code MIT',
    )
    context = Context(timeline, site, read_strings("en", project), printed=PDFS)
    made = [page.make(context) for page in plan_pages(context) if page.path.startswith("print/")]
    return {page.path: page for page in made if isinstance(page, Page)}


@pytest.fixture(scope="module")
def year(pages: dict[str, Page]) -> Element:
    """The edition of the year of the breach."""
    return parse(pages["print/2031/"].body.encode())


def _by_id(page: Element, name: str) -> Element:
    (found,) = (element for element in page.walk() if element.attributes.get("id") == name)
    return found


def _words(element: Element) -> str:
    return re.sub(r"\s+", " ", element.text).strip()


def test_parts_in_their_order(year: Element) -> None:
    """Cover with its licence, how to read, contents, ledger, entries, sources, what changed, index."""
    assert [_words(head) for head in year.find("h2")] == [
        *("How to read it", "Contents", "Ledger", "Entries", "Sources", "What changed", "Index")
    ]
    cover = _words(next(element for element in year.walk() if element.attributes.get("class") == "kt-cover"))
    assert re.fullmatch(
        r"Chronicle ?Entries of 2031 ?2 events\. Each figure and each attribution is the claim of the speaker named "
        r"beside it\. Version [0-9a-f]{12} · As of 3 May 2031 "
        r"From https://chronicle\.example/print/2031/ ?Record CC BY & code MIT ?PDF, 1 page, 2\.3 MB",
        cover,
    )


def test_headings_skip_no_level(year: Element) -> None:
    """The headings of entries lie below the one of their chapter, and none skips a level."""
    levels = [int(element.name[1]) for element in year.walk() if re.fullmatch("h[1-6]", element.name)]
    assert levels[0] == 1
    assert [(one, other) for one, other in pairwise(levels) if other > one + 1] == []


def test_contents_count_and_lead_to_the_entries(year: Element) -> None:
    """Each entry is in the contents, and its place is there."""
    (table,) = (each for each in year.find("table") if each.attributes.get("class") == "kt-contents-list")
    assert [_words(head) for head in table.find("th")] == ["When", "Event", "Killed"]
    links = [link.attributes["href"].removeprefix("#") for link in table.find("a")]
    assert links == ["2031-04-inquiry--entry", f"{BREACH}--entry"] or links == [
        f"{BREACH}--entry",
        "2031-04-inquiry--entry",
    ]
    assert all(_by_id(year, name).name == "article" for name in links)


def test_sources_have_one_count(year: Element) -> None:
    """Every citation leads to a source of the edition by its number there; no entry has a list of its own."""
    sources = {source.attributes["id"] for source in _by_id(year, "sources").find("li")}
    assert sources == {f"s{number}" for number in range(1, len(sources) + 1)}
    cites = [link for sup in year.find("sup") for link in sup.find("a")]
    assert cites
    assert {link.attributes["href"] for link in cites} <= {f"#{name}" for name in sources}
    assert [link.text for link in cites] == [link.attributes["href"].removeprefix("#s") for link in cites]
    assert len([each for each in year.walk() if each.attributes.get("class") == "kt-sources"]) == 1


def test_places_on_the_page_are_unique_and_there(year: Element) -> None:
    """No id is there twice, and what leads to a place on the page leads to one that is there."""
    ids = [element.attributes["id"] for element in year.walk() if "id" in element.attributes]
    assert len(ids) == len(set(ids))
    led = {link.attributes["href"][1:] for link in year.find("a") if link.attributes.get("href", "").startswith("#")}
    assert led - set(ids) == set()


def test_an_entry_has_an_address_and_its_places_a_number(year: Element) -> None:
    """The id of an entry's article is an address; what lies in it is set apart by the entry's place in the edition."""
    articles = [each for each in year.walk() if each.name == "article"]
    assert sorted(article.attributes["id"] for article in articles) == [f"{BREACH}--entry", "2031-04-inquiry--entry"]
    for at, article in enumerate(articles, 1):
        inner = [each.attributes["id"] for each in article.walk() if "id" in each.attributes and each is not article]
        assert inner
        assert {name.split("-")[0] for name in inner} == {str(at)}


def test_what_changed_and_index(year: Element) -> None:
    """The log by day, the latest first; names with the dates of their entries."""
    changed = _by_id(year, "changed")
    assert [_words(day) for day in changed.find("dt")] == ["3 May 2031", "2 May 2031", "1 May 2031"]
    index = _by_id(year, "index")
    assert [_words(head) for head in index.find("h3")] == ["Actors", "Places", "Publishers"]
    assert "Mill dike 2–3 Apr" in [_words(line) for line in index.find("li")]


def test_list_of_editions(pages: dict[str, Page]) -> None:
    """The list says how long each PDF is before it is fetched."""
    page = parse(pages["print/"].body.encode())
    assert [_words(line) for line in page.find("li")] == [
        "The whole record 4 events PDF, 20 pages, 300 kB",
        "2031 2 events PDF, 1 page, 2.3 MB",
        "2032 2 events",
    ]
    links = [link.attributes["href"] for link in page.find("a")]
    assert links == ["\x02print/record.pdf", "\x02print/2031/", "\x02print/2031.pdf", "\x02print/2032/"]


def test_a_large_record_has_no_printable_years(tmp_path: Path) -> None:
    """Of more events than are said the list leads to the pages of the years, which do not lead to an edition."""
    project = make_project(tmp_path / "project")
    timeline = build_timeline(load_record(read_files(project / "events"), None))
    made: dict[int, dict[str, Page]] = {}
    for most in (3, 4):
        context = Context(timeline, Site("Chronicle", printable_up_to=most), read_strings("en", project), printed=PDFS)
        pages = [page.make(context) for page in plan_pages(context) if page.path in ("events/2031/", *PRINTED)]
        made[most] = {page.path: page for page in pages if isinstance(page, Page)}
    assert [sorted(pages) for pages in made.values()] == [["events/2031/", *paths] for paths in (PRINTED[:1], PRINTED)]
    links = [link.attributes["href"] for link in parse(made[3]["print/"].body.encode()).find("a")]
    assert links == ["\x02print/record.pdf", "\x02events/2031/", "\x02print/2031.pdf", "\x02events/2032/"]
    assert ["print/2031/" in pages["events/2031/"].body for pages in made.values()] == [False, True]

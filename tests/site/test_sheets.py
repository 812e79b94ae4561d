"""What printed sheets say in their margins stands on the root element of every page, whoever made it."""

from pathlib import Path

import pytest

from tests.support.dom import parse
from tests.support.projects import ADDRESS, build, make_project, write_event

TITLE = 'A <b>bold</b> & "quoted" title of نام'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the example record with a licence and a hostile title."""
    folder = make_project(tmp_path_factory.mktemp("sheets") / "project", copyright="<a href='x'>CC BY</a> &amp; MIT.")
    write_event(folder, "2031-06-odd", title=TITLE, added="2036-01-02")
    return build(folder)


def _said(file: Path) -> dict[str, str]:
    root = parse(file.read_bytes()).find("html")[0]
    return {name: value for name, value in root.attributes.items() if name.startswith("data-")}


def test_entry(site: Path) -> None:
    """A page of the record has its title, its address, its own last change and the licence as text."""
    assert _said(site / "events/2031/2031-06-odd/index.html") == {
        "data-record": "Chronicle of the Marrow",
        "data-title": "A <b>bold</b> & “quoted” title of \u2067نام\u2069",
        "data-address": f"{ADDRESS}events/2031/2031-06-odd/",
        "data-note": "This entry as of 2 January 2036. CC BY & MIT.",
    }


@pytest.mark.parametrize(
    ("path", "title"),
    [("index.html", ""), ("methodology/index.html", "Methodology"), ("404.html", "Page not found")],
)
def test_pages_of_mkdocs(path: str, title: str, site: Path) -> None:
    """So has a page of `docs/`; home has the name alone and the newest day, the page not found has no address."""
    address = "" if path == "404.html" else f"{ADDRESS}{path.removesuffix('index.html')}"
    day = "Entries as of 2 January 2036." if path == "index.html" else ""
    assert _said(site / path) == {
        "data-record": "Chronicle of the Marrow",
        "data-title": title,
        "data-address": address,
        "data-note": f"{day} CC BY & MIT.",
    }


def test_without_address_and_licence(tmp_path: Path) -> None:
    """What is not known is empty; a page without events has no day."""
    site = build(make_project(tmp_path / "project", site_url=None))
    assert _said(site / "vocabulary/index.html") == {
        "data-record": "Chronicle of the Marrow",
        "data-title": "Vocabulary",
        "data-address": "",
        "data-note": " ",
    }

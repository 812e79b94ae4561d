"""The zip of a site, unpacked and opened as files: every link leads to a page, and the timeline works."""

import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_scripts.site.offline import write_offline
from tests.support.dom import parse, references


@pytest.fixture(scope="module")
def folder(example_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked zip of the example's site."""
    place = tmp_path_factory.mktemp("offline")
    write_offline(example_site, place / "offline.zip")
    with zipfile.ZipFile(place / "offline.zip") as archive:
        archive.extractall(place / "site")
    return place / "site"


def test_equal_sites_make_equal_zips(example_site: Path, tmp_path: Path) -> None:
    """Nothing of the moment is in the zip."""
    for name in ("one.zip", "other.zip"):
        write_offline(example_site, tmp_path / name)
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "other.zip").read_bytes()


def test_every_link_names_a_file(folder: Path) -> None:
    """No page leads to a folder, or to a page that is not there; the search index and its files are left out."""
    wrong = []
    for page in sorted(folder.rglob("*.html")):
        if page.name == "404.html":
            continue
        for reference in set(references(parse(page.read_bytes()))):
            path = reference.partition("#")[0].partition("?")[0]
            if path and ":" not in path and not (page.parent / path).is_file():
                wrong.append((page.relative_to(folder).as_posix(), reference))
    assert wrong == []


def test_opened_as_files(folder: Path, page: Page) -> None:
    """From the home page to the timeline, a filter, an event of the list, and back; nothing fails."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
    page.goto((folder / "index.html").as_uri())
    page.click(".kt-sections a >> text=Timeline")
    page.click("[data-key=kind] summary")
    page.check("[data-key=kind] input[value=meeting]")
    expect(page.locator(".kt-count-line")).to_contain_text("of 4 events")
    expect(page.locator(".kt-canvas")).to_be_visible()
    page.click("[data-key=kind] summary")
    page.click(".kt-walk")
    expect(page.locator(".kt-tree [role=treeitem]").first).to_be_visible()
    page.click(".kt-set-list a >> nth=0")
    expect(page.locator("article h1")).to_be_visible()
    assert errors == []


def test_map_opened_as_a_file(folder: Path, page: Page) -> None:
    """The outlines are in the page, where a browser shows none of another file; its signs follow the filters."""
    page.goto((folder / "map/index.html").as_uri())
    wide = "(parts) => parts.map((part) => part.getBoundingClientRect().width > 5)"
    assert page.locator(".kt-map #kt-shape-map").evaluate_all(wide) == [True]
    hatched = page.locator(".kt-hatched use").evaluate_all(wide)
    assert all(hatched)
    page.click("[data-key=kind] summary")
    page.check("[data-key=kind] input[value=meeting]")
    expect(page.locator(".kt-map-live a").first).to_be_visible()
    assert all(page.locator(".kt-map-live use").evaluate_all(wide))

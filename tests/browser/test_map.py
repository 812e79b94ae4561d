"""Maps in a browser: the outlines come from the one file, with and without scripts; texts and ways are for all."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.pages import NARROW, SMALL, WIDE, NewContext, Scheme, path_of, watch
from tests.support.projects import ADDRESS, build, make_project, write_event
from tests.support.serving import serve

OUTLINES = "**/map/outlines.svg"
SIZES = """() => [...document.querySelectorAll(".kt-map text")].filter((text) => text.getClientRects().length)
  .map((text) => [text.textContent, parseFloat(getComputedStyle(text).fontSize) * text.getScreenCTM().a])"""
DRAWN = """() => [...document.querySelectorAll(".kt-map use")]
  .map((use) => [use.getAttribute("href").split("#")[1], use.getBoundingClientRect().width > 5])"""


def picture(page: Page) -> bytes:
    """What is seen of the first map of a page."""
    page.wait_for_load_state("networkidle")
    return page.locator(".kt-map svg").first.screenshot()


@pytest.mark.parametrize("kind", ["map", "entry", "place"])
def test_outlines_are_one_file(kind: str, new_context: NewContext, example_site: Path, example_address: str) -> None:
    """Every map shows shapes of the one file, which the policy of the page allows, and asks nobody else."""
    watched = watch(new_context(), example_address)
    asked: list[str] = []
    watched.page.on("request", lambda request: asked.append(request.url) if "outlines" in request.url else None)
    watched.page.goto(example_address + path_of(kind, example_site), wait_until="networkidle")
    drawn = dict(watched.page.evaluate(DRAWN))
    assert drawn["map"]
    assert [shape for shape, is_there in drawn.items() if not is_there] == []
    assert asked == [f"{example_address}map/outlines.svg"]
    assert watched.trouble == []


def test_without_scripts_the_map_is_complete(new_context: NewContext, example_site: Path, example_address: str) -> None:
    """Without JavaScript the map looks as it does with it; without the file of outlines it would not."""
    path = example_address + path_of("map", example_site)
    plain, scripted, bare = (new_context(java_script_enabled=allowed).new_page() for allowed in (False, True, False))

    def refuse(route: Route) -> None:
        route.abort()

    bare.route(OUTLINES, refuse)
    for page in (plain, scripted, bare):
        page.goto(path)
    # What scripts add stands above the map, and moves it by a part of a pixel.
    scripted.evaluate("document.querySelectorAll('[data-scripted]').forEach((part) => (part.hidden = true))")
    assert picture(plain) == picture(scripted) != picture(bare)


@pytest.mark.parametrize("size", [WIDE, (1000, 900), (940, 900), (768, 900), (660, 900), NARROW, (360, 800), SMALL])
def test_texts_are_legible(size: tuple[int, int], new_context: NewContext, example_address: str) -> None:
    """Names and numbers are at least twelve pixels high, from telephones to wide windows."""
    page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(f"{example_address}map/")
    texts = page.evaluate(SIZES)
    assert {"Marrow", "Hill Country"} <= {text for text, _ in texts}
    assert [text for text, height in texts if height < 11.95] == []


@pytest.mark.parametrize("size", [WIDE, NARROW, SMALL])
@pytest.mark.parametrize("kind", ["entry", "place"])
def test_texts_of_small_maps_are_legible(
    kind: str, size: tuple[int, int], new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """So are they on the small maps of other pages."""
    page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
    page.goto(example_address + path_of(kind, example_site))
    texts = page.evaluate(SIZES)
    assert texts
    assert [text for text, height in texts if height < 11.95] == []


def test_keys_reach_the_table(new_context: NewContext, example_address: str) -> None:
    """Without scripts keys pass the drawing by, and reach each place in the table."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{example_address}map/")
    page.locator("h1").click()
    page.keyboard.press("Tab")
    expect(page.locator("table a").first).to_be_focused()


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a record with an event at a spot, one in a town and one in a region."""
    project = make_project(tmp_path_factory.mktemp("spread") / "project")
    point = {"lat": "10.9", "lon": "-20.2", "precision": "200 m", "sources": ["one"]}
    write_event(project, "2031-spot", places=["marrow-region"], point=point)
    write_event(project, "2031-town", places=["lower-marrow"])
    write_event(project, "2031-region", places=["marrow-region"])
    with serve(build(project), urlsplit(ADDRESS).path.removeprefix("/")) as address:
        yield address


def test_exact_and_inexact_are_told_apart_without_colour(page: Page, spread: str) -> None:
    """A filled sign is of one colour, and a hatched one a pattern: on paper and in grey they stay two."""
    page.goto(f"{spread}map/")
    fills = "(signs) => [...new Set(signs.map((sign) => getComputedStyle(sign).fill.slice(0, 4)))]"
    exact, inexact = page.locator("a.kt-dot circle"), page.locator(":is(a.kt-disc circle, .kt-hatched use)")
    assert inexact.count() == 5  # a circle for each width of the window, and the region
    schemes: tuple[Scheme, ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme)
        assert exact.evaluate_all(fills) == ["rgb("]
        assert inexact.evaluate_all(fills) == ["url("]
    page.emulate_media(media="print")
    assert inexact.evaluate_all(fills) == ["url("]
    page.emulate_media(media="screen", forced_colors="active")
    assert exact.evaluate_all(fills) == ["rgb("]
    assert inexact.evaluate_all(fills) == ["url("]

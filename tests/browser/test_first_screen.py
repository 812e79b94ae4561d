"""What a page shows before its second style sheet is there: its first screen, which stays where it is."""

from pathlib import Path

import pytest
from playwright.sync_api import Route

from tests.browser.pages import NARROW, WIDE, NewContext, path_of

SHIFT = 0.01
"""How far what is seen may move, as a share of the window (https://web.dev/articles/cls); good is 0.1 or less."""
_WATCH = """
new PerformanceObserver((list) => {
  for (const shift of list.getEntries()) window.shift = (window.shift ?? 0) + shift.value;
}).observe({ type: "layout-shift", buffered: true });
"""
_DRAWN = """new Promise((drawn) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) drawn();
}).observe({ type: "paint", buffered: true }))"""
_TWO_FRAMES = "new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"


@pytest.mark.parametrize("size", [WIDE, NARROW], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    "kind", ["home", "chronology", "year", "entry", "actor", "kinds", "how-sure", "search", "data"]
)
def test_first_screen_is_drawn_and_stays(
    kind: str, size: tuple[int, int], new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """The heading is drawn while the second sheet is on its way, and nothing moves when it comes."""
    context = new_context(viewport={"width": size[0], "height": size[1]})
    context.add_init_script(_WATCH)
    page, held = context.new_page(), list[Route]()
    page.route("**/assets/timeline/timeline.css", lambda route: held.append(route))
    page.goto(example_address + path_of(kind, example_site), wait_until="commit")
    page.evaluate(_DRAWN)
    assert page.locator(".kt-colophon").count() == 0
    at = page.locator("h1").bounding_box()
    held[0].continue_()
    page.wait_for_load_state("load")
    page.evaluate(_TWO_FRAMES)
    assert page.locator("h1").bounding_box() == at
    assert page.evaluate("window.shift ?? 0") <= SHIFT


def test_ways_within_a_page_end_where_they_say(
    new_context: NewContext, example_site: Path, example_address: str
) -> None:
    """A way into a page ends at its place, also where that is read only once the second sheet has come."""
    context = new_context(viewport={"width": 375, "height": 667}, reduced_motion="reduce")  # without a ride to it
    page, held = context.new_page(), list[Route]()
    page.route("**/assets/timeline/timeline.css", lambda route: held.append(route))
    page.goto(f"{example_address}{path_of('entry', example_site)}#sources", wait_until="commit")
    page.evaluate(_DRAWN)
    held[0].continue_()
    page.wait_for_load_state("load")
    page.evaluate(_TWO_FRAMES)
    assert abs(page.evaluate("document.getElementById('sources').getBoundingClientRect().top") - 16) < 2

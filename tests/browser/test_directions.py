"""Both directions in one line as a browser draws them, and a site in a language from right to left."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_scripts.language.direction import Direction, isolate, isolate_markup
from tests.browser.pages import OVERFLOWING, SMALL, WIDE, NewContext, barriers
from tests.support.projects import build, make_project, write_event
from tests.support.serving import serve

ISIS = "\u062f\u0627\u0639\u0634"
KABUL = "\u06a9\u0627\u0628\u0644"
# Where each of the texts begins from the left, in whole pixels; it may be in any element of the paragraph.
PLACES = """(texts) => {
  const walker = document.createTreeWalker(document.querySelector("p"), NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return texts.map((text) => {
    const node = nodes.find((each) => each.data.includes(text));
    const range = document.createRange();
    range.setStart(node, node.data.indexOf(text));
    range.setEnd(node, node.data.indexOf(text) + text.length);
    return Math.round(range.getBoundingClientRect().left);
  });
}"""


@pytest.mark.parametrize("form", ["markup", "plain"])
@pytest.mark.parametrize(
    ("base", "text", "drawn"),
    [
        ("ltr", f"By {ISIS} 36 and {KABUL} 51", ["By", ISIS, "36", "and", KABUL, "51"]),
        ("ltr", f"In ({ISIS}) 36", ["In", ISIS, "36"]),
        ("ltr", f"{ISIS} 2020-04/.. {KABUL} 36", [KABUL, "2020", "-04", "/..", ISIS, "36"]),
        ("rtl", f"{KABUL} 2020-04/.. {ISIS} 36", ["36", ISIS, "2020", "-04", "/..", KABUL]),
        ("rtl", f"{KABUL} CNN 2015 {ISIS}", [ISIS, "CNN", "2015", KABUL]),
    ],
)
def test_order_on_the_screen(base: Direction, text: str, drawn: list[str], form: str, page: Page) -> None:
    """From left to right stand the pieces as a reader of that direction expects; no number changes its place."""
    shown = isolate_markup(text, base) if form == "markup" else isolate(text, base)
    page.set_content(f'<p dir="{base}" style="white-space: nowrap">{shown}</p>')
    places = page.evaluate(PLACES, drawn)
    assert sorted(places) == places
    assert len(set(places)) == len(places)


def test_a_site_from_right_to_left(new_context: NewContext, tmp_path: Path) -> None:
    """With a language of the theme from right to left pages run that way; nothing sticks out or bars anybody."""
    folder = make_project(tmp_path / "project", theme={"name": "material", "font": False, "language": "fa"})
    title = f"{KABUL} CNN 5"
    write_event(folder, "2031-05-03-mixed", date="2031-05-03", title=title, summary=f"{ISIS} 2020-04/.. {KABUL}")
    with serve(build(folder), "river/") as address:
        for size in (WIDE, SMALL):
            page = new_context(viewport={"width": size[0], "height": size[1]}).new_page()
            for path in ("events/", "events/2031/2031-05-03-mixed/"):
                page.goto(address + path)
                assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
                assert page.evaluate(OVERFLOWING) == [False, []]
                assert barriers(page) == []
            assert page.locator("h1 bdi").evaluate_all("(all) => all.map((each) => [each.dir, each.textContent])") == [
                ["ltr", "CNN 5"]
            ]
            assert page.title().startswith(f"{KABUL} \u2066CNN 5\u2069")
            sign, title_box = page.locator(".kt-dateline .kt-mark").bounding_box(), page.locator("h1").bounding_box()
            assert sign is not None
            assert title_box is not None
            assert sign["x"] + sign["width"] == pytest.approx(title_box["x"] + title_box["width"], abs=1)

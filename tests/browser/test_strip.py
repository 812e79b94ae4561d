"""The density strip on small and large screens: labels that never touch, targets that a finger hits."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from build_scripts.pages.strip import strip
from build_scripts.pages.styles import join_styles
from tests.pages.test_strip import context_of

TOUCHING = """() => {
  const boxes = [...document.querySelectorAll(".kt-strip-when, .kt-strip-count")].map((label) => {
    const range = document.createRange();
    range.selectNodeContents(label);
    return range.getBoundingClientRect();
  });
  const meet = (a, b) => a.left < b.right + 2 && b.left < a.right + 2 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.filter((a, at) => boxes.slice(at + 1).some((b) => meet(a, b))).length;
}"""
SMALL = """() => [...document.querySelectorAll(".kt-strip a")].map((way) => way.getBoundingClientRect())
  .filter((box) => box.width < 24 || box.height < 24).length"""


@pytest.mark.parametrize("width", [320, 375, 768, 1440])
@pytest.mark.parametrize("first", [2031, 2020, 2003, 1731, 1003], ids=["1", "12", "29", "301", "1029"])
def test_labels_and_targets(first: int, width: int, page: Page, tmp_path: Path) -> None:
    """Whatever time a record spans, no label meets another, each link is 24 pixels wide and high, nothing is cut."""
    context = context_of(tmp_path, [f"{first:04}-04-02", "2025-05", "2031-04-02"])
    template = '{% import "macros.html" as m %}{{ m.strip(data) }}'
    html = context.templates.from_string(template).render(data=strip(context, context.timeline.events))
    page.set_viewport_size({"width": width, "height": 900})
    page.set_content(f"<style>{join_styles().decode()}</style><body><div class='kt-main'>{html}</div>")
    assert page.evaluate(TOUCHING) == 0
    assert page.evaluate(SMALL) == 0
    assert page.evaluate("document.documentElement.scrollWidth") == width

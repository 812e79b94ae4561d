"""The drawn timeline in a browser: one set in the address, the list and the drawing; honest bins; a walk with keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.pages import OVERFLOWING, SMALL, WIDE, NewContext, Watched, barriers, watch
from tests.support.projects import ADDRESS, build, make_project, write_event
from tests.support.serving import serve

ROUGH = {
    "2018-span": "2018-07-13/2018-09-02",
    "2018-month": "2018-07",
    "2018-year": "2018",
    "2018-about": "2018-07-20~",
    "2019-between": "[2018-12-28..2019-01-03]",
    "2019-on": "2019-05/..",
    "2010-decade": "201X",
}


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built record of some days in each month of three years, and of every form of a date that is not exact."""
    folder = make_project(tmp_path_factory.mktemp("drawn") / "project")
    for number, (name, date) in enumerate(ROUGH.items()):
        write_event(folder, name, date=date, title=f"Rough {number}", kind="meeting")
    for month in range(36):
        year, at = 2017 + month // 12, month % 12 + 1
        for day in (2, 17, 17)[: 1 + month % 3]:
            name = f"{year}-{at:02}-{day:02}-some-{month}-{len(list(folder.glob('events/*/*.md')))}"
            kind = "flood" if month % 2 else "meeting"
            figures = [{"displaced": 10 + month, "by": "council"}] if month % 2 else None
            write_event(folder, name, date=f"{year}-{at:02}-{day:02}", kind=kind, figures=figures)
    write_event(folder, "2019-06-05-timed", date="2019-06-05", time="17:50", title="Timed")
    build(folder)
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The address of the served site."""
    with serve(project / "site", urlsplit(ADDRESS).path.removeprefix("/")) as found:
        yield found


@pytest.fixture
def watched(new_context: Callable[..., BrowserContext], address: str) -> Watched:
    """A watched page on the timeline."""
    found = watch(new_context(), address)
    found.page.goto(f"{address}timeline/")
    expect(found.page.locator(".kt-toolbar").first).to_be_visible()
    return found


def _line(page: Page, words: str) -> None:
    expect(page.locator(".kt-count-line")).to_have_text(words)


def test_nothing_is_loaded_before_it_is_asked_for(watched: Watched, address: str) -> None:
    """At first the page loads its own script and no data; the first touch of a filter brings the data."""
    page = watched.page
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    page.reload()
    page.wait_for_load_state("networkidle")
    assert {url for url in asked if url.startswith("timeline/")} == {"timeline/"}
    expect(page.locator(".kt-static")).to_be_visible()
    page.click("[data-key=kind] summary")
    expect(page.locator(".kt-canvas")).to_be_visible()
    expect(page.locator(".kt-static")).to_be_hidden()
    assert "timeline/set/0.json" in asked
    assert watched.trouble == []


def test_one_set(watched: Watched, address: str) -> None:
    """A choice changes the count, the counts beside other choices, the list and the address; back undoes it."""
    page = watched.page
    page.click("[data-key=kind] summary")
    page.check("[data-key=kind] input[value=flood]")
    page.wait_for_url("**/timeline/?kind=flood")
    expect(page.locator(".kt-count-line")).to_contain_text("37 events")
    page.click("[data-key=kind] summary")
    page.fill("input[name=from]", "2018")
    page.fill("input[name=until]", "2018")
    page.press("input[name=until]", "Enter")
    page.wait_for_url("**/timeline/?kind=flood&from=2018&until=2018")
    expect(page.locator(".kt-count-line")).to_contain_text("12 events")
    expect(page.locator(".kt-set-list li")).to_have_count(12)
    assert page.locator(".kt-set-list .kt-meta").first.inner_text().split() == ["Reported", "Flood"]
    page.go_back()
    expect(page.locator(".kt-count-line")).to_contain_text("25 events")
    page.go_back()
    expect(page.locator(".kt-count-line")).to_contain_text("37 events")
    page.goto(f"{address}timeline/?kind=flood&figure=displaced:30..&only=certain")
    expect(page.locator(".kt-set-list li")).to_have_count(16)
    expect(page.locator("input[name=only]")).to_be_checked()
    assert watched.trouble == []


def test_what_is_typed_first_is_kept(watched: Watched) -> None:
    """A day that is typed before the data are there chooses, as one typed later does."""
    page = watched.page
    page.fill("input[name=from]", "2019-12")
    page.press("input[name=from]", "Enter")
    page.wait_for_url("**/timeline/?from=2019-12")
    expect(page.locator(".kt-set-list li").first).to_be_visible()
    assert page.input_value("input[name=from]") == "2019-12"
    assert watched.trouble == []


def test_certain_and_possible(watched: Watched, address: str) -> None:
    """What may lie in a period counts as possible; `only` leaves what is certain."""
    page = watched.page
    page.goto(f"{address}timeline/?from=2018-07-20&until=2018-07-20")
    _line(page, "1 certain, up to 5 events, of 84 events")
    marked = page.locator(".kt-set-list li", has=page.locator(".kt-differ"))
    expect(marked).to_have_count(4)
    page.goto(f"{address}timeline/?from=2018-07-20&until=2018-07-20&only=certain")
    expect(page.locator(".kt-set-list li")).to_have_count(1)
    expect(page.locator(".kt-set-list a")).to_have_text("Rough 0")


def test_words_are_part_of_the_set(watched: Watched, address: str) -> None:
    """What the search index finds for words is what the set has."""
    page = watched.page
    page.goto(f"{address}timeline/?q=rough")
    expect(page.locator(".kt-set-list li")).to_have_count(len(ROUGH))
    page.goto(f"{address}timeline/?q=rough&from=2019")
    expect(page.locator(".kt-set-list a").first).to_have_text("Rough 6")
    assert watched.trouble == []


def test_walk_with_keys(watched: Watched) -> None:
    """Typed digits lead to a year, a month, a day and an event of it; arrows lead along and in; at most twelve keys."""
    page = watched.page
    page.click(".kt-walk")
    focus = page.locator(".kt-tree [tabindex='0']")
    expect(focus).to_be_focused()
    for key in "20180102":
        page.keyboard.press(key)
    expect(focus).to_have_attribute("aria-label", "2 January 2018: 1 certain, up to 3 events")
    page.keyboard.press("1")
    expect(focus).to_contain_text("2018-01-02-some-12")
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("ArrowLeft")
    expect(focus).to_have_attribute("aria-label", "January 2018: 1 certain, up to 3 events")
    page.keyboard.press("ArrowDown")
    expect(focus).to_have_attribute("aria-label", "February 2018: 2 certain, up to 4 events")
    for key in "2019060501":
        page.keyboard.press(key)
    page.keyboard.press("Enter")
    page.wait_for_url("**/events/2019/2019-06-05-timed/")
    assert watched.trouble == []


def test_keys_buttons_and_wheel_move_the_view(watched: Watched) -> None:
    """The view is in the address; it can be made hours long, and whole again; the period shown can be chosen."""
    page = watched.page
    page.click("[data-act=in]")
    page.wait_for_url("**/timeline/?view=**")
    page.focus(".kt-canvas")
    for _ in range(16):
        page.keyboard.press("+")
    expect(page.locator(".kt-scale-words")).to_contain_text("hour")
    page.keyboard.press("0")
    page.wait_for_url("**/timeline/")
    box = page.locator(".kt-canvas").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + 50)
    page.mouse.wheel(0, -600)
    page.wait_for_url("**/timeline/?view=**")
    page.click("[data-act=choose]")
    page.wait_for_url("**from=**until=**")
    page.click("button[type=reset]")
    page.wait_for_url("**/timeline/")
    assert watched.trouble == []


def test_a_drag_chooses_a_period_and_two_fingers_zoom(new_context: NewContext, address: str) -> None:
    """A drag along the axis, or with Shift, is a period in the address; one alone moves; fingers apart come closer."""
    watched = watch(new_context(has_touch=True), address)
    page = watched.page
    page.goto(f"{address}timeline/?view=2018-01-01..2018-12-31")
    expect(page.locator(".kt-canvas")).to_be_visible()
    page.locator(".kt-canvas").scroll_into_view_if_needed()
    box = page.locator(".kt-canvas").bounding_box()
    assert box is not None
    left, middle, width = box["x"], box["y"] + 50, box["width"]

    def drag(y: float) -> None:
        page.mouse.move(left + width / 4, y)
        page.mouse.down()
        page.mouse.move(left + width / 2, y, steps=3)
        page.mouse.up()

    page.keyboard.down("Shift")
    drag(middle)
    page.keyboard.up("Shift")
    page.wait_for_url("**/timeline/?from=2018-04-02&until=2018-07-02&view=2018-01-01..2018-12-31")
    page.go_back()
    drag(box["y"] + box["height"] - 20)
    page.wait_for_url("**/timeline/?from=2018-04-02&until=2018-07-02&view=2018-01-01..2018-12-31")
    page.go_back()
    drag(middle)
    page.wait_for_url("**/timeline/?view=2017-10-**")
    session = page.context.new_cdp_session(page)
    for kind, apart in (("touchStart", 40), ("touchMove", 80), ("touchMove", 160), ("touchEnd", 0)):
        fingers = [{"x": left + width / 2 + side * apart, "y": middle, "id": side} for side in (-1, 1)]
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": fingers if apart else []})
    page.wait_for_url("**/timeline/?view=2018-0**..2018-0**")
    assert watched.trouble == []


SAME_PIXELS = (Path(__file__).parent / "same_pixels.js").read_text("utf-8")


def test_the_pyramid_draws_what_counting_each_event_draws(watched: Watched) -> None:
    """Pixel for pixel, at six zooms and for three selections."""
    searches = ["", "?kind=meeting", "?from=2018-03&until=2018-08"]
    assert watched.page.evaluate(SAME_PIXELS, searches) == [[True, True]] * 18


TICKS = (Path(__file__).parent / "ticks.js").read_text("utf-8")


@pytest.mark.parametrize("zone", ["UTC", "Asia/Kabul", "America/Los_Angeles"])
def test_ticks_of_every_month(zone: str, new_context: NewContext, address: str) -> None:
    """Every month has its tick at its first minute, at every zoom and in every zone; each new year has one."""
    page = new_context(timezone_id=zone).new_page()
    page.goto(f"{address}timeline/")
    assert page.evaluate(TICKS) == []


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_moved_drawing_is_sound(size: tuple[int, int], scheme: str, new_context: NewContext, address: str) -> None:
    """With its data the page has no barrier, and nothing beyond the edge; with filters open and the tree as well."""
    context = new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    found = watch(context, address)
    page = found.page
    page.goto(f"{address}timeline/?kind=meeting&view=2018-01-01..2018-12-31")
    expect(page.locator(".kt-set-list li")).to_have_count(20)
    page.click(".kt-walk")
    if size == SMALL:
        page.click(".kt-filters > summary")
    page.click("[data-key=kind] summary")
    assert page.evaluate(OVERFLOWING) == [False, []]
    assert barriers(page) == []
    assert found.trouble == []


def test_certain_and_possible_differ_without_colour(new_context: NewContext, address: str) -> None:
    """Where the system chooses the colours, and on paper, what is possible is striped and what is certain is not."""
    page = new_context(forced_colors="active").new_page()
    page.goto(f"{address}timeline/?kind=meeting")
    expect(page.locator(".kt-set-list li").first).to_be_visible()
    striped = """() => {
      const canvas = document.querySelector(".kt-canvas canvas:last-of-type");
      const { data, width } = canvas.getContext("2d").getImageData(0, 0, canvas.width, 96);
      const alpha = (x, y) => data[4 * (y * width + x) + 3];
      const rows = Array.from({ length: 95 }, (_, y) => y);
      const counts = Array.from({ length: width }, (_, x) => rows.filter((y) => alpha(x, y) != alpha(x, y + 1)).length);
      return [counts.some((count) => count > 8), counts.some((count) => count === 1)];
    }"""
    assert page.evaluate(striped) == [True, True]
    page.emulate_media(media="print", forced_colors="none")
    assert page.evaluate(striped) == [True, True]
    expect(page.locator(".kt-toolbar").first).to_be_hidden()
    expect(page.locator(".kt-legend")).to_be_visible()


def test_every_event_without_scripts(new_context: NewContext, address: str, project: Path) -> None:
    """Decade, year and month lead to every event that has a month; a year has those that have none."""
    page = new_context(java_script_enabled=False).new_page()
    page.goto(f"{address}timeline/")
    expect(page.locator(".kt-set")).to_be_hidden()
    page.click(".kt-decades a >> text=2018")
    expect(page.locator("h1")).to_have_text("Timeline: 2018")
    expect(page.locator(".kt-marks a", has_text="Rough 2")).to_be_visible()
    page.click(".kt-nodes a >> text=July 2018")
    expect(page.locator("#d13")).to_contain_text("13 July 2018")
    expect(page.locator(".kt-marks a", has_text="Rough 0")).to_be_visible()
    expect(page.locator("#d00")).to_be_visible()

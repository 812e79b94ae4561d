"""One set: what the page, its map and `timeline export` choose by one address, and what is drawn of it."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from build_scripts.language.interface import read_strings
from build_scripts.pages.context import Context, Site
from build_scripts.reading.outlines import read_outlines
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.selection import read_selection
from build_scripts.timeline.timeline import build_timeline
from tests.browser.pages import OVERFLOWING, SMALL, WIDE, NewContext, barriers, watch
from tests.support.projects import ADDRESS, OUTLINES, build, make_project, write_event
from tests.support.serving import serve

SELECTIONS = (
    *("", "kind=flood", "kind=flood&kind=meeting&status=reported", "place=marrow-region", "place=mill-dike"),
    *("actor=council", "actor=council&as=organiser", "as=responder&as=accused", "year=2018&year=2019", "tag=budget"),
    *("from=2018-07-20&until=2018-07-20", "from=2019", "until=2017", "from=2018-02&until=2018-02"),
    *(
        "figure=displaced:30..",
        "figure=displaced:..12",
        "figure=displaced:12..40",
        "figure=injured:1..&figure=cost:1..",
    ),
    *("differ=yes", "single=yes", "changed=2031", "box=-20.3,10.4,-20.1,10.6", "box=-20.21,10.8,-20.1,10.95"),
    *("box=-21,10,-19,12&kind=meeting", "kind=Meeting&place=Lower+Marrow"),
)
DATES = ("2018-07-13/2018-09-02", "2018-07", "2018", "2018-07-20~", "[2018-12-28..2019-01-03]", "2019-05/..", "201X")
CHOSEN = (Path(__file__).parent / "chosen.js").read_text("utf-8")
COUNTS = (Path(__file__).parent / "counts.js").read_text("utf-8")
GLYPHS = (Path(__file__).parent / "glyphs.js").read_text("utf-8")
STEPS = (Path(__file__).parent / "steps.js").read_text("utf-8")
MANY = 100_000


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built record with every form of date, cast, count and whereabouts."""
    folder = make_project(tmp_path_factory.mktemp("one-set") / "project")
    choose = random.Random(13)
    point = {"lat": "10.9", "lon": "-20.2", "precision": "200 m", "sources": ["one"]}
    for number, date in enumerate(DATES):
        write_event(folder, f"{max(date[:4].strip('['), '2018')[:4].replace('X', '8')}-rough-{number}", date=date)
    for number in range(40):
        day = f"{2017 + number % 3}-{1 + number % 12:02}-{1 + number % 28:02}"
        counts = choose.choice(
            [[{"displaced": 12, "by": "council"}], [{"displaced": "at least 30", "by": "council"}], None]
        )
        if number % 8 == 0:
            counts = [{"displaced": 9, "by": "council"}, {"displaced": 40, "by": "river-watch"}]
        write_event(
            folder,
            f"{day}-some-{number}",
            date=day,
            kind=choose.choice(["flood", "meeting"]),
            figures=counts,
            places=choose.choice([["lower-marrow"], ["marrow-region"], ["old-gauge"], None]),
            point=point if number % 9 == 0 else None,
            actors=[{"actor": "council", "role": choose.choice(["organiser", "responder"])}] if number % 2 else None,
        )
    build(folder)
    return folder


@pytest.fixture(scope="module")
def address(project: Path) -> Iterator[str]:
    """The address of the served site."""
    with serve(project / "site", urlsplit(ADDRESS).path.removeprefix("/")) as found:
        yield found


@pytest.fixture(scope="module")
def record(project: Path) -> Context:
    """The same record as commands see it."""
    loaded = load_record(read_files(project / "events"), None)
    outlines = read_outlines(project / OUTLINES, loaded.places)
    return Context(build_timeline(loaded), Site("Mills"), read_strings("en", project), outlines=outlines)


def test_page_and_command_choose_the_same(page: Page, address: str, record: Context) -> None:
    """One address means one set: all that it may mean, and with `only=certain` what it certainly means."""
    page.goto(f"{address}timeline/")
    queries = [*SELECTIONS, *(f"{query}&only=certain".removeprefix("&") for query in SELECTIONS)]
    chosen = dict(zip(queries, page.evaluate(CHOSEN, queries), strict=True))
    timeline = record.timeline
    selected = {
        query: [event.id for event in read_selection([query] if query else [], timeline).of(timeline, record.locator)]
        for query in queries
    }
    assert chosen == selected
    assert len({json.dumps(ids) for ids in selected.values()}) > len(SELECTIONS)


def test_the_count_of_a_choice_is_what_it_leaves(page: Page, address: str) -> None:
    """Whatever is chosen, and whichever filter is opened first: a choice is counted as if it alone were made."""
    page.goto(f"{address}timeline/")
    queries = [
        *SELECTIONS,
        *(f"{query}&only=certain" for query in ("from=2019", "figure=displaced:30..", "tag=budget")),
    ]
    wrong, counted = page.evaluate(COUNTS, queries)
    assert wrong == []
    assert counted > 10 * len(queries)


def test_a_view_loads_what_it_needs(page: Page, address: str) -> None:
    """A chosen actor takes the days and its own events; a filter that is opened then takes its column, and no other."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(f"{address}timeline/")))

    def data() -> list[str]:
        page.wait_for_load_state("networkidle")
        files = sorted(url for url in asked if url.endswith(".json"))
        asked.clear()
        return files

    page.goto(f"{address}timeline/?actor=council")
    expect(page.locator(".kt-set-list li").first).to_be_visible()
    assert data() == ["of/actor/council.json", "rows/0.json", "set/0.json", "set/words.json"]
    page.click("[data-key=actor] summary")
    expect(page.locator("[data-key=actor] label:visible span:last-child").first).to_have_text(re.compile("[1-9]"))
    assert data() == []
    page.click("[data-key=place] summary")
    expect(page.locator("[data-key=place] label:visible span:last-child").first).to_have_text(re.compile("[1-9]"))
    assert data() == ["columns/place/0.json"]


def test_every_choice_has_its_count(page: Page, address: str) -> None:
    """Beside each choice stands what choosing it alone would leave; so with bounds, days and what is only certain."""
    page.goto(f"{address}timeline/?kind=flood")
    expect(page.locator(".kt-set-list li").first).to_be_visible()
    page.click("summary >> text=More")
    expect(page.locator("[data-count=changed]")).to_have_text(
        re.compile("[0-9]")
    )  # which came with a column of its own
    counted = {name: int(page.inner_text(f"[data-count={name}]")) for name in ("differ", "single", "only", "changed")}
    page.select_option("select[name=measure]", "displaced")
    page.fill("input[name=least]", "12")
    page.press("input[name=least]", "Enter")
    page.wait_for_url("**figure=displaced:12..")
    of_figure = page.inner_text(".kt-figure-count")
    assert page.inner_text(".kt-count-line") == f"{of_figure}, of 51 events"
    assert "certain, up to" in of_figure
    for name, query in {"differ": "differ=yes", "single": "single=yes", "only": "only=certain"}.items():
        page.goto(f"{address}timeline/?kind=flood&{query}")
        expect(page.locator(".kt-count-line")).to_have_text(re.compile(rf"{counted[name]} events?, of 51 events"))
    page.click("[data-key=kind] summary")
    page.wait_for_function(
        """() => {
          const rows = [...document.querySelectorAll("[data-key=kind] label")].filter((row) => row.checkVisibility());
          return rows.length > 1 && rows.every((row) => /^\\d+$/.test(row.querySelectorAll("span")[1].textContent));
        }"""
    )


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["wide", "small"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_map_is_a_view_of_the_set(
    size: tuple[int, int], scheme: str, new_context: NewContext, address: str
) -> None:
    """The map has the filters, the count and the list; its window is a filter; the timeline takes all of it along."""
    watched = watch(new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme), address)
    page = watched.page
    page.goto(f"{address}map/?kind=flood&from=2017&until=2018")
    expect(page.locator(".kt-map-live a").first).to_be_visible()
    expect(page.locator(".kt-map-wide, .kt-map-narrow").first).to_be_hidden()
    before = page.inner_text(".kt-count-line")
    page.focus(".kt-map-frame[tabindex]")
    for key in ("+", "+", "ArrowRight", "Enter"):
        page.keyboard.press(key)
    page.wait_for_url("**/map/?kind=flood&from=2017&until=2018&box=**&map=**")
    expect(page.locator("path.kt-window")).to_be_attached()
    assert page.inner_text(".kt-count-line") != before
    within = page.inner_text(".kt-count-line")
    assert page.evaluate(OVERFLOWING) == [False, []]
    assert barriers(page) == []
    page.click("a[data-carry]")
    page.wait_for_url("**/timeline/?kind=flood&from=2017&until=2018&box=**")
    expect(page.locator(".kt-count-line")).to_have_text(within)
    if size == SMALL:
        page.click(".kt-filters > summary")
    page.uncheck("input[name=box]")
    expect(page.locator(".kt-count-line")).to_have_text(before)
    assert watched.trouble == []


PART = "**/map/?map=*,*,4"


def seen(page: Page) -> list[float]:
    """What is seen of the map, in its units: left, top, width, height."""
    return [float(number) for number in (page.get_attribute(".kt-map svg", "viewBox") or "").split()]


def test_addresses_are_copied(new_context: NewContext, address: str) -> None:
    """Buttons copy the address of a selection and the code of its frame; where nothing can be copied there are none."""
    context = new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(f"{address}timeline/?kind=flood")
    line = page.locator(".kt-count-line")
    page.click("[data-act=copy]")
    expect(line).to_have_text("The address is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.click("[data-act=embed]")
    expect(line).to_have_text("The code is copied. It shows this selection in a frame of another page.")
    code = page.evaluate("navigator.clipboard.readText()")
    assert code.startswith("<iframe ")
    assert f'src="{address}embed/?kind=flood"' in code
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    page.click("[data-act=copy]")
    expect(line).to_have_text("The browser did not allow it to be copied.")
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    for name in ("timeline", "map"):
        page.goto(f"{address}{name}/?kind=flood")
        expect(line).to_contain_text("events")
        assert page.locator("[data-act=copy], [data-act=embed]").count() == 0


def test_what_is_seen_of_the_map_is_in_the_address(page: Page, address: str) -> None:
    """An address shows the part that was seen when it was copied; back and forward follow, "Reset" shows all of it."""
    page.goto(f"{address}map/")
    whole = seen(page)
    page.focus(".kt-map-frame[tabindex]")
    page.keyboard.press("+")
    page.wait_for_url("**/map/?map=*,*,2")
    for key in ("+", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    page.wait_for_url(PART)
    part, link = seen(page), page.url
    assert part[2] == pytest.approx(whole[2] / 4)
    page.goto("about:blank")
    page.goto(link)
    expect(page.locator(".kt-map-live")).to_be_attached()
    assert seen(page) == pytest.approx(part, abs=1)
    assert page.url == link
    page.evaluate("document.querySelector('.kt-filters').open = true")
    page.click("[data-key=kind] summary")
    page.click("[data-key=kind] label:visible >> nth=0")
    page.wait_for_url("**/map/?kind=*&map=*,*,4")
    assert seen(page) == pytest.approx(part, abs=1)
    page.focus(".kt-map-frame[tabindex]")
    page.keyboard.press("0")
    page.wait_for_url(re.compile(r"/map/\?kind=[^&]*$"))
    assert seen(page) == whole
    page.go_back()
    page.wait_for_url(link)
    expect(page.locator("#kt-mapped")).not_to_have_attribute("aria-busy", "true")
    assert seen(page) == pytest.approx(part, abs=1)
    page.go_forward()
    page.wait_for_url(re.compile(r"/map/\?kind=[^&]*$"))
    expect(page.locator("#kt-mapped")).not_to_have_attribute("aria-busy", "true")
    assert seen(page) == whole
    page.go_back()
    page.wait_for_url(link)
    page.click("button[type=reset]")
    page.wait_for_url("**/map/")
    assert seen(page) == whole


def test_page_and_build_project_alike(page: Page, address: str, record: Context) -> None:
    """A position lies at one point of the map, whether a build or a browser draws it; and back it leads to itself."""
    page.goto(f"{address}map/")
    positions = [(-20.2, 10.9), (-21.0, 10.0), (-19.1, 11.7), (-20.25, 10.5)]
    drawing = record.drawing
    assert drawing is not None
    found: list[Any] = page.evaluate(
        """async (positions) => {
          const { Projection } = await import(new URL("../assets/timeline/projection.js", location.href).href);
          const projection = new Projection(JSON.parse(document.getElementById("kt-map-about").textContent));
          return positions.map((at) => [projection.at(...at), projection.degrees(...projection.at(...at))]);
        }""",
        positions,
    )
    for position, (at, back) in zip(positions, found, strict=True):
        assert at == pytest.approx(drawing.at(position), abs=1e-6)
        assert back == pytest.approx(position, abs=1e-5)


def test_pictures_say_what_they_show(page: Page, address: str, tmp_path: Path) -> None:
    """Both pictures carry the words and the citation; SVG is whole by itself, stripes and all."""
    page.goto(f"{address}timeline/?kind=meeting&from=2018")
    expect(page.locator(".kt-set-list li").first).to_be_visible()
    for name in ("svg", "png"):
        with page.expect_download() as saved:
            page.click(f"[data-act=save_{name}]")
        saved.value.save_as(tmp_path / f"timeline.{name}")
    root = ElementTree.parse(tmp_path / "timeline.svg").getroot()
    texts = " ".join(text.text or "" for text in root.iter("{http://www.w3.org/2000/svg}text"))
    assert "Meeting" in texts
    assert "Chronicle of the Marrow. record " in texts
    assert "timeline/?kind=meeting&from=2018" in texts.replace(" ", "")
    possible = page.locator(".kt-legend .kt-swatch").first.evaluate("(sign) => getComputedStyle(sign).color")
    marks = root.findall(f"{{http://www.w3.org/2000/svg}}path[@fill='{possible}']")
    assert max(mark.get("d", "").count("v1h") for mark in marks) > 2
    assert (tmp_path / "timeline.png").read_bytes()[:4] == b"\x89PNG"


def test_no_mark_is_narrower_than_its_event(page: Page, address: str) -> None:
    """At every zoom the striped bar of an event covers its possible days, and the solid one the certain ones."""
    page.goto(f"{address}timeline/")
    assert page.evaluate(GLYPHS) == {"narrow": [], "sums": [], "marks": 51 * 14}


def test_any_of_a_hundred_thousand_events_in_twelve_keys(page: Page, address: str) -> None:
    """Digits of a date, then a number, then Enter: of every two-hundredth event at most twelve keys."""
    page.goto(f"{address}timeline/")
    missed, most = page.evaluate(STEPS, MANY)
    assert missed == []
    assert most <= 12


def test_a_frame_shows_one_selection(new_context: NewContext, address: str) -> None:
    """A frame has the drawing and its count, no filters and no list; its way back takes the selection along."""
    watched = watch(new_context(viewport={"width": 600, "height": 560}), address)
    page = watched.page
    page.goto(f"{address}embed/?kind=flood&from=2018")
    expect(page.locator(".kt-canvas")).to_be_visible()
    expect(page.locator(".kt-count-line")).to_contain_text("of 51 events")
    for part in (".kt-filters", ".kt-list", "[data-act=embed]"):
        expect(page.locator(part)).to_be_hidden()
    way = page.locator("#kt-whole").get_attribute("href")
    assert way is not None
    assert way.endswith("timeline/?kind=flood&from=2018")
    assert page.evaluate(OVERFLOWING) == [False, []]
    assert barriers(page) == []
    assert watched.trouble == []

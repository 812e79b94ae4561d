"""The page of the map: its numbers are those of its table, and no event is lost, however many there are."""

import re
from pathlib import Path

import pytest

from build_scripts.pages.context import Context
from build_scripts.pages.maps.merging import MOST, merge
from build_scripts.pages.maps.signs import signs_of
from build_scripts.pages.maps.world import LAYERS, render_map
from tests.pages.maps.drawn import context_of, empty_project, write_place
from tests.support.dom import Element, parse
from tests.support.projects import write_event

MEGABYTE = 1_000_000


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A record with events at a spot, in a town, in a region, beyond the map, nowhere, and without a place."""
    project = empty_project(tmp_path)
    write_place(project, "far-mill", lat=50.0, lon=8.0)
    write_place(project, "far-land", kind="region")
    write_event(project, "2031-one", places=["old-gauge"])
    write_event(project, "2031-two", places=["mill-dike"])
    write_event(project, "2031-three", places=["lower-marrow", "far-mill"])
    write_event(project, "2031-four", places=["marrow-region"])
    write_event(project, "2031-five", places=["marrow-region"])
    write_event(project, "2031-six", places=["far-land"])
    write_event(project, "2031-seven")
    return project


def rendered(context: Context) -> Element:
    """The page."""
    return parse(render_map(context, context.timeline.events).body.encode())


def words(element: Element) -> str:
    """The text of an element, with single spaces."""
    return " ".join(element.text.split())


def cells(row: Element) -> list[str]:
    """The texts of the cells of a row."""
    return [words(cell) for cell in row.walk() if cell.name in ("th", "td")]


def test_table(project: Path) -> None:
    """Each place has its events, those known no nearer, and how it is drawn for how many; containers count contents."""
    page = rendered(context_of(project))
    assert [cells(row) for row in page.find("tr")[1:]] == [
        ["Marrow Region", "5", "2", "hatched area 2"],
        ["Lower Marrow ماروی پایین", "3", "1", "hatched circle 2"],
        ["Old gauge", "1", "1", "filled dot 1"],
    ]
    assert [words(item) for item in page.find("li")[-2:]] == ["Far mill1 event", "Far land1 event"]
    assert "1 events name no place." not in words(page)
    assert "1 event names no place." in words(page)


def test_numbers_of_map_and_table_agree(project: Path) -> None:
    """The numbers in the signs of each layer, one for a sign without a number, sum up to those of the table."""
    page = rendered(context_of(project))
    for layer in (each.name for each in LAYERS):
        (group,) = [each for each in page.find("g") if each.attributes.get("class") == f"kt-map-{layer}"]
        areas = sum(int(text.text) for text in group.find("text") if text in group.children and text.text.isdigit())
        marks = [mark.find("text") for mark in group.find("a")]
        assert areas == 2
        assert sum(int(number[0].text) if number else 1 for number in marks) == 3
    drawn = [int(b.text) for b in page.find("b")]
    assert sum(drawn) == 5


def test_marks_know_their_places(project: Path) -> None:
    """Shapes and marks carry the ids of the places for which they stand, so that a script can show a part of them."""
    page = rendered(context_of(project))
    carried = [link.attributes["data-places"] for link in page.find("a") if "data-places" in link.attributes]
    assert carried == ["marrow-region", *(["lower-marrow mill-dike old-gauge"] * len(LAYERS))]


def test_nothing_of_the_drawing_is_reached_by_keys(project: Path) -> None:
    """The drawing is hidden from readers of the screen and from keys; its table leads everywhere that it leads."""
    page = rendered(context_of(project))
    (drawing,) = page.find("svg")
    assert drawing.attributes["aria-hidden"] == "true"
    assert {link.attributes["tabindex"] for link in drawing.find("a")} == {"-1"}
    ways = {link.attributes["href"] for link in drawing.find("a")}
    (table,) = page.find("table")
    assert ways <= {link.attributes["href"] for link in table.find("a")}


def test_an_event_without_a_place_leads_to_itself(project: Path) -> None:
    """A point of an event that names no place is a mark, and a row of the table."""
    point = {"lat": "10.9", "lon": "-20.1", "precision": "200 m", "sources": ["one"]}
    write_event(project, "2031-eight", title="Flood at the ford", point=point)
    page = rendered(context_of(project))
    (row,) = [row for row in page.find("tr") if "ford" in row.text]
    assert cells(row) == [
        "Flood at the ford",
        "1",
        "1",
        "filled dot 1",
    ]
    hrefs = [link.attributes["href"] for link in page.find("a")]
    assert hrefs.count("\x02events/2031/2031-eight/") == 1 + len(LAYERS)


def test_thousands_of_places(tmp_path: Path) -> None:
    """The page of a record with many places is no larger than others, and says what has no row."""
    project = empty_project(tmp_path)
    names = [f"hut-{number}" for number in range(3_000)]
    for number, name in enumerate(names):
        write_place(project, name, within="lower-marrow", lat=10.0 + number % 60 / 60, lon=-20.9 + number // 60 / 40)
    for number in range(0, 3_000, 500):
        write_event(project, f"2031-event-{number}", places=names[number : number + 500])
    context = context_of(project)
    page = render_map(context, context.timeline.events)
    assert len(page.body.encode()) < MEGABYTE
    tree = parse(page.body.encode())
    assert [cells(row)[0] for row in tree.find("tr")[1:]] == ["Marrow Region", "Lower Marrow ماروی پایین"]
    assert "3,000 smaller places have no row" in words(tree)


def test_merged_marks_lose_nothing(tmp_path: Path) -> None:
    """Each sign is in one mark; marks lie apart, are few, and each is as large as the coordinates are inexact."""
    project = empty_project(tmp_path)
    for number in range(2_000):
        write_place(project, f"hut-{number}", lat=10.001 + number % 50 / 50, lon=-20.901 + number // 50 / 30)
    write_event(project, "2031-flood", places=[f"hut-{number}" for number in range(1_000)])
    write_event(project, "2031-vote", places=[f"hut-{number}" for number in range(1_000, 2_000)])
    context = context_of(project)
    assert context.drawing is not None
    assert context.locator is not None
    signs = signs_of(context.drawing, context.locator, context.timeline.events)
    marks = merge(signs.marks, 0.5, 1.0)
    assert sum(len(mark.signs) for mark in marks) == len(signs.marks) == 2_000
    assert len(marks) <= MOST
    assert all(sign.reach <= mark.radius for mark in marks for sign in mark.signs)
    again = merge(signs.marks[::-1], 0.5, 1.0)
    assert sorted(mark.at for mark in again) == sorted(mark.at for mark in marks)


def test_precise_marks_are_no_smaller_than_they_say(tmp_path: Path) -> None:
    """On the large map, too, each point is covered by a mark that is as large as its precision."""
    project = empty_project(tmp_path)
    for number, precision in enumerate(("200 m", "3 km", "30 km")):
        point = {"lat": f"10.{3 * number + 2}", "lon": "-20.1", "precision": precision, "sources": ["one"]}
        write_event(project, f"2031-event-{number}", places=["lower-marrow"], point=point)
    context = context_of(project)
    assert context.drawing is not None
    circles = [circle.attributes for circle in rendered(context).find("circle")]
    for number, kilometres in enumerate((0.2, 3, 30)):
        x, y = context.drawing.at((-20.1, 10 + (3 * number + 2) / 10))
        near = [
            float(circle["r"])
            for circle in circles
            if abs(float(circle["cx"]) - x) < 0.1 and abs(float(circle["cy"]) - y) < 0.1
        ]
        assert len(near) == len(LAYERS)
        assert min(near) >= context.drawing.units(kilometres)


def test_the_page_is_the_same_twice(project: Path) -> None:
    """Equal input gives equal bytes."""
    context = context_of(project)
    again = context_of(project)
    assert render_map(context, context.timeline.events) == render_map(again, again.timeline.events)


def test_no_clock_nor_address(project: Path) -> None:
    """The page asks no other host for anything."""
    context = context_of(project)
    assert re.findall(r"https?://[^\"<\s]+", render_map(context, context.timeline.events).body) == []

"""Small maps: what is filled and what is hatched, how large a mark is, and how little a page has of its own."""

import json
import re
from pathlib import Path

import pytest

from build_scripts.model.layout import SITE_ROOT
from build_scripts.pages import plan_pages
from build_scripts.pages.context import Context
from build_scripts.pages.maps.small import MAP, actor_map, event_map, place_map
from tests.pages.maps.drawn import context_of, empty_project, write_place
from tests.support.dom import parse
from tests.support.projects import OUTLINES, write_event

DEEPEST = "../" * 5


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example's places without an event."""
    return empty_project(tmp_path)


def signs(html: str) -> dict[str, list[str]]:
    """What is filled, what is hatched, and the classes of marks."""
    tree = parse(html.encode())
    found: dict[str, list[str]] = {}
    for name in ("solid", "hatched"):
        groups = [group for group in tree.find("g") if group.attributes.get("class") == f"kt-{name}"]
        found[name] = [use.attributes["href"].partition("#")[2] for group in groups for use in group.find("use")]
    found["marks"] = [circle.attributes["class"] for circle in tree.find("circle")]
    return found


def of_event(context: Context, event: str = "2031-flood") -> str:
    """The map of an event."""
    return event_map(context, context.timeline.by_id[event])


def test_signs_of_an_event(project: Path) -> None:
    """A region is hatched and never a dot, a town a hatched circle, a site a filled dot."""
    write_event(project, "2031-flood", places=["marrow-region", "mill-dike", "old-gauge"])
    html = of_event(context_of(project))
    assert signs(html) == {"solid": [], "hatched": ["marrow"], "marks": ["kt-disc"]}
    write_event(project, "2031-flood", places=["old-gauge"])
    assert signs(of_event(context_of(project))) == {"solid": [], "hatched": [], "marks": ["kt-dot"]}


def test_words_of_an_event(project: Path) -> None:
    """Below the map stands what its signs mean, a way to the map of all, and the sentence of the outlines."""
    write_event(project, "2031-flood", places=["marrow-region"])
    caption = parse(of_event(context_of(project)).encode()).find("figcaption")[0].text
    assert " ".join(caption.split()) == (
        "Hatched: somewhere in Marrow Region. Map of all events "
        "Outlines drawn for this invented chronicle; a dashed line is disputed."
    )


@pytest.mark.parametrize("precision", ["200 m", "1 km", "5 km", "40 km"])
def test_no_mark_is_smaller_than_its_precision(precision: str, project: Path) -> None:
    """A mark is at least as large as the point is inexact, and filled only where the dot covers that."""
    point = {"lat": "10.5", "lon": "-20.1", "precision": precision, "sources": ["one"]}
    write_event(project, "2031-flood", places=["lower-marrow"], point=point)
    context = context_of(project)
    assert context.drawing is not None
    number, unit = precision.split()
    kilometres = float(number) * (1 if unit == "km" else 0.001)
    (circle,) = parse(of_event(context).encode()).find("circle")
    at = context.drawing.at((-20.1, 10.5))
    assert (float(circle.attributes["cx"]), float(circle.attributes["cy"])) == pytest.approx(at, abs=0.06)
    assert float(circle.attributes["r"]) - 0.08 >= context.drawing.units(kilometres)
    assert circle.attributes["class"] == ("kt-dot" if kilometres <= 1 else "kt-disc")


def test_signs_of_places(project: Path) -> None:
    """A place's own extent is filled; what lies nowhere nearer than in another place is hatched there."""
    write_place(project, "barn", within="marrow-region")
    write_place(project, "far-land", kind="region")
    write_place(project, "far-mill", lat=50.0, lon=8.0)
    context = context_of(project)
    assert {place: signs(place_map(context, place)) for place in context.timeline.places} == {
        "barn": {"solid": [], "hatched": ["marrow"], "marks": []},
        "far-land": {"solid": [], "hatched": [], "marks": []},
        "far-mill": {"solid": [], "hatched": [], "marks": []},
        "lower-marrow": {"solid": [], "hatched": [], "marks": ["kt-dot"]},
        "marrow-region": {"solid": ["marrow"], "hatched": [], "marks": []},
        "mill-dike": {"solid": [], "hatched": [], "marks": ["kt-disc"]},
        "old-gauge": {"solid": [], "hatched": [], "marks": ["kt-dot"]},
    }
    assert place_map(context, "far-mill") == place_map(context, "far-land") == ""


def test_signs_of_an_actor(project: Path) -> None:
    """Of an actor the areas are filled in which its events were, by the record; a larger shape is hatched."""
    write_event(project, "2031-flood", places=["old-gauge"])
    write_event(project, "2031-vote")
    context = context_of(project)
    html = actor_map(context, context.timeline.events)
    assert signs(html) == {"solid": [], "hatched": ["marrow"], "marks": []}
    assert "Hatched: somewhere in Marrow Region." in html
    assert actor_map(context, [context.timeline.by_id["2031-vote"]]) == ""


def test_without_outlines_there_is_no_map(project: Path) -> None:
    """A record that names no outlines has no page, no menu entry and no hole where a map would be."""
    write_event(project, "2031-flood", places=["old-gauge"])
    context = context_of(project, outlined=False)
    assert of_event(context) == place_map(context, "old-gauge") == actor_map(context, context.timeline.events) == ""
    planned = {page.path: page for page in plan_pages(context)}
    assert "map/" not in planned
    for path in ("events/2031/2031-flood/", "places/old-gauge/", "actors/council/"):
        page = planned[path].make(context)
        assert not isinstance(page, bytes)
        assert "kt-map" not in page.body
        assert MAP not in page.body


def test_a_page_has_little_of_its_own(project: Path) -> None:
    """A small map takes no more than a thousand bytes of drawing, wherever its page lies."""
    for number in range(12):
        write_place(project, f"hut-{number}", lat=10.1 + number / 20, lon=-20.1)
    write_event(project, "2031-flood", places=["marrow-region", *(f"hut-{number}" for number in range(12))])
    context = context_of(project)
    html = of_event(context)
    (drawing,) = re.findall(r"<svg.*</svg>", html, re.DOTALL)
    assert len(drawing.replace(SITE_ROOT, DEEPEST).encode()) <= 1_000


def test_an_actor_of_many_places_has_few_signs(project: Path) -> None:
    """Of an actor with events in many areas the map has those with most, and says of how many; it stays small."""
    outlines = json.loads((project / OUTLINES).read_text("utf-8"))
    for number in range(9):
        write_place(project, f"ward-{number}", kind="region", within="marrow-region")
        west, south = -20.9 + number / 10, 10.2
        ring = [[west, south], [west + 0.05, south], [west + 0.05, south + 0.3], [west, south]]
        properties = {"name": f"Ward {number}", "place": f"ward-{number}", "within": "marrow"}
        geometry = {"type": "Polygon", "coordinates": [ring]}
        outlines["features"].append(
            {"type": "Feature", "id": f"ward-{number}", "properties": properties, "geometry": geometry}
        )
        write_event(project, f"2031-event-{number}", places=[f"ward-{number}"])
    write_place(project, "far-hut", lat=10.8, lon=-19.3)
    write_event(project, "2031-first", places=["ward-8"])
    write_event(project, "2031-whole", places=["marrow-region"])
    write_event(project, "2031-hut", places=["far-hut"])
    (project / OUTLINES).write_text(json.dumps(outlines), "utf-8")
    context = context_of(project)
    html = actor_map(context, context.timeline.events)
    assert signs(html) == {
        "solid": ["ward-8", "ward-0", "ward-1", "ward-2", "ward-3", "ward-4"],
        "hatched": ["marrow"],
        "marks": ["kt-dot"],
    }
    caption = " ".join(parse(html.encode()).find("figcaption")[0].text.split())
    assert caption.startswith(
        "Filled: the 6 with most of its events, of 9 areas. Hatched: somewhere in Marrow Region. Dot: Far hut. Map"
    )
    (drawing,) = re.findall(r"<svg.*</svg>", html, re.DOTALL)
    assert len(drawing.replace(SITE_ROOT, "../../").encode()) <= 1_000

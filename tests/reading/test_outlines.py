"""The file of outlines: what is read of it, and the one line for each thing that may be wrong."""

import json
from pathlib import Path
from typing import Any

import pytest

from build_scripts.reading.outlines import MOST_POINTS, OutlinesError, read_outlines
from tests.examples import RECORD
from tests.support.projects import OUTLINES

RING = [[0, 0], [2, 0], [2, 1], [0, 0]]


def feature(id_: str = "one", ring: Any = RING, **properties: str) -> dict[str, Any]:
    """A feature that is a polygon."""
    geometry = {"type": "Polygon", "coordinates": [ring]}
    return {"type": "Feature", "id": id_, "properties": properties, "geometry": geometry}


def collection(*features: dict[str, Any], **members: Any) -> dict[str, Any]:
    """A collection of features."""
    return {"type": "FeatureCollection", "note": "Drawn by hand.", "features": list(features), **members}


def refusal(folder: Path, value: object) -> str:
    """What is said against a file."""
    path = folder / "shapes.geojson"
    path.write_text(value if isinstance(value, str) else json.dumps(value), "utf-8")
    with pytest.raises(OutlinesError) as refused:
        read_outlines(path, {"mill", "town"})
    return str(refused.value).removeprefix("`outlines`: `shapes.geojson`: ")


def test_example() -> None:
    """Shapes come with their names, places and larger shapes, larger ones first; lines apart from them."""
    outlines = read_outlines(RECORD / OUTLINES, {"marrow-region"})
    assert [(each.id, each.place, each.within, len(each.polygons)) for each in outlines.shapes.values()] == [
        ("marrow", "marrow-region", "", 1),
        ("hill", "", "", 2),
        ("marrow-north", "", "marrow", 1),
    ]
    assert outlines.note == "Outlines drawn for this invented chronicle; a dashed line is disputed."
    assert outlines.disputed == (((-19.6, 10.4), (-19.9, 11.0)),)
    assert {place: shape.id for place, shape in outlines.by_place.items()} == {"marrow-region": "marrow"}


def test_heights_are_left_out(tmp_path: Path) -> None:
    """A third number of a position is its height, which no map shows."""
    path = tmp_path / "high.geojson"
    path.write_text(json.dumps(collection(feature(ring=[[*position, 7] for position in RING]))), "utf-8")
    assert read_outlines(path, ()).shapes["one"].polygons == ((((0, 0), (2, 0), (2, 1), (0, 0)),),)


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ("{", "Invalid JSON: EOF while parsing an object at line 1 column 1"),
        (collection(feature(), note=""), "`note`: String should have at least 1 character"),
        ({"type": "FeatureCollection", "features": []}, "`note`: Field required"),
        (collection(), "has no shape: it needs features that are a Polygon or a MultiPolygon"),
        (
            collection(feature(ring=[[0, 0], [2, 91], [2, 1], [0, 0]])),
            "`features[0].geometry.Polygon.coordinates[0][1][1]`: Input should be less than or equal to 90",
        ),
        (
            collection(feature(ring=[[0, 0], [2, 1], [0, 0]])),
            "`features[0].geometry.Polygon.coordinates[0]`: Tuple should have at least 4 items after validation, not 3",
        ),
        (
            collection({**feature(), "geometry": {"type": "Point", "coordinates": [0, 0]}}),
            "`features[0].geometry`: Input tag 'Point' found using 'type' does not match any of the expected tags: "
            "'Polygon', 'MultiPolygon', 'LineString', 'MultiLineString'",
        ),
        (
            collection(feature(line="front")),
            "`features[0].properties.line`: Input should be '' or 'disputed'",
        ),
        (
            collection(feature("")),
            "a feature has the id ``: give each shape one of its own, of letters, digits and hyphens",
        ),
        (collection(feature(), feature()), "2 features have the id `one`: give each one of its own"),
        (collection(feature(within="two")), "`one` lies within `two`, which is no other shape of the file"),
        (
            collection(feature(place="mill"), feature("two", place="mill")),
            "2 shapes are the outline of `mill`: make them one MultiPolygon",
        ),
        (collection(feature(ring=[*RING[:3], [0, 0.5]])), "a ring of `one` does not end where it begins"),
        (
            collection(feature(ring=[[-180, -90], [180, -90], [180, 90], [-180, 90], [-180, -90]])),
            "a ring of `one` encloses nothing, or half of the globe: cut it at the line of date",
        ),
        (
            collection(feature(ring=[[0, 0], [1, 1], [0, 0], [0, 0]])),
            "a ring of `one` encloses nothing, or half of the globe: cut it at the line of date",
        ),
        (
            collection(feature(ring=[[0, 0], *([x % 2 + 1, 1] for x in range(MOST_POINTS)), [0, 1], [0, 0]])),
            "the outlines have 60,003 points, and a page can draw 60,000: simplify them, for example with "
            "`mapshaper -simplify 10% keep-shapes`",
        ),
    ],
)
def test_refused(value: object, message: str, tmp_path: Path) -> None:
    """What cannot be drawn is refused, with where it is and what to do."""
    assert refusal(tmp_path, value) == message


@pytest.mark.parametrize(
    ("place", "remedy"), [("mil", "did you mean `mill`?"), ("zz", "leave `place` out, or add the place")]
)
def test_a_place_that_is_not_there(place: str, remedy: str, tmp_path: Path) -> None:
    """A place that the record does not have is warned of; its shape is drawn as nobody's."""
    path = tmp_path / "shapes.geojson"
    path.write_text(json.dumps(collection(feature(place=place))), "utf-8")
    outlines = read_outlines(path, {"mill", "town"})
    message = f"`outlines`: `shapes.geojson`: `one` is the outline of `{place}`, which is no place here: {remedy}"
    assert outlines.warnings == (message,)
    assert (outlines.by_place, [*outlines.shapes]) == ({}, ["one"])


def test_missing(tmp_path: Path) -> None:
    """A file that is not there is said to be so."""
    with pytest.raises(
        OutlinesError, match=r"^`outlines`: `none\.geojson` cannot be read \(No such file or directory\): name a"
    ):
        read_outlines(tmp_path / "none.geojson", ())

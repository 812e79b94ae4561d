"""Points: near a place as the record has places, and no finer than they are known."""

from pathlib import Path

import pytest

from tests.examples import CASE, RECORD, findings_of, set_up


def rules_of(folder: Path, rows: str) -> list[str]:
    """The rules that the least event breaks with ``rows`` in its front matter."""
    set_up(RECORD.parent / "valid/least.md", folder)
    path = folder / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{rows}sources:\n", 1), encoding="utf-8")
    return [finding.rule for finding in findings_of(folder)]


@pytest.mark.parametrize(
    ("places", "lat", "lon", "precision", "rules"),
    [
        ("[old-gauge]", "10.6", "-20.3", "5 km", []),
        ("[old-gauge]", "10.8", "-20.3", "5 km", ["point-far-from-place"]),
        ("[old-gauge]", "10.8", "-20.3", "20 km", []),
        ("[old-gauge, mill-dike]", "10.8", "-20.3", "5 km", []),
        ("[lower-marrow]", "11.1", "-20.3", "5 km", []),
        ("[lower-marrow]", "12.1", "-20.3", "5 km", ["point-far-from-place"]),
        ("[mill-dike]", "12.1", "-20.3", "5 km", ["point-far-from-place"]),
        ("[marrow-region]", "24", "-10", "5 km", []),
        ("[marrow-region]", "80", "150", "5 km", ["point-far-from-place"]),
        ("[nowhere]", "80", "150", "5 km", ["unknown-place"]),
        ("[old-gauge]", "10.6", "-20.3", "site", []),
        ("[old-gauge]", "10.60000", "-20.30000", "town", []),
        ("[old-gauge]", "10.60", "-20.300", "5 km", ["point-finer-than-precision"]),
        ("[old-gauge]", "10.5100", "-20.2600", "50 m", []),
        ("[old-gauge]", "-10.5", "-20.26", "5 km", ["point-far-from-place"]),
        ("[old-gauge]", "10.5", "160", "5 km", ["point-far-from-place"]),
    ],
)
def test_points(places: str, lat: str, lon: str, precision: str, rules: list[str], tmp_path: Path) -> None:
    """A point is near one of the places, by what the record knows of such places, and bears its decimals."""
    point = f"{{lat: {lat}, lon: {lon}, precision: {precision}, sources: [gazette]}}"
    assert rules_of(tmp_path, f"places: {places}\npoint: {point}\n") == rules


def test_a_small_kind_becomes_large(tmp_path: Path) -> None:
    """A kind of place that holds others than spots is large, so a point may lie farther from its coordinates."""
    rows = "places: [lower-marrow]\npoint: {lat: 12.1, lon: -20.3, precision: 5 km, sources: [gazette]}\n"
    set_up(RECORD.parent / "valid/least.md", tmp_path)
    (tmp_path / "events/_places/quarter.md").write_text("---\nname: Quarter\nkind: town\nwithin: lower-marrow\n---\n")
    path = tmp_path / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{rows}sources:\n", 1), encoding="utf-8")
    assert findings_of(tmp_path) == []


@pytest.mark.parametrize(
    ("named", "lat", "lon", "rules"),
    [
        ("land", "34", "68", []),
        ("land", "41", "75", []),
        ("land", "68", "34", ["point-far-from-place"]),
        ("land", "60", "100", ["point-far-from-place"]),
        ("province", "34", "68", []),
        ("province", "68", "34", ["point-far-from-place"]),
        ("empty", "68", "34", ["point-far-from-place"]),
    ],
)
def test_places_without_coordinates(named: str, lat: str, lon: str, rules: list[str], tmp_path: Path) -> None:
    """Where a country or a province has no coordinates, what lies within it, or around it, says where it is."""
    set_up(RECORD.parent / "valid/least.md", tmp_path)
    places = {"land": "kind: region", "province": "kind: region\nwithin: land", "empty": "kind: region\nwithin: land"}
    for i in range(9):
        within = "land" if i else "province"
        at = f"lat: {31 + i / 2}\nlon: {65 + i / 2}\ncoordinates_source: geonames:{i + 10}"
        places[f"town-{i}"] = f"kind: town\nwithin: {within}\n{at}"
    for id_, rows in places.items():
        (tmp_path / f"events/_places/{id_}.md").write_text(f"---\nname: The {id_}\n{rows}\n---\n")
    rows = f"places: [{named}]\npoint: {{lat: {lat}, lon: {lon}, precision: 5 km, sources: [gazette]}}\n"
    path = tmp_path / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{rows}sources:\n", 1), encoding="utf-8")
    assert [finding.rule for finding in findings_of(tmp_path)] == rules

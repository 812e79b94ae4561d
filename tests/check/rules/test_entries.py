"""Actors and places: hierarchies end, coordinates are sourced."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken


def test_only_the_loop_itself_is_said(tmp_path: Path) -> None:
    """A place that leads into a loop, without being part of it, has no finding of its own."""
    place = "---\nname: X\nkind: site\nwithin: {}\n---\n"
    files = {f"_places/{name}.md": place.format(within) for name, within in (("a", "b"), ("b", "c"), ("c", "b"))}
    assert rules_broken(tmp_path, files=files) == ["place-loop", "place-loop"]


def test_own_successor(tmp_path: Path) -> None:
    """An actor that follows itself is a loop of one."""
    files = {"_actors/choir.md": "---\nname: Choir\nkind: council\nsuccessor_of: choir\n---\n"}
    assert rules_broken(tmp_path, files=files) == ["actor-loop"]


@pytest.mark.parametrize(
    ("source", "broken"),
    [
        ("geonames:1138958", []),
        ("https://example.org/a", []),
        ("The map in the town hall", []),
        ('"Survey of 2030: sheet 4"', []),
        ("data:text/html,x", ["coordinates-source"]),
        ("geonames:x", ["coordinates-source"]),
        ("", ["empty-value"]),
    ],
)
def test_source_of_coordinates(source: str, broken: list[str], tmp_path: Path) -> None:
    """Coordinates rest on a gazetteer, an address or a named publication, never on another scheme."""
    text = f"---\nname: X\nkind: site\nlat: 1\nlon: 1\ncoordinates_source: {source}\n---\n"
    assert rules_broken(tmp_path, files={"_places/x.md": text}) == broken

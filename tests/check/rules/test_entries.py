"""Actors and places: hierarchies end, coordinates are sourced."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken


def test_only_the_loop_itself_is_said(tmp_path: Path) -> None:
    """A place that leads into a loop, without being part of it, has no finding of its own."""
    place = "---\nname: X {}\nkind: site\nwithin: {}\n---\n"
    files = {f"_places/{name}.md": place.format(name, within) for name, within in (("a", "b"), ("b", "c"), ("c", "b"))}
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


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [
        ("Al-Qaeda", "al Qaeda", True),
        ("Zābul", "Zabul", True),
        ("کابل", "كابل", True),
        ("مي‌نا", "مینا", True),
        ("Straße", "STRASSE", True),
        ("River Watch 1", "River Watch 2", False),
        ("की", "का", False),
        ("!", "?!", False),
        ("Ford (north)", "Ford (south)", False),
    ],
)
def test_names_that_are_one(one: str, other: str, is_one: bool, tmp_path: Path) -> None:
    """Capitals, accents, spaces and hyphens make no other name; letters, vowel signs and brackets do."""
    place = "---\nname: {}\nkind: site\n---\n"
    files = {f"_places/{id_}.md": place.format(f'"{name}"') for id_, name in (("a", one), ("b", other))}
    assert ("place-of-one-name" in rules_broken(tmp_path, files=files)) == is_one


def test_actors_told_apart_from_either_side(tmp_path: Path) -> None:
    """It is enough that one of two says that they are not the same; of several of one name each is named once."""
    actor = "---\nname: Choir\nkind: council\n{}---\n"
    more = {"a": "", "b": "not_to_be_confused_with: [a]\n", "c": "", "d": "not_to_be_confused_with: [a, b, c]\n"}
    files = {f"_actors/{id_}.md": actor.format(line) for id_, line in more.items()}
    assert rules_broken(tmp_path, files=files) == ["actor-of-one-name"]

"""Where places are: those that cannot be there, and those that only look odd."""

from __future__ import annotations

import time
from random import Random

import pytest

from build_scripts.base.globe import direction
from build_scripts.check.rules.places import explain_far, misplaced
from build_scripts.check.whereabouts import Whereabouts, own_point, slips
from build_scripts.model.entries import Place


def place(id_: str, within: str | None = None, lat: float | None = None, lon: float | None = None) -> Place:
    """A place of the kind that its id begins with."""
    kind, path = id_.partition("-")[0], f"events/_places/{id_}.md"
    if lat is None or lon is None:
        return Place(id=id_, path=path, name=id_, kind=kind, within=within)
    return Place(id=id_, path=path, name=id_, kind=kind, within=within, lat=lat, lon=lon)


def found(*places: Place) -> dict[str, tuple[float, float] | None]:
    """The places that cannot be where they are said to be, each with what was meant."""
    whereabouts = Whereabouts({each.id: each for each in places})
    return {each.id: case.meant for each in places if (case := misplaced(each, whereabouts))}


TOWNS = [place(f"town-{i}", "land", 30 + i, 66 + i) for i in range(6)]
LAND = place("land")


@pytest.mark.parametrize(
    ("lat", "lon", "meant"),
    [
        (69.0, 34.5, (34.5, 69.0)),
        (-34.5, 69.0, (34.5, 69.0)),
        (34.5, -69.0, (34.5, 69.0)),
        (-34.5, -69.0, (34.5, 69.0)),
        (-69.0, 34.5, (34.5, 69.0)),
        (0.0, 0.0, None),
        (34.5, 169.0, None),
    ],
)
def test_slips(lat: float, lon: float, meant: tuple[float, float] | None) -> None:
    """Swapped and with a wrong sign, what was meant is told; far away for no such reason, nothing is proposed."""
    assert found(LAND, *TOWNS, place("town-x", "land", lat, lon)) == {"town-x": meant}


@pytest.mark.parametrize(("lat", "lon"), [(34.5, 69.0), (26.0, 75.0), (45.0, 60.0)])
def test_at_the_border(lat: float, lon: float) -> None:
    """A place at the rim of a land, or somewhat beyond the others, is no finding."""
    assert found(LAND, *TOWNS, place("town-x", "land", lat, lon)) == {}


def test_a_land_of_two() -> None:
    """Of two far apart the one is asked about that lies farther from all of the record; a slip has to explain it."""
    far = place("town-x", "isle", 51.5, 25.2)
    assert found(LAND, *TOWNS, place("isle"), place("town-y", "isle", 25.3, 51.5), far) == {"town-x": (25.2, 51.5)}
    assert found(place("isle"), place("town-y", "isle", 55.75, 37.6), place("town-z", "isle", 43.1, 131.9)) == {}


def test_alone() -> None:
    """A place without others is held against the next larger one that has any; without these only 0, 0 is wrong."""
    home = [place("province-x", "land"), place("town-x", "province-x", 69.0, 34.5)]
    assert found(LAND, *TOWNS, *home) == {"town-x": (34.5, 69.0)}
    assert found(*home) == {}
    assert found(place("town-x", None, 0.0, 0.0)) == {"town-x": None}
    assert found(place("town-x", None, 0.0, 51.0)) == {}


def test_islands_at_the_line_of_date() -> None:
    """Places on both sides of the line of date, or around a pole, are neighbours."""
    fiji = [
        place(f"town-{i}", "isles", -17 - i / 4, lon) for i, lon in enumerate((177.5, 178.4, 179.9, -179.9, -178.8))
    ]
    assert found(place("isles"), *fiji) == {}
    assert found(place("isles"), *fiji, place("town-x", "isles", 17.2, 178.0)) == {"town-x": (-17.2, 178.0)}
    pole = [place(f"site-{i}", "cap", 88.5, 60 * i) for i in range(-2, 4)]
    assert found(place("cap"), *pole) == {}


def test_far_in_a_town() -> None:
    """What is usual in towns the record itself shows: a site four hundred kilometres off is in none."""
    sites = [place(f"site-{i}", "town", 34.5 + i / 100, 69.2) for i in range(9)]
    far = place("site-x", "town", 31.6, 65.7)
    assert found(place("town"), *sites, far) == {"site-x": None}
    assert found(place("town"), *sites[:3], far) == {}  # too few show it


def test_a_third_may_be_wrong() -> None:
    """Many wrong ones neither hide each other nor make right ones wrong."""
    wrong = [place(f"town-w{i}", "land", 66 + i, 30 + i) for i in range(3)]
    assert found(LAND, *TOWNS, *wrong).keys() == {each.id for each in wrong}


def test_slips_change_something() -> None:
    """No slip leaves the coordinates as they are, and none leaves the globe."""
    assert set(slips(10.0, 20.0)) == {(10, -20), (-10, 20), (-10, -20), (20, 10), (20, -10), (-20, 10), (-20, -10)}
    assert all(abs(lat) <= 90 for lat, _ in slips(10.0, 120.0))
    assert own_point(place("x", None, 1.0, 2.0)) == direction(1.0, 2.0)


@pytest.mark.parametrize("shape", ["one larger place", "a chain", "a loop"])
def test_cost(shape: str) -> None:
    """Thirty thousand places in one, or in a chain, are looked through in seconds."""
    seed, number = Random(1), 30_000
    first = f"p-{number - 1}" if shape == "a loop" else None
    within = [first, *("p-0" if shape == "one larger place" else f"p-{i}" for i in range(number - 1))]
    places = [place(f"p-{i}", larger, seed.uniform(30, 35), seed.uniform(60, 70)) for i, larger in enumerate(within)]
    start = time.process_time()
    assert found(*places) == {}
    assert time.process_time() - start < 30


def blamed(*places: Place) -> dict[str, str]:
    """What is said of each place that cannot be where it is said to be."""
    return {each.id: message for each, message, _ in explain_far({each.id: each for each in places})}


PROVINCES = [
    each
    for i in range(9)
    for each in (
        place(f"province-{i}", "land"),
        place(f"town-{i}a", f"province-{i}", 31 + i / 2, 66 + i / 2),
        place(f"town-{i}b", f"province-{i}", 31.2 + i / 2, 66 + i / 2),
    )
]
HOME = (LAND, *PROVINCES, place("province-x", "land"), place("town-right", "province-x", 34.5, 69.2))


@pytest.mark.parametrize(("lat", "lon"), [(69.2, 34.5), (-34.5, 69.2), (0.0, 0.0), (60.0, 100.0)])
def test_the_right_neighbour_is_not_blamed(lat: float, lon: float) -> None:
    """Of two places far apart that one is wrong which a slip explains, or which lies far from all around them."""
    assert blamed(*HOME, place("town-wrong", "province-x", lat, lon)).keys() == {"town-wrong"}


def test_either_of_two() -> None:
    """Where nothing tells which of two is wrong, one finding names both."""
    far = [place("province-y"), place("town-y1", "province-y", 60.0, 100.0), place("town-y2", "province-y", 34.5, 69.2)]
    assert blamed(LAND, *PROVINCES, *far) == {"town-y1": "this is 3,601 km from `town-y2`, and either may be wrong"}

"""Where an event can be drawn: at its own shape, at a mark, as what lies around it, or nowhere."""

from pathlib import Path

import pytest

from build_scripts.pages.context import Context
from build_scripts.timeline.located import Spot
from tests.pages.maps.drawn import context_of, empty_project, order_kinds, write_place
from tests.support.projects import write_event

TOWN = Spot("lower-marrow", at=(-20.25, 10.5), reach=0.5566)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The example's places: two sites in a town, one of them without coordinates, and a region with a shape."""
    return empty_project(tmp_path)


def spots(context: Context, event: str = "2031-flood") -> dict[str, Spot | None]:
    """The spots of an event, by its places."""
    assert context.locator is not None
    return dict(context.locator.of_event(context.timeline.by_id[event]))


def rounded(spot: Spot | None) -> Spot | None:
    """A spot whose reach has four decimals."""
    return spot and Spot(spot.place, spot.shape, spot.at, round(spot.reach, 4), spot.is_exact)


def test_as_near_as_it_is_known(project: Path) -> None:
    """A site is a mark of its own, one without coordinates its town as a whole, a region its shape."""
    write_place(project, "far-land", kind="region")
    write_event(project, "2031-flood", places=["old-gauge", "mill-dike", "lower-marrow", "marrow-region", "far-land"])
    assert {place: rounded(spot) for place, spot in spots(context_of(project)).items()} == {
        "old-gauge": Spot("old-gauge", at=(-20.26, 10.51), reach=0.5566, is_exact=True),
        "mill-dike": TOWN,
        "lower-marrow": TOWN,
        "marrow-region": Spot("marrow-region", "marrow"),
        "far-land": None,
    }


def test_a_place_with_a_shape_is_no_dot(project: Path) -> None:
    """Coordinates of a place that has a shape are not drawn: it is the shape."""
    write_place(project, "marrow-region", kind="region", lat=10.5, lon=-20.5)
    write_event(project, "2031-flood", places=["marrow-region"])
    assert spots(context_of(project)) == {"marrow-region": Spot("marrow-region", "marrow")}


def test_a_larger_kind_than_spots_lie_in_is_no_dot(project: Path) -> None:
    """Where spots lie in towns and towns in parishes, a parish with coordinates is drawn as the region around it."""
    order_kinds(project)
    write_place(project, "parish", kind="parish", within="marrow-region", lat=10.4, lon=-20.4)
    write_place(project, "lost-parish", kind="parish", lat=10.4, lon=-20.4)
    write_event(project, "2031-flood", places=["parish", "lost-parish", "lower-marrow"])
    assert {place: rounded(spot) for place, spot in spots(context_of(project)).items()} == {
        "parish": Spot("marrow-region", "marrow"),
        "lost-parish": None,
        "lower-marrow": TOWN,
    }


def test_the_country_is_what_the_record_says(project: Path) -> None:
    """A place that lies in a shape by its coordinates, and by the record in another place, is drawn as the latter."""
    write_place(project, "hill", kind="region")
    write_place(project, "hut", within="hill")
    write_event(project, "2031-flood", places=["hut"])
    assert spots(context_of(project)) == {"hut": None}


@pytest.mark.parametrize(
    ("precision", "spot"),
    [
        ("5 km", Spot("lower-marrow", at=(-20.1, 10.5), reach=5.0, is_exact=True)),
        ("site", Spot("lower-marrow", at=(-20.1, 10.5), reach=5.566, is_exact=True)),
        ("town", Spot("lower-marrow", at=(-20.1, 10.5), reach=5.566)),
        ("region", Spot("marrow-region", "marrow")),
    ],
)
def test_own_point(precision: str, spot: Spot, project: Path) -> None:
    """A point is a mark as exact as it says; known to a kind of place that has a shape, it is the shape.

    It stands for the nearest of the event's places, and the others stay.
    """
    write_place(project, "far-mill", lat=10.9, lon=-20.3)
    point = {"lat": "10.5", "lon": "-20.1", "precision": precision, "sources": ["one"]}
    write_event(project, "2031-flood", places=["far-mill", "lower-marrow"], point=point)
    found = spots(context_of(project))
    assert list(found) == ["far-mill", "lower-marrow"]
    assert rounded(found["lower-marrow"]) == spot
    assert found["far-mill"] is not None
    assert found["far-mill"].at == (-20.3, 10.9)


def test_a_point_without_a_place(project: Path) -> None:
    """An event may have a point and no place."""
    point = {"lat": "10.5", "lon": "-20.1", "precision": "200 m", "sources": ["one"]}
    write_event(project, "2031-flood", point=point)
    write_event(project, "2031-vote")
    context = context_of(project)
    assert spots(context) == {"": Spot("", at=(-20.1, 10.5), reach=0.2, is_exact=True)}
    assert spots(context, "2031-vote") == {"": None}


@pytest.mark.parametrize(
    ("lat", "lon", "kilometres"),
    [(34.53333, 69.167, 0.00056), (36.75, 66.0, 0.557), (36.0, 66.0, 55.66), (0.0, 10.5, 5.566), (0.0, 0.0, 55.66)],
)
def test_reach_of_coordinates(lat: float, lon: float, kilometres: float, project: Path) -> None:
    """Coordinates reach as far as half of what their last decimal says."""
    write_place(project, "spot", lat=lat, lon=lon)
    write_event(project, "2031-flood", places=["spot"])
    spot = spots(context_of(project))["spot"]
    assert spot is not None
    assert spot.reach == pytest.approx(kilometres, rel=0.01)

"""No build leaves a broken site, wherever it is stopped, and whatever the disk refuses."""

import pytest

from tests.stops.conftest import Sweeps
from tests.stops.scenarios import BUILDS, SCENARIOS, Scenario

SITES = [scenario for scenario in SCENARIOS if scenario.name in BUILDS]
PARTS = 4
"""In how many tests the stops of the longest scenario are tried, so that none of them takes minutes."""


@pytest.mark.parametrize(
    ("scenario", "part"),
    [
        pytest.param(scenario, part, id=f"{scenario.name}-{part}")
        for scenario in SITES
        for part in range(PARTS if scenario.name == BUILDS[0] else 1)
    ],
)
def test_stops(scenario: Scenario, part: int, sweeps: Sweeps) -> None:
    """Stopped at a write, a build leaves each file and the site as they were or as they are to be; the next one ends as
    if nothing had been.
    """
    sweep, stops = sweeps(scenario)
    mine = stops[part::PARTS] if scenario.name == BUILDS[0] else stops
    assert mine
    assert [problem for stop in mine for problem in sweep.explain_stop(stop)] == []


def test_places(sweeps: Sweeps) -> None:
    """Builds write at dozens of places of their own."""
    assert 30 < sum(len(sweeps(scenario)[1]) for scenario in SITES) < 110


@pytest.mark.parametrize("scenario", SITES, ids=lambda scenario: scenario.name)
def test_refusals(scenario: Scenario, sweeps: Sweeps) -> None:
    """A disk that is full, or cannot be written to, ends a command in words, or makes it slower; nothing is lost."""
    sweep, _ = sweeps(scenario)
    assert sweep.explain_refusals() == []

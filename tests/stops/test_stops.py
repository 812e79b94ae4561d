"""No command leaves anything broken, wherever it is stopped, and whatever the disk refuses."""

import pytest

from tests.stops.conftest import Sweeps
from tests.stops.scenarios import BUILDS, SCENARIOS, Scenario

COMMANDS = [scenario for scenario in SCENARIOS if scenario.name not in BUILDS]


@pytest.mark.parametrize("scenario", COMMANDS, ids=lambda scenario: scenario.name)
def test_stops(scenario: Scenario, sweeps: Sweeps) -> None:
    """Stopped at a write, a command leaves each file as it was or as it is to be; the next run of it ends as if nothing
    had been.
    """
    sweep, stops = sweeps(scenario)
    assert stops
    assert [problem for stop in stops for problem in sweep.explain_stop(stop)] == []


def test_places(sweeps: Sweeps) -> None:
    """Commands write at dozens of places."""
    assert 60 < sum(len(sweeps(scenario)[1]) for scenario in COMMANDS) < 140


@pytest.mark.parametrize("scenario", COMMANDS, ids=lambda scenario: scenario.name)
def test_refusals(scenario: Scenario, sweeps: Sweeps) -> None:
    """A disk that is full, or cannot be written to, ends a command in words, or makes it slower; nothing is lost."""
    sweep, _ = sweeps(scenario)
    assert sweep.explain_refusals() == []

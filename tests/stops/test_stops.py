"""No command leaves anything broken, wherever it is stopped, and whatever the disk refuses."""

from pathlib import Path

import pytest

from tests.stops.scenarios import SCENARIOS, Scenario
from tests.stops.sweep import Place, Sweep
from tests.stops.writes import Full, ReadOnly


@pytest.fixture(scope="module")
def tried() -> set[Place]:
    """The places in the code at which some command was stopped."""
    return set()


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_stops(scenario: Scenario, tried: set[Place], tmp_path: Path) -> None:
    """Stopped at a write, a command leaves each file and the site as they were or as they are to be; the next run of
    it ends as if nothing had been.
    """
    sweep = Sweep(scenario, tmp_path)
    stops = list(sweep.new_places(tried))
    assert [problem for stop in stops for problem in sweep.explain_stop(stop)] == []


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_refusals(scenario: Scenario, tmp_path: Path) -> None:
    """A disk that is full, or cannot be written to, ends a command in words, or makes it slower; nothing is lost."""
    sweep = Sweep(scenario, tmp_path)
    half = len(sweep.whole.places) // 2
    refusals = (ReadOnly(0), Full(half), ReadOnly(half))
    assert [problem for refusal in refusals for problem in sweep.explain_refusal(refusal)] == []

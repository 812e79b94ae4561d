"""No command leaves anything broken, wherever it is stopped, and whatever the disk refuses."""

from collections.abc import Callable

import pytest

from tests.stops.scenarios import SCENARIOS, Scenario
from tests.stops.sweep import Place, Sweep
from tests.stops.writes import Full, ReadOnly, Stop

BUILDS = ("build after edits", "first build", "offline", "serve")
PARTS = 4
"""In how many tests the stops of a long scenario are tried, so that none of them takes minutes."""
Sweeps = Callable[[Scenario], tuple[Sweep, list[Stop]]]


@pytest.fixture(scope="module")
def sweeps(tmp_path_factory: pytest.TempPathFactory) -> Sweeps:
    """Return the sweep of a scenario, and its stops: of a command at each of its places, of all builds together
    at each once.
    """
    made: dict[str, tuple[Sweep, list[Stop]]] = {}
    tried: set[Place] = set()

    def sweep_of(wanted: Scenario) -> tuple[Sweep, list[Stop]]:
        for scenario in SCENARIOS if wanted.name in BUILDS else (wanted,):
            if scenario.name not in made and (scenario.name in BUILDS or scenario is wanted):
                sweep = Sweep(scenario, tmp_path_factory.mktemp("sweep"))
                others = tried if scenario.name in BUILDS else set()
                made[scenario.name] = sweep, list(sweep.new_places(others, scenario.lines))
        return made[wanted.name]

    return sweep_of


@pytest.mark.parametrize(
    ("scenario", "part"),
    [
        pytest.param(scenario, part, id=f"{scenario.name}-{part}")
        for scenario in SCENARIOS
        for part in range(PARTS if scenario.name == BUILDS[0] else 1)
    ],
)
def test_stops(scenario: Scenario, part: int, sweeps: Sweeps) -> None:
    """Stopped at a write, a command leaves each file and the site as they were or as they are to be; the next run of
    it ends as if nothing had been.
    """
    sweep, stops = sweeps(scenario)
    mine = stops[part::PARTS] if scenario.name == BUILDS[0] else stops
    assert mine
    assert [problem for stop in mine for problem in sweep.explain_stop(stop)] == []


def test_places(sweeps: Sweeps) -> None:
    """The code writes at more than a hundred places."""
    assert 100 < sum(len(sweeps(scenario)[1]) for scenario in SCENARIOS) < 220


@pytest.mark.parametrize("scenario", SCENARIOS, ids=lambda scenario: scenario.name)
def test_refusals(scenario: Scenario, sweeps: Sweeps) -> None:
    """A disk that is full, or cannot be written to, ends a command in words, or makes it slower; nothing is lost."""
    sweep, _ = sweeps(scenario)
    half = len(sweep.whole.places) // 2
    refusals = (ReadOnly(0), Full(half), ReadOnly(half))
    assert [problem for refusal in refusals for problem in sweep.explain_refusal(refusal)] == []

"""The stops and refusals that the tests of this folder try."""

from collections.abc import Callable

import pytest

from tests.stops.scenarios import BUILDS, SCENARIOS, Scenario
from tests.stops.sweep import Place, Sweep
from tests.stops.writes import Stop

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

"""The stops and refusals that the tests of this folder try."""

from collections.abc import Callable

import pytest

from tests.stops.scenarios import BUILDS, SCENARIOS, Scenario
from tests.stops.sweep import Stop, Sweep
from tests.stops.writes import Moment

Sweeps = Callable[[Scenario], tuple[Sweep, list[Stop]]]
Place = tuple[str, ...]


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
                new = _NewPlaces(scenario.lines, tried if scenario.name in BUILDS else set())
                sweep = Sweep(scenario, tmp_path_factory.mktemp("sweep"), new)
                made[scenario.name] = sweep, [stop for stop in sweep.stops if stop.is_torn or not stop.moment.path]
        return made[wanted.name]

    return sweep_of


class _NewPlaces:
    """Tells of a moment whether the last write was the first at its place.

    A place is the line that writes, with as many ``lines`` that led there; one that was asked about is ``tried``.
    """

    def __init__(self, lines: int, tried: set[Place]) -> None:
        self.lines = lines
        self.tried = tried

    def __call__(self, moment: Moment) -> bool:
        write, *way = moment.place
        place = (write, *way[-self.lines :])
        is_new = moment.writes > 0 and place not in self.tried
        self.tried.add(place)
        return is_new

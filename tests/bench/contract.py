"""The speed contract: what is divided by what, and the most it may be.

`H` is Hugo, `P` Pagefind over Hugo's output; every number is the median of its rounds.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median

from tests.bench.paint import KINDS

Results = Mapping[str, list[float]]
Reading = Callable[[Callable[[str], float]], float]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the contract; `read` computes it from medians by name and may raise `KeyError`."""

    title: str
    limit: float
    read: Reading
    unit: str = "×"


def _paint(kind: str) -> Reading:
    return lambda m: m(f"paint: {kind} ÷ bare page")


LINES = (
    Line("cold build with search ÷ (H + P)", 1.2, lambda m: m("cold") / (m("hugo") + m("pagefind"))),
    Line("cold build with search ÷ Material pages with lunr", 0.5, lambda m: m("cold") / m("material")),
    Line("one event edited, new process, without the index ÷ H", 0.35, lambda m: m("edited") / m("hugo")),
    Line("one event edited under serve, until served ÷ H", 0.2, lambda m: m("served") / m("hugo")),
    Line("check, cold ÷ H", 1.0, lambda m: m("check cold") / m("hugo")),
    Line("check, warm ÷ H", 0.15, lambda m: m("check warm") / m("hugo")),
    Line("peak memory of our processes", 700, lambda m: m("peak MiB"), "MiB"),
    Line("cold build with data ÷ without", 1.15, lambda m: m("cold, with data") / m("cold")),
    Line("files of the data an event", 0.2, lambda m: m("data files an event"), ""),
    Line("more memory with data", 200, lambda m: m("peak MiB, with data") - m("peak MiB"), "MiB"),
    Line("timeline pdf --all ÷ WeasyPrint on the same entries", 0.15, lambda m: m("pdf") / m("weasyprint")),
    Line("peak memory of timeline pdf --all", 1_024, lambda m: m("peak MiB of pdf"), "MiB"),
    Line("import ÷ cold check of the same entries", 1.0, lambda m: m("import") / m("check imported")),
    Line(
        "the same, processor time",
        1.0,
        lambda m: m("import, processor time") / m("check imported, processor time"),
    ),
    Line("peak memory of the import", 700, lambda m: m("peak MiB of import"), "MiB"),
    *(Line(f"first paint of {kind} ÷ a bare page", 2.0, _paint(kind)) for kind in KINDS),
    Line("a key press until its findings are shown", 0.2, lambda m: m("typing"), "s"),
    Line("the same beside the check of everything", 0.2, lambda m: m("typing, beside the whole check"), "s"),
    Line("a frame of the timeline ÷ the naive drawing", 1.0, lambda m: m("timeline: frame ÷ naive")),
    Line("the same, of 100,000 events", 0.25, lambda m: m("timeline of 100,000: frame ÷ naive")),
    Line("the same, of a million events", 0.05, lambda m: m("timeline of a million: frame ÷ naive")),
    Line("the timeline before the first touch", 60, lambda m: m("timeline: KiB before the first touch"), "KiB"),
    Line("the same, of 100,000 events", 90, lambda m: m("timeline of 100,000: KiB before the first touch"), "KiB"),
    Line("check of 100,000 alike ÷ of 100,000 ordinary", 2.0, lambda m: m("check crowd") / m("check ordinary")),
    Line(
        "memory of 100,000 alike ÷ of 100,000 ordinary",
        2.0,
        lambda m: m("peak MiB of crowd") / m("peak MiB of ordinary"),
    ),
)
MADE_FOR = 10_000
GROWTH = "cost of one more event, largest size ÷ smallest"
GROWTH_LIMIT = 1.1
VOLUMES = "PDF of the largest size on two cores ÷ as many times that of the smallest"
VOLUMES_LIMIT = 0.7


@dataclass(frozen=True, slots=True)
class Reckoned:
    """A line with its value at one size; `value` is None where a measurement is missing."""

    title: str
    size: int
    value: float | None
    limit: float
    unit: str

    @property
    def holds(self) -> bool | None:
        """Whether the value is within the limit; `None` where there is no value."""
        return None if self.value is None else self.value <= self.limit

    @property
    def is_missed(self) -> bool:
        """Whether the value breaks the contract, which is made for `MADE_FOR` events and more."""
        return self.holds is False and self.size >= MADE_FOR


def reckon(results: Mapping[int, Results]) -> list[Reckoned]:
    """Every line at every size, and growth from the smallest size to the largest."""
    lines = [
        Reckoned(line.title, size, _read(line.read, results[size]), line.limit, line.unit)
        for size in sorted(results)
        for line in LINES
    ]
    least, most = min(results), max(results)
    if least < most:
        costs = [cost_of_one_more(size, results[size]) for size in (least, most)]
        value = costs[1] / costs[0] if costs[0] and costs[1] else None
        lines.append(Reckoned(GROWTH, most, value, GROWTH_LIMIT, "×"))
        pdfs = [_read(lambda m: m("pdf"), results[size]) for size in (least, most)]
        value = pdfs[1] / (pdfs[0] * most / least) if pdfs[0] and pdfs[1] else None
        lines.append(Reckoned(VOLUMES, most, value, VOLUMES_LIMIT, "×"))
    return lines


def cost_of_one_more(size: int, results: Results) -> float | None:
    """Seconds that each event between half the size and the size adds to a cold build with search."""
    difference = _read(lambda m: m("cold") - m("cold half"), results)
    return None if difference is None else difference / (size - size // 2)


def _read(reading: Reading, results: Results) -> float | None:
    try:
        return reading(lambda name: median(results[name]))
    except KeyError:
        return None

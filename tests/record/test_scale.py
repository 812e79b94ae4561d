"""The charts and the table of how builds grow are what was measured."""

import json
from pathlib import Path

import pytest

from tests.bench.chart import TITLES, draw, table
from tests.bench.scale import MEASURED

ROWS = json.loads(MEASURED.read_text("utf-8"))["measured"]


@pytest.mark.parametrize("what", TITLES)
def test_chart(what: str) -> None:
    """A chart is drawn from the measurements beside it: `python -m tests.bench.chart`."""
    assert MEASURED.with_name(f"{what}.svg").read_text("utf-8") == draw(ROWS, what)


def test_table() -> None:
    """The guide has every number that the charts show."""
    guide = Path(__file__).parents[2] / "docs/publishing.md"
    assert table(ROWS) in guide.read_text("utf-8")

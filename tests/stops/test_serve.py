"""A day of edits under one server, in short: `python -m tests.stops.serve` makes 500."""

from pathlib import Path

from tests.stops.serve import try_edits


def test_edits(tmp_path: Path) -> None:
    """After edits of every kind, what is served is what a build from nothing makes."""
    wrong, memory = try_edits(tmp_path, 13)
    assert (wrong, len(memory)) == ([], 13)

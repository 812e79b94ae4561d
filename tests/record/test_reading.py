"""This record is right: it is read and checked without the package that explains mistakes."""

from pathlib import Path

from tests.reading.test_normal_path import check

EVENTS = Path(__file__).parents[2] / "events"


def test_this_record_needs_no_diagnosis() -> None:
    """A check of this record has no finding and imports no module of diagnosis."""
    assert check(EVENTS) == [(str(EVENTS), 0, 0)]

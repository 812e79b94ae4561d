"""This record is right: it is read and checked without the room that explains mistakes."""

from pathlib import Path

from tests.reading.test_straight import check

EVENTS = Path(__file__).parents[2] / "events"


def test_this_record_opens_no_door() -> None:
    """A check of this record has no finding and imports no module of diagnosis."""
    assert check(EVENTS) == [(str(EVENTS), 0, 0)]

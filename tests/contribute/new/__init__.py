"""Tests of what makes new entries out of answers, with the example record for what is known."""

from functools import cache

from build_scripts.contribute.new.workspace import Desk
from build_scripts.reading.record import Record, load_record, read_files
from tests.examples import RECORD, TODAY


@cache
def example() -> Record:
    """The example record, read once; nothing changes it."""
    return load_record(read_files(RECORD / "events"), None)


def desk() -> Desk:
    """A desk with the example record and nothing made yet."""
    return Desk(RECORD, read_files(RECORD / "events"), example(), TODAY)

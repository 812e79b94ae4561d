"""Tests of what makes new entries out of answers, with the example record for what is known."""

from functools import cache

from build_scripts.contribute.new.workspace import Workspace
from build_scripts.reading.record import Record, load_record, read_files
from tests.examples import RECORD, TODAY


@cache
def example() -> Record:
    """Return the example record, read once; nothing changes it."""
    return load_record(read_files(RECORD / "events"), None)


@cache
def workspace() -> Workspace:
    """Return a workspace with the example record, to which nothing is added."""
    return Workspace(RECORD, TODAY)

"""Tests of what makes new entries out of answers, with the example record for what is known."""

import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from build_scripts.contribute.new.workspace import Workspace
from build_scripts.reading.record import Record, load_record, read_files
from tests.examples import RECORD, TODAY


@cache
def example() -> Record:
    """Return the example record, read once; nothing changes it."""
    return load_record(read_files(RECORD / "events"), None)


_FOLDER = TemporaryDirectory()


@cache
def workspace() -> Workspace:
    """Return a workspace with a copy of the example record, to which nothing is added."""
    base = Path(shutil.copytree(RECORD, Path(_FOLDER.name, "project"), ignore=shutil.ignore_patterns(".timeline")))
    return Workspace(base, TODAY)

"""The record of this repository, exported and imported again, is the same record."""

from pathlib import Path

from tests.contribute.importing.test_own_export import back
from tests.support.projects import REPOSITORY


def test_this_record(tmp_path: Path) -> None:
    """Every table of it has the same rows."""
    before, after = back(REPOSITORY, tmp_path)
    assert before == after

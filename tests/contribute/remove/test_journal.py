"""A removal that is under way is remembered until it is done."""

from pathlib import Path

import pytest

from build_scripts.contribute.remove.journal import Begun, clear_journal, read_journal, write_journal

BEGUN = Begun("2031-gone", "2031-entry", "2031-01-01", "safety")


def test_remembered(tmp_path: Path) -> None:
    """What was begun is known until it is cleared, and clearing twice does no harm."""
    assert read_journal(tmp_path) is None
    write_journal(tmp_path, BEGUN)
    assert read_journal(tmp_path) == BEGUN
    clear_journal(tmp_path)
    clear_journal(tmp_path)
    assert read_journal(tmp_path) is None


@pytest.mark.parametrize("text", ["", "x", "[]", "{}", '{"id": 1, "neutral": "", "date": "", "reason": ""}', '"\xff'])
def test_torn(text: str, tmp_path: Path) -> None:
    """A note that is torn or altered is none."""
    write_journal(tmp_path, BEGUN)
    (tmp_path / ".timeline/removal").write_text(text, encoding="latin-1")
    assert read_journal(tmp_path) is None

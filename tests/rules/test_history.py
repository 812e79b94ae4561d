"""The public log of an entry."""

from pathlib import Path

import pytest

from tests.rules import rules_broken


@pytest.mark.parametrize(
    ("front", "broken"),
    [
        ("added: 2031-05-06\n", []),
        ("added: 2031-05-06~\n", ["whole-day"]),
        ("added: 2031-05-06/2031-05-07\n", ["whole-day"]),
        ("changes:\n  - {date: 2031-06-01, note: a}\n  - {date: 2031-06-01, note: b}\n", []),
        ("changes:\n  - {date: 2031-06-02, note: a}\n  - {date: 2031-06-01, note: b}\n", ["changes-in-order"]),
        ("changes:\n  - {date: 2031-06-02}\n", ["missing-key"]),
    ],
)
def test_log(front: str, broken: list[str], tmp_path: Path) -> None:
    """Its days are known days, in order, and each change has a note."""
    assert rules_broken(tmp_path, front) == broken

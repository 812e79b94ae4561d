"""Ids against what the entry knows of its date."""

from pathlib import Path

import pytest

from tests.check.rules import LEAST
from tests.examples import CASE, findings_of, set_up


@pytest.mark.parametrize(
    ("name", "date", "front", "rules"),
    [
        ("2031-10-boats-lost", "2031", "", ["number-in-id"]),
        ("2031-10-boats-lost", "2031-XX", "", ["number-in-id"]),
        ("2031-10-boats-lost", "203X", "", ["number-in-id"]),
        ("2031-10-boats-lost", "2031", "changes:\n  - {date: 2031-12-20, note: The month.}\n", []),
        ("2031-10-boats-lost", "2031-10", "", []),
        ("2031-10-boats-lost", "2031-23", "", []),
        ("2031-10-boats-lost", "2031-10-05", "", []),
        ("2031-10-boats-lost", "2031-10/2031-12", "", []),
        ("2031-boats-lost-10", "2031", "", []),
        ("2031-100-boats-lost", "2031", "", []),
        ("2031-5-boats-lost", "2031", "", []),
    ],
)
def test_number(name: str, date: str, front: str, rules: list[str], tmp_path: Path) -> None:
    """A month that the date does not know may be a number, unless the log says that something was corrected."""
    set_up(LEAST, tmp_path)
    text = (tmp_path / CASE).read_text("utf-8").replace("date: 2031-05-05", f"date: {date}", 1)
    (tmp_path / CASE).unlink()
    path = tmp_path / f"events/2031/{name}.md"
    path.write_text(text.replace("sources:\n", f"{front}sources:\n", 1), encoding="utf-8")
    assert [finding.rule for finding in findings_of(tmp_path)] == rules

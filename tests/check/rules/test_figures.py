"""Figures: how rows are told apart, and what may replace what."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken


@pytest.mark.parametrize(
    ("rows", "broken"),
    [
        (["by: a", "by: b"], []),
        (["by: a", "by: A"], ["figure-rows-alike"]),
        (["by: a", "by: a, id: later"], []),
        (["by: a, id: one", "by: b, id: one"], ["figure-rows-alike"]),
        (["by: a", "by: a", "by: a"], ["figure-rows-alike", "figure-rows-alike"]),
        (["by: a", "by: a, period: 2031"], []),
        (["by: a, superseded_by: a", "by: a"], []),
        (["by: a, superseded_by: b", "by: b, superseded_by: c", "by: c"], ["superseded-by-nobody"]),
        (["by: a, superseded_by: a"], ["superseded-by-nobody"]),
        (["by: a, superseded_by: new", "by: b, id: new"], []),
        (["by: a, superseded_by: gazette", "by: b"], []),
    ],
)
def test_rows(rows: list[str], broken: list[str], tmp_path: Path) -> None:
    """Rows differ in what names them; one is replaced by a current row, called by its speaker, id or source."""
    listed = "".join(f"  - {{killed: {i}, {row}, sources: [gazette]}}\n" for i, row in enumerate(rows))
    assert rules_broken(tmp_path, f"figures:\n{listed}") == broken


def test_any_name_of_a_speaker(tmp_path: Path) -> None:
    """An actor's id and each of its names are one speaker."""
    watch = "---\nname: Islet Guard (IS)\nkind: council\naliases:\n  - {text: The Guard}\n---\n"
    rows = ["by: guard", "by: Islet Guard", "by: The Guard", "by: IS", "by: Islet"]
    listed = "".join(f"  - {{killed: {i}, {row}, sources: [gazette]}}\n" for i, row in enumerate(rows))
    broken = rules_broken(tmp_path, f"figures:\n{listed}", {"_actors/guard.md": watch})
    assert broken == ["figure-rows-alike"] * 3

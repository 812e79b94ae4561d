"""The vocabulary and the list of removals."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken
from tests.examples import RECORD

VOCABULARY = (RECORD / "events" / "_vocabulary.yml").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "broken"),
    [
        ("within: residents}", "within: children}", ["word-within"]),
        ("within: residents}", "within: nobody}", ["word-within"]),
        ("  people: {label: People,", "  people: {within: children, label: People,", ["word-within"] * 3),
        ("  dike: {", "  ../dike: {", ["unknown-tag", "word-id"]),
        ("format: 1", "format: 2", ["wrong-type"]),
    ],
)
def test_vocabulary(old: str, new: str, broken: list[str], tmp_path: Path) -> None:
    """Words have ids, and trees of words end."""
    assert rules_broken(tmp_path, files={"_vocabulary.yml": VOCABULARY.replace(old, new, 1)}) == broken


@pytest.mark.parametrize(
    ("line", "broken"),
    [
        ("2031-gone: {date: 2032-03-01, reason: safety}", []),
        ("2031-04-inquiry: {date: 2032-03-01, reason: safety}", ["removal"]),
        ("../../index: {date: 2032-03-01, reason: safety}", ["removal"]),
        ("2031-gone: {date: 2032-03-01, reason: because}", ["removal"]),
        ("2031-gone: {date: 2032-03, reason: safety}", ["removal"]),
        ("2031-gone: {date: 2032-03-01, reason: safety, title: A name}", ["unknown-key"]),
        ("2031-gone: safety", ["wrong-type"]),
    ],
)
def test_removals(line: str, broken: list[str], tmp_path: Path) -> None:
    """A removal keeps an id, a day and a reason, and nothing else."""
    assert rules_broken(tmp_path, files={"_removed.yml": line + "\n"}) == broken

"""The vocabulary and the list of removals."""

import re
from pathlib import Path

import pytest

from tests.check.rules import LEAST, rules_broken
from tests.examples import CASE, RECORD

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


@pytest.mark.parametrize(
    ("status", "front", "broken"),
    [
        ("confirmed", "", ["confirmed-by-one-origin"]),
        ("withdrawn", "", ["withdrawn-without-reason"]),
        (
            "reported",
            "unclaimed: {sources: [gazette]}\nattribution:\n"
            "  - {actor: council, stance: claimed, by: council, sources: [gazette]}\n",
            ["claimed-and-unclaimed"],
        ),
        (
            "reported",
            "figures:\n  - {injured: 3, by: council, sources: [gazette], with: helpers}\n"
            "  - {injured: 2, by: flood-office, sources: [gazette]}\n",
            ["with-or-without"],
        ),
    ],
)
def test_a_property_that_no_word_has_asks_for_nothing(
    status: str, front: str, broken: list[str], tmp_path: Path
) -> None:
    """In a record whose words have no properties the rules that go by them find nothing."""
    plain = re.sub(r", (?:origins: 2|(?:withdraws|own|finds|optional): true|witness: false)", "", VOCABULARY)
    dike = RECORD / "events" / "2031" / "2031-04-02-mill-dike-breach.md"
    files = {"2031/2031-04-02-mill-dike-breach.md": dike.read_text("utf-8").replace(", without: helpers", "")}
    event = LEAST.read_text("utf-8").replace("status: reported", f"status: {status}")
    files[CASE.relative_to("events").as_posix()] = event.replace("sources:\n", f"{front}sources:\n", 1)
    assert rules_broken(tmp_path / "own", files=files) == broken
    found = rules_broken(tmp_path / "plain", files={"_vocabulary.yml": plain, **files})
    assert found == (["unknown-group"] if broken == ["with-or-without"] else [])

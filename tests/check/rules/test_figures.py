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


@pytest.mark.parametrize(
    ("whole", "part", "broken"),
    [
        ("killed: 3, by: a", "killed: 8, by: a", 1),
        ("killed: 3, by: a", "killed: 8, by: A", 1),
        ("killed: 3, by: a", "killed: 3, by: a", 0),
        ("killed: 3, by: a", "killed: 8, by: b", 0),
        ("killed: 3, by: a", "injured: 8, by: a", 0),
        ("killed: 3, by: a", "killed: 8, by: a, words: pupils", 1),
        ("killed: 3, by: a, words: passengers", "killed: 8, by: a", 0),
        ("killed: 3, by: a, as_of: 2031-05-05", "killed: 8, by: a, as_of: 2031-05-06", 0),
        ("killed: 3, by: a, as_of: 2031-05-05", "killed: 8, by: a", 0),
        ("killed: 3, by: a, period: 2030", "killed: 8, by: a, period: 2031", 0),
        ("killed: at least 3, by: a", "killed: 8, by: a", 0),
        ("killed: about 3, by: a", "killed: 8, by: a", 0),
        ("killed: 3, by: a", "killed: about 8, by: a", 0),
        ("killed: 3, by: a", "killed: at most 8, by: a", 0),
        ("killed: 3, by: a", "killed: 3 to 8, by: a", 0),
        ("killed: 3, by: a", "killed: more than 3, by: a", 1),
        ("killed: fewer than 3, by: a", "killed: at least 3, by: a", 1),
        ("killed: 2 to 3, by: a", "killed: 4 to 5, by: a", 1),
        ("killed: 3, by: a", "killed: several, by: a", 0),
        ("killed: 3, by: a, superseded_by: b", "killed: 8, by: a", 0),
        ("killed: 3, by: a", "killed: 8, by: a, with: helpers", 0),
    ],
)
def test_a_part_above_its_whole(whole: str, part: str, broken: int, tmp_path: Path) -> None:
    """A group cannot be larger than one around it, where one speaker says both for one time and no bound is open."""
    rows = f"figures:\n  - {{{whole}, sources: [gazette]}}\n  - {{{part}, group: children, sources: [gazette]}}\n"
    assert rules_broken(tmp_path, rows).count("part-above-whole") == broken


def test_an_optional_group_is_no_part(tmp_path: Path) -> None:
    """Whoever may be left out of a count can be more than it."""
    rows = ["killed: 3", "killed: 8, group: helpers"]
    listed = "".join(f"  - {{{row}, by: a, sources: [gazette]}}\n" for row in rows)
    assert rules_broken(tmp_path, f"figures:\n{listed}") == []


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("{injured: 5, by: council, note: at least 5}", ["bound-in-note"]),
        ("{injured: 5, by: council, note: printed as At  least five}", ["bound-in-note"]),
        ("{injured: 1200, by: council, note: 'more than 1,200, it says'}", ["bound-in-note"]),
        ("{injured: 5, by: council, note: 'five or more'}", ["bound-in-note"]),
        ("{injured: at least 5, by: council, note: at least 5}", []),
        ("{injured: 5, by: council, note: at least 15}", []),
        ("{injured: 5, by: council, note: at least two of the 5}", []),
        ("{injured: 5, by: council, note: '5, or so, and more than that in the evening'}", []),
        ("{injured: 5, by: council, note: at least}", []),
        ("{injured: about 5, by: council, note: at least 5}", []),
        ("{injured: 5, sources: [gazette], note: according to the mayor}", ["speaker-in-note"]),
        ("{injured: 5, sources: [gazette], note: the mayor gave the same number}", ["speaker-in-note"]),
        ("{injured: 5, by: The mayor, sources: [gazette], note: according to the clerk}", []),
        ("{injured: 5, sources: [gazette], note: according to Marrow Gazette}", []),
        ("{injured: 5, sources: [gazette], note: it was said in the evening}", []),
    ],
)
def test_what_notes_keep_back(row: str, broken: list[str], tmp_path: Path) -> None:
    """A bound and a speaker are in their keys, not in a note beside a bare number or a row without `by`."""
    assert rules_broken(tmp_path, f"figures:\n  - {row}\n") == broken

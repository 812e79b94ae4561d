"""What was looked for and not found: a statement of absence has a day, and one of somebody else needs none."""

from pathlib import Path

import pytest

from tests.check.rules import rules_broken

ROW = "not_found:\n  - {{what: {0}, looked: 2031-12-01, reached: 2031-11}}\n".format
WITHOUT = ["absence-without-date"]


@pytest.mark.parametrize(
    ("sentence", "broken"),
    [
        ("No ruling was found.", WITHOUT),
        ("no ruling of the court of the upper valley was found", WITHOUT),
        ("No ruling, says the clerk, was found.", []),
        ("No ruling of the court of the upper valley and of its neighbours was found.", []),  # too long
        ("No ruling. A boat was found.", []),
        ("There was no doubt; a boat was found.", []),
        ("The mayor said that no ruling was found.", []),
        ("According to the clerk no ruling was found.", []),
        ("No ruling was found, the mayor said.", []),
        ("The mayor said so; no ruling was found.", WITHOUT),
        ("The mayor said so. No ruling was found.", WITHOUT),
        ("“No ruling was found.”", []),
        ("The hour is not known.", WITHOUT),
        ("The hour is not known from this report.", []),
        ("The hour is not known, and this report has none.", WITHOUT),
        ("Another casino was found.", []),
        ("Nobody had claimed it by then.", []),
        ("Nobody has claimed it.", WITHOUT),
    ],
)
def test_whose_statement_it_is(sentence: str, broken: list[str], tmp_path: Path) -> None:
    """An absence is the entry's own unless somebody says it, it is quoted, or it speaks of certain sources alone."""
    assert rules_broken(tmp_path, f'date_note: "{sentence}"\n') == broken


@pytest.mark.parametrize(
    ("rows", "sentence", "broken"),
    [
        (ROW("verdict"), "No ruling was found.", []),
        (ROW("gauge"), "No ruling was found.", WITHOUT),
        (ROW("gauge"), "The hour is not known.", []),
        (ROW("gauge"), "The ruling is not known.", WITHOUT),
        (ROW("gauge"), "No reading was found that the ruling could rest on.", []),
        (ROW("claim"), "Nobody has claimed it.", []),
        ("unclaimed: {sources: [gazette], as_of: 2031-05-06}\n", "Nobody has claimed it.", []),
        ("unclaimed: {sources: [gazette], as_of: 2031-05-06}\n", "No ruling was found.", WITHOUT),
        ("unclaimed: {sources: [gazette]}\n", "Nobody has claimed it.", WITHOUT),
    ],
)
def test_which_row_dates_it(rows: str, sentence: str, broken: list[str], tmp_path: Path) -> None:
    """The row is of what the sentence names; where it names nothing of the vocabulary, any row will do."""
    assert rules_broken(tmp_path, f"date_note: {sentence}\n{rows}") == broken


@pytest.mark.parametrize(
    "front",
    [
        "date_note: No ruling was found.\n",
        "place_note: No ruling was found.\n",
        "actors:\n  - {name: A crowd, role: responder, note: No ruling was found.}\n",
        "figures:\n  - {injured: 3, by: council, sources: [gazette], note: No ruling was found.}\n",
        "claims:\n  - {text: It rose., verdict: disputed, sources: [gazette], note: No ruling was found.}\n",
    ],
)
def test_where_it_may_stand(front: str, tmp_path: Path) -> None:
    """Summaries and notes are the entry's own voice, those beside sources too: what was looked for, no source says."""
    assert rules_broken(tmp_path, front) == WITHOUT


@pytest.mark.parametrize(
    "front",
    [
        "unclaimed: {sources: [gazette], as_of: 2031-05-06, note: No ruling was found.}\n",
        "claims:\n  - {text: No ruling was found., verdict: disputed, by: council, sources: [gazette]}\n",
        "not_found:\n  - {what: gauge, looked: 2031-12-01, reached: 2031-11, text: No ruling was found.}\n",
    ],
)
def test_where_it_is_none(front: str, tmp_path: Path) -> None:
    """A claim is its speaker's, and a row that has a day has one."""
    assert rules_broken(tmp_path, front) == []


@pytest.mark.parametrize(
    ("row", "broken"),
    [
        ("{what: verdict, looked: 2031-12-01, reached: 2031-12-01}", []),
        ("{what: verdict, looked: 2031-12-01, reached: 2031-12}", []),
        ("{what: verdict, looked: 2031-12-01, reached: 2031~, due: 2031-12-02}", []),
        ("{what: verdict, looked: 2031-12-01, reached: 2031-12-02}", ["days-of-absence"]),
        ("{what: verdict, looked: 2031-12, reached: 2031-11}", ["days-of-absence"]),
        ("{what: verdict, looked: 2031-12-01, reached: 2031-11, due: 2031-12-01}", ["days-of-absence"]),
        ("{what: verdict, looked: 2033-02-01, reached: 2031-11}", ["in-the-future"]),
        ("{what: verdict, looked: 2031-12-01, reached: 2031-11, due: 2090-01-01}", []),
        ("{what: verdict, looked: 2031-12-01, reached: 2031-11, text: n/a}", ["placeholder"]),
    ],
)
def test_days(row: str, broken: list[str], tmp_path: Path) -> None:
    """Looking is on a known day that has come, in material that ends no later; only the day that is due lies ahead."""
    assert rules_broken(tmp_path, f"not_found:\n  - {row}\n") == broken


def test_claimed_and_not_found(tmp_path: Path) -> None:
    """Who claimed an event and that no claim was found contradict each other; another absence does not."""
    claimed = "attribution:\n  - {actor: council, stance: claimed, by: council, sources: [gazette]}\n"
    assert rules_broken(tmp_path / "one", f"{claimed}{ROW('claim')}") == ["claimed-and-unclaimed"]
    assert rules_broken(tmp_path / "two", f"{claimed}{ROW('verdict')}") == []

"""From which day something that was not found is looked for again."""

from datetime import date

import pytest

from build_scripts.model.absences import due_day
from build_scripts.model.rows import Absence
from build_scripts.model.vocabulary import Word

WORDS = {
    "ruling": Word(label="Ruling", definition="None.", again="6"),
    "reading": Word(label="Reading", definition="None."),
}


@pytest.mark.parametrize(
    ("what", "looked", "due", "expected"),
    [
        ("ruling", "2031-05-05", None, date(2031, 11, 5)),
        ("ruling", "2031-08-31", None, date(2032, 2, 29)),
        ("ruling", "2030-08-31", None, date(2031, 2, 28)),
        ("reading", "2031-12-01", None, date(2032, 12, 1)),
        ("unknown", "2032-02-29", None, date(2033, 2, 28)),
        ("reading", "9999-12-31", None, date(9999, 12, 31)),
        ("ruling", "2031-05-05", "2040-01-01", date(2040, 1, 1)),
    ],
)
def test_due(what: str, looked: str, due: str | None, expected: date) -> None:
    """The row says it, else its word, else it is a year; a month without that day has its last."""
    row = Absence(what=what, looked=looked, reached=looked, due=due)  # type: ignore[arg-type]
    assert due_day(row, WORDS) == expected

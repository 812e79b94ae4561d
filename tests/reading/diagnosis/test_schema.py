"""What the model refuses: the words of the grammars, as findings say them."""

import pytest

from build_scripts.reading.diagnosis.schema import as_remark


@pytest.mark.parametrize(
    ("sentence", "remark"),
    [
        ("There is no month 13.", "there is no month 13"),
        ("`5 May` is in words; a date is not.", "`5 May` is in words; a date is not"),
        ("April 2031 has 30 days.", "April 2031 has 30 days"),
        ("Write `2020-04/..`.", "write `2020-04/..`"),
        ("A date holds no time of day.", "a date holds no time of day"),
        ("YAML cuts it.", "YAML cuts it"),
        ("a figure's value is one number", "a figure's value is one number"),
    ],
)
def test_remarks(sentence: str, remark: str) -> None:
    """A sentence loses its capital, unless a name begins with it, and its full stop."""
    assert as_remark(sentence) == remark

"""Quotation marks."""

import pytest

from build_scripts.contribute.fix.quotes import fix_quotes
from tests.contribute.fix import fixed_by


@pytest.mark.parametrize(
    ("written", "fixed"),
    [
        ("'a: b'", '"a: b"'),
        ("'it''s'", '"it\'s"'),
        ("'' # empty", '"" # empty'),
        ("['a', {b: 'c', 'd': e}]", '["a", {b: "c", "d": e}]'),
        ("'one\n  two'", '"one\n  two"'),
        ("['سیلاب 🏔', 'b']", '["سیلاب 🏔", "b"]'),
        ("'plain'", '"plain"'),
    ],
)
def test_single_become_double(written: str, fixed: str) -> None:
    """Single quotation marks become double ones where nothing inside would need an escape."""
    assert fixed_by(fix_quotes, f"---\ntitle: {written}\n---\n") == f"---\ntitle: {fixed}\n---\n"


@pytest.mark.parametrize("written", ["'\"Night\" trains'", "'a\\b'", '"plain"', "it's", "|\n  'a'", "a 'b' c"])
def test_what_stays(written: str) -> None:
    """Text with double marks or backslashes, double marks that nothing needs, and marks that are part of a text."""
    text = f"---\ntitle: {written}\n---\n'a'\n"
    assert fixed_by(fix_quotes, text) == text

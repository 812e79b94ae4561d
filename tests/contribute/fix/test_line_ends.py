"""Byte order marks, line ends and the last line."""

import pytest

from build_scripts.contribute.fix.edits import apply_edits
from build_scripts.contribute.fix.line_ends import drop_byte_order_mark, end_file, end_lines


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("\ufeffa", "a"), ("\ufeff\ufeffa", "a"), ("a\ufeff", "a\ufeff"), ("a", "a"), ("", ""), ("\ufeff", "")],
)
def test_byte_order_mark(text: str, fixed: str) -> None:
    """A mark at the beginning goes; the same character elsewhere is left to the check."""
    assert apply_edits(text, drop_byte_order_mark(text)) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("a\r\nb\rc\n\r\n", "a\nb\nc\n\n"), ("a\n\rb", "a\n\nb"), ("a\\r\n", "a\\r\n"), ("", "")],
)
def test_line_ends(text: str, fixed: str) -> None:
    """Both other ways of ending a line become a line feed, as the check reads them."""
    assert apply_edits(text, end_lines(text)) == fixed


@pytest.mark.parametrize(
    ("text", "fixed"),
    [("a", "a\n"), ("a\n", "a\n"), ("a\n\n\n", "a\n"), ("\n\na\n", "\n\na\n"), ("a\n \n", "a\n \n"), ("", "")],
)
def test_last_line(text: str, fixed: str) -> None:
    """A file ends with one line feed; an empty one is left empty."""
    assert apply_edits(text, end_file(text)) == fixed

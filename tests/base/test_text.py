"""Text as messages show it."""

import pytest

from build_scripts.base.text import likeness, printable, shown


@pytest.mark.parametrize(
    ("text", "longest", "line"),
    [
        ("a\n b\t\tc ", 80, "a b c"),
        ("a" * 10, 10, "a" * 10),
        ("a" * 11, 10, "a" * 10 + "…"),
        ("", 10, ""),
    ],
)
def test_shown(text: str, longest: int, line: str) -> None:
    """Text that is quoted stands on one line, and a long one is truncated."""
    assert shown(text, longest) == line


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("events/2031/a b.md", "events/2031/a b.md"),
        ("آب.md", "آب.md"),
        ("a\nb\x1b[31m", "a\\nb\\x1b[31m"),
        ("a​b", "a\\u200bb"),
        ("a\udcffb", "a\\udcffb"),
    ],
)
def test_printable(path: str, text: str) -> None:
    """Names of files can be printed anywhere: what a terminal would obey, hide or fail at is escaped."""
    assert printable(path) == text


def test_likeness() -> None:
    """What two texts share in order, of all their characters; the case of letters makes a difference."""
    assert [likeness("mill", text) for text in ("mill", "mild", "llim", "MILL", "")] == [1, 0.75, 0.5, 0, 0]

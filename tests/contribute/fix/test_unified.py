"""What a fix changes, as a diff."""

import pytest

from build_scripts.contribute.fix.unified import show_difference

LINES = "".join(f"{number}\n" for number in range(1, 10))


@pytest.mark.parametrize(
    ("before", "after", "shown"),
    [
        (LINES, LINES, ""),
        ("a\n", "b\n", "@@ -1 +1 @@\n-a\n+b\n"),
        ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
        ("a\n", "a", "@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n"),
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        (LINES, LINES.replace("5", "x"), "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"),
        ("\ufeffa\r\n", "a\n", "@@ -1 +1 @@\n-\\ufeffa\\r\n+a\n"),
        ("a\x1b[0mé\u200b\n", "b\tسیل\u200c\n", "@@ -1 +1 @@\n-a\\x1b[0mé\\u200b\n+b\tسیل\u200c\n"),
    ],
)
def test_difference(before: str, after: str, shown: str) -> None:
    """Lines that differ with three around them, in the form of `diff -u`; what nobody can see is an escape."""
    head = "--- a/events/x.md\n+++ b/events/x.md\n" if shown else ""
    assert show_difference("events/x.md", before, after) == head + shown

"""The page on threats: every test that it names exists."""

import re

from tests.support.projects import REPOSITORY

PAGE = REPOSITORY / "docs" / "threats.md"
_NAME = re.compile(r"`(tests/[\w/]+\.py)(?:::(\w+))?`")


def test_named_tests_exist() -> None:
    """Each threat names at least one test, and each of them is a function of its file, or a file."""
    rows = [
        line
        for line in PAGE.read_text("utf-8").split("\n")
        if line.startswith("| ") and "what is in the way" not in line
    ]
    assert len(rows) > 25
    assert [row for row in rows if not _NAME.search(row)] == []
    missing = []
    for path, name in _NAME.findall("\n".join(rows)):
        file = REPOSITORY / path
        text = file.read_text("utf-8") if file.is_file() else ""
        if f"def {name or 'test_'}" not in text:
            missing.append((path, name))
    assert missing == []

"""Reports: a compiler's for people, JSON for programs."""

import json
from pathlib import Path

from build_scripts.findings import Finding, Severity
from build_scripts.reporters import count_words, report_json, report_text

ERROR = Finding("events/a.md", 2, 7, "unknown-kind", "error", "there is no kind `flod`", "did you mean `flood`?", 4)
WARNING = Finding("events/a.md", 1, 1, "uncited-source", "warning", "nothing cites it", "", 3)


def write(root: Path, text: str) -> None:
    """The file that the findings are about."""
    (root / "events").mkdir(exist_ok=True)
    (root / "events/a.md").write_text(text, encoding="utf-8", newline="")


def test_text(tmp_path: Path) -> None:
    """Place, severity, rule and sentence; the line with a caret; the remedy; a count at the end."""
    write(tmp_path, "---\r\nkind: flod\r\n---\r\n")
    assert report_text([WARNING, ERROR], tmp_path) == (
        "events/a.md:1:1 warning[uncited-source]: nothing cites it\n"
        "  |\n1 | ---\n  | ^^^\n\n"
        "events/a.md:2:7 error[unknown-kind]: there is no kind `flod`\n"
        "  |\n2 | kind: flod\n  |       ^^^^\n"
        "  = did you mean `flood`?\n\n"
        "Found 1 error and 1 warning.\n"
    )


def test_no_findings(tmp_path: Path) -> None:
    """A clean record is said to be so."""
    assert report_text([], tmp_path) == "No findings.\n"


def test_caret_stands_below_wide_characters(tmp_path: Path) -> None:
    """The caret counts columns of the terminal: a Chinese character takes two."""
    write(tmp_path, "\n洪水: flod\n")
    assert "2 | 洪水: flod\n  |       ^^^^\n" in report_text([Finding(*_fields(column=5))], tmp_path)


def test_line_is_shown_without_what_cannot_be_seen(tmp_path: Path) -> None:
    """Escape sequences and direction overrides in a bad file do not reach the terminal."""
    write(tmp_path, "\n\x1b[31m\u202efl\x00od\n")
    assert "2 | �[31m�fl�od\n" in report_text([ERROR], tmp_path)


def test_long_line_is_cut_around_the_place(tmp_path: Path) -> None:
    """Of a long line the stretch around the place is shown."""
    write(tmp_path, "\n" + "a" * 500 + "bad" + "c" * 500)
    lines = report_text([Finding(*_fields(column=501, length=3))], tmp_path).splitlines()
    assert lines[2].index("bad") == lines[3].index("^^^")


def test_place_beyond_the_file(tmp_path: Path) -> None:
    """A finding about a file that is not there, or in a line that it does not have, has no excerpt."""
    blocks = report_text([ERROR, Finding(*_fields(line=99))], tmp_path)
    assert "|" not in blocks
    assert count_words([ERROR, ERROR, WARNING]) == "Found 2 errors and 1 warning."


def test_color_is_only_added(tmp_path: Path) -> None:
    """With colour the text is the same, with escape sequences around its parts."""
    write(tmp_path, "---\nkind: flod\n---\n")
    colored = report_text([ERROR], tmp_path, color=True)
    assert "\x1b[" in colored


def test_json(tmp_path: Path) -> None:
    """The JSON report counts, and holds every finding with all its fields."""
    assert json.loads(report_json([WARNING, ERROR], tmp_path)) == {
        "format": 1,
        "errors": 1,
        "warnings": 1,
        "findings": [
            {
                "path": "events/a.md",
                "line": 1,
                "column": 1,
                "rule": "uncited-source",
                "severity": "warning",
                "message": "nothing cites it",
                "remedy": "",
                "length": 3,
            },
            {
                "path": "events/a.md",
                "line": 2,
                "column": 7,
                "rule": "unknown-kind",
                "severity": "error",
                "message": "there is no kind `flod`",
                "remedy": "did you mean `flood`?",
                "length": 4,
            },
        ],
    }


def _fields(line: int = 2, column: int = 7, length: int = 4) -> tuple[str, int, int, str, Severity, str, str, int]:
    return ("events/a.md", line, column, "unknown-kind", "error", "no such kind", "look", length)

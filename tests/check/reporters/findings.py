"""Findings that every reporter is given, and the files that they are about."""

from pathlib import Path

from build_scripts.findings import Finding, Severity

ERROR = Finding("events/a.md", 2, 7, "unknown-kind", "error", "there is no kind `flod`", "did you mean `flood`?", 4)
WARNING = Finding("events/a.md", 1, 1, "uncited-source", "warning", "nothing cites it", "", 3)
HOSTILE = Finding(
    "events/b ü%20:,x.md",
    1,
    8,
    "unknown-tag",
    "error",
    "there is no tag `::error::x%0Ay` {0}",
    "see [this](https://example.org/) ##[add-mask]a",
    99,
)
GONE = Finding("events/2031/gone.md", 1, 1, "redirect-taken", "error", "nothing is at its address", "put it back")
FINDINGS = [WARNING, ERROR, HOSTILE, GONE]


def lay_files(root: Path) -> None:
    """Put the files that `FINDINGS` are about below ``root``; one of them is gone."""
    write(root, "a.md", "---\r\nkind: flod\r\n---\r\n")
    write(root, "b ü%20:,x.md", "tags: [::error::x%0Ay, ##[add-mask]a, \u202e]\n")


def write(root: Path, name: str, text: str) -> None:
    """Write a file of the record as it is given."""
    path = root / "events" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def finding(
    path: str = "events/a.md",
    line: int = 2,
    column: int = 7,
    rule: str = "unknown-kind",
    severity: Severity = "error",
    message: str = "no such kind",
    remedy: str = "look",
    length: int = 4,
) -> Finding:
    """A finding of which a test gives what matters to it."""
    return Finding(path, line, column, rule, severity, message, remedy, length)

"""Findings for people and for programs: reporters by name, each from findings and the root they lie under to text."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from io import StringIO
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from build_scripts.findings import Finding
from build_scripts.read import INVISIBLE, MAX_BYTES

FORMAT = 1
"""The version of the JSON report's shape."""


def report_text(findings: Sequence[Finding], root: Path, color: bool = False) -> str:
    """Findings as a compiler prints them: place, rule and sentence, the line with a caret, the remedy, a count."""
    out = StringIO()
    console = Console(file=out, force_terminal=color, no_color=not color, width=10_000, highlight=False, soft_wrap=True)
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines = _lines(root / path)
        for finding in group:
            console.print(_block(finding, lines))
    console.print(Text(count_words(findings), style="bold"))
    return out.getvalue()


def _lines(path: Path) -> list[str]:
    """The lines of a file that a finding points into; none where there is no plain file."""
    try:
        if path.is_symlink() or not path.is_file():
            return []
        with path.open("rb") as file:
            text = file.read(MAX_BYTES).decode("utf-8", errors="replace")
    except OSError:
        return []
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _block(finding: Finding, lines: Sequence[str]) -> Text:
    style = "bold red" if finding.severity == "error" else "bold yellow"
    text = Text(f"{finding.path}:{finding.line}:{finding.column} ", style="bold")
    text.append(f"{finding.severity}[{finding.rule}]", style=style)
    text.append(f": {finding.message}\n")
    if finding.line <= len(lines) and lines[finding.line - 1].strip():
        text.append_text(_excerpt(finding, lines[finding.line - 1], style))
    if finding.remedy:
        text.append("  = ", style="cyan")
        text.append(f"{finding.remedy}\n")
    return text


def _excerpt(finding: Finding, line: str, style: str) -> Text:
    """The line and a caret beneath; of a long line the stretch around the place. What cannot be seen is shown as �."""
    start = max(0, finding.column - 60) if len(line) > 120 else 0
    shown = INVISIBLE.sub("�", line[start : start + 120].replace("\t", " "))
    at = min(finding.column - 1 - start, len(shown))
    length = max(1, min(finding.length, len(shown) - at))
    number = str(finding.line)
    text = Text(f"{' ' * len(number)} |\n{number} | ", style="dim")
    text.append(f"{shown}\n", style="default")
    text.append(f"{' ' * len(number)} | ", style="dim")
    text.append(f"{' ' * cell_len(shown[:at])}{'^' * max(1, cell_len(shown[at : at + length]))}\n", style=style)
    return text


def count_words(findings: Sequence[Finding]) -> str:
    """«No findings», or how many errors and warnings there are."""
    if not findings:
        return "No findings."
    errors = sum(finding.severity == "error" for finding in findings)
    parts = [_plural(errors, "error"), _plural(len(findings) - errors, "warning")]
    return f"Found {' and '.join(part for part in parts if part)}."


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""


def report_json(findings: Sequence[Finding], root: Path, color: bool = False) -> str:
    """Findings as one JSON object: `format`, `errors`, `warnings`, and `findings` in order."""
    errors = sum(finding.severity == "error" for finding in findings)
    report = {
        "format": FORMAT,
        "errors": errors,
        "warnings": len(findings) - errors,
        "findings": [finding.as_dict() for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


REPORTERS: Mapping[str, Callable[[Sequence[Finding], Path, bool], str]] = {
    "text": report_text,
    "json": report_json,
}

"""Findings as a compiler prints them.

Whatever a file holds, its words reach neither a terminal nor a build log as anything but text: what cannot be seen is
shown as �, and so is the middle of ``##[``, which GitHub's runner takes for a command anywhere in a line. No line
begins with a file's own words. What runs from right to left is isolated, so that numbers beside it keep their place.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from io import StringIO
from itertools import groupby

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from build_scripts.check.reporters.setting import Setting, line_of
from build_scripts.check.reporters.unseen import visible
from build_scripts.findings import Finding, count_severities
from build_scripts.language.direction import isolate

_COMMAND = re.compile(r"(#[^\w -~]*)#(?=[^\w -~]*\[)")  # the runner's comparison passes over joiners and the like
_NAMED = 3  # so many rules are named in the last line; of more, only how to ask


def report_text(findings: Sequence[Finding], setting: Setting) -> str:
    """Return each finding with its place, the line with a caret and the remedy; a count, and how to learn more."""
    out = StringIO()
    console = Console(
        file=out,
        force_terminal=setting.color,
        no_color=not setting.color,
        width=10_000,
        highlight=False,
        soft_wrap=True,
    )
    for path, group in groupby(findings, key=lambda finding: finding.path):
        lines = setting.lines(path)
        for finding in group:
            console.print(_block(finding, line_of(lines, finding.line)))
    console.print(Text(count_sentence(findings), style="bold"))
    if findings:
        console.print(Text(f"`timeline explain {_asked(findings)}` says why."))
    return out.getvalue()


def _asked(findings: Sequence[Finding]) -> str:
    rules = list(dict.fromkeys(finding.rule for finding in findings))
    return " ".join(rules) if len(rules) <= _NAMED else "RULE"


def _harmless(text: str) -> str:
    """Return ``text`` with a � for each character that must not act, and as long as it was."""
    return _COMMAND.sub(r"\1�", visible(text))


def _block(finding: Finding, line: str) -> Text:
    style = "bold red" if finding.severity == "error" else "bold yellow"
    text = Text(f"{_harmless(finding.path)}:{finding.line}:{finding.column} ", style="bold")
    text.append(f"{finding.severity}[{finding.rule}]", style=style)
    text.append(f": {isolate(_harmless(finding.message))}\n")
    if line.strip():
        text.append_text(_excerpt(finding, line, style))
    if finding.remedy:
        text.append("  = ", style="cyan")
        text.append(f"{isolate(_harmless(finding.remedy))}\n")
    return text


def _excerpt(finding: Finding, line: str, style: str) -> Text:
    """Return the line and a caret beneath; of a long line the stretch around the place."""
    start = max(0, finding.column - 60) if len(line) > 120 else 0
    shown = _harmless(line[start : start + 120].replace("\t", " "))
    at = min(finding.column - 1 - start, len(shown))
    length = max(1, min(finding.length, len(shown) - at))
    number = str(finding.line)
    text = Text(f"{' ' * len(number)} |\n{number} | ", style="dim")
    text.append(f"{isolate(shown)}\n", style="default")
    text.append(f"{' ' * len(number)} | ", style="dim")
    text.append(f"{' ' * cell_len(shown[:at])}{'^' * max(1, cell_len(shown[at : at + length]))}\n", style=style)
    return text


def count_sentence(findings: Sequence[Finding]) -> str:
    """Return «No findings.», or how many errors and warnings there are."""
    if not findings:
        return "No findings."
    errors, warnings = count_severities(findings)
    parts = [_plural(errors, "error"), _plural(warnings, "warning")]
    return f"Found {' and '.join(part for part in parts if part)}."


def _plural(count: int, word: str) -> str:
    return f"{count} {word}{'' if count == 1 else 's'}" if count else ""

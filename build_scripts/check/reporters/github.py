"""Findings as annotations of GitHub's pages, then as text in the log of the step.

An annotation is a workflow command, a line ``::error file=…,line=…::…`` that the runner reads from a step's output
(https://docs.github.com/actions/reference/workflow-commands-for-github-actions). In a property ``%``, line breaks,
``:`` and ``,`` are escaped, in the words behind it ``%`` and line breaks, so that nothing which a file holds makes a
command of its own; the text behind the annotations sees to that itself.

GitHub shows ten errors and ten warnings of a step and drops the rest in silence. So no more are asked for: those that
are shown come from as many files as can be, and a notice says that there are others. Columns count from 1 in
characters, as ours do; `endColumn` is taken to be the column behind the last one, which GitHub leaves open.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from build_scripts.check.reporters.setting import Setting, end_column, line_of
from build_scripts.check.reporters.text import count_sentence, report_text
from build_scripts.check.reporters.unseen import visible
from build_scripts.findings import Finding
from build_scripts.language.direction import isolate

MOST = 10


def report_github(findings: Sequence[Finding], setting: Setting) -> str:
    """Return annotations (errors first), a notice where GitHub would not show them all, and the whole text."""
    shown = [*_spread(findings, "error"), *_spread(findings, "warning")]
    lines = [_annotation(finding, setting) for finding in shown]
    if len(shown) < len(findings):
        words = f"{count_sentence(findings)} GitHub shows {MOST} of each kind here; the log of this step has them all."
        lines.append(f"::notice title=timeline check::{_data(words)}\n")
    return "".join(lines) + report_text(findings, Setting(setting.root))


def _spread(findings: Sequence[Finding], severity: str) -> list[Finding]:
    """Return as many findings of a severity as GitHub shows: the first of each file before the second of any."""
    of_file: Counter[str] = Counter()
    ranked = []
    for finding in findings:
        if finding.severity == severity:
            of_file[finding.path] += 1
            ranked.append((of_file[finding.path], finding))
    return sorted(finding for _, finding in sorted(ranked)[:MOST])


def _annotation(finding: Finding, setting: Setting) -> str:
    properties = {
        "file": visible(finding.path),
        "line": finding.line,
        "endLine": finding.line,
        "col": finding.column,
        "endColumn": end_column(finding, line_of(setting.lines(finding.path), finding.line)),
        "title": finding.rule,
    }
    named = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    page = setting.page_of(finding.rule)
    why = f"Why: {page}" if page else f"Why: `timeline explain {finding.rule}`"
    words = "\n".join(visible(part) for part in (finding.message, finding.remedy, why) if part)
    return f"::{finding.severity} {named}::{_data(isolate(words))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

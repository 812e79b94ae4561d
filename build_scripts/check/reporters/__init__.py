"""Findings for people and for programs: reporters by name, each from findings and a `Setting` to text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from build_scripts.check.reporters.github import report_github
from build_scripts.check.reporters.json import report_json
from build_scripts.check.reporters.sarif import report_sarif
from build_scripts.check.reporters.setting import Setting
from build_scripts.check.reporters.text import report_text
from build_scripts.findings import Finding

__all__ = ["REPORTERS", "Setting", "report_text"]

REPORTERS: Mapping[str, Callable[[Sequence[Finding], Setting], str]] = {
    "text": report_text,
    "json": report_json,
    "github": report_github,
    "sarif": report_sarif,
}

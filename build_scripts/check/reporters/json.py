"""Findings as JSON, for programs of one's own."""

from __future__ import annotations

from collections.abc import Sequence

from build_scripts.check.reporters.setting import Setting
from build_scripts.check.reporters.unseen import as_json
from build_scripts.findings import Finding, count_severities

FORMAT = 1
"""The version of the report's shape."""


def report_json(findings: Sequence[Finding], setting: Setting) -> str:
    """Return findings as one JSON object: `format`, `errors`, `warnings`, and `findings` in order."""
    errors, warnings = count_severities(findings)
    report = {
        "format": FORMAT,
        "errors": errors,
        "warnings": warnings,
        "findings": [finding.as_dict() for finding in findings],
    }
    return as_json(report)

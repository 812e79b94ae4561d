"""Findings as JSON, for programs of one's own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from build_scripts.findings import Finding
from build_scripts.reporters.setting import Setting

FORMAT = 1
"""The version of the report's shape."""


def report_json(findings: Sequence[Finding], setting: Setting) -> str:
    """Findings as one JSON object: `format`, `errors`, `warnings`, and `findings` in order."""
    errors = sum(finding.severity == "error" for finding in findings)
    report = {
        "format": FORMAT,
        "errors": errors,
        "warnings": len(findings) - errors,
        "findings": [finding.as_dict() for finding in findings],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"

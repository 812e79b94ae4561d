"""The report for programs of one's own."""

import json
from pathlib import Path

from build_scripts.check.reporters import Setting
from build_scripts.check.reporters.json import report_json
from tests.check.reporters.findings import ERROR, FINDINGS, WARNING


def test_json(tmp_path: Path) -> None:
    """The JSON report counts, and holds every finding with all its fields."""
    assert json.loads(report_json([WARNING, ERROR], Setting(tmp_path))) == {
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


def test_findings_come_back_as_they_were(tmp_path: Path) -> None:
    """Whatever the words of a finding are, they are read back as they were."""
    report = json.loads(report_json(FINDINGS, Setting(tmp_path)))
    assert report["findings"] == [finding.as_dict() for finding in FINDINGS]

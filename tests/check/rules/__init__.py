"""Tests of the rules, module by module. What each rule says is in `tests/examples/invalid/`; here is the rest."""

from collections.abc import Mapping
from pathlib import Path

from tests.examples import CASE, RECORD, findings_of, set_up

LEAST = RECORD.parent / "valid" / "least.md"


def rules_broken(project: Path, front: str = "", files: Mapping[str, str] | None = None) -> list[str]:
    """The rules that the least event breaks with ``front`` added, in the example record with ``files`` written."""
    set_up(LEAST, project)
    path = project / CASE
    path.write_text(path.read_text("utf-8").replace("sources:\n", f"{front}sources:\n", 1), encoding="utf-8")
    for name, text in (files or {}).items():
        (project / "events" / name).write_text(text, encoding="utf-8")
    return [finding.rule for finding in findings_of(project)]

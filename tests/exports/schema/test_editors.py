"""What the repository tells editors holds: schemas and files exist, and the task's pattern reads every finding."""

import json
import re
from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from build_scripts.check.reporters import REPORTERS
from build_scripts.check.reporters.setting import Setting
from build_scripts.exports.schema import KINDS, folder
from build_scripts.findings import Finding
from build_scripts.reading.files import SourceFile, find_files
from tests.examples import RECORD, cases, findings_of, set_up
from tests.exports.schema import PATHS
from tests.support.projects import REPOSITORY

MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)


def settings_of(name: str) -> Any:
    """A file of VS Code's, in which lines may be comments."""
    lines = (REPOSITORY / ".vscode" / name).read_text("utf-8").splitlines()
    return json.loads("\n".join(line for line in lines if not line.strip().startswith("//")))


def test_every_file_has_its_schema() -> None:
    """Each file of a record falls under one pattern of the settings, that of its kind's schema."""
    patterns = settings_of("settings.json")["yaml.schemas"]
    assert sorted(patterns) == sorted(f".timeline/{folder()}{kind}.json" for kind in KINDS)
    files = {file.path: str(file.kind) for file in find_files(RECORD / "events") if isinstance(file, SourceFile)}
    files |= {path: kind for kind, path in PATHS.items()}
    for path, kind in files.items():
        matching = [schema for schema, pattern in patterns.items() if PurePosixPath(path).match(pattern)]
        assert (path, matching) == (path, [f".timeline/{folder()}{kind}.json"])


def modelines() -> list[tuple[str, str, str]]:
    """Each first line for language servers: where it was found, in a file of which kind, and what it names."""
    example = next(case for case in cases("valid") if case.stem == "modeline").read_text("utf-8")
    page = MODELINE.findall((REPOSITORY / "docs/editors.md").read_text("utf-8"))
    examples = [("example", "event", each) for each in MODELINE.findall(example)]
    return [*examples, *((f"page-{kind}", kind, each) for kind, each in zip(("removed",), page, strict=True))]


@pytest.mark.parametrize(("kind", "named"), [case[1:] for case in modelines()], ids=[case[0] for case in modelines()])
def test_modelines_lead_to_schemas(kind: str, named: str) -> None:
    """A modeline's path leads from the file that it is in to the schema of that kind."""
    place = Path("/project") / PATHS[kind]
    assert (place.parent / named).resolve() == Path("/project/.timeline") / folder() / f"{kind}.json"


def test_task_reads_findings(tmp_path: Path) -> None:
    """The pattern of VS Code's task finds file, line, column, severity, rule and message of each finding."""
    (task,) = settings_of("tasks.json")["tasks"]
    pattern = task["problemMatcher"]["pattern"]
    found: list[Finding] = []
    for case in cases("invalid")[:40]:
        set_up(case, tmp_path / case.name)
        found += findings_of(tmp_path / case.name)
    read = [
        tuple(match[pattern[name]] for name in ("file", "line", "column", "severity", "code", "message"))
        for line in REPORTERS["text"](found, Setting(tmp_path, False, "")).splitlines()
        if (match := re.fullmatch(pattern["regexp"], line))
    ]
    assert len(read) == len(found) > 40
    assert {each[:5] for each in read} == {
        (each.path, str(each.line), str(each.column), each.severity, each.rule) for each in found
    }
    assert (task["command"], task["args"], task["options"]["env"]) == ("make", ["check"], {"NO_COLOR": "1"})

"""Example files of the record's format, and how a test sets one up.

``record/`` is a small complete record that checks clean. A case is a single event file, ``<case>.md``, or a folder
that is copied over that record. Invalid ones are in a folder for each subject of the rules; where one case shows what a
rule is about, it has the name of the rule. ``<case>.findings`` has every finding that the case makes. The file
``steps`` of a folder does what a folder cannot hold: ``remove <path>``, ``link <path> <target>``,
``size <path> <bytes>``, ``fifo <path>``, ``bytes <path> <hexadecimal>``. Its folder ``earlier/`` is copied over the
record as it was before: such a case is checked as a change.
"""

import os
import shutil
from datetime import date
from pathlib import Path

from build_scripts.check.run import check_change, check_record
from build_scripts.findings import Finding
from build_scripts.reading.record import load_record, read_files

HERE = Path(__file__).parent
RECORD = HERE / "record"
CASE = Path("events/2031/2031-05-05-case.md")


def cases(kind: str) -> list[Path]:
    """Return the cases in ``valid/``, ``fixed/`` or ``invalid/``: files and folders, sorted."""
    folders = sorted((HERE / kind).iterdir()) if kind == "invalid" else [HERE / kind]
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix == ".md" or path.is_dir()]


def invalid(name: str) -> Path:
    """Return the case in ``invalid/`` that is called ``name``, whatever its subject."""
    (path,) = (path for path in cases("invalid") if path.stem == name)
    return path


def set_up(case: Path, project: Path) -> None:
    """Make ``project`` the example record with ``case`` in it."""
    shutil.copytree(RECORD, project, dirs_exist_ok=True)
    if case.is_file():
        (project / CASE).write_bytes(case.read_bytes())
        return
    shutil.copytree(case, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns("steps", "earlier"))
    steps = case / "steps"
    for line in steps.read_text("utf-8").splitlines() if steps.is_file() else ():
        _step(project, *line.split())


def _step(project: Path, action: str, path: str, *rest: str) -> None:
    target = project / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if action == "remove":
        target.unlink()
    elif action == "link":
        target.symlink_to(rest[0])
    elif action == "size":
        target.write_bytes(b"x" * int(rest[0]))
    elif action == "fifo":
        os.mkfifo(target)
    elif action == "bytes":
        target.write_bytes(bytes.fromhex("".join(rest)))
    else:
        raise ValueError(f"no such step: {action}")


def set_up_earlier(case: Path, project: Path) -> Path | None:
    """Make ``project`` the record as it was before ``case``, where the case has an earlier version."""
    if not (case / "earlier").is_dir():
        return None
    shutil.copytree(RECORD, project, dirs_exist_ok=True)
    shutil.copytree(case / "earlier", project, dirs_exist_ok=True)
    return project


TODAY = date(2033, 1, 1)
"""The day on which the examples are checked."""


def findings_of(project: Path, earlier: Path | None = None) -> list[Finding]:
    """Check ``project``; with ``earlier``, check what changed since that project."""
    files = read_files(project / "events")
    if earlier is None:
        return check_record(load_record(files, None), TODAY)
    return check_change(files, read_files(earlier / "events"), TODAY, None)


def as_line(finding: Finding) -> str:
    """Return a finding as a line of a ``.findings`` file."""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"{place} {finding.rule} {finding.message} | {finding.remedy}"

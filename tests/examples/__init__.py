"""Example files of the record's format, and how a test sets one up.

``record/`` is a small complete record that checks clean. A case is a single event file, ``<case>.md``, or a folder
laid over that record. Invalid ones lie in a folder for each subject of the rules; beside one stands
``<case>.findings`` with every finding it makes. A folder's file
``steps`` does what a folder cannot hold: ``remove <path>``, ``link <path> <target>``, ``size <path> <bytes>``,
``fifo <path>``, ``bytes <path> <hexadecimal>``. A folder's ``earlier/`` is laid over the record as it was before:
such a case is checked as a change.
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
    """The cases in ``valid/``, ``fixed/`` or ``invalid/``: files and folders, sorted."""
    folders = sorted((HERE / kind).iterdir()) if kind == "invalid" else [HERE / kind]
    return [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix == ".md" or path.is_dir()]


def invalid(name: str) -> Path:
    """The case in ``invalid/`` that is called ``name``, whatever its subject."""
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


def _step(project: Path, what: str, path: str, *rest: str) -> None:
    target = project / path
    target.parent.mkdir(parents=True, exist_ok=True)
    if what == "remove":
        target.unlink()
    elif what == "link":
        target.symlink_to(rest[0])
    elif what == "size":
        target.write_bytes(b"x" * int(rest[0]))
    elif what == "fifo":
        os.mkfifo(target)
    elif what == "bytes":
        target.write_bytes(bytes.fromhex("".join(rest)))
    else:
        raise ValueError(f"no such step: {what}")


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
    """What the check says about ``project``; with ``earlier``, about what changed since that project."""
    files = read_files(project / "events")
    if earlier is None:
        return check_record(load_record(files, None), TODAY)
    return check_change(files, read_files(earlier / "events"), TODAY, None)


def as_line(finding: Finding) -> str:
    """A finding as the ``.findings`` files have it."""
    place = f"{finding.path}:{finding.line}:{finding.column}"
    return f"{place} {finding.rule} {finding.message} | {finding.remedy}"

"""A right file takes the normal path: few modules see it, and nothing that knows about mistakes is even imported."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType

import pytest

from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.quantity import parse_quantity
from build_scripts.reading.files import SourceFile, find_files
from build_scripts.reading.parse import read_file
from tests.examples import CASE, RECORD, cases, invalid, set_up

ROOM = "build_scripts.reading.diagnosis"
CODE = """
import sys
from datetime import date
from pathlib import Path
import build_scripts.cli.check  # the command brings nothing along either
from build_scripts.check.run import check_record
from build_scripts.reading.record import load_record, read_files
for root in sys.argv[1:]:
    findings = check_record(load_record(read_files(Path(root)), None), date(2033, 1, 1))
    opened = sorted(name for name in sys.modules if name.startswith("build_scripts.reading.diagnosis"))
    print(root, len(findings), len(opened))
"""


def check(*roots: Path) -> list[tuple[str, int, int]]:
    """Check records in a fresh process, without caches: each with its findings and the modules of diagnosis by then."""
    command = [sys.executable, "-c", CODE, *map(str, roots)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=RECORD.parents[2])
    return [(root, int(found), int(opened)) for root, found, opened in map(str.split, done.stdout.splitlines())]


def test_right_files_need_no_diagnosis(tmp_path: Path) -> None:
    """For the example record, and for every valid form of an entry, no module of diagnosis is imported."""
    roots = [RECORD / "events"]
    for case in cases("valid"):
        set_up(case, tmp_path / case.stem)
        roots.append(tmp_path / case.stem / "events")
    assert check(*roots) == [(str(root), 0, 0) for root in roots]


@pytest.mark.parametrize("name", ["unknown-key", "uncited-paragraph", "wrong-year-folder", "unknown-actor"])
def test_what_is_refused_needs_diagnosis(name: str, tmp_path: Path) -> None:
    """A refused file, one that is only doubted, one in a wrong place and one that breaks a rule are all explained."""
    set_up(invalid(name), tmp_path)
    ((_, found, opened),) = check(tmp_path / "events")
    assert found
    assert opened


def modules_passed(file: SourceFile) -> Sequence[str]:
    """Return the modules of the package whose functions run between a file's bytes and its entry."""
    passed: set[str] = set()

    def note(frame: FrameType, event: str, argument: object) -> None:
        name = str(frame.f_globals.get("__name__"))
        if event == "call" and name.startswith("build_scripts."):
            passed.add(name.removeprefix("build_scripts."))

    sys.setprofile(note)
    try:
        reading = read_file(file)
    finally:
        sys.setprofile(None)
    assert reading.is_right
    return sorted(passed)


def test_a_right_file_passes_ten_modules() -> None:
    """From bytes to entry a right file runs through ten modules of `reading` and `model`, and one of `base` at most.

    One more is that of times of day, for an event that states one.

    Counted are the modules of which a function is called, for each of the examples, with the caches of values emptied.
    """
    files = [file for file in find_files(RECORD / "events") if isinstance(file, SourceFile)]
    files += [
        SourceFile(CASE.as_posix(), "event", CASE.stem, case.read_bytes(), "")
        for case in cases("valid")
        if case.is_file()
    ]
    passed: set[str] = set()
    for file in files:
        parse_edtf.cache_clear()
        parse_quantity.cache_clear()
        modules = modules_passed(file)
        assert sum(not name.startswith("base.") for name in modules) <= 10 + ("model.values.times" in modules), modules
        passed.update(modules)
    assert sorted(name for name in passed if name.startswith("base.")) == ["base.letters"]

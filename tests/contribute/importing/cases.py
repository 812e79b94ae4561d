"""Cases of imports in `tests/examples/imports/`: a table, the map that is proposed for it, and what comes of it.

``table.*`` is the file. ``proposed.yml`` is the map that is proposed, ``map.yml`` the one with its questions answered,
``report.md`` what is said of the import, and ``written/`` every file that it writes, ``check.txt`` what the check says
of the record then. ``python -m tests.contribute.importing.cases`` makes the last four anew, to be read before they are
committed; a case without a ``map.yml`` gets the proposed one.
"""

from __future__ import annotations

import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import NamedTuple

from build_scripts.contribute.importing.report import tell
from build_scripts.contribute.importing.run import Report, import_table, open_mapped
from build_scripts.language.interface import read_strings
from build_scripts.reading.record import Record, load_record, read_files
from tests.examples import HERE, RECORD, findings_of

CASES = sorted(path for path in (HERE / "imports").iterdir() if path.is_dir())
TODAY = date(2033, 1, 1)


class Imported(NamedTuple):
    """What an import did: its report, in words too, and the files that it wrote, by path."""

    report: Report
    text: str
    written: dict[str, str]


def project_in(folder: Path) -> Path:
    """Make a copy of the example record."""
    shutil.copytree(RECORD / "events", folder / "events")
    return folder


def record_of(project: Path) -> Record:
    """The record of a project."""
    return load_record(read_files(project / "events"), None)


def do_import(project: Path, file: Path, map_: Path | None = None, write: bool = True, workers: int = 1) -> Imported:
    """Import a file into a project, with a map or with the proposed one."""
    files = read_files(project / "events")
    record = load_record(files, None)
    path = project / "imports" / "table.yml"
    if map_ is not None:
        path.parent.mkdir(exist_ok=True)
        shutil.copyfile(map_, path)
    before = contents(project)
    table, mapped = open_mapped(file.name, file.read_bytes(), path, record)
    report = import_table(table, mapped, record, project, TODAY, write, workers)
    text = "\n".join(tell(report, files, record, read_strings("en", project))) + "\n"
    after = contents(project)
    return Imported(report, text, {name: after[name] for name in after if after[name] != before.get(name)})


def contents(project: Path) -> dict[str, str]:
    """Every file of a project by path; of those that are no text, what can be read of them."""
    files = sorted(path for path in project.rglob("*") if path.is_file())
    return {path.relative_to(project).as_posix(): path.read_bytes().decode("utf-8", "replace") for path in files}


def table_of(case: Path) -> Path:
    """The file that a case imports."""
    (table,) = case.glob("table.*")
    return table


def proposed_map(project: Path, file: Path) -> str:
    """The map that is proposed for a file."""
    return open_mapped(file.name, file.read_bytes(), project / "none.yml", record_of(project))[1].text


def checked(project: Path) -> str:
    """What the check says of a project, in lines."""
    found = findings_of(project)
    return "".join(f"{each.path}:{each.line} {each.severity}[{each.rule}]: {each.message}\n" for each in found)


def main() -> None:
    """Make the expected files anew."""
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder:
            project = project_in(Path(folder) / "project")
            (case / "proposed.yml").write_text(proposed_map(project, table_of(case)), "utf-8")
            if not (case / "map.yml").is_file():
                shutil.copyfile(case / "proposed.yml", case / "map.yml")
            imported = do_import(project, table_of(case), case / "map.yml")
            (case / "report.md").write_text(imported.text, "utf-8")
            (case / "check.txt").write_text(checked(project), "utf-8")
            shutil.rmtree(case / "written", ignore_errors=True)
            for name, text in imported.written.items():
                path = case / "written" / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(text, "utf-8")


if __name__ == "__main__":
    main()

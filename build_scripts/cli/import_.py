"""`timeline import FILE`: entries out of somebody's table, shown first, and written on demand."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NoReturn

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.base.workers import usable_cores
from build_scripts.cli.options import ROOT, WORKERS, project, show, the_day
from build_scripts.contribute.importing.cells import TableError
from build_scripts.contribute.importing.map_file import MapError
from build_scripts.contribute.importing.own import sum_taken, take_package, tell_taken
from build_scripts.contribute.importing.own_package import is_own_package, is_own_table
from build_scripts.contribute.importing.report import sum_line, tell
from build_scripts.contribute.importing.run import Report, import_table, map_path, open_mapped
from build_scripts.contribute.importing.run import add_words as with_words
from build_scripts.language.interface import read_strings
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import Record, load_record, read_files

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(name="import", short_help="Make entries out of a spreadsheet, CSV, JSON or GeoJSON.")
@click.argument("file", type=_FILE)
@click.option(
    "--map",
    "map_file",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The map from columns to keys (default: imports/NAME.yml). Where there is none, the proposed one goes there.",
)
@click.option("--encoding", default="", help="How the letters of a text file are written, such as utf-8 or cp1252.")
@click.option("--add-words", is_flag=True, help="Take kinds that the vocabulary does not have from FILE into it.")
@click.option("--write", is_flag=True, help="Write the entries; without it, they are only shown.")
@WORKERS
@ROOT
def import_(
    file: Path, map_file: Path | None, encoding: str, add_words: bool, write: bool, workers: int | None, root: Path
) -> None:
    """Make entries out of FILE: xlsx, ods, xls, CSV, JSON or GeoJSON; or the `datapackage.json` of an export.

    Which column is which key stands in a map. Without one, a map is proposed, with its reasons: read it, answer what it
    asks, and import again. Nothing is written before you say --write.

    Exit 0 when every row has become an entry or part of one, 1 when rows were rejected.
    """
    base = project(root)
    files = read_files(base / RECORD)
    workers = workers or usable_cores()
    record = load_record(files, base / CACHE, workers)
    if is_own_package(file):
        _import_package(file, base, record, write)
    path = map_file or map_path(base, file.name)
    try:
        table, mapped = open_mapped(file.name, file.read_bytes(), path, record, add_words, encoding)
        if is_own_table(table.columns):
            raise TableError(
                f"{file.name} is one table of an export: import its datapackage.json, with the others beside"
            )
        files, record = with_words(base, files, record, mapped, file.name, write)
        report = import_table(table, mapped, record, base, the_day(), write, workers)
    except (TableError, MapError) as error:
        raise click.UsageError(str(error)) from error
    if mapped.is_new and map_file and not write:
        write_atomically(path, mapped.text.encode(), 0o644)
    if mapped.is_new and not (map_file or write):
        show(f"{mapped.text}\n")
    show("\n".join(tell(report, files, record, read_strings("en", base))) + "\n")
    show(f"\n{sum_line(report)}\n{_next(report, base, path, bool(map_file))}", error=True)
    sys.exit(1 if report.rejected else 0)


def _import_package(file: Path, base: Path, record: Record, write: bool) -> NoReturn:
    """Import all tables of an export, and exit."""
    if record.vocabulary is None:
        raise click.UsageError("the record's vocabulary cannot be read: run `timeline check`")
    try:
        taken = take_package(file, base, record.vocabulary, write)
    except TableError as error:
        raise click.UsageError(str(error)) from error
    show("\n".join(tell_taken(file.name, taken)) + "\n")
    then = "Next: `timeline check`." if write else "Nothing was written. When all is right, again with --write."
    show(f"\n{sum_taken(taken)}\n{then}\n", error=True)
    sys.exit(1 if taken.refused else 0)


def _next(report: Report, base: Path, path: Path, named: bool) -> str:
    """Return what to do now."""
    where = path.relative_to(base) if path.is_relative_to(base) else path
    if report.is_written:
        lines = [f"The map is {where}; what became of each row is in {where.with_suffix('.rows.csv')}: keep both."]
        if report.rejects:
            rejects = report.rejects.relative_to(base) if report.rejects.is_relative_to(base) else report.rejects
            lines.append(f"Rejected rows are in {rejects}: mend them there, and import that file with --map {where}.")
        return "\n".join((*lines, "Next: `timeline check`, then look at it with `timeline serve`.", ""))
    if report.mapped.is_new and not named:
        return f"Nothing was written. Next: again with --map {where} to get the map as a file, and read it.\n"
    return f"Nothing was written. Read {where}; when all is right, again with --write.\n"

"""`timeline export`: the record, or a part of it, as tables."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from io import StringIO
from pathlib import Path

import click

from build_scripts.base.text import did_you_mean
from build_scripts.base.workers import usable_cores
from build_scripts.check.run import check_files
from build_scripts.cli.options import ROOT, levels_of, project, show, site_address, the_day
from build_scripts.exports.data.columns import Table
from build_scripts.exports.data.selected import cite, cite_as_csl, select, write_selection
from build_scripts.exports.data.tables import TABLES
from build_scripts.exports.data.writing import write_csv, write_json
from build_scripts.language.interface import StringsError, read_strings
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.pages.context import Context, Site
from build_scripts.reading.mkdocs_yml import configured, plugin_option, read_configuration
from build_scripts.reading.outlines import OutlinesError, read_outlines
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.selection import Selection, SelectionError, read_selection
from build_scripts.timeline.timeline import build_timeline

NAMES = [table.name for table in TABLES]


def _csv(whole: Context, selection: Selection, table: Table[object]) -> str:
    text = StringIO(newline="")
    write_csv(table, table.rows(select(whole, selection)), text)
    return text.getvalue()


def _json(whole: Context, selection: Selection, table: Table[object]) -> str:
    text = StringIO(newline="")
    write_json(table, table.rows(select(whole, selection)), text)
    return text.getvalue()


def _citation(whole: Context, selection: Selection, _: Table[object]) -> str:
    return f"{cite(whole, select(whole, selection), selection)}\n"


def _csl(whole: Context, selection: Selection, _: Table[object]) -> str:
    return f"{cite_as_csl(whole, select(whole, selection), selection)}\n"


FORMS: Mapping[str, Callable[[Context, Selection, Table[object]], str]] = {
    "csv": _csv,
    "json": _json,
    "citation": _citation,
    "csl": _csl,
}


@click.command(short_help="Write the record, or a part of it, as tables.")
@click.option(
    "--where",
    "queries",
    multiple=True,
    metavar="QUERY",
    help="Which events: `key=value`, several joined by `&`, as in the address of a view. Without it, all of them.",
)
@click.option("--table", "name", default="events", help=f"Which table to print: {', '.join(NAMES)}.")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="csv", help="How to print it.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="Write all tables to this folder instead, as CSV and JSON, with a description and a citation.",
)
@ROOT
def export(queries: tuple[str, ...], name: str, form: str, output: Path | None, root: Path) -> None:
    """Print a table of the record, or of the events that QUERY selects, as CSV or JSON; or cite that selection.

    `--where "kind=WORD&place=ID&from=2018-03"` selects what holds for every key. A key may be there twice: then
    either value will do.
    """
    base = project(root)
    if name not in NAMES:
        remedy = did_you_mean(name, NAMES) or "`timeline export --help` lists them"
        raise click.UsageError(f"there is no table `{name}`; {remedy}")
    whole = _context(base)
    try:
        selection = read_selection(queries, whole.timeline)
    except SelectionError as error:
        raise click.UsageError(f"--where: {error}") from error
    if "box" in dict(selection.pairs) and whole.outlines is None:
        raise click.UsageError("--where: `box` is a window of the map, and this record has no outlines; leave it out")
    if output is None:
        show(FORMS[form](whole, selection, TABLES[NAMES.index(name)]))
        return
    _write(whole, selection, output)
    show(f"{cite(whole, select(whole, selection), selection)}\nWritten to {output}\n")


def _context(base: Path) -> Context:
    """Return the record with all that tables show of it; a record with errors ends the command."""
    files, cores = read_files(base / RECORD), usable_cores()
    findings = check_files(files, the_day(), base / CACHE, cores, levels_of(base))
    errors = sum(finding.severity == "error" for finding in findings)
    if errors:
        counted = "an error" if errors == 1 else f"{errors} errors"
        show(f"Error: the record has {counted}, and is not exported: `timeline check`\n", error=True)
        sys.exit(1)
    record = load_record(files, base / CACHE, cores)
    text = read_configuration(base)
    try:
        strings = read_strings(str(plugin_option(text, "timeline", "strings", os.environ) or "en"), base)
    except StringsError as error:
        raise click.UsageError(f"mkdocs.yml: `strings`: {error}") from error
    site = Site(
        name=configured(text, "site_name", os.environ),
        url=site_address(base),
        description=configured(text, "site_description", os.environ),
        version=record.digest[:12],
        license=str(plugin_option(text, "timeline", "license", os.environ) or ""),
    )
    named = plugin_option(text, "timeline", "outlines", os.environ)
    try:
        outlines = read_outlines(base / str(named), record.places) if named else None
    except OutlinesError as error:
        raise click.UsageError(f"mkdocs.yml: {error}") from error
    return Context(build_timeline(record), site, strings, outlines=outlines)


def _write(whole: Context, selection: Selection, output: Path) -> None:
    """Write a selection to a new folder: all of it, or nothing.

    :raises click.UsageError: when something is there already, or nothing can be written there.
    """
    target = output.absolute()
    if target.exists() and any(target.iterdir()):
        raise click.UsageError(f"there is something in {output}: name a folder that is empty or not there")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = Path(tempfile.mkdtemp(dir=target.parent, prefix=f".{target.name}."))
    except OSError as error:
        raise click.UsageError(f"nothing can be written to {output}: {error.strerror}") from error
    try:
        write_selection(whole, selection, beside)
        beside.chmod(0o755)
        os.replace(beside, target)
    except BaseException:  # Ctrl+C too: nothing is left beside
        shutil.rmtree(beside, ignore_errors=True)
        raise

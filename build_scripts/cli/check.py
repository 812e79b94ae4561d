"""`timeline check`: every finding about the record, or about what changed in it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import click

from build_scripts.base.workers import usable_cores
from build_scripts.check.reporters import REPORTERS, Setting
from build_scripts.check.run import check_change, check_files
from build_scripts.cli.options import (
    NO_CACHE,
    ROOT,
    WORKERS,
    earlier,
    in_color,
    inside,
    levels_of,
    lies_in,
    project,
    show,
    site_address,
    the_day,
)
from build_scripts.exports.schema.files import leave_schemas
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import read_files
from build_scripts.site.settings import explain_configuration


@click.command(short_help="Check the record, or some of its files.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--format", "report", type=click.Choice(list(REPORTERS)), default="text", help="How to report.")
@click.option(
    "--changed-since",
    "since",
    metavar="REV",
    help="Report on files that differ from where this branch left REV, and on whatever that breaks elsewhere; "
    "check too that nothing published vanished or changed without a word.",
)
@ROOT
@NO_CACHE
@WORKERS
def check(
    paths: tuple[Path, ...],
    strict: bool,
    report: str,
    since: str | None,
    root: Path,
    no_cache: bool,
    workers: int | None,
) -> None:
    """Check the record; with PATHS, report only on these files and folders."""
    base = project(root)
    chosen = [inside(base, path) for path in paths]
    levels = levels_of(base)
    if problem := explain_configuration(base, os.environ):
        raise click.UsageError(f"mkdocs.yml: {problem}")
    files = read_files(base / RECORD)
    cache, cores = None if no_cache else base / CACHE, workers or usable_cores()
    if since is None:
        findings = check_files(files, the_day(), cache, cores, levels)
    else:
        findings = check_change(files, earlier(base, since), the_day(), cache, cores, levels)
    if cache:
        leave_schemas(files, cache)
    if chosen:
        findings = [finding for finding in findings if any(lies_in(finding.path, path) for path in chosen)]
    show(REPORTERS[report](findings, Setting(base, in_color(), site_address(base))))
    sys.exit(1 if _fails(findings, strict) else 0)


def _fails(findings: list[Finding], strict: bool) -> bool:
    return bool(findings) if strict else any(finding.severity == "error" for finding in findings)

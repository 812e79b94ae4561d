"""`timeline check`: every finding about the record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.check import check_files
from build_scripts.cli.options import NO_CACHE, ROOT, WORKERS, in_color, inside, project, show
from build_scripts.record import read_files
from build_scripts.reporters import REPORTERS
from build_scripts.workers import usable_cores


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--format", "report", type=click.Choice(list(REPORTERS)), default="text", help="How to report.")
@ROOT
@NO_CACHE
@WORKERS
def check(paths: tuple[Path, ...], strict: bool, report: str, root: Path, no_cache: bool, workers: int | None) -> None:
    """Check the record; with PATHS, report only on these files and folders."""
    base = project(root)
    chosen = [inside(base, path) for path in paths]
    files = read_files(base / "events")
    findings = check_files(files, None if no_cache else base / ".timeline", workers or usable_cores())
    if chosen:
        findings = [each for each in findings if any(f"{each.path}/".startswith(f"{c}/") for c in chosen)]
    show(REPORTERS[report](findings, base, in_color()))
    errors = any(finding.severity == "error" for finding in findings)
    sys.exit(1 if errors or (strict and findings) else 0)

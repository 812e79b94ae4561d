"""`timeline fix`: fix what needs no judgement."""

from __future__ import annotations

import sys
from collections.abc import Container
from datetime import date
from pathlib import Path

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.cli.options import ROOT, earlier, inside, project, show, the_day
from build_scripts.contribute.fix.added import add_day
from build_scripts.contribute.fix.fix import Fixed, fix_file
from build_scripts.contribute.fix.unified import show_difference
from build_scripts.findings import Problem
from build_scripts.model.layout import RECORD
from build_scripts.reading.files import SourceFile
from build_scripts.reading.record import read_files


@click.command(short_help="Fix what needs no judgement in the record.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--check", is_flag=True, help="Write nothing; exit 1 if something would be fixed.")
@click.option("--diff", is_flag=True, help="The same, and show what would change.")
@click.option(
    "--changed-since",
    "since",
    metavar="REV",
    help="Fix only files that differ from where this branch left REV, and write the day of today as `added` into "
    "events that were not there.",
)
@ROOT
def fix(paths: tuple[Path, ...], check: bool, diff: bool, since: str | None, root: Path) -> None:
    """Fix what needs no judgement in the record, or in PATHS: order of keys, dates, quotes, tracking, whitespace."""
    base = project(root)
    before = earlier(base, since).files if since else ()
    published, unchanged = {file.id for file in before}, {(file.path, file.data) for file in before}
    chosen = [inside(base, path) for path in paths] or [RECORD]
    files = read_files(base / RECORD)
    refused = [
        f"{finding.path}: not fixed: {finding.message}" for finding in files.findings if _is_in(finding.path, chosen)
    ]
    count = 0
    for file in files.files:
        if not _is_in(file.path, chosen) or (file.path, file.data) in unchanged:
            continue
        entered = the_day() if since and file.kind == "event" and file.id not in published else None
        after = _fix(base / file.path, file, entered, published, write=not (check or diff))
        if isinstance(after, str):
            refused.append(f"{file.path}: not fixed: {after}")
            continue
        count += bool(after.kinds)
        show(_report(file.path, after), error=diff)
        if diff:
            show(show_difference(file.path, file.data.decode("utf-8"), after.text))
    show("".join(f"{line}\n" for line in sorted(refused)) + _count(count, check or diff), error=diff)
    sys.exit(1 if refused or (count and (check or diff)) else 0)


def _is_in(path: str, chosen: list[str]) -> bool:
    return any(f"{path}/".startswith(f"{folder}/") for folder in chosen)


def _fix(path: Path, file: SourceFile, entered: date | None, published: Container[str], write: bool) -> Fixed | str:
    """Fix one file, and write it if that is wanted; return a sentence if it was left as it is."""
    fixed = fix_file(file)
    if isinstance(fixed, Problem):
        return fixed.message
    fixed = add_day(fixed, entered, published) if entered else fixed
    try:
        if write and fixed.kinds and path.read_bytes() != file.data:
            return "it was changed at the same time; try again"
        if write and fixed.kinds:
            write_atomically(path, fixed.text.encode("utf-8"), path.stat().st_mode & 0o7777)
    except OSError as error:
        return str(error.strerror)
    return fixed


def _report(path: str, fixed: Fixed) -> str:
    lines = [", ".join(fixed.kinds)] if fixed.kinds else []
    if fixed.left:
        lines.append(f"left as it is, since the file would then say something else: {', '.join(fixed.left)}")
    if not fixed.read:
        lines.append("its YAML cannot be read, so most was left as it is: see `timeline check`")
    return "".join(f"{path}: {line}\n" for line in lines)


def _count(count: int, only_checked: bool) -> str:
    if not count:
        return "Nothing to fix.\n"
    files = f"{count} file{'s' if count > 1 else ''}"
    return f"{files} would be fixed.\n" if only_checked else f"Fixed {files}.\n"

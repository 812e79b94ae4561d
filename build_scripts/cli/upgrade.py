"""`timeline upgrade`: what a project has from the toolkit, brought forward as a change to review."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.cli.options import ROOT, project, show
from build_scripts.contribute.fix.unified import show_difference
from build_scripts.contribute.project.answers import ProjectError
from build_scripts.contribute.project.upgrade import Upgrade, plan_upgrade, told, write_upgrade
from build_scripts.model.layout import RECORD
from build_scripts.reading.record import load_record, read_files

_WORDS = {
    "new": "new",
    "changed": "changed",
    "merged": "changed, with your own changes in it",
    "gone": "no longer needed",
    "conflict": "left as it is: you and the toolkit changed the same lines",
}


@click.command(short_help="Bring forms, checks and guides of this project forward.")
@click.option("--write", is_flag=True, help="Write the changes; without it, they are only shown.")
@click.option("--take", multiple=True, metavar="FILE", help="Of this file, take the toolkit's text.")
@click.option("--keep", multiple=True, metavar="FILE", help="Of this file, keep your own text for good.")
@ROOT
def upgrade(write: bool, take: tuple[str, ...], keep: tuple[str, ...], root: Path) -> None:
    """Show what this toolkit, and the words of this record, would change in the files that came with the project.

    Files that you changed keep your changes. Where both changed the same lines, the file is named and left alone: say
    --take or --keep.

    Exit 0 when there is nothing to do, or all was written; 1 when there is something to write or to decide.
    """
    base = project(root)
    vocabulary = load_record(read_files(base / RECORD), None).vocabulary
    if vocabulary is None:
        raise click.UsageError("the record's vocabulary cannot be read: run `timeline check`")
    try:
        planned = plan_upgrade(base, vocabulary, take, keep)
        for change in planned.changes:
            show(show_difference(change.path, change.old, change.new))
        if write and not planned.is_nothing:
            write_upgrade(base, planned)
    except ProjectError as error:
        raise click.UsageError(str(error)) from error
    show(_summary(planned, write), error=True)
    sys.exit(1 if planned.conflicts or not (write or planned.is_nothing) else 0)


def _summary(planned: Upgrade, write: bool) -> str:
    """Return what became of each file, and what to do now."""
    lines = [f"{path}: {_WORDS[what]}" for what, paths in told(planned).items() for path in paths]
    if planned.conflicts:
        lines.append("Say --take FILE for the toolkit's text, or --keep FILE for yours.")
    if planned.is_nothing:
        lines.append("Nothing to bring forward.")
    else:
        lines.append("Written: read it with `git diff`." if write else "Nothing was written; again with --write.")
    return "".join(f"{line}\n" for line in lines)

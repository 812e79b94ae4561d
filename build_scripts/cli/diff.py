"""`timeline diff REV`: what a change does to the record, in words for a reviewer."""

from __future__ import annotations

from pathlib import Path

import click

from build_scripts.base.workers import usable_cores
from build_scripts.changes.listing import render_changes
from build_scripts.changes.review import review_change
from build_scripts.cli.options import NO_CACHE, ROOT, WORKERS, earlier, project, show
from build_scripts.language.interface import read_strings
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import load_record, read_files

FORMS = {"markdown": review_change, "json": render_changes}


@click.command(short_help="Say in words what changed in the record since REV.")
@click.argument("rev")
@click.option("--format", "form", type=click.Choice(list(FORMS)), default="markdown", help="How to say it.")
@ROOT
@NO_CACHE
@WORKERS
def diff(rev: str, form: str, root: Path, no_cache: bool, workers: int | None) -> None:
    """Say in words, as Markdown or for programs as JSON, what changed in the record since this branch left REV.

    REV is a revision of git, or a version of the record, as a site and what is exported give it.
    """
    base = project(root)
    files = read_files(base / RECORD)
    record = load_record(files, None if no_cache else base / CACHE, workers or usable_cores())
    before = load_record(earlier(base, rev), None, previous=record)
    show(FORMS[form](record, before, read_strings("en", base)))

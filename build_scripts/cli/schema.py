"""`timeline schema`: JSON Schemas of the record's files, for editors and other programs."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from build_scripts.cli.options import ROOT, project, show
from build_scripts.exports.schema import folder, render_schemas
from build_scripts.exports.schema.files import terms_of, write_schemas
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import read_files


@click.command(short_help="Write JSON Schemas of the record's files.")
@click.option(
    "--output",
    type=click.Path(file_okay=False, path_type=Path),
    help="The folder to write them to (default: where `check` leaves them, below .timeline/).",
)
@ROOT
def schema(output: Path | None, root: Path) -> None:
    """Write JSON Schemas of the front matter and the registries, with the record's own words."""
    base = project(root)
    target = output or base / CACHE / folder()
    terms = terms_of(read_files(base / RECORD))
    rendered = render_schemas(terms)
    write_schemas(rendered, target)
    for name in rendered:
        show(f"{target / name}\n")
    if terms is None:
        show("The vocabulary cannot be read, so the schemas are without its words: `timeline check`.\n", error=True)
        sys.exit(1)

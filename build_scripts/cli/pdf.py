"""`timeline pdf`: an edition of the record, or of a part of it, as a PDF to print or to keep."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.base.slugs import slugify
from build_scripts.base.text import did_you_mean, shown
from build_scripts.base.workers import usable_cores
from build_scripts.cli.options import NO_CACHE, ROOT, project, show, site_address
from build_scripts.exports.pdf.typesetting import PAPERS, PdfError, explain_missing
from build_scripts.exports.pdf.volumes import selection_title, set_volumes, volumes_of
from build_scripts.language.interface import StringsError, read_strings
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.pages.context import Context, Site
from build_scripts.pages.edition_parts import edition_count, size_words
from build_scripts.reading.mkdocs_yml import configured, plugin_option, read_configuration, theme_language
from build_scripts.reading.record import load_record, read_files
from build_scripts.timeline.edition import Selection
from build_scripts.timeline.timeline import Timeline, build_timeline


@click.command(short_help="Make a PDF of the record, or of a part of it.")
@click.option("--all", "everything", is_flag=True, help="The whole record; in volumes where it is long.")
@click.option("--year", "years", type=int, multiple=True, help="The entries of a year.")
@click.option("--actor", "actors", multiple=True, metavar="ID", help="The entries that an actor takes part in.")
@click.option("--place", "places", multiple=True, metavar="ID", help="The entries of a place and those within it.")
@click.option("--kind", "kinds", multiple=True, metavar="WORD", help="The entries of a kind.")
@click.option("--tag", "tags", multiple=True, metavar="WORD", help="The entries with a tag.")
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where to write it (default: what it is of, here); volumes are named after it.",
)
@click.option("--paper", type=click.Choice(list(PAPERS)), default="a4", show_default=True, help="The sheet.")
@click.option(
    "--fonts",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with fonts for scripts other than Latin, Greek, Cyrillic and Arabic.",
)
@ROOT
@NO_CACHE
@click.option(
    "--at-once",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    help="Volumes to set at a time; each may take 800 MB of memory.",
)
def pdf(
    everything: bool,
    output: Path | None,
    paper: str,
    fonts: Path | None,
    root: Path,
    no_cache: bool,
    at_once: int,
    **chosen: Any,
) -> None:
    """Make a PDF of the entries that are chosen: of one option any may hold, of several options each has to."""
    selection = Selection(**chosen)
    if everything == (selection != Selection()):
        raise click.UsageError("choose what to print: --all, or --year, --actor, --place, --kind or --tag")
    if missing := explain_missing():
        raise click.UsageError(missing)
    base = project(root)
    context = _context(base, None if no_cache else base / CACHE, usable_cores())
    _refuse_unknown(context.timeline, selection)
    volumes = volumes_of(context, selection)
    if not volumes:
        raise click.UsageError("no entry of the record is of that")
    target = output or Path(f"{slugify(selection_title(context, selection))}.pdf")
    try:
        for volume, made in zip(volumes, set_volumes(context, volumes, paper, fonts, at_once), strict=True):
            path = target.with_stem(f"{target.stem}-{volume.name}") if len(volumes) > 1 else target
            write_atomically(path, made.data, 0o644)
            pages, size = edition_count(context, "pages", made.pages), size_words(context, len(made.data))
            show(f"{path}: {context.events_words(len(volume.edition.events))}, {pages}, {size}\n")
    except PdfError as error:
        raise click.ClickException(str(error)) from error
    except OSError as error:
        raise click.ClickException(f"{error.filename or target} cannot be written: {error.strerror}") from error


def _context(base: Path, cache: Path | None, workers: int) -> Context:
    """Return the record with what pages need.

    :raises click.ClickException: when a part of the record cannot be read, which would be missing.
    """
    record = load_record(read_files(base / RECORD), cache, workers)
    refused = [finding for finding in record.findings if finding.severity == "error"]
    if refused or record.vocabulary is None:
        raise click.ClickException("a part of the record cannot be read: `timeline check` says what is wrong")
    text = read_configuration(base)
    try:
        strings = read_strings(str(plugin_option(text, "timeline", "strings", os.environ) or "en"), base)
    except StringsError as error:
        raise click.ClickException(str(error)) from error
    site = Site(
        name=configured(text, "site_name", os.environ) or base.name,
        url=site_address(base),
        lang=theme_language(text, os.environ) or "en",
        version=record.digest[:12],
        copyright=configured(text, "copyright", os.environ),
    )
    return Context(build_timeline(record), site, strings)


def _refuse_unknown(timeline: Timeline, selection: Selection) -> None:
    """:raises click.UsageError: when a name that was given is nobody's, with the nearest one that is somebody's."""
    words = timeline.vocabulary
    lists: list[tuple[str, Iterable[str], Mapping[str, Any]]] = [
        ("actor", selection.actors, timeline.actors),
        ("place", selection.places, timeline.places),
        ("kind", selection.kinds, words.kinds),
        ("tag", selection.tags, words.tags),
    ]
    for what, names, known in lists:
        for name in names:
            if name not in known:
                remedy = did_you_mean(name, known)
                raise click.UsageError(f"there is no {what} `{shown(name)}`{f'; {remedy}' if remedy else ''}")

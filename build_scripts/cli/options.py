"""What several commands share: options, paths within the project, the day, and how to print."""

from __future__ import annotations

import os
import re
import shutil
import sys
from datetime import date
from io import TextIOWrapper
from pathlib import Path

import click

from build_scripts.base.clock import today
from build_scripts.changes.revisions import RevisionError, common_ancestor, find_version, has_revision, read_revision
from build_scripts.check.levels import OPTION, Levels, LevelsError, read_levels
from build_scripts.model.layout import RECORD
from build_scripts.reading.mkdocs_yml import configured, explain_unreadable, plugin_option, read_configuration
from build_scripts.reading.record import Files

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, with `events/` and `mkdocs.yml` in it (default: here).",
)
VERSION = re.compile(r"[0-9a-f]{12}")
"""A version of the record, as a site and what is exported give it."""
NO_CACHE = click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
WORKERS = click.option("--workers", type=click.IntRange(1), help="Processes to use (default: one a core).")


def project(root: Path) -> Path:
    """Return the project's folder as an absolute path.

    :raises click.UsageError: when there is no record in it.
    """
    base = root.resolve()
    if not (base / RECORD).is_dir():
        raise click.UsageError(f"there is no folder {RECORD}/ in {root}: name the project's folder with --root")
    return base


def site_address(base: Path) -> str:
    """Return the site's address from `mkdocs.yml`, ending with ``/``; empty where it gives none."""
    url = configured(read_configuration(base), "site_url", os.environ)
    return f"{url.rstrip('/')}/" if url.startswith(("http://", "https://")) else ""


def levels_of(base: Path) -> Levels:
    """Return what `mkdocs.yml` makes of rules.

    :raises click.UsageError: when it cannot be read as that.
    """
    if problem := explain_unreadable(base):
        raise click.UsageError(f"mkdocs.yml cannot be read: {problem}")
    try:
        return read_levels(plugin_option(read_configuration(base), "timeline", OPTION, os.environ))
    except LevelsError as error:
        raise click.UsageError(f"`{OPTION}` in mkdocs.yml: {error}") from error


def inside(base: Path, path: Path) -> str:
    """Return ``path`` from ``base``, as findings name it.

    :raises click.UsageError: when there is no such file, or it is no part of the record.
    """
    full = Path(os.path.abspath(path))
    if not os.path.lexists(full):
        raise click.UsageError(f"there is no file or folder {path}")
    if not full.is_relative_to(base):
        full = full.parent.resolve() / full.name
    relative = full.relative_to(base).as_posix() if full.is_relative_to(base) else ""
    if relative == ".":
        return RECORD
    if not f"{relative}/".startswith(f"{RECORD}/"):
        raise click.UsageError(f"{path} is no part of the record in {base / 'events'}")
    return relative


def lies_in(file: str, path: str) -> bool:
    """Tell whether ``file`` is ``path``, or lies in the folder ``path``; both are from the project's folder."""
    return f"{file}/".startswith(f"{path}/")


def earlier(base: Path, revision: str) -> Files:
    """Return the record's files as they were where what is checked out left ``revision``.

    What is no revision of git may be a version of the record.

    :raises click.UsageError: when that cannot be told.
    """
    folder = base / RECORD
    try:
        if VERSION.fullmatch(revision) and not has_revision(folder, revision):
            revision = find_version(folder, revision) or revision
        return read_revision(folder, common_ancestor(folder, revision))
    except RevisionError as error:
        raise click.UsageError(str(error)) from error


def the_day() -> date:
    """Return the current day.

    :raises click.UsageError: when the environment names one that cannot be read.
    """
    try:
        return today()
    except (ValueError, OverflowError) as error:
        raise click.UsageError("SOURCE_DATE_EPOCH is not a number of seconds since 1970") from error


def show(text: str, error: bool = False) -> None:
    """Print ``text`` as it is; a terminal that cannot show a name still shows the rest."""
    stream = sys.stderr if error else sys.stdout
    if isinstance(stream, TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    click.echo(text, nl=False, err=error)


def columns(elsewhere: int) -> int:
    """Return how many columns the terminal has; ``elsewhere`` where there is no terminal."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else elsewhere


def in_color() -> bool:
    """Tell whether what is printed may have colours."""
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ

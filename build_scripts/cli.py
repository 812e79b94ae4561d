"""The `timeline` command. Exit status: 0 when all is well, 1 when there are findings, 2 when the call is wrong."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from pathlib import Path

import click

from build_scripts import __version__

ROOT = click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The project's folder, with `events/` and `mkdocs.yml` in it (default: here).",
)
NO_CACHE = click.option("--no-cache", is_flag=True, help="Neither read nor write the cache.")
WORKERS = click.option("--workers", type=click.IntRange(1), help="Processes to use (default: one a core).")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="timeline")
def main() -> None:
    """Check, build and serve a chronology kept as Markdown files."""


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Exit 1 for warnings too.")
@click.option("--format", "report", type=click.Choice(["text", "json"]), default="text", help="How to report.")
@ROOT
@NO_CACHE
@WORKERS
def check(paths: tuple[Path, ...], strict: bool, report: str, root: Path, no_cache: bool, workers: int | None) -> None:
    """Check the record; with PATHS, report only on these files and folders."""
    from build_scripts.check import check_files
    from build_scripts.record import read_files
    from build_scripts.reporters import REPORTERS
    from build_scripts.workers import usable_cores

    base = root.resolve()
    if not (base / "events").is_dir():
        raise click.UsageError(f"there is no folder events/ in {root}: name the project's folder with --root")
    chosen = [_inside(base, path) for path in paths]
    files = read_files(base / "events")
    findings = check_files(files, None if no_cache else base / ".timeline", workers or usable_cores())
    if chosen:
        findings = [each for each in findings if any(f"{each.path}/".startswith(f"{c}/") for c in chosen)]
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that cannot show a name still shows the rest
    click.echo(REPORTERS[report](findings, base, sys.stdout.isatty() and "NO_COLOR" not in os.environ), nl=False)
    errors = any(finding.severity == "error" for finding in findings)
    sys.exit(1 if errors or (strict and findings) else 0)


def _inside(base: Path, path: Path) -> str:
    """``path`` from ``base``, as findings name it.

    :raises click.UsageError: when there is no such file, or it is no part of the record.
    """
    full = Path(os.path.abspath(path))
    if not os.path.lexists(full):
        raise click.UsageError(f"there is no file or folder {path}")
    if not full.is_relative_to(base):
        full = full.parent.resolve() / full.name
    inside = full.relative_to(base).as_posix() if full.is_relative_to(base) else ""
    if inside == ".":
        return "events"
    if not f"{inside}/".startswith("events/"):
        raise click.UsageError(f"{path} is no part of the record in {base / 'events'}")
    return inside


@main.command()
@click.option("--strict", is_flag=True, help="Stop when there are warnings.")
@ROOT
def build(strict: bool, root: Path) -> None:
    """Build the site into `site/` (the same as `mkdocs build`)."""
    _mkdocs("build", root, ["--strict"] if strict else [])


@main.command()
@click.option("--dev-addr", metavar="HOST:PORT", help="Where to serve (default: 127.0.0.1:8000).")
@ROOT
def serve(dev_addr: str | None, root: Path) -> None:
    """Serve the site and rebuild it on every change (the same as `mkdocs serve`)."""
    _mkdocs("serve", root, ["--dev-addr", dev_addr] if dev_addr else [])


def _mkdocs(command: str, root: Path, options: list[str]) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.__main__ import cli

    cli.main([command, "--config-file", str(root / "mkdocs.yml"), *options], prog_name="mkdocs")

"""`timeline build` and `timeline serve`: what MkDocs does, in fewer words, and a count of what came of it."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from build_scripts.cli.cluster import cluster_options, spread
from build_scripts.cli.options import ROOT
from build_scripts.model.layout import RECORD, entry_url
from build_scripts.reading.files import find_events
from build_scripts.reading.mkdocs_yml import configured, read_configuration
from build_scripts.site.settings import ASK_DATA, ASK_PDF
from build_scripts.site.unchanged import LastBuild, Warned

OFFLINE = "offline.zip"
"""The file that the option writes, beside the site."""


@click.command(short_help="Build the site.")
@click.option("--strict", is_flag=True, help="Stop when there are warnings.")
@click.option("--data", is_flag=True, help="Make the bulk data too, as a site that is published has it.")
@click.option("--pdf", is_flag=True, help="Offer the record and each year as a PDF too.")
@click.option("--offline", is_flag=True, help="Make `offline.zip` as well: the site to open from a folder.")
@cluster_options
@ROOT
def build(strict: bool, data: bool, pdf: bool, offline: bool, root: Path, **cluster: Any) -> None:
    """Build the site into `site/` (the same as `mkdocs build`), and see that every event has its page there."""
    if data:
        os.environ[ASK_DATA] = "1"
    if pdf:
        os.environ[ASK_PDF] = "yes"
    site = root / (configured(read_configuration(root), "site_dir", os.environ) or "site")
    last = LastBuild(root, site, os.environ)
    warnings = last.warnings()
    if warnings is None or (strict and warnings):
        with spread(**cluster), _Heard() as heard:
            _mkdocs("build", root, ["--strict"] if strict else [])
        _expect_pages(root, site)
        last.keep(heard.warnings)
    else:
        _say_again(warnings)
    if offline:
        from build_scripts.site.offline import write_offline

        count = write_offline(site, root / OFFLINE)
        click.echo(f"{OFFLINE}: {count:,} files. Unpack it, and open `index.html`.")


@click.command(short_help="Serve the site, and rebuild it on every change.")
@click.option("--dev-addr", metavar="HOST:PORT", help="Where to serve (default: 127.0.0.1:8000).")
@ROOT
def serve(dev_addr: str | None, root: Path) -> None:
    """Serve the site and rebuild it on every change (the same as `mkdocs serve`)."""
    _mkdocs("serve", root, ["--dev-addr", dev_addr] if dev_addr else [])


def show_site(root: Path) -> None:
    """Serve the site of the project in ``root``."""
    _mkdocs("serve", root, [])


def _expect_pages(root: Path, site: Path) -> None:
    """See that every event has its page; where one has none, this ends with an error."""
    events = list(find_events(root / RECORD))
    without = [name for name in events if not os.path.isfile(f"{site}/{entry_url('event', name)}/index.html")]
    if without:
        few = f"{len(without)} of {len(events)} events have no page in the site, such as `{without[0]}`"
        click.echo(f"Error: {few}: `plugins:` in `mkdocs.yml` has to list `timeline`", err=True)
        sys.exit(1)


class _Heard(logging.Handler):
    """Listens to what MkDocs and its plugins warn of, from beginning to end of a `with`."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[Warned] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Note a warning."""
        self.warnings.append(Warned(record.levelname, record.getMessage()))

    def __enter__(self) -> _Heard:
        logging.getLogger("mkdocs").addHandler(self)
        return self

    def __exit__(self, *_: object) -> None:
        logging.getLogger("mkdocs").removeHandler(self)


def _say_again(warnings: Iterable[Warned]) -> None:
    """Warn of what the last build warned of, and say that there is nothing to build."""
    for warning in warnings:
        click.echo(f"{warning.level:<8}-  {warning.message}", err=True)
    click.echo("Nothing has changed since the site was built.", err=True)


def _mkdocs(command: str, root: Path, options: list[str]) -> None:
    """Run a command of MkDocs; where it fails, this ends with its exit status."""
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.__main__ import cli

    arguments = [command, "--config-file", str(root / "mkdocs.yml"), *options]
    try:
        cli.main(arguments, prog_name="mkdocs")
    except SystemExit as end:
        if end.code:
            raise

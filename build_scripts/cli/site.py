"""`timeline build` and `timeline serve`: what MkDocs does, in fewer words."""

from __future__ import annotations

import os
from pathlib import Path

import click

from build_scripts.cli.options import ROOT


@click.command(short_help="Build the site.")
@click.option("--strict", is_flag=True, help="Stop when there are warnings.")
@ROOT
def build(strict: bool, root: Path) -> None:
    """Build the site into `site/` (the same as `mkdocs build`)."""
    _mkdocs("build", root, ["--strict"] if strict else [])


@click.command(short_help="Serve the site, and rebuild it on every change.")
@click.option("--dev-addr", metavar="HOST:PORT", help="Where to serve (default: 127.0.0.1:8000).")
@ROOT
def serve(dev_addr: str | None, root: Path) -> None:
    """Serve the site and rebuild it on every change (the same as `mkdocs serve`)."""
    _mkdocs("serve", root, ["--dev-addr", dev_addr] if dev_addr else [])


def _mkdocs(command: str, root: Path, options: list[str]) -> None:
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")
    from mkdocs.__main__ import cli

    cli.main([command, "--config-file", str(root / "mkdocs.yml"), *options], prog_name="mkdocs")

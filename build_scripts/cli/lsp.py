"""`timeline lsp`: a language server, which editors start."""

from __future__ import annotations

import os
import sys
from importlib.util import find_spec

import click

from build_scripts.cli.options import the_day

_MISSING = "`timeline lsp` needs pygls: pip install 'sourced-chronology[lsp]' (in a clone: make tools)"


@click.command(short_help="Help an editor while somebody writes (a language server).")
@click.option("--stdio", is_flag=True, help="Talk over standard input and output, which it always does.")
def lsp(stdio: bool) -> None:
    """Serve an editor: findings while somebody types, completion, meanings, definitions and fixes.

    An editor starts this itself and talks to it over standard input and output, in the Language Server Protocol.
    """
    the_day()
    if find_spec("pygls") is None:
        raise click.UsageError(_MISSING)
    from build_scripts.contribute.editing.server import serve

    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # whatever else prints, in this process or below it
    serve(answers)

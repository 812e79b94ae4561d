"""`timeline from-issue`: an event file out of an issue that was made of the form "New event"."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.cli.new.finish import open_workspace
from build_scripts.cli.options import ROOT, show
from build_scripts.contribute.forms.form import Issue, PayloadError, read_form, read_payload
from build_scripts.contribute.forms.note import write_note
from build_scripts.contribute.forms.proposal import Proposal, draft_event
from build_scripts.contribute.new.additions import write_additions

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(name="from-issue", short_help="Make an event file out of an issue.")
@click.argument("file", type=click.File("rb"))
@click.option("--body", is_flag=True, help="FILE is the text of the issue, not the payload of an event about it.")
@click.option("--note", type=_FILE, help="Write here, as Markdown, what is left to settle (default: print it).")
@click.option("--output", type=_FILE, help="Write here, as JSON, the number of the issue and the paths that were made.")
@ROOT
def from_issue(file: BinaryIO, body: bool, note: Path | None, output: Path | None, root: Path) -> None:
    """Make an event file out of the issue in FILE, the JSON payload of an event about issues.

    Exit 0 when there is a file, 1 when the issue does not hold what an event needs: then nothing is made.
    """
    workspace = open_workspace(root)
    issue = _issue(file.read(), body)
    form = read_form(issue.body)
    proposal = Proposal(missing=[form.problem]) if form.problem else draft_event(form.answers, workspace)
    additions = [proposal.addition] if proposal.addition else []
    write_additions(workspace.base, additions)
    text = write_note(proposal, issue.number)
    if note:
        write_atomically(note, text.encode())
    else:
        show(text)
    if output:
        paths = [addition.path for addition in additions]
        write_atomically(output, f"{json.dumps({'issue': issue.number, 'paths': paths})}\n".encode())
    sys.exit(0 if additions else 1)


def _issue(data: bytes, body: bool) -> Issue:
    if body:
        return Issue(None, data.decode("utf-8", "replace"))
    try:
        return read_payload(data)
    except PayloadError as error:
        raise click.UsageError(f"{error}; with --body the file is the text itself") from error

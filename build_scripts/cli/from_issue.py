"""`timeline from-issue`: an event file out of an issue that was made of the form "New event"."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import BinaryIO

import click

from build_scripts.base.cache import write_atomically
from build_scripts.check.run import check_record
from build_scripts.cli.options import ROOT, project, show, the_day
from build_scripts.contribute.forms.draft import Proposal, draft_event
from build_scripts.contribute.forms.form import Issue, PayloadError, read_form, read_payload
from build_scripts.contribute.forms.note import write_note
from build_scripts.contribute.new.additions import Addition, check_additions, write_additions
from build_scripts.findings import Finding
from build_scripts.reading.record import load_record, read_files

_FILE = click.Path(dir_okay=False, path_type=Path)


@click.command(name="from-issue")
@click.argument("file", type=click.File("rb"))
@click.option("--body", is_flag=True, help="FILE is the text of the issue, not the payload of an event about it.")
@click.option("--note", type=_FILE, help="Write here, as Markdown, what is left to settle (default: print it).")
@click.option("--output", type=_FILE, help="Write here, as JSON, the number of the issue and the paths that were made.")
@ROOT
def from_issue(file: BinaryIO, body: bool, note: Path | None, output: Path | None, root: Path) -> None:
    """Make an event file out of the issue in FILE, the JSON payload of an event about issues.

    Exit 0 when there is a file, 1 when the issue does not hold what an event needs: then nothing is made.
    """
    base, today = project(root), the_day()
    issue = _issue(file.read(), body)
    files = read_files(base / "events")
    record = load_record(files, base / ".timeline")
    if record.vocabulary is None:
        raise click.UsageError("the record's vocabulary cannot be read: run `timeline check`")
    before = check_record(record, today)

    def check(addition: Addition) -> list[Finding]:
        return check_additions(files, record, before, [addition], today)

    answered = read_form(issue.body)
    missing = Proposal(missing=[answered.problem])
    proposal = missing if answered.problem else draft_event(answered.answers, record, today, check)
    made = [proposal.addition] if proposal.addition else []
    write_additions(base, made)
    _tell(write_note(proposal, issue.number), note)
    if output:
        paths = [each.path for each in made]
        write_atomically(output, f"{json.dumps({'issue': issue.number, 'paths': paths})}\n".encode())
    sys.exit(0 if made else 1)


def _issue(data: bytes, body: bool) -> Issue:
    if body:
        return Issue(None, data.decode("utf-8", "replace"))
    try:
        return read_payload(data)
    except PayloadError as error:
        raise click.UsageError(f"{error}; with --body the file is the text itself") from error


def _tell(text: str, note: Path | None) -> None:
    if note:
        write_atomically(note, text.encode())
    else:
        show(text)

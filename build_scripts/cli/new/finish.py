"""What the commands for new entries have in common: how they begin, refuse and end."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from build_scripts.check.reporters import REPORTERS, Setting
from build_scripts.cli.new.asking import confirm, say
from build_scripts.cli.options import in_color, project, show, the_day
from build_scripts.contribute.new.additions import Addition, write_additions, write_drafts
from build_scripts.contribute.new.workspace import Desk
from build_scripts.reading.record import load_record, read_files

ASK = click.option("--ask/--no-ask", "asked", default=None, help="Ask for what is missing (default: in a terminal).")
DRY_RUN = click.option("--dry-run", is_flag=True, help="Print the file; write nothing.")
ID = click.option("--id", "name", default="", help="The id, which is the file's name (default: proposed).")
ANYWAY = click.option(
    "--anyway", is_flag=True, help="Make an actor or a place although the record has one of nearly that name."
)
BODY = click.option("--body", default="", metavar="TEXT", help="The account, in Markdown.")
BODY_FILE = click.option(
    "--body-file", type=click.File("r", "utf-8"), help="The account, from a file; - for the input."
)


@dataclass(frozen=True, slots=True)
class _Unwritten(Setting):
    """A project with files that are not there yet."""

    additions: Sequence[Addition] = ()

    def lines(self, path: str) -> list[str]:
        made = next((each.text for each in self.additions if each.path == path), None)
        return Setting.lines(self, path) if made is None else made.split("\n")


def open_desk(root: Path) -> Desk:
    """The record in ``root``, ready for a new entry.

    :raises click.UsageError: when there is none, or its vocabulary cannot be read.
    """
    base = project(root)
    files = read_files(base / "events")
    record = load_record(files, base / ".timeline")
    if record.vocabulary is None:
        raise click.UsageError("the record's vocabulary cannot be read: run `timeline check`")
    return Desk(base, files, record, the_day())


def wants_asking(asked: bool | None) -> bool:
    """Whether questions may be asked: as the option says, else in a terminal."""
    return sys.stdin.isatty() if asked is None else asked


def refuse(wrong: Sequence[str], needed: Sequence[str]) -> None:
    """Say all that is wrong or missing at once.

    :raises click.UsageError: when anything is.
    """
    missing = [option for option in needed if not any(each.startswith(option) for each in wrong)]
    lines = [*wrong, *([f"missing: {', '.join(missing)}"] if missing else [])]
    if lines:
        raise click.UsageError("\n  ".join(lines) if len(lines) == 1 else "\n  " + "\n  ".join(lines))


def finish(desk: Desk, asking: bool, dry_run: bool) -> None:
    """Check the new files and write them, or print them; the command ends here."""
    findings = desk.check()
    errors = any(each.severity == "error" for each in findings)
    if asking and not dry_run:
        say()
    if asking or dry_run:
        for each in desk.additions:
            show(f"{each.path}\n\n{each.text}\n" if len(desk.additions) > 1 or asking else each.text, error=not dry_run)
    if findings:
        setting = _Unwritten(desk.base, in_color(), additions=desk.additions)
        show(REPORTERS["text"](findings, setting), error=True)
    if not dry_run and _is_meant(asking, errors):
        _write(desk)
        sys.exit(0)
    if not dry_run:
        say("Nothing was written.")
        keep_drafts(desk)
    sys.exit(0 if dry_run and not errors else 1)


def _is_meant(asking: bool, errors: bool) -> bool:
    if not asking:
        return not errors
    return confirm("Write it all the same, to mend it in an editor?" if errors else "Write it?", default=True)


def keep_drafts(desk: Desk) -> None:
    """Keep what was made and not written beside the record's caches, and say where."""
    try:
        kept = write_drafts(desk.base, desk.additions)
    except OSError as error:
        say(f"It could not be kept: {error}")
        return
    for path, each in zip(kept, desk.additions, strict=True):
        say(f"A draft lies in {path.relative_to(desk.base)}; its place is {each.path}. `make clean` removes it.")


def _write(desk: Desk) -> None:
    try:
        write_additions(desk.base, desk.additions)
    except FileExistsError as error:
        raise click.UsageError(f"{error.filename2 or error.filename} exists already: nothing was written") from error
    for each in desk.additions:
        show(f"{each.path}\n")
    paths = " ".join(each.path for each in desk.additions)
    say(f"\nNext: `timeline check`, `make serve` to look at it, `git add {paths}`.")

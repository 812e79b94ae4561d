"""The end of every new entry: an editor if wanted, the check, and the file in the record or a draft beside it.

Whatever happens, what somebody typed is in a draft below `.timeline/` before anything is said: a terminal that is
closed takes nothing with it.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.check.reporters import REPORTERS, Setting
from build_scripts.cli.new.asking import say
from build_scripts.cli.new.editor import find_editor, run_editor
from build_scripts.cli.options import in_color, levels_of, project, show, the_day
from build_scripts.contribute.fix.added import add_day
from build_scripts.contribute.fix.fix import Fixed
from build_scripts.contribute.new.additions import Addition, write_additions, write_draft
from build_scripts.contribute.new.body import event_body
from build_scripts.contribute.new.draft import annotated, bare, read_draft
from build_scripts.contribute.new.entry import Front
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.findings import Finding
from build_scripts.model.layout import CACHE, EntryKind


@dataclass(slots=True)
class Draft:
    """An entry on its way: what was answered, then the text of its file; and the file that an editor works on.

    ``chosen_id`` is empty as long as the id follows from the title or the name.
    """

    kind: EntryKind
    front: Front
    body: str = ""
    chosen_id: str = ""
    text: str = ""
    file: Path | None = None

    def addition(self, workspace: Workspace) -> Addition:
        """Return the entry as a file of the record."""
        if self.text:
            name = self.chosen_id or workspace.propose_id(self.kind, self.front)
            entered = self.kind == "event" and add_day(Fixed(self.text), workspace.today)
            return Addition(self.kind, name, entered.text if entered else self.text)
        sources, summary = list(self.front.get("sources", ())), str(self.front.get("summary", ""))
        body = event_body(self.body, sources, summary) if self.kind == "event" else self.body
        return workspace.addition(self.kind, self.front, body, self.chosen_id)

    def take(self, data: bytes) -> None:
        """Take what an editor saved.

        :raises click.UsageError: when it is not UTF-8.
        """
        try:
            self.text, self.front = read_draft(self.kind, data.decode())
        except UnicodeDecodeError as error:
            raise click.UsageError(f"the draft is not UTF-8 ({error}): save it in that encoding") from error


@dataclass(frozen=True, slots=True)
class _Unwritten(Setting):
    """A project with files that are not there yet."""

    additions: Sequence[Addition] = field(default=())

    def lines(self, path: str) -> list[str]:
        text = next((addition.text for addition in self.additions if addition.path == path), None)
        return Setting.lines(self, path) if text is None else text.split("\n")


def open_workspace(root: Path) -> Workspace:
    """Return the record in ``root``, ready for a new entry.

    :raises click.UsageError: when there is none, or its vocabulary cannot be read.
    """
    workspace = Workspace(project(root), the_day(), levels_of(project(root)))
    if workspace.known.vocabulary is None:
        raise click.UsageError("the record's vocabulary cannot be read: run `timeline check`")
    return workspace


@contextmanager
def keeping(workspace: Workspace, draft: Draft) -> Iterator[None]:
    """Keep a draft whatever ends the command half-way: Ctrl+C, the end of the input, a terminal that is closed."""

    def hang_up(*_: object) -> NoReturn:
        raise click.Abort

    before = signal.signal(signal.SIGHUP, hang_up)
    try:
        yield
    except (click.Abort, KeyboardInterrupt, EOFError, click.UsageError):
        leave(workspace, draft)
        raise
    finally:
        signal.signal(signal.SIGHUP, before)


def leave(workspace: Workspace, draft: Draft) -> None:
    """Keep what was not written beside the record's caches, and say where."""
    entry = draft.addition(workspace)
    unwritten = [(entry, draft.file)] if draft.file or any(draft.front.values()) or draft.body else []
    lines = ["", "Nothing was written into the record."]
    made = [*workspace.additions, *([workspace.addition(*workspace.unfinished)] if workspace.unfinished else [])]
    for addition, file in [*((addition, None) for addition in made), *unwritten]:
        try:
            path = file or write_draft(workspace.base, addition.id, addition.text)
        except OSError as error:
            lines.append(f"It could not be kept ({error.strerror}); copy it from here:\n\n{addition.text}")
            continue
        kind = "" if addition.kind == "event" else f"{addition.kind} "
        shown = path.relative_to(workspace.base) if path.is_relative_to(workspace.base) else path
        lines.append(f"A draft is in {shown}; `make clean` deletes it. Go on with:")
        lines.append(f"  timeline new {kind}--draft {shown}")
    say("\n".join(lines))


def finish(workspace: Workspace, draft: Draft, edit: bool, asked: bool, ask: bool, dry_run: bool) -> NoReturn:
    """Check the new file and write it, print it, or leave it as a draft; the command ends here.

    With ``edit`` an editor opens first, and shows what is wrong with a draft that was begun before. ``ask`` is whether
    there is somebody to ask what to do about findings; ``asked`` is whether they have answered questions, and want to
    see what became of it.
    """
    with keeping(workspace, draft):
        findings = workspace.check([draft.addition(workspace)]) if draft.text and edit else []
        while True:
            if edit:
                _edit(workspace, draft, findings)
            entry = draft.addition(workspace)
            additions = workspace.with_named(entry)
            findings = workspace.check(additions)
            errors = any(finding.severity == "error" for finding in findings)
            _preview(workspace, additions, findings, shown=dry_run or (asked and not edit), error=not dry_run)
            if dry_run:
                sys.exit(1 if errors else 0)
            choice = "l" if errors else "w"
            if ask and (errors or (edit and findings) or (asked and not edit)):
                choice = _choose(errors)
            if choice == "w":
                _write(workspace, draft, additions)
                sys.exit(0)
            if choice == "l":
                leave(workspace, draft)
                sys.exit(1)
            edit = True


def _edit(workspace: Workspace, draft: Draft, findings: Sequence[Finding]) -> None:
    """Let somebody edit the draft, with the findings as comments; the command ends where that fails."""
    entry = draft.addition(workspace)
    text = annotated(entry, workspace.record, findings)
    if draft.file is None:
        draft.file = write_draft(workspace.base, entry.id, text)
    else:
        write_atomically(draft.file, text.encode())
    editor = find_editor()
    if not editor:
        _end(workspace, draft, "There is no editor: name one in the variable EDITOR.")
    if status := run_editor(editor, draft.file):
        _end(workspace, draft, f"The editor `{editor}` ended with status {status}.")
    edited = draft.file.read_bytes()
    if not bare(edited.decode("utf-8", "replace")).strip():
        write_atomically(draft.file, text.encode())
        _end(workspace, draft, "The file was empty when the editor ended; the draft is as it was before.")
    draft.take(edited)
    workspace.reload()  # somebody may have added an actor or a place meanwhile


def _end(workspace: Workspace, draft: Draft, why: str) -> NoReturn:
    say(why)
    leave(workspace, draft)
    sys.exit(1)


def _preview(
    workspace: Workspace, additions: Sequence[Addition], findings: Sequence[Finding], shown: bool, error: bool
) -> None:
    """Show the new files where that is wanted, and what the check finds."""
    for addition in additions if shown else ():
        headed = f"{addition.path}\n\n{addition.text}\n"
        show(headed if error or len(additions) > 1 else addition.text, error=error)
    if findings:
        show(REPORTERS["text"](findings, _Unwritten(workspace.base, in_color(), additions=additions)), error=True)


def _choose(errors: bool) -> str:
    if errors:
        text, default = "(e)dit it again, (l)eave it as a draft, or (w)rite it into the record all the same", "e"
    else:
        text = "(w)rite it into the record, (e)dit it (counts, who did it, the account), or (l)eave it as a draft"
        default = "w"
    choice: str = click.prompt(text, type=click.Choice("ewl"), default=default, show_choices=False, err=True)
    return choice


def _write(workspace: Workspace, draft: Draft, additions: Sequence[Addition]) -> None:
    """Write the new files, and delete the draft that they were made of."""
    try:
        write_additions(workspace.base, additions)
    except FileExistsError as error:
        _end(workspace, draft, f"{error.filename2 or error.filename} exists already.")
    except OSError as error:
        _end(workspace, draft, f"It could not be written: {error}.")
    if draft.file and draft.file.parent == workspace.base / CACHE:
        draft.file.unlink(missing_ok=True)
    for addition in additions:
        show(f"{addition.path}\n")
    paths = " ".join(addition.path for addition in additions)
    say(f"\nNext: `timeline check`, `make serve` to look at it, `git add {paths}`.")

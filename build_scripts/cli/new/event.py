"""`timeline new`: a new event, actor or place, by questions or by options."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any, TextIO

import click

from build_scripts.cli.new.asking import ask_id, say
from build_scripts.cli.new.dialogue import Telling
from build_scripts.cli.new.entry import actor, place
from build_scripts.cli.new.finish import (
    ANYWAY,
    ASK,
    BODY,
    BODY_FILE,
    DRY_RUN,
    ID,
    finish,
    keep_drafts,
    open_desk,
    refuse,
    wants_asking,
)
from build_scripts.cli.new.questions import ask_event
from build_scripts.cli.options import ROOT
from build_scripts.contribute.new.additions import taken_ids
from build_scripts.contribute.new.answers import event_id
from build_scripts.contribute.new.citations import uncited, why_uncited
from build_scripts.contribute.new.event import Answers, event_body, event_front
from build_scripts.contribute.new.ids import propose_event_id
from build_scripts.contribute.new.options import Given, read_given, still_needed
from build_scripts.contribute.new.workspace import Desk
from build_scripts.model.values.edtf import parse_edtf


class _EventFirst(click.Group):
    """A group whose first command is meant where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else ["event", *args])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands, and the options of the one that is meant where none is named."""
        super().format_options(ctx, formatter)
        meant = self.commands["event"]
        rows = [record for each in meant.params if (record := each.get_help_record(ctx))]
        with formatter.section("Options for an event"):
            formatter.write_dl(rows)


@click.group(cls=_EventFirst)
def new() -> None:
    """Write a new file of the record: an event (when nothing else is said), an actor or a place.

    Exit 0 when it is written, 1 when the check finds an error in it (then nothing is written), 2 when something that it
    needs is missing.
    """


@new.command()
@click.option("--title", default="", help="One neutral line.")
@click.option("--date", default="", help="When it happened, in EDTF: 2018-07-13, 2018-07, 2018-07-13/2018-07-15.")
@click.option("--time", default="", help="Time of day: 17:50, or 17:50+04:30.")
@click.option("--kind", default="", help="A word of `kinds`, by its id or its label.")
@click.option("--status", default="", help="A word of `statuses`: of what the title says.")
@click.option("--summary", default="", help="One neutral sentence that stands alone.")
@click.option("--place", multiple=True, help="A place of the record, by its id or a name of it; repeatable.")
@click.option("--place-note", default="", help="A sentence on the place.")
@click.option("--tag", multiple=True, help="A word of `tags`; repeatable.")
@click.option("--source", multiple=True, metavar="ROW", help='"publisher: …; date: …; url: https://…"; repeatable.')
@click.option("--figure", multiple=True, metavar="ROW", help='"MEASURE: 13; by: …; source: 1"; repeatable.')
@click.option("--actor", multiple=True, metavar="ROW", help='"ROLE: ACTOR; source: 1"; repeatable.')
@click.option("--attribution", multiple=True, metavar="ROW", help='"ACTOR; STANCE; by: …; source: 1"; repeatable.')
@click.option("--unclaimed", default="", metavar="ROW", help='"as_of: …; source: 1; note: …": nobody has claimed it.')
@click.option("--new-place", multiple=True, metavar="ROW", help='A place to make: "name: …; kind: …; within: …".')
@click.option("--new-actor", multiple=True, metavar="ROW", help='An actor to make: "name: …; kind: …".')
@BODY
@BODY_FILE
@ANYWAY
@ID
@ASK
@DRY_RUN
@ROOT
def event(
    body: str,
    body_file: TextIO | None,
    anyway: bool,
    name: str,
    asked: bool | None,
    dry_run: bool,
    root: Path,
    **given: Any,
) -> None:
    """A new event. What the options do not say is asked, in a terminal; if they say enough, nothing is.

    In the account [1] cites the first source, [1, 2] the first two.
    """
    desk = open_desk(root)
    text = body_file.read() if body_file else body
    answers, wrong = read_given(Given(body=text, anyway=anyway, **given), desk)
    needed = still_needed(answers)
    asking = wants_asking(asked) and not wrong and bool(needed)
    refuse([*wrong, *([] if asking else _uncited(answers))], [] if asking else needed)
    told = Telling(desk, answers)
    with _kept(told, answers) if asking else nullcontext():
        if asking:
            ask_event(told)
        made = _event_name(desk, told.answers, name, asking)
        desk.add_event(made, event_front(told.answers), event_body(told.answers))
        finish(desk, asking, dry_run)


def _uncited(answers: Answers) -> list[str]:
    return [f"--body: {each}" for each in why_uncited(answers)]


@contextmanager
def _kept(told: Telling, before: Answers) -> Iterator[None]:
    """Whatever ends the questions half-way: what was typed is kept as a draft."""
    try:
        yield
    except (click.Abort, KeyboardInterrupt, EOFError, click.UsageError):
        say("\n\nNothing was written into the record.")
        if told.answers != before or told.desk.additions:
            _draft(told)
            keep_drafts(told.desk)
        raise


def _draft(told: Telling) -> None:
    """Put the event as far as it was told on the desk, where it is not there yet."""
    desk, answers = told.desk, told.answers
    if answers == Answers() or any(each.kind == "event" for each in desk.additions):
        return
    taken = taken_ids(desk.known)
    name = propose_event_id(parse_edtf(answers.date or desk.today.isoformat()), answers.title, taken)
    telling = replace(answers, sources={}) if uncited(answers) else answers
    desk.add_event(name, event_front(answers), event_body(telling))


def _event_name(desk: Desk, answers: Answers, name: str, asking: bool) -> str:
    taken = taken_ids(desk.known)

    def check(text: str) -> str:
        return event_id(text, answers.date, taken)

    proposed = name or propose_event_id(parse_edtf(answers.date), answers.title, taken)
    try:
        return ask_id("the address of the page", check, proposed) if asking and not name else check(proposed)
    except ValueError as error:
        raise click.UsageError(f"--id: {error}") from error


new.add_command(actor)
new.add_command(place)

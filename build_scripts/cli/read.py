"""`timeline read`: an entry beside its sources for a second person, who says that they agree."""

from __future__ import annotations

import sys
from io import StringIO
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from build_scripts.base.atomic import write_atomically
from build_scripts.base.text import did_you_mean, shown
from build_scripts.changes.facts import defaults_of
from build_scripts.changes.substance import version_of
from build_scripts.cli.options import ROOT, columns, in_color, project, show, the_day
from build_scripts.contribute.read import cited_by, source_words, statements, with_reading
from build_scripts.language.interface import read_strings
from build_scripts.model.entries import Event
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.record import Record, load_record, read_files

_QUESTION = "You did not write this entry, and have held every statement against its sources?"
_WIDEST = 160


@click.command(short_help="Read an entry against its sources, as a second person.")
@click.argument("entry", metavar="ID")
@click.option("--yes", is_flag=True, help="Do not ask: it was read, and each statement agrees with its sources.")
@ROOT
def read(entry: str, yes: bool, root: Path) -> None:
    """Show the event ID, each of its statements beside its sources, and ask whether a second person agrees.

    Then the file gets a row of `readings` with the day and the version that was read. No name is asked for. Exit 1 when
    nothing was written.
    """
    base = project(root)
    record = load_record(read_files(base / RECORD), base / CACHE)
    event = _find(record, Path(entry).name.removesuffix(".md"))
    show(_beside(event, record, base))
    if not yes and not click.confirm(_QUESTION, default=False):
        sys.exit(1)
    path, version = base / event.path, version_of(event, defaults_of(record.vocabulary))
    row = f"{{date: {the_day()}, version: {version}}}"
    if any((reading.date.text, reading.version) == (str(the_day()), version) for reading in event.readings):
        show(f"{event.path} has this reading already: {row}\n")
        return
    text = with_reading(path.read_text("utf-8"), the_day(), version)
    if text is None:
        raise click.ClickException(f"the rows of `readings` are not on lines of their own: add `- {row}` to them")
    write_atomically(path, text.encode(), path.stat().st_mode & 0o7777)
    show(f"Wrote into {event.path}: {row}\n")


def _find(record: Record, name: str) -> Event:
    """Return the event that is called ``name``.

    :raises click.UsageError: when there is none that can be read.
    """
    if name not in record.events:
        near = did_you_mean(name, record.events)
        raise click.UsageError(f"there is no event `{shown(name)}` that can be read{f': {near}' if near else ''}")
    return record.events[name]


def _beside(event: Event, record: Record, base: Path) -> str:
    """Return what the entry states, with the sources of each statement beside it, and below where each of them is."""
    out, strings = StringIO(), read_strings("en", base)
    width = min(columns(_WIDEST), _WIDEST)
    console = Console(file=out, width=width, force_terminal=in_color(), no_color=not in_color(), highlight=False)
    table = Table.grid(padding=(0, 3, 0, 0))
    table.add_column(ratio=3)
    table.add_column(ratio=2)
    for statement in statements(event, record, strings):
        named = "\n".join(source_words(name, source, strings) for name, source in cited_by(statement, event))
        table.add_row(Text(shown(statement.text, 10_000)), Text(named))
        table.add_row()
    console.print(table)
    for name, source in event.sources.items():
        console.print(Text(shown(f"{name}: {source.url or source.reference}", 1_000)), soft_wrap=True)
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines()) + "\n"

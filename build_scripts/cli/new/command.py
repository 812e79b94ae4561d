"""`timeline new`: a new event, actor or place, by options, by questions or in an editor.

Options are for keys with plain values. Words, actors and places may be given by what people call them; all else about a
value the check says, so that there is one judge of entries, whoever writes them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, TextIO

import click

from build_scripts.base.urls import is_url, without_tracking
from build_scripts.cli.new.finish import Draft, finish, keeping, open_workspace
from build_scripts.cli.new.questions import ask_front
from build_scripts.cli.options import ROOT
from build_scripts.contribute.new.answers import is_date, new_id, read_date, visible
from build_scripts.contribute.new.body import cite_numbers
from build_scripts.contribute.new.entry import Front, required
from build_scripts.contribute.new.lookup import entries_of, find_word, id_or_name, taken_names, words_of
from build_scripts.contribute.new.sources import as_listed, name_source, source_at
from build_scripts.contribute.new.workspace import Workspace
from build_scripts.model.keys import ROOTS
from build_scripts.model.layout import CACHE, EntryKind
from build_scripts.model.meanings import KEYS, meanings

Command = Callable[..., None]
_FILE = click.Path(exists=True, dir_okay=False, resolve_path=True, path_type=Path)
_KEYS: dict[EntryKind, tuple[str, ...]] = {
    "event": ("title", "date", "time", "kind", "status", "summary", "places", "place_note", "tags"),
    "actor": ("name", "kind", "part_of", "active"),
    "place": ("name", "kind", "within", "lat", "lon", "coordinates_source"),
}
"""The keys that have an option, by kind of entry."""
_REPEATED = {"places": "place", "tags": "tag"}
_SOURCE = {
    "source": ("url", "A source: its address, or in words where it is to be found."),
    "publisher": ("publisher", "Who published the source, where the record does not know it."),
    "source_date": ("date", "When the source was published."),
    "source_title": ("title", "The title of the source, as printed."),
}
"""The options for a source, each with its key."""


class _EventFirst(click.Group):
    """A group whose command `event` is meant where none is named."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        named = bool(args) and (args[0] in self.commands or args[0] in ctx.help_option_names)
        return super().parse_args(ctx, args if named else ["event", *args])

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the commands, and the options of `event`."""
        super().format_options(ctx, formatter)
        params = self.commands["event"].params
        with formatter.section("Options for an event"):
            formatter.write_dl([record for param in params if (record := param.get_help_record(ctx))])


@click.group(cls=_EventFirst, short_help="Write a new event, actor or place.")
def new() -> None:
    """Write a new file of the record: an event (when nothing else is said), an actor or a place.

    What the options do not say is asked, in a terminal; if they say enough, nothing is. Words, actors and places may be
    given by what people call them; --place and --tag may be repeated. With --edit the file opens in an editor, with
    every key explained: counts, who is said to have done it and the account are best written there.

    Exit 0 when it is written, 1 when the check finds an error in it (then a draft is kept), 2 when something that it
    needs is missing.
    """


def _options(kind: EntryKind) -> Callable[[Command], Command]:
    """Give a command the options of ``kind``."""
    sentences = meanings()[ROOTS[kind].__name__]
    options = [
        click.option(f"--{_option(key)}", key, default=() if key in _REPEATED else "", multiple=key in _REPEATED,
                     help=sentences[key].removeprefix("Required. "))
        for key in _KEYS[kind]
    ]  # fmt: skip
    if kind == "event":
        options += [click.option(f"--{_option(key)}", key, default="", help=text) for key, (_, text) in _SOURCE.items()]
    else:
        options.append(click.option("--anyway", is_flag=True, help="Although the record has one of nearly that name."))
    options += [
        click.option("--body", default="", metavar="TEXT", help="The account, in Markdown; [1] cites the source."),
        click.option("--body-file", type=click.File("r", "utf-8"), help="The account, from a file; - for the input."),
        click.option("--id", "chosen_id", default="", help="The id, which is the file's name (default: proposed)."),
        click.option("--edit", is_flag=True, help="Open the file in the editor that VISUAL or EDITOR names."),
        click.option("--draft", type=_FILE, help="Go on with a draft, or take a whole file."),
        click.option("--ask/--no-ask", "ask", default=None, help="Ask for what is missing (default: in a terminal)."),
        click.option("--dry-run", is_flag=True, help="Print the file; write nothing."),
        ROOT,
    ]

    def decorate(command: Command) -> Command:
        for option in reversed(options):
            command = option(command)
        return command

    return decorate


def _option(key: str) -> str:
    return _REPEATED.get(key, key).replace("_", "-")


@new.command()
@_options("event")
def event(**options: Any) -> None:
    """Write a new event."""
    _run("event", **options)


@new.command()
@_options("actor")
def actor(**options: Any) -> None:
    """Write a new actor: a group, a body, or a person with a public role."""
    _run("actor", **options)


@new.command()
@_options("place")
def place(**options: Any) -> None:
    """Write a new place, within the next larger one."""
    _run("place", **options)


def _run(
    kind: EntryKind,
    /,
    root: Path,
    body: str,
    body_file: TextIO | None,
    chosen_id: str,
    edit: bool,
    draft: Path | None,
    ask: bool | None,
    dry_run: bool,
    anyway: bool = False,
    **values: Any,
) -> None:
    """Make an entry of the values of options, of answers, or of a draft."""
    if draft and (body or body_file or any(values.values())):
        raise click.UsageError("with --draft the file says it all: change it there, or with --edit")
    workspace = open_workspace(root)
    may_ask = sys.stdin.isatty() if ask is None else ask
    front = _front(workspace, kind, values, chosen_id)
    text = body_file.read() if body_file else body
    entry = Draft(kind, front, cite_numbers(text, list(front.get("sources", ())))[0], chosen_id)
    if draft:
        entry.take(draft.read_bytes())
        entry.file = draft if draft.parent == workspace.base / CACHE else None
    missing = [] if draft or edit else [key for key in _needed(kind) if not front.get(key)]
    asking = may_ask and bool(missing)
    near = [] if anyway or asking else _near_name(workspace, kind, str(entry.front.get("name", "")))
    if missing and not asking:
        listed = ", ".join("--source" if key == "sources" else f"--{_option(key)}" for key in missing)
        near.append(f"missing: {listed}; or write the file in an editor: --edit")
    if near:
        raise click.UsageError("\n  ".join(near))
    if asking:
        with keeping(workspace, entry):
            ask_front(workspace, kind, front, anyway)
    finish(workspace, entry, edit, asking, may_ask, dry_run)


def _needed(kind: EntryKind) -> list[str]:
    return [*required(kind), *(["sources"] if kind == "event" else [])]


def _near_name(workspace: Workspace, kind: EntryKind, name: str) -> list[str]:
    """Return why there should be no new entry called ``name``: the record has one that is called that, or nearly."""
    entries = entries_of(workspace.record, kind)
    taken = [f"`{known}` ({entries[known].name})" for known in (taken_names(entries, name) if kind != "event" else ())]
    return [f"--name: the record has {', '.join(taken)}: use that, or add --anyway if it is another"] if taken else []


def _front(workspace: Workspace, kind: EntryKind, values: dict[str, Any], chosen_id: str) -> Front:
    """Return what the options say as front matter.

    :raises click.UsageError: with everything that is wrong with them.
    """
    wrong: list[str] = []

    def check(option: str, text: str, settle: Callable[[str], str] = str) -> str:
        try:
            return settle(line) if (line := visible(text)) else ""
        except ValueError as error:
            wrong.append(f"--{_option(option)}: {error}")
            return ""

    front: Front = {}
    for key in _KEYS[kind]:
        settle = partial(_settled, workspace, kind, key)
        texts = [check(key, text, settle) for text in (values[key] if key in _REPEATED else (values[key],))]
        front[key] = texts if key in _REPEATED else texts[0]
    taken, date = workspace.taken(kind), front.get("date", "")
    check("id", chosen_id, partial(new_id, kind=kind, taken=taken, date=date))
    if where := check("source", values.get("source", "")):
        row: Front = source_at(without_tracking(where), workspace.record) if is_url(where) else {"reference": where}
        for option, (key, _) in _SOURCE.items():
            if key != "url" and (text := check(option, values[option], read_date if key == "date" else str)):
                row[key] = text
        if "publisher" in row:
            row["publisher"] = as_listed(str(row["publisher"]), workspace.record)
            front["sources"] = dict([name_source(row, (), workspace.record)])
        else:
            wrong.append("--publisher is missing: the record has no source at that address or its host")
    if wrong:
        raise click.UsageError("\n  ".join(wrong if len(wrong) == 1 else ("", *wrong)))
    return front


def _settled(workspace: Workspace, kind: EntryKind, key: str, text: str) -> str:
    """Return the id of what is called ``text``, or a date as EDTF; other text stays, for the check to judge."""
    words = KEYS.get((ROOTS[kind], key), "")
    if words in ("actor", "place"):
        return id_or_name(entries_of(workspace.record, words), text)
    if words:
        return find_word(words_of(workspace.record, words), text) or text
    return read_date(text) if key in ("date", "active") and is_date(text) else text

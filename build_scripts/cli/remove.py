"""`timeline remove`: take an entry down and leave nothing of it but a neutral id, a day and a class of reason."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

import click

from build_scripts.base.atomic import write_atomically
from build_scripts.base.text import did_you_mean
from build_scripts.check.reporters import REPORTERS, Setting
from build_scripts.check.rules.history import is_day
from build_scripts.check.run import check_record
from build_scripts.cli.new.asking import BackError, ask_word
from build_scripts.cli.options import ROOT, in_color, levels_of, project, show, the_day
from build_scripts.contribute.new.additions import taken_ids
from build_scripts.contribute.remove.journal import Begun, clear_journal, read_journal, write_journal
from build_scripts.contribute.remove.mentions import Mention, find_mentions, named_only_in, read_texts
from build_scripts.contribute.remove.published import is_never_committed
from build_scripts.contribute.remove.ties import cut_ties
from build_scripts.contribute.remove.tombstone import RemovalError, propose_neutral_id, with_removal
from build_scripts.model.layout import RECORD, REMOVED, entry_path, is_event_id
from build_scripts.model.values.edtf import parse_edtf
from build_scripts.model.values.refusal import RefusedValueError
from build_scripts.reading.diagnosis import explain_date
from build_scripts.reading.record import Record, load_record, read_files

_REACH = """
What this does not reach, and what to do about each. Ask for nothing of it in public.

* The history of git still holds the entry, and the commit that deletes it will show it once more. Give that commit
  words that say nothing. Then rewrite the history, which needs everybody to clone anew:
    {command}
  and push all branches and tags by force. Until then, everybody who can read the repository can read the entry.
* The forge keeps old commits and those of pull requests under their numbers, also after that: ask its support to purge
  them. Look through issues and pull requests that name the entry.
* Forks and clones of others: ask those who have them. They cannot be called back.
* The published site shows the entry until it is published anew: do that now, and empty the cache in front of it, if
  there is one. Archives of builds (the file `site` of a run) have to be deleted where they lie.
* Archives of the web and search engines: ask each of them to remove the address, /events/{year}/{id}/ and its old ones.
* This computer: `make clean` removes the site and the caches, which hold the entry too. Think of backups, of editors'
  histories, and of the git stash.
"""


@click.command(short_help="Take an event down.")
@click.argument("entry", metavar="ID")
@click.option("--reason", help="A word of `removal_reasons` in the vocabulary (default: asked).")
@click.option("--neutral-id", help="The id that stays; it should say no more than a year and a month.")
@click.option("--date", "day", help="The day of the removal (default: today).")
@click.option("--yes", is_flag=True, help="Do not ask whether it is meant.")
@ROOT
def remove(entry: str, reason: str | None, neutral_id: str | None, day: str | None, yes: bool, root: Path) -> None:
    """Take the event ID down: delete its file, list a neutral id among the removals, cut the ties of other entries.

    An event that is in no commit of the branch `main` or of what is checked out was never published: its file is
    deleted, and nothing stays of it. Without --reason the reasons are shown and asked for, in a terminal.

    Exit 0 when the record is in order afterwards, 1 when something in it still has to be changed by hand.
    """
    base = project(root)
    name = Path(entry).name.removesuffix(".md")
    if not is_event_id(name):
        raise click.UsageError(
            f"`{entry}` is no event's id; an actor, a place or a shared source leaves no trace: delete its file"
        )
    record = load_record(read_files(base / RECORD), None)
    unfinished = read_journal(base)
    if unfinished and unfinished.id != name:
        other = unfinished.id
        raise click.UsageError(f"the removal of `{other}` is not finished: run `timeline remove {other}` first")
    if not unfinished and is_never_committed(base, entry_path("event", name)):
        _delete(base, name, yes)
    begun = unfinished or _plan(base, record, name, reason, neutral_id, day or the_day().isoformat())
    names = [name, *(record.events[name].redirect_from if name in record.events else ())]
    changed = _announce(base, begun, record, names, again=unfinished is not None)
    if not yes and not click.confirm("Take it down?", default=False):
        sys.exit(1)
    _carry_out(base, begun, changed)
    sys.exit(_report(base, begun, names))


def _delete(base: Path, name: str, yes: bool) -> None:
    """Delete the file of an event that was never published; the command ends here."""
    own = entry_path("event", name)
    show(f"{own} was never published (it is in no commit of main or HEAD): just delete the file.\n")
    texts = {path: text for path, text in read_texts(base) if path != own}
    _list("These lines name it, and are for you to change:", find_mentions(texts, [name]))
    if not yes and not click.confirm("Delete it?", default=False):
        sys.exit(1)
    (base / own).unlink()
    show(f"Deleted {own}.\n")
    sys.exit(0)


def _plan(base: Path, record: Record, name: str, reason: str | None, neutral: str | None, day: str) -> Begun:
    """Return what is to be done.

    :raises click.UsageError: when there is no such entry, or an option does not fit.
    """
    if not (base / entry_path("event", name)).is_file():
        moved = next((event.id for event in record.events.values() if name in event.redirect_from), "")
        near = f"its id is `{moved}` now" if moved else did_you_mean(name, record.events)
        raise click.UsageError(f"there is no event `{name}`" + (f": {near}" if near else ""))
    words = record.vocabulary.removal_reasons if record.vocabulary else {}
    reasons = list(words)
    if reason is None and reasons and sys.stdin.isatty():
        with suppress(BackError):
            reason = ask_word("Why", words)
    if reason not in reasons:
        known = ", ".join(reasons) or "`removal_reasons` in the vocabulary, which has none"
        raise click.UsageError(f"--reason is one of {known}")
    taken = taken_ids(record)
    if neutral is not None and (not is_event_id(neutral) or neutral in taken):
        raise click.UsageError(f"--neutral-id has the form `{name[:4]}-entry`, and belongs to nothing else")
    _check_day(day)
    return Begun(name, neutral or propose_neutral_id(name, taken), day, str(reason))


def _check_day(day: str) -> None:
    """:raises click.UsageError: when ``day`` is not a known day."""
    try:
        known = is_day(parse_edtf(day))
    except RefusedValueError as error:
        raise click.UsageError(f"--date: {' '.join(explain_date(day))}") from error
    if not known:
        raise click.UsageError("--date is a known day, such as 2026-12-01")


def _announce(base: Path, begun: Begun, record: Record, names: list[str], again: bool) -> dict[str, str]:
    """Say what will be done and left to do; return the files from which ties are cut, as they will be."""
    own = entry_path("event", begun.id)
    texts = dict(read_texts(base))
    others = {path: text for path, text in texts.items() if path != own}
    events = [path for path in others if path.startswith(f"{RECORD}/") and path.endswith(".md")]
    changed = {path: cut for path in events if (cut := cut_ties(others[path], names)) != others[path]}
    show("Finishing what was begun.\n" if again else "")
    show(f"Delete  {own}\nKeep    {begun.neutral}, {begun.date}, {begun.reason} in {RECORD}/{REMOVED}\n")
    show("".join(f"Cut     what ties {path} to it\n" for path in changed))
    entries = {name: entry_path("actor", name) for name in record.actors}
    entries |= {name: entry_path("place", name) for name in record.places}
    entries |= {name: entry_path("source", name) for name in record.sources}
    _list("These lines name it too, and are for you to change:", find_mentions({**others, **changed}, names))
    _list("Nothing else names these; ask whether they should stay:", named_only_in(own, texts, entries))
    return changed


def _list(title: str, lines: list[Mention] | list[str]) -> None:
    show(f"\n{title}\n" + "".join(f"  {line}\n" for line in lines) + "\n" if lines else "")


def _carry_out(base: Path, begun: Begun, changed: Mapping[str, str]) -> None:
    """First the line about the removal, then the entry: cut off anywhere, one of the two is there.

    :raises click.UsageError: when the file of removals has to be fixed first.
    """
    removed = base / RECORD / REMOVED
    try:
        text = removed.read_text("utf-8") if removed.is_file() else ""
        kept = with_removal(text, begun.neutral, begun.date, begun.reason)
    except (RemovalError, UnicodeDecodeError) as error:
        raise click.UsageError(f"`{REMOVED}`: {error}") from error
    write_journal(base, begun)
    for path, cut in changed.items():
        _write(base / path, cut)
    if kept != text:
        _write(removed, kept)
    (base / entry_path("event", begun.id)).unlink(missing_ok=True)
    clear_journal(base)


def _write(path: Path, text: str) -> None:
    write_atomically(path, text.encode(), path.stat().st_mode & 0o7777 if path.exists() else 0o644)


def _report(base: Path, begun: Begun, names: list[str]) -> int:
    """Say what is left to do; return the exit status."""
    command = "git filter-repo --invert-paths " + " ".join(f"--path {entry_path('event', old)}" for old in names)
    show(f"Taken down. What stays is `{begun.neutral}`.\n")
    show(_REACH.format(command=command, year=begun.id[:4], id=begun.id))
    findings = check_record(load_record(read_files(base / RECORD), None), the_day(), levels=levels_of(base))
    errors = [finding for finding in findings if finding.severity == "error"]
    if errors:
        show("\nThe record has errors now, and cannot be published before they are fixed:\n\n")
        show(REPORTERS["text"](errors, Setting(base, in_color())))
    return 1 if errors else 0

"""`timeline links`: visit the addresses that the record names, and report those that no longer lead to their pages."""

from __future__ import annotations

import asyncio
import os
import ssl
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

import click

from build_scripts.base.locks import Lock
from build_scripts.base.progress import reporter
from build_scripts.base.workers import usable_cores
from build_scripts.cli.options import ROOT, inside, lies_in, project, show
from build_scripts.model.layout import CACHE, RECORD
from build_scripts.reading.mkdocs_yml import read_configuration
from build_scripts.reading.record import Record, load_record, read_files

if TYPE_CHECKING:  # these need aiohttp or what comes with it, which not everybody has installed
    from build_scripts.linkcheck.addresses import Address
    from build_scripts.linkcheck.excuses import Excuse
    from build_scripts.linkcheck.plan import Plan
    from build_scripts.linkcheck.report import Report
    from build_scripts.linkcheck.run import Limits, Outside

_MISSING = "`timeline links` needs aiohttp, which is not installed: .venv/bin/pip install --editable '.[links]'"
_OFFLINE = "No host could be reached: there seems to be no network. Nothing was noted."
_OUT_OF_REACH = (
    "{} gave no answer, and no other host was reached: whether the fault is there or in the network here cannot be "
    "told. Nothing was noted."
)
_BUSY = "Another check of links is running; waiting for it to end."
_TIME = click.FloatRange(min=0)


@click.command(short_help="Check whether the sources can still be reached.")
@click.argument("only", nargs=-1, metavar="[PATH|ID]...")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where the report is kept (default: .timeline/links.json).",
)
@click.option("--fresh-for", type=_TIME, default=6, show_default=True, help="Days for which a check is not repeated.")
@click.option("--all", "everything", is_flag=True, help="Check everything again, however fresh.")
@click.option("--limit", type=click.IntRange(0), help="Visit at most so many addresses; 0 only shows the report.")
@click.option("--no-archive", is_flag=True, help="Do not look for copies in the Wayback Machine.")
@click.option(
    "--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", help="How to report."
)
@click.option("--connections", type=click.IntRange(1), default=16, show_default=True, help="Visits at a time.")
@click.option("--per-host", type=click.IntRange(1), default=1, show_default=True, help="Visits to one host at a time.")
@click.option("--delay", type=_TIME, default=2, show_default=True, help="Seconds between two visits to one host.")
@click.option("--timeout", type=_TIME, default=30, show_default=True, help="Seconds to wait for an answer.")
@click.option(
    "--retries", type=click.IntRange(0), default=2, show_default=True, help="More tries after a passing fault."
)
@click.option("--time-limit", type=_TIME, help="Minutes after which the rest is left to the next run.")
@ROOT
def links(
    only: tuple[str, ...],
    report: Path | None,
    fresh_for: float,
    everything: bool,
    limit: int | None,
    no_archive: bool,
    form: str,
    time_limit: float | None,
    root: Path,
    **speed: Any,
) -> None:
    """Visit the addresses that the record names, and say which are gone, moved or broken.

    With PATHs or IDs only those of these files and entries. Exit status: 1 when something has to be fixed.
    """
    if find_spec("aiohttp") is None:
        _refuse(_MISSING)
    from build_scripts.linkcheck.addresses import collect
    from build_scripts.linkcheck.plan import make_plan
    from build_scripts.linkcheck.run import Limits

    base = project(root)
    record = load_record(read_files(base / RECORD), base / CACHE, usable_cores())
    every = collect(record)
    chosen = _chosen(base, record, every, only)
    excuses = _excuses(base, _now().date())
    _warn_of_unread(record)
    place = report or base / CACHE / "links.json"
    limits = Limits(**speed, time_limit=None if time_limit is None else 60 * time_limit)
    with _alone(base):
        known = _report(place, set(every))
        plan = make_plan(chosen, known, _now(), 0 if everything else fresh_for, limit, archive=not no_archive)
        if plan.visits or plan.copies:
            _visit(base, plan, known, place, limits)
    sys.exit(_show(base, form, chosen, every, known, excuses))


def _refuse(words: str) -> NoReturn:
    """Say why nothing was done, and end."""
    show(f"{words}\n", error=True)
    sys.exit(2)


def _chosen(base: Path, record: Record, every: Mapping[str, Address], only: Sequence[str]) -> list[Address]:
    """Return the addresses in the files, folders and entries that the arguments name; all, when there are none."""
    paths = [_path(base, record, argument) for argument in only]
    if not paths:
        return list(every.values())
    files = {use.path for address in every.values() for use in address.uses}
    chosen = {file for file in files if any(lies_in(file, path) for path in paths)}
    return [address for address in every.values() if any(use.path in chosen for use in address.uses)]


def _path(base: Path, record: Record, argument: str) -> str:
    """Return the file or folder that an argument names, by its path or as the id of an entry."""
    for entries in (record.events, record.actors, record.places, record.sources):
        if argument in entries and not Path(argument).exists():
            return str(entries[argument].path)
    return inside(base, Path(argument))


@contextmanager
def _alone(base: Path) -> Iterator[None]:
    """Let one check run at a time: two would visit hosts twice as fast as they should, and lose each other's report."""
    lock = Lock(base / CACHE / "links.lock", lambda: show(f"{_BUSY}\n", error=True))
    try:
        yield
    finally:
        lock.release()


def _warn_of_unread(record: Record) -> None:
    """Say that entries with errors are left out."""
    if unread := {finding.path for finding in record.findings if finding.severity == "error"}:
        words = "1 file has errors and is" if len(unread) == 1 else f"{len(unread)} files have errors and are"
        show(f"{words} left out: see timeline check\n", error=True)


def _excuses(base: Path, today: date) -> list[Excuse]:
    from build_scripts.linkcheck.excuses import PLACE, ExcusesError, parse_excuses

    try:
        return parse_excuses((base / PLACE).read_text("utf-8"), today)
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        _refuse(f"{PLACE} cannot be read: {error}")
    except ExcusesError as error:
        _refuse(str(error))


def _report(place: Path, urls: set[str]) -> Report:
    from build_scripts.linkcheck.report import ReportError, read_report

    try:
        report = read_report(place)
    except ReportError as error:
        _refuse(str(error))
    report.forget_all_but(urls)
    return report


def _visit(base: Path, plan: Plan, report: Report, place: Path, limits: Limits) -> None:
    """Do what is planned and save the report, or end where no host could be reached."""
    from build_scripts.linkcheck.report import write_report
    from build_scripts.linkcheck.run import check_links
    from build_scripts.linkcheck.user_agent import user_agent

    agent = user_agent(read_configuration(base), os.environ)
    save = partial(write_report, place, report)
    progress = reporter(lambda line: show(f"{line}\n", error=True))
    with _outside(limits.connections) as outside:
        unreached = asyncio.run(check_links(plan, report, save, outside, agent, limits, progress=progress))
    if unreached:
        _refuse(_OFFLINE if len(unreached) > 1 else _OUT_OF_REACH.format(*unreached))


@contextmanager
def _outside(lookups: int) -> Iterator[Outside]:
    """Yield the world as this machine sees it; so many names are looked up at a time."""
    from build_scripts.linkcheck.network import SystemLookup
    from build_scripts.linkcheck.run import Outside

    lookup = SystemLookup(lookups)
    try:
        yield Outside(_now, time.monotonic, asyncio.sleep, lookup, ssl.create_default_context())
    finally:
        lookup.close()


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def _show(
    base: Path,
    form: str,
    chosen: Sequence[Address],
    every: Mapping[str, Address],
    report: Report,
    excuses: Sequence[Excuse],
) -> int:
    """Print the report in ``form`` and return the exit status."""
    from build_scripts.linkcheck.lines import Lines
    from build_scripts.linkcheck.show_json import show_json
    from build_scripts.linkcheck.show_markdown import show_markdown
    from build_scripts.linkcheck.show_text import show_text
    from build_scripts.linkcheck.triage import make_triage

    triage = make_triage(chosen, every, report, excuses, _now())
    forms = {"text": show_text, "json": show_json, "markdown": show_markdown}
    show(forms[form](triage, Lines(base)))
    return 1 if triage.of("broken") else 0

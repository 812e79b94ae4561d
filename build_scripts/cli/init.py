"""`timeline init DIR`: a new project on any subject, from a table if there is one."""

from __future__ import annotations

import shlex
import signal
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import click

from build_scripts.base.text import shown
from build_scripts.cli.options import show, the_day
from build_scripts.contribute.importing.report import sum_line, tell_rejects
from build_scripts.contribute.project.answers import (
    FORGES,
    LICENSES,
    READY,
    Answers,
    ProjectError,
    check_one_line,
    name_of,
    vocabulary_text,
)
from build_scripts.contribute.project.requirement import is_from_here, requirement
from build_scripts.contribute.project.start import Made, Start, make_project, target_of
from build_scripts.findings import Finding

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FEW = 4
_HERE = """\
Note: requirements.txt names {requirement}, and this toolkit came from a file of this machine.
Others, and checks of proposals, get it once that version is published; another place is said by --toolkit.
"""
_ABOUT = "A chronology in which every statement has a source."


@click.command(short_help="Begin a chronology of your own, from a spreadsheet or empty.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--from", "table", type=_FILE, help="Make entries of this spreadsheet, CSV, JSON or GeoJSON.")
@click.option("--encoding", default="", help="How the letters of a text file are written, such as utf-8 or cp1252.")
@click.option("--map", "map_file", type=_FILE, help="The map from its columns to keys (default: one is proposed).")
@click.option("--name", help="What the chronology is called (default: after DIR).")
@click.option("--about", help="What it is about, in a sentence.")
@click.option(
    "--vocabulary", metavar="NAME", help=f"Its words: {', '.join(READY)}, or a file (default: {next(iter(READY))})."
)
@click.option("--forge", type=click.Choice(list(FORGES)), help="Where it will be kept (default: github).")
@click.option("--license", "license_", type=click.Choice(list(LICENSES)), help="Its licence (default: CC-BY-4.0).")
@click.option("--sample", is_flag=True, help="Put one invented event in, as an example.")
@click.option("--toolkit", help="Where the project gets this toolkit from, as pip takes it (default: as it came here).")
@click.option("--serve", is_flag=True, help="Show the site at once, on http://127.0.0.1:8000/.")
def init(
    folder: Path,
    table: Path | None,
    encoding: str,
    map_file: Path | None,
    name: str | None,
    about: str | None,
    vocabulary: str | None,
    forge: str | None,
    license_: str | None,
    sample: bool,
    toolkit: str | None,
    serve: bool,
) -> None:
    """Make a new project in DIR: words, guides, forms and checks for a chronology on any subject.

    What the options do not say is asked, in a terminal. What rows of a table do not say for certain stays out.

    Exit 0 when it is made and every row has become an entry or part of one, 1 when rows stayed out.
    """
    try:
        target = target_of(folder)
        answers = Answers(
            name=_text("What is it called?", "--name", name, name_of(target)),
            about=_text("What is it about, in a sentence?", "--about", about, _ABOUT),
            forge=forge or _choice("Where will it be kept?", FORGES, "github"),
            license=license_ or _choice("Under which licence?", {k: v.name for k, v in LICENSES.items()}, "CC-BY-4.0"),
            requirement=_text("", "--toolkit", toolkit or requirement(), ""),
        )
        words = vocabulary_text(vocabulary or _choice("Which words fit best?", READY, next(iter(READY))))
        with _tidy_when_stopped():
            made = make_project(target, Start(answers, words, sample, table, map_file, encoding), the_day())
    except ProjectError as error:
        raise click.UsageError(str(error)) from error
    show("".join(f"{line}\n" for line in _told(folder, made, serve)))
    if not toolkit and is_from_here():
        show(_HERE.format(requirement=answers.requirement), error=True)
    if serve:
        _serve(target)
    sys.exit(1 if made.report and made.report.rejected else 0)


@contextmanager
def _tidy_when_stopped() -> Iterator[None]:
    """Let a signal that ends programs end this one as Ctrl+C does: what was begun is taken away."""
    before = signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _is_asked() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _text(question: str, option: str, given: str | None, default: str) -> str:
    """Return a line that was given, or that is typed now."""
    text = given if given is not None else click.prompt(question, default=default) if _is_asked() else default
    check_one_line(option, text)
    return text.strip()


def _choice(question: str, choices: Mapping[str, str], default: str) -> str:
    """Return one of several: the default one where nobody can be asked."""
    if not _is_asked():
        return default
    for number, (key, meaning) in enumerate(choices.items(), 1):
        click.echo(f"  {number}  {key}{f': {meaning}' if meaning and meaning != key else ''}")
    keys = list(choices)
    number = click.prompt(question, type=click.IntRange(1, len(keys)), default=keys.index(default) + 1)
    return keys[number - 1]


def _told(folder: Path, made: Made, serve: bool) -> Iterable[str]:
    """Yield what was made, what stayed out, and what to do now."""
    events = f"{made.events} event{'' if made.events == 1 else 's'}"
    yield f"Made {shown(str(folder))}: {events}. {_found(made.findings)}"
    if report := made.report:
        yield sum_line(report)
        if report.mapped.kinds:
            yield f"New kinds, as the table has them: {', '.join(report.mapped.kinds.values())}"
        yield from tell_rejects(report)
        where = f"imports/{report.mapped.path.name}"
        if report.rejects:
            yield f"Mend them in imports/{report.rejects.name}, or answer what {where} asks; README.md says how."
        yield f"What each column became, and why, stands in {where}."
    if not serve:
        yield ""
        yield f"Next: cd {shlex.quote(str(folder))}, then `timeline serve`; README.md says what comes after."


def _found(findings: Sequence[Finding]) -> str:
    """Return how often the check asks for what."""
    if not findings:
        return "The check finds nothing."
    rules = Counter(finding.rule for finding in findings).most_common(_FEW)
    return f"The check asks for more: {', '.join(f'{count} × {rule}' for rule, count in rules)}."


def _serve(target: Path) -> None:
    from build_scripts.cli.site import show_site

    show_site(target)

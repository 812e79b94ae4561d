"""`timeline rules`: the list of rules."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from io import StringIO
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from build_scripts.base.inert_markdown import inert
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.check.explanations import rules_by_subject
from build_scripts.check.levels import Levels, chosen
from build_scripts.cli.options import ROOT, columns, in_color, levels_of, show
from build_scripts.findings import SUBJECTS, Rule, count_severities

FORMAT = 1
"""The version of the JSON list's shape."""
_HINT = "`timeline explain RULE` says why, with examples."


def _text(levels: Levels) -> str:
    out = StringIO()
    console = Console(
        file=out, width=columns(10_000), force_terminal=in_color(), no_color=not in_color(), highlight=False
    )
    subjects = rules_by_subject()
    widest = max(len(rule.id) for rules in subjects.values() for rule in rules)
    for subject, rules in subjects.items():
        console.print(Text(SUBJECTS[subject], style="bold"))
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(width=2)
        table.add_column(width=7)
        table.add_column(width=widest, no_wrap=True)
        table.add_column(overflow="fold")
        for rule in rules:
            color = "red" if rule.severity == "error" else "yellow"
            table.add_row("", Text(rule.severity, style=color), Text(rule.id), Text(rule.sentence))
            if rule.id in levels:
                table.add_row("", "", "", Text(chosen(levels[rule.id]), style="bold"))
        console.print(table)
        console.print()
    console.print(Text(f"{_count_sentence()} {_HINT}"))
    return "".join(f"{line.rstrip()}\n" for line in out.getvalue().splitlines())


def _count_sentence() -> str:
    """Return how many rules there are, and how severe."""
    errors, warnings = count_severities(CATALOGUE.values())
    return f"{errors + warnings} rules: {errors} give errors, {warnings} warnings."


def _json(levels: Levels) -> str:
    rules = [
        {"id": rule.id, "severity": rule.severity, "subject": subject, "sentence": rule.sentence}
        | ({"chosen": asdict(levels[rule.id])} if rule.id in levels else {})
        for subject, subject_rules in rules_by_subject().items()
        for rule in subject_rules
    ]
    return json.dumps({"format": FORMAT, "rules": rules}, ensure_ascii=False, indent=2) + "\n"


def _markdown(levels: Levels) -> str:
    return "\n".join(_section(SUBJECTS[subject], rules, levels) for subject, rules in rules_by_subject().items())


def _section(title: str, rules: list[Rule], levels: Levels) -> str:
    """Return a heading and a table; in a cell a bar is escaped, even in code."""
    rows = "".join(f"| `{rule.id}` | {rule.severity} | {_cell(rule, levels)} |\n" for rule in rules)
    return f"## {title}\n\n| rule | severity | what it says |\n|---|---|---|\n{rows}"


def _cell(rule: Rule, levels: Levels) -> str:
    reason = f" *{inert(chosen(levels[rule.id]))}*" if rule.id in levels else ""
    return f"{rule.sentence}{reason}".replace("|", r"\|")


LISTS: Mapping[str, Callable[[Levels], str]] = {"text": _text, "json": _json, "markdown": _markdown}


@click.command(short_help="List the rules of the check, by subject.")
@click.option("--format", "form", type=click.Choice(list(LISTS)), default="text", help="How to list them.")
@ROOT
def rules(form: str, root: Path) -> None:
    """List the rules that the check holds the record to, by subject, with what its configuration makes of them."""
    show(LISTS[form](levels_of(root.resolve())))

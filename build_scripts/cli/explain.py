"""`timeline explain`: why a rule is one, with an example that breaks it and the same put right."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import click
from markdown_it import MarkdownIt
from markdown_it.token import Token
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from build_scripts.check.catalogue import CATALOGUE, did_you_mean_rule
from build_scripts.check.explanations import all_parts, as_markdown, read_explanation
from build_scripts.check.levels import chosen
from build_scripts.cli.options import ROOT, columns, in_color, levels_of, show
from build_scripts.findings import SUBJECTS, Rule

WIDEST = 88


@click.command(short_help="Say why a rule is one, with examples.")
@click.argument("names", metavar="RULE...", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "markdown"]), default="text", help="How to show it.")
@ROOT
def explain(names: tuple[str, ...], form: str, root: Path) -> None:
    """Say why each RULE is one, with examples; a finding names its rule in brackets."""
    asked = [_known(name) for name in dict.fromkeys(names)]
    levels = levels_of(root.resolve())
    made = {rule: chosen(choice) for rule, choice in levels.items()}
    shown = as_markdown if form == "markdown" else as_text
    show("\n\n".join(shown(rule, made.get(rule.id, "")) for rule in asked))


def _known(name: str) -> Rule:
    if name in CATALOGUE:
        return CATALOGUE[name]
    remedy = did_you_mean_rule(name) or "`timeline rules` lists them"
    raise click.UsageError(f"there is no rule `{name}`; {remedy}")


def as_text(rule: Rule, made: str = "") -> str:
    """Return all that there is to say of a rule, for a terminal: prose wrapped, code as it is in the file.

    ``made`` is what the record at hand has made of it, in words.
    """
    out = StringIO()
    console = Console(
        file=out,
        width=min(columns(WIDEST), WIDEST),
        force_terminal=in_color(),
        no_color=not in_color(),
        highlight=False,
    )
    for block in _blocks(rule, made):
        console.print(block, soft_wrap=isinstance(block, Text) and bool(block.no_wrap))
    return "\n".join(line.rstrip() for line in out.getvalue().rstrip().split("\n")) + "\n"


def _blocks(rule: Rule, made: str) -> Iterator[RenderableType]:
    color = "red" if rule.severity == "error" else "yellow"
    yield Text.assemble((rule.id, "bold"), "  ", (rule.severity, color), f", {SUBJECTS[rule.subject].lower()}")
    yield from _read(rule.sentence)
    if made:
        yield Text(made, style="bold")
        yield Text("")
    yield from _read(read_explanation(rule.id).why)
    for part in all_parts(rule):
        yield Text(part.heading, style="bold")
        yield from _read(part.text)


def _read(markdown: str) -> Iterator[RenderableType]:
    """Yield the blocks of some Markdown with an empty line behind each; a tight list is one block."""
    point, tight = "", False
    for token in MarkdownIt("commonmark").parse(markdown):
        if token.type == "list_item_open":
            point = f"{token.info}{token.markup} "
        elif token.type == "inline":
            yield _point(point, token.content) if point else _prose(token.content)
            point = ""
        elif token.type == "fence":
            yield _code(token.info.partition(" ")[2], token.content)
        elif token.type == "paragraph_close":
            tight = token.hidden
        if _ends_block(token, tight):
            yield Text("")


def _ends_block(token: Token, tight: bool) -> bool:
    if token.type in ("bullet_list_close", "ordered_list_close"):
        return tight
    return token.type == "fence" or (token.type == "paragraph_close" and not tight)


def _prose(text: str) -> Text:
    """Return text that wraps, with what is between backticks coloured."""
    prose = Text(" ".join(text.split()))
    prose.highlight_regex(r"`[^`]+`", "cyan")
    return prose


def _point(mark: str, text: str) -> Table:
    """Return a point of a list: its mark, and the text beside it."""
    point = Table.grid()
    point.add_column(width=len(mark))
    point.add_row(mark, _prose(text))
    return point


def _code(path: str, text: str) -> Text:
    """Return a file's name, where it has one, and its lines behind a bar."""
    code = Text(f"  {path}\n" if path else "", no_wrap=True)
    lines = text.rstrip("\n").split("\n")
    return code.append_text(Text("\n").join(Text.assemble(("  │ ", "dim"), line) for line in lines))

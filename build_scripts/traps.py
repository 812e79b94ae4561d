"""Cures in words for what YAML refuses or would misread in silence: the traps that writers of front matter fall into.

Lines and columns of YAML marks count from 0, those of findings from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import yaml
from yaml._yaml import CParser
from yaml.tokens import ScalarToken, Token

from build_scripts.findings import OnLine, Problem, declare

YAML_SYNTAX = declare("yaml-syntax", "error", "yaml", "Front matter is valid YAML.")

_KEY = r"(?:^\s*(?:- +)*|[{,]\s*)[\w-]+:[ \t]+"
_QUOTED = r"""(?:"(?:[^"\\]|\\.)*+"|'(?:[^']|'')*+')"""


class _Trap(NamedTuple):
    """What a line looks like, what is wrong with it (from the group ``at`` on), and the cure."""

    pattern: re.Pattern[str]
    message: str
    cure: str


def _trap(pattern: str, message: str, cure: str) -> _Trap:
    return _Trap(re.compile(pattern), message, cure)


_TRAPS = (
    _trap(
        rf"{_KEY}(?P<at>[>|](?![-+0-9]*[ \t]*(?:#.*)?$)[^,}}]*)",
        "a value cannot begin with `>` or `|`",
        'quote it (`killed: ">=36"`) or write `at least 36`',
    ),
    _trap(
        rf"{_KEY}(?P<at>{_QUOTED}[ \t]*[^\s,}}\]#:][^,}}]*)",
        "there is text after the closing quotation mark",
        "quote the whole value, with the other kind of mark: `title: '\"Night\" trains'`",
    ),
    _trap(
        r"^(?P<at>[ ]*\t+)",
        "a tab stands before the text",
        "indent with spaces, not with tabs",
    ),
    _trap(
        rf"{_KEY}(?P<at>\[[^\]]*\]|\{{[^}}]*\}})[ \t]*[^\s,}}\]#]",
        "a value that begins with a bracket is a list or a row, and there is text after its end",
        "put the whole value in double quotes if it is text",
    ),
    _trap(
        rf"{_KEY}(?P<at>[^\"'{{}}\[\]\s>|#,][^,{{}}\[\]\"]*?:(?=\s|$))",
        "the value holds a colon and a space, as a key does",
        "put the whole value in double quotes",
    ),
    _trap(
        r"^\s*(?:- +)*[^\"'{\[\s#>|][^{\[\"]*?:[ \t]+(?P<at>[^\"'{\[\s>|#].*?:(?=\s|$))",
        "the value holds a colon and a space, as a key does",
        "put the whole value in double quotes",
    ),
    _trap(
        rf"{_KEY}(?P<at>- .*)",
        "a value cannot begin with a hyphen and a space",
        "put the value in double quotes, or write the list on lines of their own",
    ),
    _trap(
        r"^\s*(?:- +)*(?P<at>[A-Za-z_]+:(?=[^\s/]).*)",
        "there is no space after the colon",
        "write `key: value`, with a space after the colon",
    ),
    _trap(
        r"^(?P<at>\.\.\.)\s*$",
        "this line ends the YAML, and more follows",
        "remove it",
    ),
    _trap(
        r"^\s*(?:- +)*(?P<at>[^:#\s][^:#]*)$",
        "this line has no colon",
        "write `key: value`; text that goes on is indented below its key",
    ),
)
_RESERVED = {
    "\t": ("a tab stands here", "indent with spaces, not with tabs"),
    **{
        sign: (
            f"a value cannot begin with {'a backtick' if sign == '`' else f'`{sign}`'}",
            "put the value in double quotes: YAML keeps that sign for itself",
        )
        for sign in "@`%*&!?"
    },
}
_GENERAL = "check quotes, brackets and indentation on this line and the one before"


def explain_yaml(error: yaml.YAMLError, front: str) -> Problem:
    """What the parser complained about, at the line where the trouble is, with a cure in words."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        line = front.count("\n", 0, getattr(error, "position", 0)) + 1
        return YAML_SYNTAX(OnLine(line), "a character stands here that YAML does not allow", "remove it")
    context = getattr(error, "context_mark", None) or mark
    lines = front.split("\n")
    problem = _reserved_sign(error, mark, context, lines) or _open_quote(error, context, lines)
    numbers = dict.fromkeys((mark.line, context.line, mark.line - 1))
    problem = problem or next((found for number in numbers if (found := _trapped(number, lines))), None)
    return problem or _open_text(front, mark) or _open_bracket(error, context, lines) or _generally(error, mark, lines)


def _reserved_sign(error: yaml.YAMLError, mark: yaml.Mark, context: yaml.Mark, lines: list[str]) -> Problem | None:
    """A value that begins with a sign that YAML keeps for itself."""
    said = str(getattr(error, "problem", "")) + str(getattr(error, "context", ""))
    if not re.search("cannot start any token|an? (?:alias|anchor|tag)|mapping keys are not|tab character", said):
        return None
    where = mark if re.search("token|keys|tab", said) else context
    line = lines[where.line] if where.line < len(lines) else ""
    found = _RESERVED.get(line[where.column : where.column + 1])
    return YAML_SYNTAX(OnLine(where.line + 1, where.column + 1), *found) if found else None


def _open_quote(error: yaml.YAMLError, context: yaml.Mark, lines: list[str]) -> Problem | None:
    said = str(getattr(error, "problem", ""))
    if getattr(error, "context", "") != "while scanning a quoted scalar" or "end of stream" not in said:
        return None
    length = len(lines[context.line]) - context.column
    where = OnLine(context.line + 1, context.column + 1, max(1, length))
    return YAML_SYNTAX(where, "the quotation mark that opens here is never closed", "close it at the end of the value")


def _trapped(number: int, lines: list[str]) -> Problem | None:
    line = lines[number] if 0 <= number < len(lines) else ""
    for trap in _TRAPS:
        if len(line) < 10_000 and (found := trap.pattern.search(line)):
            text = found.group("at").rstrip() or found.group("at")
            where = OnLine(number + 1, found.start("at") + 1, max(1, len(text)))
            return YAML_SYNTAX(where, trap.message, trap.cure)
    return None


def _open_text(front: str, mark: yaml.Mark) -> Problem | None:
    """The last quoted text before ``mark``, when it runs over several lines: its mark was probably meant to close."""
    last = None
    try:
        for token in _tokens(front):
            if isinstance(token, ScalarToken) and token.start_mark.line < token.end_mark.line <= mark.line:
                last = token if token.style in ("'", '"') else None
    except yaml.YAMLError:
        pass
    if last is None:
        return None
    message = f"the quotation mark that opens here is closed only on line {last.end_mark.line + 1}"
    return YAML_SYNTAX(
        OnLine(last.start_mark.line + 1, last.start_mark.column + 1), message, "close it on its own line"
    )


def _tokens(front: str) -> Iterator[Token]:
    parser = CParser(front)
    while (token := parser.get_token()) is not None:
        yield token


def _open_bracket(error: yaml.YAMLError, context: yaml.Mark, lines: list[str]) -> Problem | None:
    said = str(getattr(error, "context", ""))
    if not said.startswith("while parsing a flow") or context.line >= len(lines):
        return None
    line = lines[context.line]
    where = OnLine(context.line + 1, context.column + 1, max(1, len(line) - context.column))
    if re.search(r"\s#", line[context.column :]):
        return YAML_SYNTAX(where, "YAML drops ` #` and what follows it, the closing bracket too", "quote text with a #")
    return YAML_SYNTAX(where, "this bracket is not closed, or a comma is missing after it", "write `{key: value, …}`")


def _generally(error: yaml.YAMLError, mark: yaml.Mark, lines: list[str]) -> Problem:
    where = OnLine(min(mark.line, len(lines) - 1) + 1, mark.column + 1)
    return YAML_SYNTAX(where, f"YAML cannot be read here: {getattr(error, 'problem', None) or error}", _GENERAL)


def find_open_texts(front: str) -> Iterator[Problem]:
    """Quoted texts that swallow lines: they go on over a line that begins like a key, no deeper than their own line."""
    lines = front.split("\n")
    for before, token in pairwise(_tokens(front)):
        if not isinstance(token, ScalarToken) or token.start_mark.line == token.end_mark.line:
            continue
        own = lines[token.start_mark.line]
        depth = len(own) - len(own.lstrip(" "))
        inside = lines[token.start_mark.line + 1 : token.end_mark.line + 1]
        swallowed = any(re.match(rf"[ ]{{0,{depth}}}(?:- +)?[{{]?[\w-]+:(?:\s|$)", line) for line in inside)
        if token.style in ("'", '"') and swallowed and before is not None:
            where = OnLine(token.start_mark.line + 1, token.start_mark.column + 1)
            message = f"this quoted text runs on to line {token.end_mark.line + 1} and swallows the keys between"
            yield YAML_SYNTAX(where, message, "close the quotation mark at the end of its own line")

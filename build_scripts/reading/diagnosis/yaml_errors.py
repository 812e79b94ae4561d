"""Cures in words for what YAML refuses or would misread in silence: the traps that writers of front matter fall into.

Lines and columns of YAML marks count from 0, those of findings from 1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from yaml.tokens import ScalarToken

from build_scripts.findings import Advice, OnLine, Problem
from build_scripts.reading.diagnosis.hints.lines import Line, explain_indent, explain_line
from build_scripts.reading.limits import swallows_keys, tokens
from build_scripts.reading.rules import YAML_SYNTAX

_RESERVED = {
    "\t": Advice("there is a tab here", "indent with spaces, not with tabs"),
    **{
        sign: Advice(
            f"a value cannot begin with {'a backtick' if sign == '`' else f'`{sign}`'}",
            "put the value in double quotes: YAML keeps that sign for itself",
        )
        for sign in "@`%*&!?"
    },
}
_AT = Advice("a value cannot begin with `@`, and an id has none", "leave it out; text that begins with it is quoted")
_NO_KEY = Advice("this line is not a key with a value", "write `key: value`")
_KEY = re.compile(r"\s*(?:- )?[\w-]+:(?:\s|$)")
_GENERAL = "check quotes, brackets and indentation on this line and the one before"


def explain_error(error: yaml.YAMLError, front: str) -> Problem:
    """Return what the parser complained about, at the line where the trouble is."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    if mark is None:
        line = front.count("\n", 0, getattr(error, "position", 0)) + 1
        return YAML_SYNTAX(OnLine(line), "there is a character here that YAML does not allow", "remove it")
    context = getattr(error, "context_mark", None) or mark
    return next(problem for problem in _explanations(error, mark, context, front) if problem)


def _explanations(error: yaml.YAMLError, mark: yaml.Mark, context: yaml.Mark, front: str) -> Iterator[Problem | None]:
    """Yield what it may be, the most telling first; None for each that it is not."""
    # libyaml names the place where it gave up, which may lie far behind the mistake. So signs that it names for certain
    # come first, then what the lines around that place look like, and its own words only when nothing else fits.
    lines = front.split("\n")
    yield _reserved_sign(error, mark, context, lines)
    yield _open_quote(error, context, lines)
    if swallows_keys(lines, context.line, mark.line):
        yield _open_bracket(error, context, lines)
    yield from (_in_words(explain_line(number, lines)) for number in (mark.line, context.line, mark.line - 1))
    yield _open_text(front, mark)
    yield _open_bracket(error, context, lines)
    yield _in_words(explain_indent(mark.line, lines))
    yield _no_colon(error, context, lines)
    yield _generally(error, mark, lines)


def _no_colon(error: yaml.YAMLError, context: yaml.Mark, lines: list[str]) -> Problem | None:
    if "could not find expected ':'" not in str(getattr(error, "problem", "")):
        return None
    line = lines[context.line] if context.line < len(lines) else ""  # YAML breaks lines at U+0085 too
    length = max(1, len(line) - context.column)
    return YAML_SYNTAX(OnLine(context.line + 1, context.column + 1, length), *_NO_KEY)


def _reserved_sign(error: yaml.YAMLError, mark: yaml.Mark, context: yaml.Mark, lines: list[str]) -> Problem | None:
    """Return a value that begins with a sign that YAML keeps for itself."""
    complaint = str(getattr(error, "problem", "")) + str(getattr(error, "context", ""))
    if not re.search("cannot start any token|an? (?:alias|anchor|tag)|mapping keys are not|tab character", complaint):
        return None
    where = mark if re.search("token|keys|tab", complaint) else context
    line = lines[where.line] if where.line < len(lines) else ""
    if re.match(r"[*][ \t]", line[where.column :]) and not line[: where.column].strip():
        return None  # the mark of a list, which `hints.lines` knows
    if re.search(r"\[[^\[\]]*$", line[: where.column]) and re.match(r"@[\w-]", line[where.column :]):
        return YAML_SYNTAX(OnLine(where.line + 1, where.column + 1), *_AT)
    advice = _RESERVED.get(line[where.column : where.column + 1])
    return YAML_SYNTAX(OnLine(where.line + 1, where.column + 1), *advice) if advice else None


def _open_quote(error: yaml.YAMLError, context: yaml.Mark, lines: list[str]) -> Problem | None:
    complaint = str(getattr(error, "problem", ""))
    if getattr(error, "context", "") != "while scanning a quoted scalar" or "end of stream" not in complaint:
        return None
    length = len(lines[context.line]) - context.column
    where = OnLine(context.line + 1, context.column + 1, max(1, length))
    return YAML_SYNTAX(where, "the quotation mark that opens here is never closed", "close it at the end of the value")


def explain_at(number: int, lines: list[str]) -> Problem:
    """Return what is wrong with a line (from 0) that is no key with a value."""
    return _in_words(explain_line(number, lines)) or YAML_SYNTAX(OnLine(number + 1), *_NO_KEY)


def _in_words(line: Line | None) -> Problem | None:
    return YAML_SYNTAX(OnLine(line.line + 1, line.column + 1, line.length), *line.says) if line else None


def _open_text(front: str, mark: yaml.Mark) -> Problem | None:
    """Return the last quoted text before ``mark``, if it runs over several lines: it was probably meant to close.

    It is not the last where it holds lines that look like keys: what is behind it is then not what was meant.
    """
    last, lines = None, front.split("\n")
    try:
        for token in tokens(front):
            if isinstance(token, ScalarToken) and token.start_mark.line < token.end_mark.line <= mark.line:
                inside = lines[token.start_mark.line + 1 : token.end_mark.line + 1]
                if token.style in ("'", '"') or not (last and any(map(_KEY.match, inside))):
                    last = token if token.style in ("'", '"') else None
    except yaml.YAMLError:
        pass
    if last is None:
        return None
    message = f"the quotation mark that opens here is closed only on line {last.end_mark.line + 1}"
    return YAML_SYNTAX(
        OnLine(last.start_mark.line + 1, last.start_mark.column + 1), message, "close it on its own line"
    )


def _open_bracket(error: yaml.YAMLError, context: yaml.Mark, lines: list[str]) -> Problem | None:
    complaint = str(getattr(error, "context", ""))
    if not complaint.startswith("while parsing a flow") or context.line >= len(lines):
        return None
    line = lines[context.line]
    where = OnLine(context.line + 1, context.column + 1, max(1, len(line) - context.column))
    if re.search(r"\s#", line[context.column :]):
        return YAML_SYNTAX(where, "YAML drops ` #` and what follows it, the closing bracket too", "quote text with a #")
    form = "`[one, two]`" if line[context.column : context.column + 1] == "[" else "`{key: value, …}`"
    return YAML_SYNTAX(where, "this bracket is not closed, or a comma is missing after it", f"write {form}")


def _generally(error: yaml.YAMLError, mark: yaml.Mark, lines: list[str]) -> Problem:
    where = OnLine(min(mark.line, len(lines) - 1) + 1, mark.column + 1)
    return YAML_SYNTAX(where, f"YAML cannot be read here: {getattr(error, 'problem', None) or error}", _GENERAL)

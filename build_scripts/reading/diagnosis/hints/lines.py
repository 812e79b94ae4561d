"""Lines of front matter that YAML cannot read: what each looks like, and the cure in words. Lines count from 0."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.base.text import DASHES, LIST_MARKS, shown
from build_scripts.findings import Advice

_KEY = r"(?:^\s*(?:- +)*|[{,]\s*)[\w-]+:[ \t]+"
_QUOTED = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'(?!'))"""
_SPACE = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?![0-9]|,[0-9]{3})"
_LONGEST = 10_000
_IS_KEY = re.compile(r"(?P<indent> *)(?:- +)*[\w-]+:(?=\s|$)(?P<value>.*)")


class Line(NamedTuple):
    """A stretch of a line (both counted from 0), what is wrong with it, and the cure."""

    line: int
    column: int
    length: int
    says: Advice


class _Trap(NamedTuple):
    """What a line looks like, what is wrong with it (from the group ``at`` on), and the cure; `…` is what is there."""

    pattern: re.Pattern[str]
    message: str
    cure: str


def _trap(pattern: str, message: str, cure: str) -> _Trap:
    return _Trap(re.compile(pattern), message, cure)


_TRAPS = (
    _trap(
        rf"^\s*(?P<at>[{DASHES}{LIST_MARKS}])[ \t]",
        "a list in YAML has hyphens before its rows, and this is another sign",
        "write `-`, a plain hyphen, in its place",
    ),
    _trap(
        r"\{(?:[^{}\"']|\"[^\"]*\"|'[^']*')*?(?P<at>[;،؛])[ \t]*[\w-]+:[ \t]",
        "the values of a row are set apart by commas, and this is another sign",
        "write `,` in its place",
    ),
    _trap(
        r"^\s*(?:- +)*[\w-]+:[ \t]+(?P<at>-)[ \t]*$",
        "a hyphen alone is no value",
        "remove the key; of a count that nobody gives, the row",
    ),
    _trap(
        rf"{_KEY}(?P<at>\?)[ \t]*(?:[,}}]|$)",
        "a question mark alone is no value",
        "remove the key; of a count that nobody gives, the row",
    ),
    _trap(
        rf"{_KEY}(?P<at>!?\[[^\]]*\]\(<?(?P<to>https?://[^\s()<>]+)>?\))",
        "a link as Markdown writes it is no value here",
        "write the address alone: `{to}`",
    ),
    _trap(
        rf"^(?P<at>[ ]*[{_SPACE}]+)",
        "the spaces before the text are of another kind (non-breaking ones, for example)",
        "delete them, and type ordinary spaces",
    ),
    _trap(
        rf"^\s*(?:- +)*(?P<at>[\w-]+:[{_SPACE}].*)",
        "the space after the colon is of another kind (a non-breaking one, for example)",
        "delete it, and type an ordinary space",
    ),
    _trap(
        r"^\s*- +(?P<at>[\w-]+:[ \t]+[^{}]*?,[ \t]*[\w-]+:[ \t].*)",
        "several keys are in a row without braces",
        "put braces around them: `- {{{text}}}`",
    ),
    _trap(
        r"^\s+[\w-]+:[ \t]+(?P<at>[\w-]+:[ \t]+[^{}]*?,[ \t]*[\w-]+:[ \t].*)",
        "several keys are on one line without braces",
        "put braces around them: `{{{text}}}`",
    ),
    _trap(
        rf"{_KEY}(?P<at>>(?=[ \t]|[0-9]{{2}})[ \t]*(?P<to>{_NUMBER}))[ \t]*(?:[,}}#]|$)",
        "a value cannot begin with `>` or `|`",
        "write `more than {to}`",
    ),
    _trap(
        rf"{_KEY}(?P<at>>=[ \t]*(?P<to>{_NUMBER}))[ \t]*(?:[,}}#]|$)",
        "a value cannot begin with `>` or `|`",
        "write `at least {to}`",
    ),
    _trap(
        rf"{_KEY}(?P<at>[>|](?![-+0-9]*[ \t]*(?:#.*)?$)[^,}}]*)",
        "a value cannot begin with `>` or `|`",
        'quote it (`<measure>: ">=36"`) or write `at least 36`',
    ),
    _trap(
        rf"{_KEY}(?P<at>{_QUOTED}[ \t]*[^\s,}}\]#:][^,}}]*)",
        "there is text after the closing quotation mark",
        "quote the whole value, with the other kind of mark: `title: '\"Night\" trains'`",
    ),
    _trap(
        r"^(?P<at>[ ]*\t+)",
        "there is a tab before the text",
        "indent with spaces, not with tabs",
    ),
    _trap(
        rf"{_KEY}(?P<at>\[[^\]]*\]|\{{[^}}]*\}})[ \t]*[^\s,}}\]#]",
        "a value that begins with a bracket is a list or a row, and there is text after its end",
        "put the whole value in double quotes if it is text",
    ),
    _trap(
        rf"{_KEY}(?P<at>[“”„‘’«].*)",
        "curved quotation marks are letters to YAML",
        'put the whole value in straight ones: `"…"`',
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
        r"^\s*(?P<at>-[\w{\[\"'].*)",
        "there is no space after the hyphen",
        "write `- `, a hyphen and a space",
    ),
    _trap(
        r"^\s*(?:- +)*(?P<at>(?P<key>[A-Za-z_]+):(?=[^\s/])(?P<to>.*))",
        "there is no space after the colon",
        "write `{key}: {to}`, with a space after the colon",
    ),
    _trap(
        r"^\s*(?:- +)*(?P<at>(?P<key>[A-Za-z_]+)[ \t]*=[ \t]*(?P<to>.*))",
        "this line has an equals sign in the place of the colon",
        "write `{key}: {to}`",
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


def explain_line(number: int, lines: Sequence[str]) -> Line | None:
    """Return what is wrong with the line ``number``; None where it looks like none of the known mistakes."""
    if not 0 <= number < len(lines) or len(line := lines[number]) >= _LONGEST:
        return None
    return _cut_above(number, lines) or _trapped(number, line)


def _trapped(number: int, line: str) -> Line | None:
    for trap in _TRAPS:
        if match := trap.pattern.search(line):
            text = match.group("at").rstrip() or match.group("at")
            groups = {**{key: shown(part or "", 300) for key, part in match.groupdict().items()}, "text": shown(text)}
            cure = trap.cure.format(**groups) if "{{" in trap.cure or "{to}" in trap.cure else trap.cure
            return Line(number, match.start("at"), max(1, len(text)), Advice(trap.message, cure))
    return None


def _cut_above(number: int, lines: Sequence[str]) -> Line | None:
    """Return a comment within a text of several lines, which ends the text above the line ``number``."""
    line, above = lines[number], lines[number - 1] if number else ""
    comment = re.search(r"(?<!\S)#.*", above)
    if not comment or not line.startswith(" ") or _IS_KEY.match(line) or re.match(r" *(?:- |[]}#]|[\w-]+:)", line):
        return None
    message = "YAML drops what follows ` #`, and the text does not go on behind it"
    advice = Advice(message, "put the whole text in double quotes")
    return Line(number - 1, comment.start(), len(comment.group()), advice)


def explain_indent(number: int, lines: Sequence[str]) -> Line | None:
    """Return a key on the line ``number`` that begins in a column where no key above it begins; else None."""
    key = _IS_KEY.match(lines[number]) if 0 <= number < len(lines) else None
    above = [match for line in lines[:number] if (match := _IS_KEY.match(line))]
    if key is None or not above:
        return None
    last, indent = above[-1], len(key["indent"])
    if indent > len(last["indent"]) and last["value"].strip():
        message = "this key is indented deeper than the one above it, which has its value already"
    elif indent < len(last["indent"]) and indent not in {len(other["indent"]) for other in above}:
        message = f"this key is indented by {indent} spaces, and no key above it is"
    else:
        return None
    says = Advice(message, "begin it in the column of the keys it belongs to")
    return Line(number, indent, len(lines[number].strip()), says)

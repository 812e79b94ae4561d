"""Marks of other systems in a body, which would be shown as text: numbers for sources, and what a wiki writes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from build_scripts.base.text import shown
from build_scripts.findings import InBody, Problem, declare

FOREIGN_MARKUP = declare(
    "foreign-markup",
    "warning",
    "prose",
    "A body is Markdown: marks of a wiki and numbers for sources mean nothing in it.",
)
_HINTS = ("'''", "[[", "{{", "==")
_MARKS = re.compile(
    r"(?P<number>\[[0-9]{1,2}(?:\s?[,;–-]\s?[0-9]{1,2})*\])"
    r"|(?P<link>\[\[[^\[\]\n]*\]\])"
    r"|(?P<template>\{\{[^{}\n]*\}\})"
    r"|(?P<bold>'''?(?=\w)[^'\n]+'''?)"
    r"|(?P<heading>^={2,6}[^=\n]+={2,6}$)",
    re.MULTILINE,
)
_NUMBERED = re.compile(r"\[[0-9]")
_REMEDIES = {
    "link": "write the words alone; to link to another entry, write `[words](../2018/2018-07-13-short-slug.md)`",
    "template": "leave it out; a source is cited as `[@source-id]`",
    "bold": "leave the quotation marks out; Markdown writes `**bold**`, which entries hardly need",
    "heading": "write `## ` before the words, or leave the heading out",
}


def find_foreign_markup(text: str, tokens: Sequence[Token], sources: Sequence[str]) -> Iterator[Problem]:
    """Marks of other systems in the prose of a body, where ``tokens`` tell prose from code and links."""
    if not (_NUMBERED.search(text) or any(hint in text for hint in _HINTS)):
        return
    at = 0
    for prose in (child.content for token in tokens for child in token.children or () if child.type == "text"):
        for mark in _MARKS.finditer(prose):
            if (start := text.find(mark.group(), at)) < 0:
                continue
            at = start + len(mark.group())
            kind = str(mark.lastgroup)
            remedy = _REMEDIES.get(kind) or f"cite the source by its name: `{_citation(mark.group(), sources)}`"
            message = f"`{shown(mark.group())}` would be shown as text"
            yield FOREIGN_MARKUP(InBody(start, len(mark.group())), message, remedy)


def _citation(numbers: str, sources: Sequence[str]) -> str:
    """The citation that numbers such as ``[1, 3]`` were probably meant to be."""
    named = [sources[int(n) - 1] for n in re.findall("[0-9]+", numbers) if 0 < int(n) <= len(sources)]
    return f"[{'; '.join(f'@{name}' for name in named) or '@source-id'}]"

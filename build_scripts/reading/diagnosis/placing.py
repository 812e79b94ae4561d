"""The lines and columns of problems: found once something is wrong, in the text that is read again for that."""

from __future__ import annotations

from dataclasses import replace

from build_scripts.findings import At, Finding, InBody, InFile, LinkTo, OnLine, Phrase, Problem, declare, finding_of
from build_scripts.reading.body import find_link
from build_scripts.reading.files import real_column
from build_scripts.reading.front_matter import Document, locate
from build_scripts.reading.voice import find_phrase

MANY_FINDINGS = declare(
    "many-findings", "error", "file", "A file with very many findings is shown with the first of them."
)
MOST = 100


def place_all(path: str, text: str, document: Document, problems: list[Problem]) -> tuple[Finding, ...]:
    """The findings that the problems of one file make; of very many, the first."""
    return tuple(finding_of(path, problem, place(text, document, problem)) for problem in _first(problems))


def _first(problems: list[Problem]) -> list[Problem]:
    if len(problems) <= MOST:
        return problems
    message = f"this file has more findings than the {MOST} that are shown"
    return [*problems[:MOST], MANY_FINDINGS(OnLine(), message, "mend those that are shown, then check again")]


def place(text: str, document: Document, problem: Problem) -> OnLine:
    """The line, column and length of a problem in its file."""
    where = problem.where
    if isinstance(where, InFile):
        where = where.where
    if isinstance(where, LinkTo):
        where = find_link(document.body, where.entry)
    if isinstance(where, Phrase):
        where = find_phrase(document.body, where)
    if isinstance(where, At):
        return locate(document.front, where)
    if isinstance(where, InBody):
        start = document.offset + where.start
        column = start - text.rfind("\n", 0, start)
        return OnLine(text.count("\n", 0, start) + 1, column, where.length)
    return where


def in_original(original: str, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Findings about a text that was made legible, in the columns of the text as it is."""
    lines = original.split("\n")
    return tuple(replace(each, column=real_column(lines[each.line - 1], each.column)) for each in findings)

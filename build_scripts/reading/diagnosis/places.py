"""The lines and columns of problems: found once something is wrong, in the text that is read again for that."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import yaml
from yaml.nodes import MappingNode, Node, SequenceNode

from build_scripts.findings import At, CitationOf, Finding, InBody, InFile, LinkTo, OnLine, Phrase, Problem, finding_of
from build_scripts.reading.diagnosis.body_places import find_citation, find_link, find_phrase
from build_scripts.reading.diagnosis.characters import real_column
from build_scripts.reading.front_matter import Document, TextParser
from build_scripts.reading.rules import MANY_FINDINGS

MOST = 100


def place_all(path: str, text: str, document: Document, problems: list[Problem]) -> tuple[Finding, ...]:
    """Return the findings that the problems of one file make; of very many, the first, and how many more there are."""
    shown = problems if len(problems) <= MOST else _first(problems, _suppressed(document))
    return tuple(finding_of(path, problem, place(text, document, problem)) for problem in shown)


def _first(problems: list[Problem], suppressed: frozenset[str]) -> list[Problem]:
    """Return the problems of one file that are shown, its errors before its warnings.

    Of those that the file has on purpose one for each rule is among them, which shows that the suppression is used.
    """
    warnings = (problem for problem in problems if problem.rule.severity == "warning")
    on_purpose = {problem.rule.id: problem for problem in warnings if problem.rule.id in suppressed}
    others = [problem for problem in problems if problem.rule.id not in on_purpose]
    others.sort(key=lambda problem: problem.rule.severity != "error")
    more = len(others) - MOST
    shown = [*on_purpose.values(), *others[:MOST]]
    if more <= 0:
        return shown
    message = f"this file has at least {more} findings more than the {MOST} that are shown"
    return [*shown, MANY_FINDINGS(OnLine(), message, "fix those that are shown, then check again")]


def _suppressed(document: Document) -> frozenset[str]:
    """Return the warnings that the front matter suppresses, as far as it can be read."""
    rows = (document.tree or {}).get("suppress")
    rules = (row.get("rule") for row in rows if isinstance(row, dict)) if isinstance(rows, list) else ()
    return frozenset(rule for rule in rules if isinstance(rule, str))


def place(text: str, document: Document, problem: Problem) -> OnLine:
    """Return the line, column and length of a problem in its file."""
    where = problem.where
    if isinstance(where, InFile):
        where = where.where
    if isinstance(where, LinkTo):
        where = find_link(document.body, where.entry)
    if isinstance(where, CitationOf):
        where = find_citation(document.body, where)
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
    """Return findings about a text that was made legible, in the columns of the text as it is."""
    lines = original.split("\n")
    return tuple(replace(finding, column=real_column(lines[finding.line - 1], finding.column)) for finding in findings)


@lru_cache(maxsize=1)
def _composed(front: str) -> Node | None:
    """Return the nodes of ``front`` with their marks; None where it is no longer the text that was read.

    The findings of one file follow one another, so one is kept.
    """
    try:
        return TextParser(front).get_single_node()
    except yaml.YAMLError:
        return None


def locate(front: str, where: At) -> OnLine:
    """Return the line and column of a place in the front matter, or of the nearest mapping around it that exists.

    The front matter as a whole is the fence above it, or the first line where there is none.
    """
    # A missing key has no line, and neither has what YAML could not read. So the walk goes as far as the path exists,
    # and the finding is placed where a reader has to add something: at the last mapping or list on the way.
    node = _composed(front)
    place = None
    for depth, step in enumerate(where.path):
        child = _child(node, step)
        if child is None:
            break
        last = depth == len(where.path) - 1
        place, node = (child[0] if last and where.key else child[1]), child[1]
    if place is None:
        fence = front.split("\n", 1)[0] or "---"
        return OnLine(1, 1, len(fence))
    return _on_line(place, front)


def _child(node: Node | None, step: str | int) -> tuple[Node, Node] | None:
    if isinstance(node, MappingNode):
        return next(((key, value) for key, value in node.value if key.value == step), None)
    if isinstance(node, SequenceNode) and isinstance(step, int) and step < len(node.value):
        return node.value[step], node.value[step]
    return None


def _on_line(node: Node, front: str) -> OnLine:
    start, end = node.start_mark, node.end_mark
    # A finding is one line long: a text over several, or a whole mapping, is marked to the end of its first.
    if end.line != start.line:
        line = front.split("\n")[start.line]
        return OnLine(start.line + 1, start.column + 1, max(1, len(line.rstrip()) - start.column))
    return OnLine(start.line + 1, start.column + 1, max(1, end.column - start.column))

"""Front matter that is refused: what is wrong with its fences, and with its YAML."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from build_scripts.base.letters import find_mixed
from build_scripts.base.text import shown
from build_scripts.findings import Advice, OnLine, Problem
from build_scripts.reading.diagnosis.characters import explain_mixed
from build_scripts.reading.diagnosis.hints.fences import explain_fences
from build_scripts.reading.diagnosis.yaml_errors import explain_error
from build_scripts.reading.front_matter import Document, parse_yaml
from build_scripts.reading.limits import Breach
from build_scripts.reading.rules import (
    CONTROL,
    CUT_COMMENT,
    DUPLICATE_KEY,
    NO_FRONT_MATTER,
    NOT_A_MAPPING,
    UNCLOSED,
    YAML_ALIAS,
    YAML_SYNTAX,
)

_MARKS = {
    "&": Advice("marks a value in YAML, to be repeated elsewhere", "remove the mark"),
    "*": Advice("refers in YAML to a value that is marked elsewhere", "write the value out"),
    "!": Advice("names a type in YAML", "remove it: every value is text"),
}


def explain_document(text: str, document: Document) -> list[Problem]:
    """Return what is wrong with the fences of a file's ``text``, or with the YAML between them."""
    if document.tree is None and not document.breaches:
        return _explain_fences(text)
    problems = explain_yaml(document.front, document.breaches)
    return (_closed_late(text, problems) if document.tree is None and document.offset else []) or problems


def _explain_fences(text: str) -> list[Problem]:
    guess = explain_fences(text)
    if guess is None:
        return []
    rule = UNCLOSED if re.match(r"---[ \t]*\n", text) else NO_FRONT_MATTER
    where = OnLine(guess.line + 1, 1, max(1, len(text.split("\n", guess.line + 1)[guess.line])))
    return [rule(where, guess.message, guess.remedy)]


def _closed_late(text: str, problems: list[Problem]) -> list[Problem]:
    """Return that the front matter is closed only behind the body's first lines, where YAML stumbles over those."""
    lines = [problem.where.line for problem in problems if isinstance(problem.where, OnLine)]
    guess = explain_fences(text)
    return _explain_fences(text) if guess and lines and guess.line < min(lines) else []


def read_yaml(front: str) -> tuple[dict[str, Any] | None, list[Problem]]:
    """Return a YAML mapping as a tree of text, and what is wrong with it in words."""
    tree, breaches = parse_yaml(front)
    return tree, explain_yaml(front, breaches)


def explain_yaml(front: str, breaches: Iterable[Breach]) -> list[Problem]:
    """Return what is wrong with the YAML ``front``, in which ``breaches`` were found."""
    return [problem for breach in breaches for problem in _explain(breach, front)]


def _explain(breach: Breach, front: str) -> Iterator[Problem]:
    where, text = breach.where, breach.text
    match breach.what:
        case "syntax" if breach.error:
            yield explain_error(breach.error, front)
        case "too-deep":
            yield YAML_SYNTAX(where, "the front matter is nested too deeply", "write it flat")
        case "nested":
            yield YAML_SYNTAX(where, "the front matter is nested too deeply", "close the brackets before this place")
        case "text":
            yield NOT_A_MAPPING(where, "the front matter holds no key", "write `key: value` lines, such as `title: …`")
        case "list":
            yield NOT_A_MAPPING(where, *_explain_list(text))
        case "mark":
            message, remedy = _MARKS[text[0]]
            if not text.startswith("!!"):
                remedy = f"put the value in double quotes if it is text; else {remedy}"
            yield YAML_ALIAS(where, f"`{shown(text)}` {message}", remedy)
        case "invisible":
            message = f"an escape writes the invisible character U+{ord(text):04X} here"
            yield CONTROL(where, message, "remove the escape")
        case "mixed":
            yield from (explain_mixed(where, mixed) for mixed in find_mixed(text))
        case "open-text":
            message = f"this quoted text runs on to line {breach.number} and swallows the keys between"
            yield YAML_SYNTAX(where, message, "close the quotation mark at the end of its own line")
        case "block":
            remedy = 'quote it (`<measure>: ">3"`) or write `at least 4`'
            yield YAML_SYNTAX(where, "YAML takes this for a block of text", remedy)
        case "odd-key":
            remedy = "write `key: value`; quote text in brackets"
            yield YAML_SYNTAX(where, "a key is a list or a row here", remedy)
        case "repeated-key":
            message = f"`{text}` appears twice (first on line {breach.number})"
            is_cut = re.fullmatch("[0-9]{3}", text)  # of a number such as 4,000,000
            remedy = (
                "a comma ends a value in a `{…}` row: write numbers without commas" if is_cut else "keep one of them"
            )
            yield DUPLICATE_KEY(where, message, remedy)
        case "cut":
            rest = f"only `{text}`" if text else "nothing"
            message = f"YAML keeps {rest} and drops the rest of the line"
            yield CUT_COMMENT(where, message, "put the whole text in double quotes")


def _explain_list(key: str) -> Advice:
    example = f", as in `- {key}:`," if key else ""
    message = f"a hyphen at the head of each line{example} makes a list of them"
    return Advice(message, "remove the hyphens" if key else "remove the hyphens, and write `key: value`")

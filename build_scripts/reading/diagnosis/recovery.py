"""Reading on in a file whose front matter cannot be read as it is, so that one mistake does not hide the others.

What was probably meant is taken for the rest of the check, never for the record: a file that comes here has errors.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from build_scripts.findings import OnLine, Problem
from build_scripts.reading.diagnosis.front_matter import read_yaml
from build_scripts.reading.diagnosis.hints.fences import explain_fences
from build_scripts.reading.diagnosis.yaml_errors import explain_at
from build_scripts.reading.front_matter import Document
from build_scripts.reading.rules import NO_FRONT_MATTER, NOT_A_MAPPING, UNCLOSED

_KEY = re.compile(r"(?P<quote>[\"']?)(?P<name>[\w.][\w. -]*?)(?P=quote)\s*[:=]")
_MOST = 60  # keys at the top of a file: of more, each read by itself, there would be no end
_ROUNDS = 3


class Rest(NamedTuple):
    """What can be read of a file: its document, its problems, and the keys at the top that had to be left out."""

    document: Document
    problems: list[Problem]
    lost: frozenset[str] = frozenset()


class _KeyLines(NamedTuple):
    """A key at the top of front matter with all that is below it: its name, its first line, the line after it."""

    name: str
    start: int
    end: int


def read_on(text: str, document: Document, problems: list[Problem]) -> Rest:
    """Return as much as can be read of ``text``, whose front matter has ``problems``; places stay those in the file."""
    if problems and problems[0].rule in (NO_FRONT_MATTER, UNCLOSED):
        guess = explain_fences(text)
        tree, more = read_yaml(guess.front) if guess and guess.front else (None, [])
        if guess is None or tree is None:
            return Rest(Document("", None), problems)
        return Rest(Document(guess.front, tree, text[guess.body :], guess.body), [*problems, *more])
    return _without_broken_keys(document, problems)


def _without_broken_keys(document: Document, problems: list[Problem]) -> Rest:
    """Return the document without the keys at its top that YAML stumbles over."""
    # The parser gives up at its first complaint, and often behind the mistake. So a round blanks the keys that hold
    # problems or cannot be read alone, and reads again; what is still refused then was hidden by what is gone.
    front, so_far, lost = document.front, problems, frozenset[str]()
    for _ in range(_ROUNDS):
        blocks = _blocks(front)
        bad = _bad_blocks(front, blocks, so_far) if blocks else []
        if not bad:
            break
        so_far = _settled(front, blocks, so_far)
        lost |= {name for block in bad for name in _names(front, block)}
        front = _blanked(front, bad)
        tree, new = read_yaml(front)
        so_far += new
        if tree is not None:
            return Rest(Document(front, tree, document.body, document.offset), so_far, lost)
    return Rest(document, problems)


def _blocks(front: str) -> list[_KeyLines]:
    """Return the keys at the top of ``front``; nothing when it has none or too many.

    Where it does not begin with a key, its first lines are one of the name that they begin with.
    """
    lines = front.split("\n")
    starts = [(i, key["name"]) for i, line in enumerate(lines) if (key := _KEY.match(line))]
    if not 0 < len(starts) <= _MOST:
        return []
    first = next(i for i, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    if first < starts[0][0]:
        starts.insert(0, (first, re.sub(r"\W.*", "", lines[first].strip())))
    ends = [start for start, _ in starts[1:]] + [len(lines)]
    return [_KeyLines(name, start, end) for (start, name), end in zip(starts, ends, strict=True)]


def _names(front: str, block: _KeyLines) -> Iterator[str]:
    """Yield the name of a block, and what may be names of keys in lines below it that YAML does not take for keys."""
    yield block.name
    for line in front.split("\n")[block.start + 1 : block.end]:
        if word := re.match(r"\t*([\w-]+)", line):
            yield word[1]


def _bad_blocks(front: str, blocks: Sequence[_KeyLines], problems: Iterable[Problem]) -> list[_KeyLines]:
    """Return the blocks that hold a problem, or cannot be read by themselves; and those that share a name with one."""
    lines = [problem.where.line - 1 for problem in problems if isinstance(problem.where, OnLine)]
    names = {block.name for block in blocks if any(block.start <= line < block.end for line in lines)}
    names |= {block.name for block in blocks if _alone(front, block)}
    return [block for block in blocks if block.name in names]


def _settled(front: str, blocks: Sequence[_KeyLines], problems: Sequence[Problem]) -> list[Problem]:
    """Return what is wrong with blocks that cannot be read alone; for the others, what is wrong with the whole."""
    broken = {block: wrong for block in blocks if (wrong := _alone(front, block))}
    staying = [problem for problem in problems if not broken or any(_is_in(problem, block) for block in broken)]
    others = [block for block in broken if not any(_is_in(problem, block) for problem in staying)]
    return [*staying, *(problem for block in others for problem in broken[block])]


def _is_in(problem: Problem, block: _KeyLines) -> bool:
    return isinstance(problem.where, OnLine) and block.start < problem.where.line <= block.end


def _alone(front: str, block: _KeyLines) -> list[Problem]:
    """Return what is wrong with a block that is read by itself."""
    lines = front.split("\n")
    tree, problems = read_yaml("\n" * block.start + "\n".join([*lines[block.start : block.end], ""]))
    if tree is None and problems[0].rule is NOT_A_MAPPING:
        return [explain_at(block.start, lines)]
    return problems if tree is None else []


def _blanked(front: str, blocks: Iterable[_KeyLines]) -> str:
    """Return ``front`` with the lines of ``blocks`` empty."""
    lines = front.split("\n")
    for block in blocks:
        lines[block.start : block.end] = [""] * (block.end - block.start)
    return "\n".join(lines)

"""Where front matter was meant to begin and to end, in a file whose lines of `---` are not where they belong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from build_scripts.base.text import DASHES

_FENCE = re.compile(r"---[ \t]*")
_NEARLY = re.compile(rf"\s*(?:[-{DASHES}]{{2,}}|[\u2013-\u2015]|(?:- ){{2,}}-|[=*_+]{{3,}}|\.{{3}})\s*")
_CODE = re.compile(r"\s*(?:```|~~~).*")
_KEY = re.compile(r"""(?:[\w.-]+|"[^"]+"|'[^']+')[ \t]*:(?:\s|$)""")
_EXACTLY = "write exactly three hyphens, `---`, at the beginning of the line"
_BOTH = "put `---` on the first line, the keys below it, and `---` on a line of its own after them"
_CLOSE = "write a line of `---` above it, between the last key and the body"


class Guess(NamedTuple):
    """What is wrong at the ``line`` (from 0), and the file as it was probably meant.

    ``front`` keeps the lines of the file, those above the front matter empty; the body begins at ``body`` characters.
    Where neither can be told, ``front`` is empty.
    """

    line: int
    message: str
    remedy: str
    front: str = ""
    body: int = 0


def explain_fences(text: str) -> Guess | None:
    """Return what is wrong with the fences of ``text``; None where one opens the file, and another closes it in time.

    In time is before a paragraph: a line after an empty one that is neither a key nor part of a value.
    """
    lines = text.split("\n")
    if not _FENCE.fullmatch(lines[0]):
        return _explain_start(lines)
    fences = [i for i, line in enumerate(lines) if _FENCE.fullmatch(line)]
    if len(fences) == 1:
        return _explain_end(lines)
    late = next((i for i in range(2, fences[1]) if _is_prose(lines[i]) and not lines[i - 1].strip()), None)
    return _unclosed(lines, late) if late else None


def _explain_start(lines: Sequence[str]) -> Guess:
    first = next((i for i, line in enumerate(lines) if line.strip()), None)
    if first is None:
        return Guess(0, "the file is empty", f"{_BOTH}: `docs/format.md` shows the least that an entry needs")
    begins = lines[first]
    fence = next((i for i, line in enumerate(lines) if _FENCE.fullmatch(line) and _is_above_key(lines, i)), None)
    if _FENCE.fullmatch(begins):
        return _split(lines, 0, "there is an empty line above the front matter", "begin the file with `---`", first)
    if _NEARLY.fullmatch(begins):
        return _split(lines, first, _why_nearly(begins), _EXACTLY, first)
    if _CODE.fullmatch(begins):
        remedy = "remove the lines of ``` around it: the file begins with `---`"
        return _split(lines, first, "the front matter is in a block of code", remedy, fence or first)
    if _KEY.match(begins):
        closed = any(map(_FENCE.fullmatch, lines))
        remedy = "write a line of `---` above this one" + ("" if closed else ", and another below the last key")
        return _split(lines, first, "there is no line of `---` above the first key", remedy, first - 1)
    if fence:
        message = f"there is text above the front matter, which begins on line {fence + 1}"
        return _split(lines, first, message, f"remove what is above line {fence + 1}", fence)
    return Guess(first, "the file does not begin with front matter", _BOTH)


def _explain_end(lines: Sequence[str]) -> Guess:
    for i, line in enumerate(lines[1:], 1):
        if _NEARLY.fullmatch(line) or _CODE.fullmatch(line):
            return _split(lines, i, f"{_why_nearly(line)}, so nothing closes the front matter", _EXACTLY, 0)
        if _is_prose(line) and not any(map(_KEY.match, lines[i:])):
            return _unclosed(lines, i)
    last = max(i for i, line in enumerate(lines) if line.strip())
    return Guess(last, "the front matter is never closed", "write a line of `---` below the last key")


def _unclosed(lines: Sequence[str], at: int) -> Guess:
    front, body = "\n".join(["", *lines[1:at], ""]), sum(len(line) + 1 for line in lines[:at])
    return Guess(at, "the front matter is not closed before this line", _CLOSE, front, body)


def _why_nearly(line: str) -> str:
    shown = line.strip()[:20]
    return "there are spaces before the three hyphens" if shown == "---" else f"`{shown}` is not `---`"


def _split(lines: Sequence[str], at: int, message: str, remedy: str, opening: int) -> Guess:
    """Return a guess for front matter that opens on the line ``opening`` and closes on the next like a fence."""
    for i, line in enumerate(lines[opening + 1 :], opening + 1):
        if _FENCE.fullmatch(line) or _NEARLY.fullmatch(line) or (_CODE.fullmatch(line) and lines[opening] != "---"):
            front = "\n".join([*[""] * (opening + 1), *lines[opening + 1 : i], ""])
            # Around both fences there may be a block of code, whose end would begin another one in the body.
            last = i + (_CODE.fullmatch(lines[at]) is not None and any(map(_CODE.fullmatch, lines[i + 1 : i + 2])))
            body = sum(len(above) + 1 for above in lines[:last]) + len(lines[last])
            both = f", and on line {i + 1} too" if remedy == _EXACTLY and at != i and not _FENCE.fullmatch(line) else ""
            return Guess(at, message, remedy + both, front, body)
    return Guess(at, message, remedy)


def _is_above_key(lines: Sequence[str], at: int) -> bool:
    return any(_KEY.match(line) for line in lines[at + 1 : at + 3])


def _is_prose(line: str) -> bool:
    """Check whether ``line`` begins at the margin and is neither a key, a row, a comment, nor the end of a list."""
    return bool(line.strip()) and line[0] not in " \t-#]}" and not _KEY.match(line) and not _NEARLY.fullmatch(line)

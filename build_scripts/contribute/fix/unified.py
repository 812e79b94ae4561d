"""What a fix changes, as a unified diff to be read: invisible characters are written as escapes."""

from __future__ import annotations

import re
from difflib import unified_diff

from build_scripts.base.letters import INVISIBLE

_UNSEEN = re.compile(f"\r|{INVISIBLE.pattern}")


def show_difference(path: str, before: str, after: str) -> str:
    """Return the lines that ``before`` and ``after`` do not share, each with its sign, and three lines around them."""
    lines = unified_diff(_lines(before), _lines(after), f"a/{path}", f"b/{path}", lineterm="")
    return "".join(f"{line}\n" for line in lines)


def _lines(text: str) -> list[str]:
    """Return the lines of ``text``; after a last one that has no end comes a line that says so, as in other diffs."""
    lines = [_UNSEEN.sub(lambda found: ascii(found.group())[1:-1], line) for line in text.split("\n")]
    last = lines.pop()
    return lines if not last else [*lines, f"{last}\n\\ No newline at end of file"]

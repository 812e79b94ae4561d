"""What GitHub's runner takes for a command in the output of a step, as its source reads lines.

A line that begins with ``::`` (spaces aside) and has a second ``::`` is ``::name key=value,…::words``. In any other
line the older form ``##[name key=value;…]words`` counts wherever it stands. Comparisons pass over characters that have
no weight in sorting, such as joiners.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_NAMES = """
add-mask add-matcher add-path debug echo endgroup error group notice remove-matcher save-state set-env set-output
stop-commands warning
"""
COMMANDS = frozenset(_NAMES.split())


class Command(NamedTuple):
    """A command that the runner would run."""

    name: str
    properties: dict[str, str]
    words: str


@dataclass(frozen=True)
class _Escapes:
    """What stands for what; the sign for ``%`` is undone last."""

    pairs: tuple[tuple[str, str], ...]

    def undo(self, text: str) -> str:
        for sign, char in (*self.pairs, ("%25", "%")):
            text = text.replace(sign, char)
        return text


_WORDS = _Escapes((("%0D", "\r"), ("%0A", "\n")))
_PROPERTY = _Escapes((*_WORDS.pairs, ("%3A", ":"), ("%2C", ",")))
_OLD = _Escapes((("%3B", ";"), *_WORDS.pairs, ("%5D", "]")))


def commands(output: str) -> list[Command]:
    """Every command in what a step printed, in order."""
    lines = (_weighty(line) for line in re.split("\r\n|\r|\n", output))
    return [found for line in lines if (found := _new(line) or _old(line))]


def _weighty(line: str) -> str:
    return "".join(char for char in line if unicodedata.category(char) not in ("Cf", "Mn", "Me", "Cc"))


def _new(line: str) -> Command | None:
    found = re.match(r"\s*::(.*?)::(.*)", line)
    return _command(found[1], ",", found[2], _PROPERTY, _WORDS) if found else None


def _old(line: str) -> Command | None:
    found = re.search(r"##\[(.*?)\](.*)", line)
    return _command(found[1], ";", found[2], _OLD, _OLD) if found else None


def _command(info: str, comma: str, words: str, in_property: _Escapes, in_words: _Escapes) -> Command | None:
    name, _, rest = info.partition(" ")
    if name.lower() not in COMMANDS:
        return None
    pairs = (pair.partition("=") for pair in rest.strip().split(comma) if "=" in pair)
    return Command(name, {key: in_property.undo(value) for key, _, value in pairs}, in_words.undo(words))

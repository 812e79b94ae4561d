"""Where what a key, a value or a link refers to is written: the file, and the line in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from build_scripts.contribute.editing.cursor import front_of
from build_scripts.contribute.editing.referents import LISTS, Referent
from build_scripts.findings import At, OnLine
from build_scripts.model.layout import RECORD, VOCABULARY, EntryKind, entry_path
from build_scripts.reading.diagnosis import locate

_KINDS: dict[str, EntryKind] = {"event": "event", "actor": "actor", "place": "place", "source": "source"}


class Target(NamedTuple):
    """A place in a file, given by its path from the project's root."""

    path: str
    where: OnLine


def find_target(of: Referent, path: str, text: str, read: Callable[[str], str]) -> Target | None:
    """Return where ``of`` is written, which the file at ``path`` refers to; None of a key of the format.

    ``read`` returns the text of a file of the record, with line feeds.
    """
    if of.group == "own":
        return Target(path, _located(text, "event", At(("sources", of.name), key=True)))
    if of.group in LISTS or of.group == "publishers":
        place = f"{RECORD}/{VOCABULARY}"
        return Target(place, locate(read(place), At((of.group, of.name), key=True)))
    if of.group not in _KINDS:
        return None
    kind = _KINDS[of.group]
    place = entry_path(kind, of.name)
    key = {"event": "title", "source": "publisher"}.get(kind, "name")
    return Target(place, _located(read(place), kind, At((key,))))


def _located(text: str, kind: str, where: At) -> OnLine:
    """Return where a value is, in a text whose first line is its fence; the beginning where it cannot be read."""
    begin, end = front_of(kind, text)
    if not begin:
        return OnLine()
    found = locate("\n" + text[begin:end], where)
    return OnLine() if found.line == 1 else found

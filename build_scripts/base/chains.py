"""Chains of parents: an entry, the one that it lies within, and so on, in a record that may have a loop by mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def follow(first: str | None, entries: Mapping[str, T], step: Callable[[T], str | None]) -> list[str]:
    """Return ``first`` and the ids that it leads to by ``step``, each once.

    The chain ends before an id that ``entries`` does not have, and where it would come to an id again.
    """
    chain: dict[str, None] = {}
    at = first
    while at is not None and at in entries and at not in chain:
        chain[at] = None
        at = step(entries[at])
    return list(chain)


def find_loops(entries: Mapping[str, T], step: Callable[[T], str | None]) -> list[list[str]]:
    """Return the chains that lead back to where they began, each once, in the order of its steps.

    Each entry is gone through once, however long the chains are.
    """
    loops: list[list[str]] = []
    seen: dict[str, str] = {}  # by id the entry from which it was reached first
    for first in entries:
        at: str | None = first
        while at is not None and at in entries and at not in seen:
            seen[at] = first
            at = step(entries[at])
        if at is not None and seen.get(at) == first:
            loops.append(follow(at, entries, step))
    return loops

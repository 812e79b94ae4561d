"""Chains of parents: an entry, the one that it lies within, and so on, in a record that may have a loop by mistake."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeVar

T = TypeVar("T")


def follow(first: str | None, entries: Mapping[str, T], step: Callable[[T], str | None]) -> list[str]:
    """Return ``first`` and the ids that it leads to by ``step``, each once.

    The chain ends before an id that ``entries`` does not have, and where it would come to an id again.
    """
    chain: list[str] = []
    at = first
    while at is not None and at in entries and at not in chain:
        chain.append(at)
        at = step(entries[at])
    return chain


def comes_back(first: str, entries: Mapping[str, T], step: Callable[[T], str | None]) -> bool:
    """Check whether the chain from ``first`` leads back to it."""
    chain = follow(first, entries, step)
    return bool(chain) and step(entries[chain[-1]]) == first

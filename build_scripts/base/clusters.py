"""Clusters: things that are linked to each other, directly or by way of others, found as the links come in."""

from __future__ import annotations

from collections.abc import Mapping


class Clusters:
    """Things by number, each alone at first. A link costs next to nothing, however many came before it."""

    def __init__(self) -> None:
        self._leads: dict[int, int] = {}
        self._size: dict[int, int] = {}

    def _head(self, one: int) -> int:
        """Return what stands for the cluster that ``one`` is in."""
        at = one
        while (up := self._leads.get(at, at)) != at:
            self._leads[at] = at = self._leads.get(up, up)
        return at

    def are_one(self, one: int, other: int) -> bool:
        """Check whether two things are in one cluster."""
        return self._head(one) == self._head(other)

    def link(self, one: int, other: int) -> None:
        """Make one cluster of those that the two are in."""
        larger, smaller = self._head(one), self._head(other)
        if larger != smaller:
            if self._size.get(larger, 1) < self._size.get(smaller, 1):
                larger, smaller = smaller, larger
            self._leads[smaller] = larger
            self._leads.setdefault(larger, larger)
            self._size[larger] = self._size.get(larger, 1) + self._size.pop(smaller, 1)

    def members(self) -> Mapping[int, list[int]]:
        """Return the clusters of two and more, each by what stands for it, its members in their order."""
        found: dict[int, list[int]] = {}
        for one in sorted(self._leads):
            found.setdefault(self._head(one), []).append(one)
        return found

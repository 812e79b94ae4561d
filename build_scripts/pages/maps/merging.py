"""Marks that would lie on top of each other, put together into one that says for how many events it stands.

A mark that stands for others is where the one with most events is, never at an average between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import dist, floor

from build_scripts.base.projection import XY
from build_scripts.pages.maps.drawing import Box
from build_scripts.pages.maps.signs import Sign

MOST = 800
"""So many marks, at most, a map has: with more, those that lie farther apart are put together too."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Signs that are drawn as one mark, the one with most events first; `radius` covers what each of them needs."""

    signs: Sequence[Sign]
    radius: float

    @property
    def at(self) -> XY:
        """Where it is."""
        return self.signs[0].at

    @property
    def is_exact(self) -> bool:
        """Whether it is where each of its events was: a filled mark, else it is hatched."""
        return all(sign.spot.is_exact for sign in self.signs) and not self.is_wide

    @property
    def is_wide(self) -> bool:
        """Whether it is as large as the coordinates are inexact, and not only as large as a mark."""
        return len(self.signs) == 1 and self.signs[0].reach >= self.radius

    @property
    def box(self) -> Box:
        """The square around it."""
        (x, y), radius = self.at, self.radius
        return Box(x - radius, y - radius, x + radius, y + radius)

    @property
    def count(self) -> int:
        """How many events it stands for."""
        return len({id_ for sign in self.signs for id_ in sign.events})


def legible(mark: Mark, least: float) -> Mark:
    """Return a mark that is large enough to be seen as what it is: a hatched one needs more room than a filled one."""
    return mark if mark.is_exact else Mark(mark.signs, max(mark.radius, least))


def merge(signs: Sequence[Sign], dot: float, disc: float) -> list[Mark]:
    """Return marks: a ``dot`` is the radius of a single event's, a ``disc`` that of one with a number in it.

    A sign that needs more than that is a mark of its own, drawn first, so that it covers no other.
    """
    wide = [sign for sign in signs if sign.reach > disc]
    others = sorted((sign for sign in signs if sign.reach <= disc), key=lambda sign: (-sign.count, sign.at))
    apart = 1.7 * disc
    groups = _group(others, apart)
    while len(groups) > MOST:
        apart *= 1.5
        groups = _group(others, apart)
    marks = [Mark([sign], sign.reach) for sign in sorted(wide, key=lambda sign: -sign.reach)]
    return marks + [Mark(group, max(_size(group, dot, disc), *(sign.reach for sign in group), 0)) for group in groups]


def _size(group: Sequence[Sign], dot: float, disc: float) -> float:
    return disc if len({id_ for sign in group for id_ in sign.events}) > 1 else dot


def _group(signs: Sequence[Sign], apart: float) -> list[list[Sign]]:
    """Return signs in groups: each with the first one before it that is nearer than ``apart``."""
    groups: dict[tuple[int, int], list[list[Sign]]] = {}
    made: list[list[Sign]] = []
    for sign in signs:
        near = (group for group in _around(groups, sign.at, apart) if dist(group[0].at, sign.at) < apart)
        if (group := next(near, None)) is not None:
            group.append(sign)
        else:
            made.append([sign])
            groups.setdefault(_cell(sign.at, apart), []).append(made[-1])
    return made


def _cell(at: XY, size: float) -> tuple[int, int]:
    return floor(at[0] / size), floor(at[1] / size)


def _around(groups: dict[tuple[int, int], list[list[Sign]]], at: XY, size: float) -> Iterator[list[Sign]]:
    x, y = _cell(at, size)
    for dx in (0, -1, 1):
        for dy in (0, -1, 1):
            yield from groups.get((x + dx, y + dy), ())

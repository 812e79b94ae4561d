"""New ids beside many that are taken: the next number is remembered, so that a thousand namesakes cost no more each."""

from __future__ import annotations

from build_scripts.model.layout import LONGEST_ID

_DIGITS = 8  # a hyphen and a number


class FreeIds:
    """Ids that are taken, and from which number on those with a number are free."""

    def __init__(self, taken: set[str]) -> None:
        self.taken = taken
        self._next: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """Return ``wanted``, or with the first number behind it that makes it new; it is not taken by this."""
        if wanted not in self.taken:
            return wanted
        short = cut(wanted)
        number = self._next.get(short, 2)
        while f"{short}-{number}" in self.taken:
            number += 1
        self._next[short] = number
        return f"{short}-{number}"


def cut(wanted: str) -> str:
    """Return what stands before the number of an id."""
    return wanted[: LONGEST_ID - _DIGITS].rstrip("-")

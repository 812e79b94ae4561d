"""The first time that the rows are gone through: which are one entry, and which sources several entries cite."""

from __future__ import annotations

import pickle
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from build_scripts.contribute.importing.cells import Row
from build_scripts.contribute.importing.ledger import Identity
from build_scripts.contribute.importing.sources import Sources
from build_scripts.contribute.importing.table_rows import TableRows

_KEPT = 64 << 20  # bytes of sources that are kept until the turn of their rows; those of others are read again


@dataclass(slots=True)
class FirstLook:
    """What is known of a table when all its rows were seen once: how many there are, and how many of each entry.

    ``guessed`` are the sites whose name is in for a publisher's, with how often.
    """

    rows: int = 0
    groups: Counter[Identity] = field(default_factory=Counter)
    guessed: Counter[str] = field(default_factory=Counter)
    _kept: dict[int, bytes] = field(default_factory=dict)
    _room: int = _KEPT

    def see(self, rows: TableRows, results: Iterable[tuple[Sequence[Row], Read]], sources: Sources) -> None:
        """Take in the rows of a table, with their sources as workers read them."""
        for batch, (pickled, guessed) in results:
            self.guessed.update(guessed)
            for row, kept in zip(batch, pickled, strict=True):
                self.rows += 1
                identity = rows.identity(row)
                self.groups[identity] += 1
                if kept:
                    sources.notice(pickle.loads(kept), identity)
                if len(kept) <= self._room:
                    self._kept[row.number] = kept
                    self._room -= len(kept)
        sources.settle()

    def take_sources(self, row: Row) -> bytes:
        """Return the sources of a row, pickled, and forget them; empty where they are to be read again."""
        return self._kept.pop(row.number, b"")

    def grouped(self, rows: TableRows) -> Iterator[tuple[Identity, list[Row]]]:
        """Yield the rows of each entry, when the last of them comes."""
        waiting: dict[Identity, list[Row]] = {}
        for row in rows:
            identity = rows.identity(row)
            group = waiting.setdefault(identity, [])
            group.append(row)
            if len(group) == self.groups[identity]:
                yield identity, waiting.pop(identity)


Read = tuple[list[bytes], Counter[str]]
"""The sources of rows, pickled, and the sites taken for publishers."""

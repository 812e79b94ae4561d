"""What became of each file, and the entries of one kind: an entry is made of what is kept when it is first asked for.

A check after an edit needs few entries whole. Of all of them it asks what is known without: old ids, and what is cited.
"""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from contextlib import contextmanager
from functools import partial
from itertools import count
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from build_scripts.findings import Finding
from build_scripts.model.entries import Entry, SharedSource
from build_scripts.reading.sources import foreign_names, with_shared

E = TypeVar("E", bound=Entry)
Shared = Mapping[str, SharedSource]
NOTHING_SHARED: Shared = MappingProxyType({})


class Loaded:
    """What became of one file: its digest, its entry (``None`` when it cannot be one), the findings in reading it.

    ``former`` are the ids that the entry had, ``foreign`` those that it cites as sources and does not list. ``front``
    is a digest of its front matter, where that is known.
    """

    __slots__ = ("_entry", "_make", "_shared", "digest", "findings", "foreign", "former", "front")

    def __init__(
        self,
        digest: str,
        make: Callable[[], Any] | None,
        findings: tuple[Finding, ...],
        former: tuple[str, ...] = (),
        foreign: tuple[str, ...] = (),
        shared: Shared = NOTHING_SHARED,
        front: str = "",
    ) -> None:
        self.digest, self.findings, self.former, self.foreign = digest, findings, former, foreign
        self._make, self._shared, self.front = make, shared, front
        self._entry: Any = None

    @classmethod
    def made(
        cls, digest: str, entry: Any, findings: tuple[Finding, ...] = (), shared: Shared = NOTHING_SHARED
    ) -> Loaded:
        """Return a file whose entry is there already; None where it can be none."""
        make = None if entry is None else partial(_itself, entry)
        if isinstance(entry, Entry):
            return cls(digest, make, findings, entry.redirect_from, foreign_names(entry), shared)
        return cls(digest, make, findings)

    def __reduce__(self) -> tuple[Any, ...]:
        is_whole = self.entry is not None
        make = partial(_itself, self.entry) if is_whole else None
        return Loaded, (self.digest, make, self.findings, self.former, self.foreign, dict(self._shared), self.front)

    @property
    def is_entry(self) -> bool:
        """Check whether the file is an entry, or a registry that could be read."""
        return self._make is not None or self._entry is not None

    @property
    def is_made(self) -> bool:
        """Check whether nothing has to be made any more."""
        return self._make is None

    @property
    def entry(self) -> Any:
        """Return the entry, with the shared sources that it cites."""
        if self._make is not None:
            entry, self._make = self._make(), None
            self._entry = with_shared(entry, self.foreign, self._shared)
        return self._entry

    def cited(self) -> list[SharedSource]:
        """Return the shared sources that the entry cites, in their order there."""
        return [self._shared[name] for name in self.foreign if name in self._shared]

    def citing(self, shared: Shared) -> Loaded:
        """Return the same file where these are the shared sources."""
        if all(shared.get(name) is self._shared.get(name) for name in self.foreign):
            return self
        make = self._make or partial(_itself, self._entry)
        return Loaded(self.digest, make, self.findings, self.former, self.foreign, shared, self.front)


def _itself(entry: Any) -> Any:
    return entry


class Entries(Mapping[str, E], Generic[E]):
    """Entries by id, or by path; of each whether it is there is known at once, and the rest when it is asked for."""

    def __init__(self, files: Mapping[str, Loaded]) -> None:
        self.files = files

    def __getitem__(self, id_: str) -> E:
        entry: E = self.files[id_].entry
        return entry

    def __contains__(self, id_: object) -> bool:
        return id_ in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)

    def values(self) -> ValuesView[E]:
        """Return all entries."""
        self.make(self.files)
        return super().values()

    def make(self, ids: Iterable[str]) -> None:
        """Make some entries, which somebody is going to ask for."""
        if unmade := [file for file in map(self.files.__getitem__, ids) if not file.is_made]:
            with without_gc():
                for file in unmade:
                    _ = file.entry

    def changed(self, id_: str, file: Loaded) -> Entries[E]:
        """Return the same entries but for one, which is as its file is now, and is last; or is not there."""
        others = {other: one for other, one in self.files.items() if other != id_ or file.is_entry}
        return Entries({**others, id_: file} if file.is_entry else others)


_LOADS = count(1)
_KEPT_FOR = 10
"""After how many loads what is not used any more is let go."""


def let_go() -> None:
    """Collect now and then what `without_gc` kept: for who loads again and again, as `serve` does."""
    if next(_LOADS) % _KEPT_FOR == 0:
        gc.unfreeze()
        gc.collect()


@contextmanager
def without_gc() -> Iterator[None]:
    """Collect no garbage within, and afterwards none of what was built there: it stays in memory.

    Going over ten thousand events again and again took a third of loading, and a fifth of building after it. What leads
    in circles is kept as well when nobody has it any more (`let_go`).
    """
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()

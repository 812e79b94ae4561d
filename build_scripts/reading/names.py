"""What a record's entries are and were called: looked up for each name that leads nowhere, and made only then."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache

from build_scripts.base.text import did_you_mean
from build_scripts.findings import Finding
from build_scripts.model.entries import Actor, Event, Place, SharedSource
from build_scripts.model.former import Renamed

_ALL = 4_000  # of so many ids the nearest is looked for among all
_AROUND = 500  # of more, among so many on either side, in the order of their letters from the front and from the back


class Ids:
    """Some ids, among which one is looked for that was meant."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._nearest = lru_cache(maxsize=1 << 12)(self._look_up)  # the same few words stand in many entries

    def did_you_mean(self, word: str, cutoff: float = 0.6) -> str:
        """Return a remedy that names the id nearest to ``word``; empty when none is near."""
        return self._nearest(word, cutoff)

    def _look_up(self, word: str, cutoff: float) -> str:
        return did_you_mean(word, self._near(word), cutoff)

    def _near(self, word: str) -> Sequence[str]:
        """Return the ids that ``word`` may be meant for: one with a slip begins or ends as it does."""
        if len(self._ids) <= _ALL:
            return self._ids
        from_back = (one[::-1] for one in _around(self._backwards, word[::-1]))
        return [*dict.fromkeys((*_around(self._forwards, word), *from_back))]

    @cached_property
    def _forwards(self) -> Sequence[str]:
        return sorted(self._ids)

    @cached_property
    def _backwards(self) -> Sequence[str]:
        return sorted(one[::-1] for one in self._ids)


def _around(ordered: Sequence[str], word: str) -> Sequence[str]:
    at = bisect_left(ordered, word)
    return ordered[max(0, at - _AROUND) : at + _AROUND]


class Names:
    """The names of a record: ids of each kind of entry, what they are called, old ids, and ids of files with errors."""

    def __init__(
        self,
        events: Mapping[str, Event],
        actors: Mapping[str, Actor],
        places: Mapping[str, Place],
        sources: Mapping[str, SharedSource],
        findings: Sequence[Finding],
    ) -> None:
        self._events, self._actors, self._places, self._sources = events, actors, places, sources
        self._findings = findings

    @cached_property
    def ids(self) -> Mapping[str, Ids]:
        """Return the ids by the kind of entry."""
        return {
            "event": Ids(tuple(self._events)),
            "actor": Ids(tuple(self._actors)),
            "place": Ids(tuple(self._places)),
            "source": Ids(tuple(self._sources)),
        }

    @cached_property
    def called(self) -> Mapping[str, Mapping[str, str]]:
        """Return by the kind of entry which one has a name, in small letters; of several, the first."""
        found: dict[str, dict[str, str]] = {"event": {}, "actor": {}, "place": {}, "source": {}}
        for kind, entries in (("actor", self._actors), ("place", self._places)):
            for entry in entries.values():
                for name in entry.names:
                    found[kind].setdefault(name.casefold(), entry.id)
        return found

    @cached_property
    def moved(self) -> Mapping[str, Mapping[str, str]]:
        """Return by the kind of entry which one each old id leads to; of several, the first."""
        kinds: dict[str, Mapping[str, Renamed]] = {
            "event": self._events,
            "actor": self._actors,
            "place": self._places,
            "source": self._sources,
        }
        moved: dict[str, dict[str, str]] = {kind: {} for kind in kinds}
        for kind, entries in kinds.items():
            for id_, entry in entries.items():
                for old in entry.redirect_from:
                    moved[kind].setdefault(old, id_)
        return moved

    @cached_property
    def faulty(self) -> Mapping[str, Sequence[str]]:
        """Return the paths of files with errors in reading, by the names of the files."""
        faulty: dict[str, list[str]] = {}
        for finding in self._findings:
            if finding.severity == "error":
                faulty.setdefault(finding.path.rpartition("/")[2], []).append(finding.path)
        return faulty

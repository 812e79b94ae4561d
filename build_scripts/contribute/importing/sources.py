"""Sources that rows name: what is known of them, and by which ids entries cite them.

What the record says of a page already is taken from there; nothing is looked up anywhere else. A source that two rows
or more cite becomes a shared one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from urllib.parse import unquote

from build_scripts.base.slugs import slugify
from build_scripts.base.urls import host_of, page_of, site_of
from build_scripts.contribute.importing.free_ids import FreeIds
from build_scripts.contribute.new.ids import propose_source_id, short_slug
from build_scripts.contribute.new.sources import KEPT
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry
from build_scripts.model.layout import is_id
from build_scripts.model.values.edtf import Edtf, parse_edtf
from build_scripts.reading.record import Record

Described = dict[str, str]
"""A source as a row describes it."""
NamedSource = tuple[str, Described]
"""A source behind what names it, as `name_of` says."""
_LONGEST = 80  # characters of an id that is proposed


@dataclass(slots=True)
class Sources:
    """What is known of sources: pages, publishers by site, and shared ones by what names them.

    ``guessed`` are the sites whose name is in for a publisher's; ``differing`` what rows describe in more than one way.
    """

    pages: dict[str, Described] = field(default_factory=dict)
    publishers: dict[str, set[str]] = field(default_factory=dict)
    shared: dict[str, str] = field(default_factory=dict)
    new: dict[str, Described] = field(default_factory=dict)
    guessed: Counter[str] = field(default_factory=Counter)
    differing: dict[str, Described] = field(default_factory=dict)
    _seen: Counter[str] = field(default_factory=Counter)
    _all: dict[str, Described] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _ids: set[str] = field(default_factory=set)
    _last: dict[str, object] = field(default_factory=dict)

    @classmethod
    def of(cls, record: Record) -> Sources:
        """Return what the record knows."""
        known = cls()
        for file in record.loaded.values():
            for _, source in described_sources(file.entry) if isinstance(file.entry, Entry) else ():
                known._taken.add(slugify(source.publisher))
                if source.url:
                    row = {key: str(value) for key in KEPT if (value := getattr(source, key)) is not None}
                    known.pages.setdefault(page_of(source.url), row)
                    known.publishers.setdefault(site_of(host_of(source.url)), set()).add(source.publisher)
        for name, shared in record.sources.items():
            row = {
                key: str(value) for key in (*KEPT, "url", "reference") if (value := getattr(shared, key)) is not None
            }
            known.shared[name_of(row)] = name
            known._ids.add(name)
            known._taken |= {name, *shared.redirect_from}
        known._taken |= set(record.events)
        return known

    def notice(self, described: Sequence[NamedSource], entry: object) -> None:
        """Take note of the sources of a row of an ``entry``, before any is written."""
        for name, each in described:
            self._seen[name] += self._last.get(name) != entry
            self._last[name] = entry
            said = self._all.setdefault(name, {})
            others = [key for key, value in each.items() if said.setdefault(key, value) != value]
            if others != ["url"] * len(others):  # one page may have several addresses
                self.differing[name] = said

    def settle(self) -> None:
        """Make shared sources of those that two rows or more cite."""
        ids = FreeIds(self._taken)
        for name, count in self._seen.items():
            self._taken.add(slugify(self._all[name]["publisher"]))
            if count < 2:
                continue
            if name not in self.shared:
                row = self._all[name]
                chosen = ids.free(_shared_id(row))
                self.shared[name], self.new[chosen] = chosen, row
                self._taken.add(chosen)
                self._ids.add(chosen)
        self._seen.clear()
        self._all.clear()
        self._last.clear()

    def ids(self, described: Sequence[NamedSource]) -> dict[str, str]:
        """Return the ids by which one entry cites these sources, by what names each."""
        ids: dict[str, str] = {}
        own: set[str] = set()
        for name, each in described:
            if name not in ids:
                shared = self.shared.get(name)
                ids[name] = shared or propose_source_id(each["publisher"], day_of(each), _Either(own, self._ids))
                own.add(ids[name])
        return ids

    def is_shared(self, chosen: str) -> bool:
        """Check whether an id is that of a shared source."""
        return chosen in self._ids


@dataclass(frozen=True, slots=True)
class _Either:
    """Two collections as one, without a copy of either."""

    one: set[str]
    other: set[str]

    def __contains__(self, name: object) -> bool:
        return name in self.one or name in self.other


page_named = lru_cache(maxsize=1 << 16)(page_of)  # asked several times of each address


def name_of(described: Mapping[str, str]) -> str:
    """Return what names a source: its page, or else all that is said of it."""
    if url := described.get("url"):
        return page_named(url)
    return "\0".join(described.get(key, "") for key in ("publisher", "reference", "title", "date"))


def _shared_id(described: Described) -> str:
    """Return an id for a shared source: publisher and date, then words of its title or of the end of its address."""
    base = propose_source_id(described["publisher"], day_of(described), ())
    tail = unquote(described.get("url", "").rstrip("/").rpartition("/")[2])
    words = short_slug(described.get("title") or tail or described.get("reference", ""))
    wanted = "-".join(part for part in (base if is_id(base) else "source", words) if part)
    return wanted[:_LONGEST].rstrip("-")


def day_of(described: Mapping[str, str]) -> Edtf | None:
    """Return the date of a source, if it has one."""
    return parse_edtf(described["date"]) if described.get("date") else None

"""The addresses that the record names, each with every place where it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from html.parser import HTMLParser
from typing import Literal

from build_scripts.base.urls import is_url, normalize_url
from build_scripts.findings import At
from build_scripts.model.citing import described_sources
from build_scripts.model.entries import Entry, Place
from build_scripts.reading.record import Record

UsePart = Literal["url", "archive", "body", "coordinates"]


@dataclass(frozen=True, slots=True)
class Use:
    """One place where an address is.

    ``written`` is the address as the file has it. ``source`` is the id of the source for the parts ``url`` and
    ``archive``, empty in the file of a shared source; ``beside`` is then the other of the two, and ``dated`` the
    source's first and last possible day.
    """

    path: str
    part: UsePart
    written: str
    source: str = ""
    beside: str = ""
    dated: tuple[date, date] | None = None

    @property
    def at(self) -> At | None:
        """The value in the front matter; ``None`` for a link of the body."""
        if self.part == "body":
            return None
        if self.part == "coordinates":
            return At(("coordinates_source",))
        return At(("sources", self.source, self.part) if self.source else (self.part,))


@dataclass(frozen=True, slots=True)
class Address:
    """An address to visit once, and all its uses in the order of files."""

    url: str
    uses: tuple[Use, ...]


def collect(record: Record) -> Mapping[str, Address]:
    """Return every http(s) address of the record's entries by its normal form, in the order of files."""
    uses_of: dict[str, list[Use]] = {}
    for entry in record.entries.values():
        for use in _uses(entry):
            uses_of.setdefault(normalize_url(use.written), []).append(use)
    in_order = sorted(uses_of.items(), key=lambda item: min(use.path for use in item[1]))
    return {url: Address(url, tuple(sorted(uses, key=lambda use: use.path))) for url, uses in in_order}


def _uses(entry: Entry) -> Iterator[Use]:
    for path, source in described_sources(entry):
        name = str(path[-1]) if path else ""
        dated = (source.date.first, source.date.last) if source.date else None
        if source.url and is_url(source.url):
            yield Use(entry.path, "url", source.url, name, source.archive or "", dated)
        if source.archive and is_url(source.archive):
            yield Use(entry.path, "archive", source.archive, name, source.url or "", dated)
    if isinstance(entry, Place) and is_url(entry.coordinates_source or ""):
        yield Use(entry.path, "coordinates", entry.coordinates_source or "")
    if 'rel="external"' in entry.body:
        yield from (Use(entry.path, "body", href) for href in dict.fromkeys(_links(entry.body)))


def _links(html: str) -> list[str]:
    """Return the addresses that a rendered body links to, other entries aside."""
    reader = _LinkReader()
    reader.feed(html)
    reader.close()
    return reader.addresses


class _LinkReader(HTMLParser):
    """Reads ``<a rel="external" href="…">`` from a body that `body` rendered."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the address of an external link."""
        values = dict(attrs)
        if tag == "a" and values.get("rel") == "external" and values.get("href"):
            self.addresses.append(str(values["href"]))

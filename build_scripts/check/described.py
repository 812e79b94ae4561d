"""How entries describe their sources: what the rules see that compare the descriptions of many entries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from build_scripts.base.urls import page_of
from build_scripts.findings import KeyPath
from build_scripts.model.citing import described_sources, shared_sources
from build_scripts.model.entries import Entry
from build_scripts.model.publishers import site_name
from build_scripts.model.rows import Source
from build_scripts.reading.extracts import Extract
from build_scripts.reading.record import Record


class Description(NamedTuple):
    """A source as a file describes it, by its id there (of a shared one empty), with its page and its site."""

    id: str
    page: str
    site: str
    publisher: str
    title: str | None
    author: str | None
    date: str | None
    nature: str | None
    grade: str | None
    lang: str | None

    @property
    def path(self) -> KeyPath:
        """Return where in its file it is described."""
        return ("sources", self.id) if self.id else ()


def _described(entry: Entry) -> list[list[Any]] | None:
    return [[*_describe(str(path[-1]) if path else "", source)] for path, source in described_sources(entry)] or None


def _describe(id_: str, source: Source) -> Description:
    page, site = (page_of(source.url), site_name(source.url)) if source.url else ("", "")
    day = source.date.text if source.date else None
    said = (source.publisher, source.title, source.author, day, source.nature, source.grade, source.lang)
    return Description(id_, page, site, *said)


DESCRIBED = Extract("described", _described)
"""The sources that an entry's own file describes."""
CITED = Extract("cited", lambda entry: [source.id for source in shared_sources(entry)] or None)
"""The shared sources that an entry cites."""


def descriptions(record: Record) -> Iterator[tuple[str, Description]]:
    """Yield every source that a file describes, with the path of that, in the order of paths."""
    for path, rows in DESCRIBED.over(record).items():
        yield from ((path, Description(*row)) for row in rows)

"""The files beside the pages of the site: a module for each kind of file.

A module of `EXPORTERS` has ``export(context)``, which yields paths from the site's root and what the files there hold.
To add a file is to add a module there. Files that grow with the record are planned like pages (`plan_files`), so that
what did not change is not made again. Search documents (`search_documents`) are no part of the site: they are for
the indexer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from build_scripts.exports import assets, deposit, outlines, redirects, search_names, sitemap, version
from build_scripts.exports.feeds.plan import plan_feeds
from build_scripts.exports.schema import export as schemas
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner


class Exporter(Protocol):
    """A module of `EXPORTERS`."""

    @property
    def export(self) -> Callable[[Context], Iterable[tuple[str, bytes]]]:
        """Yield paths and what the files there hold."""


EXPORTERS: tuple[Exporter, ...] = (assets, outlines, version, deposit, schemas, redirects, sitemap, search_names)


def export_files(context: Context) -> Iterator[tuple[str, bytes]]:
    """Yield every file beside the pages; ``context`` knows the folders of all pages."""
    for exporter in EXPORTERS:
        yield from exporter.export(context)


def plan_files(context: Context) -> Iterator[Planned]:
    """Plan every file that is made of events and is no page."""
    yield from plan_feeds(context, Planner(context))

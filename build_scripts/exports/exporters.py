"""The files beside the pages of the site: a module for each kind of file.

A module of `EXPORTERS` has ``export(context)``, which yields paths from the site's root and what the files there hold.
A module of `PLANNED` has ``plan(context, planner)``, as pages have: its files, which grow with the record, are made
only when what they hold changed. To add a file is to add a module there. Search documents (`search_documents`) are no
part of the site: they are for the indexer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from build_scripts.exports import (
    assets,
    deposit,
    embed,
    event_set,
    event_spots,
    outlines,
    redirects,
    search_names,
    sitemap,
    version,
)
from build_scripts.exports.feeds import plan as feeds
from build_scripts.exports.schema import export as schemas
from build_scripts.pages import PageModule
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


PLANNED: tuple[PageModule, ...] = (feeds, event_set, event_spots, embed)


def plan_files(context: Context) -> list[Planned]:
    """Plan every file beside the pages that is made of events, and costs too much to be made each time."""
    planner = Planner(context)
    return [file for module in PLANNED for file in module.plan(context, planner)]

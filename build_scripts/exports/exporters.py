"""The files beside the pages of the site: a module for each kind of file.

A module of `EXPORTERS` has ``export(context)``, which yields paths from the site's root and what the files there hold.
A module of `PLANNED` has ``plan(context, planner)``, as pages have: its files, which grow with the record, are made
only when what they hold changed. To add a file is to add a module there. Search documents (`search_documents`) are no
part of the site: they are for the indexer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Protocol

from build_scripts.base.cache import digest_folder
from build_scripts.exports import (
    assets,
    deposit,
    embed,
    event_columns,
    event_set,
    event_spots,
    outlines,
    redirects,
    search_names,
    sitemap,
    version,
)
from build_scripts.exports.feeds import plan as feeds
from build_scripts.exports.markup import TEMPLATES
from build_scripts.exports.schema import export as schemas
from build_scripts.pages.context import Context
from build_scripts.pages.plan import PageModule, Planned, Planner, digest
from build_scripts.pages.replan import LastPlan, plan_modules


class Exporter(Protocol):
    """A module of `EXPORTERS`."""

    @property
    def export(self) -> Callable[[Context], Iterable[tuple[str, bytes]]]:
        """Yield paths and what the files there hold."""


EXPORTERS: tuple[Exporter, ...] = (assets, outlines, version, deposit, schemas, redirects, sitemap, search_names)


FOLLOWING: tuple[Exporter, ...] = (redirects, sitemap, search_names)
"""Those that follow from the front matter of events, from the list of all pages, and from templates."""


def export_files(context: Context, last: LastPlan | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield every file beside the pages; ``context`` knows the folders of all pages."""
    pages = digest(*context.pages, repr(context.docs), digest_folder(TEMPLATES))
    for exporter in EXPORTERS:
        if last and exporter in FOLLOWING:
            yield from last.kept(str(exporter), pages, partial(_export, exporter, context))
        else:
            yield from exporter.export(context)


def _export(exporter: Exporter, context: Context) -> list[tuple[str, bytes]]:
    return [*exporter.export(context)]


PLANNED: tuple[PageModule, ...] = (feeds, event_set, event_columns, event_spots, embed)


def plan_files(context: Context, planner: Planner | None = None, last: LastPlan | None = None) -> list[Planned]:
    """Plan every file beside the pages that is made of events, and costs too much to be made each time."""
    return plan_modules(PLANNED, context, planner or Planner(context), last)

"""The files of this package, planned like pages: what did not change is not made again."""

from __future__ import annotations

from collections.abc import Iterator

from build_scripts.exports.feeds import calendar, timelinejs
from build_scripts.exports.feeds.channels import documents, events_of
from build_scripts.exports.feeds.written import WITH_JSON, render_atom, render_json
from build_scripts.exports.markup import TEMPLATES
from build_scripts.pages.context import Context
from build_scripts.pages.plan import Planned, Planner, digest, digest_folder


def plan_feeds(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan every feed, the calendar and the file for TimelineJS; no feed and no calendar where the site has no address.

    Their ids are made of that address.
    """
    base = digest(planner.common, digest_folder(TEMPLATES))
    yield from timelinejs.plan(planner, base)
    if not context.site.url:
        return
    yield from calendar.plan(planner, base)
    for document in documents(context.timeline):
        yield planner.plan_page(document.path("atom"), render_atom, events_of, document, base=base)
        if document.channel in WITH_JSON:
            yield planner.plan_page(document.path("json"), render_json, events_of, document, base=base)

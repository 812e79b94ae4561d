"""The files of this package, planned like pages: what did not change is not made again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from build_scripts.base.cache import digest_folder
from build_scripts.exports.feeds import calendar, timelinejs
from build_scripts.exports.feeds.channels import documents, events_of
from build_scripts.exports.feeds.written import WITH_JSON, render_atom, render_json
from build_scripts.exports.markup import TEMPLATES
from build_scripts.model.former import former_ids
from build_scripts.pages.context import Context
from build_scripts.pages.families import FAMILIES
from build_scripts.pages.feeds import FAMILIES as WITH_FEEDS
from build_scripts.pages.feeds import path_of
from build_scripts.pages.plan import Planned, Planner, digest


def plan(context: Context, planner: Planner) -> Iterator[Planned]:
    """Plan every feed, the calendar and the file for TimelineJS; no feed and no calendar where the site has no address.

    Their ids are made of that address.
    """
    base = digest(planner.common, digest_folder(TEMPLATES))
    yield from timelinejs.plan(planner, base)
    if not context.site.url:
        return
    yield from calendar.plan(planner, base)
    former = _former_channels(context)
    for document in documents(context.timeline):
        yield planner.plan_list(document.path("atom"), render_atom, events_of, document, base=base)
        for old in former.get(document.channel, ()) if not document.number else ():
            yield planner.plan_list(path_of(old), render_atom, events_of, document, base=base)
        if document.channel in WITH_JSON:
            yield planner.plan_list(document.path("json"), render_json, events_of, document, base=base)


def _former_channels(context: Context) -> Mapping[str, list[str]]:
    """Return what channels were called before: whoever subscribed to an actor or a kind then goes on getting it."""
    former: defaultdict[str, list[str]] = defaultdict(list)
    for family in WITH_FEEDS:
        for old, now in former_ids(FAMILIES[family].known(context.timeline)).items():
            former[f"{family}/{now}"].append(f"{family}/{old}")
    return former

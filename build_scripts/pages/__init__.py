"""Renderers: pure functions from the timeline to pages, and the plan of which pages there are.

The plan names every page with a key, a digest of all that goes into it, before anything is rendered: a page whose
key has not changed since the last build need not be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from build_scripts.base.cache import templates_digest, toolkit_version
from build_scripts.check.catalogue import CATALOGUE
from build_scripts.model.entries import Event
from build_scripts.model.layout import entry_url, event_url, year_url
from build_scripts.pages import edition, event, home, lists, publishers, rules, terms
from build_scripts.pages.page import Context, Page
from build_scripts.timeline.timeline import Timeline

MAKERS: Mapping[str, Callable[..., Page]] = {
    "event": event.render_event,
    "years": lists.render_years,
    "year": lists.render_year,
    "month": lists.render_month,
    "term": terms.render_term,
    "term-part": terms.render_term_part,
    "index": terms.render_index,
    "publishers": publishers.render_publishers,
    "publisher": publishers.render_publisher,
    "print": edition.render_print_year,
    "print-index": edition.render_print_index,
    "search": home.render_search,
    "vocabulary": home.render_vocabulary,
    "removed": home.render_removed,
    "rules": rules.render_rules,
    "rule": rules.render_rule,
}


@dataclass(frozen=True, slots=True)
class Planned:
    """A page to be: its folder, the digest of what it is made of, its maker's name and arguments."""

    path: str
    key: str
    maker: str
    args: tuple[Any, ...] = ()

    def make(self, context: Context) -> Page:
        """Render the page."""
        return MAKERS[self.maker](context, *self.args)


def plan_pages(context: Context, common: str) -> list[Planned]:
    """Every page of the record; ``common`` is a digest of what all of them share.

    Events come year by year, each year followed by its printed edition, which reuses their articles.
    """
    keys = _Keys(context.timeline, common)
    pages = [*_years(context, keys), *_families(context, keys), *_publishers(context, keys)]
    everything = context.timeline.events
    pages += [
        Planned("events/", keys.of(everything), "years"),
        Planned("print/", keys.of(everything), "print-index"),
        Planned("search/", common, "search"),
        Planned("vocabulary/", common, "vocabulary"),
    ]
    pages += _rules(context)
    pages += [Planned(entry_url("event", old), common, "removed", (old,)) for old in context.timeline.removed]
    return pages


class _Keys:
    """Keys of pages, as digests of the events that go into them."""

    def __init__(self, timeline: Timeline, common: str) -> None:
        self.timeline = timeline
        self.common = common
        self.entries = {event.path: f"{event.path} {timeline.digests[event.path]}" for event in timeline.events}
        self.scale = _digest(common, *(f"{year}:{len(events)}" for year, events in timeline.years.items()))
        self.shape = _digest(self.scale, *(f"{e.id}{e.date}" for e in timeline.events))

    def of(self, events: Sequence[Event], *more: str) -> str:
        """The key of a list of events under a density strip."""
        return _digest(self.shape, *more, *map(self._entry, events))

    def _entry(self, each: Event) -> str:
        """An entry's file: where it is, since that is its address, and what it holds."""
        return self.entries[each.path]

    def event(self, each: Event) -> str:
        """The key of an event's page: its file and those of every event it shows."""
        timeline = self.timeline
        shown = [other for other in timeline.neighbours(each) if other]
        shown += [tie.event for tie in timeline.ties.get(each.id, ())]
        shown += [mention.event for mention in timeline.mentions.get(each.id, ())]
        shown += [o for c in each.claims for name in (*c.for_, *c.against, *c.about) if (o := timeline.by_id.get(name))]
        for mention in timeline.mentions.get(each.id, ()):
            claim = mention.event.claims[mention.index]
            shown += [other for name in (*claim.for_, *claim.against) if (other := timeline.by_id.get(name))]
        sides = "".join("-" if other is None else "+" for other in timeline.neighbours(each))
        return _digest(self.common, sides, *map(self._entry, (each, *shown)))


def _digest(*parts: str) -> str:
    return blake2b("\n".join(parts).encode(), digest_size=12).hexdigest()


def _years(context: Context, keys: _Keys) -> Iterator[Planned]:
    timeline = context.timeline
    for year, events in timeline.years.items():
        made = [Planned(event_url(each), keys.event(each), "event", (each.id,)) for each in events]
        yield from made
        yield Planned(f"print/{year:04d}/", _digest(*(each.key for each in made)), "print", (year,))
        yield Planned(year_url(year), keys.of((*events, *timeline.lasting.get(year, ()))), "year", (year,))
        if len(events) > lists.SPLIT:
            for month in sorted({lists.month_of(each) for each in events}):
                key = keys.of(lists.month_events(timeline, year, month))
                yield Planned(f"{year_url(year)}{month}/", key, "month", (year, month))


def _families(context: Context, keys: _Keys) -> Iterator[Planned]:
    for family, kind in terms.FAMILIES.items():
        yield Planned(f"{family}/", keys.of(context.timeline.events), "index", (family,))
        for term in kind.known(context.timeline):
            events = terms.term_events(context.timeline, family, term)
            path = f"{family}/{term}/"
            yield Planned(path, keys.of(events, family, term), "term", (family, term))
            for unit, first, chosen in lists.split_parts(events):
                key = keys.of(chosen, family, term)
                yield Planned(f"{path}{lists.part_folder(unit, first)}", key, "term-part", (family, term, unit, first))


def _publishers(context: Context, keys: _Keys) -> Iterator[Planned]:
    yield Planned("sources/", keys.of(context.timeline.events), "publishers")
    for slug in context.timeline.publishers:
        events = publishers.publisher_events(context.timeline, slug)
        yield Planned(f"sources/{slug}/", keys.of(events, slug), "publisher", (slug,))
        for unit, first, chosen in lists.split_parts(events):
            path = f"sources/{slug}/{lists.part_folder(unit, first)}"
            yield Planned(path, keys.of(chosen, slug), "publisher", (slug, unit, first))


def _rules(context: Context) -> Iterator[Planned]:
    """The pages of the rules, which show nothing of the record and nothing of the configuration."""
    key = _digest(toolkit_version(), templates_digest(), repr(context.strings))
    yield Planned("rules/", key, "rules")
    yield from (Planned(f"rules/{rule}/", key, "rule", (rule,)) for rule in sorted(CATALOGUE))
